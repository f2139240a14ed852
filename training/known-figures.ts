/**
 * What others reach on the same test splits: a linear model with TF-IDF n-grams (the floor), and BERT, re-run
 * (GoEmotions: monologg/GoEmotions-pytorch; CLINC150: Larson et al. 2019, table 2). Beside development splits they are
 * a rough guide only.
 */
export const KNOWN: Readonly<Record<string, { readonly floor?: number; readonly published?: number }>> = {
  "goemotions emotion macro-F1, 28 labels": { floor: 0.468, published: 0.503 },
  "goemotions ekman macro-F1, 7 groups": { floor: 0.586, published: 0.624 },
  "goemotions sentiment macro-F1, 4 groups": { floor: 0.663, published: 0.701 },
  "clinc150 in-scope accuracy, 150 intents or none": { floor: 0.925, published: 0.967 },
  "clinc150 out-of-scope recall": { floor: 0.531, published: 0.403 },
  "banking77 77 intents accuracy": { floor: 0.913 },
  "dev-premo polarity macro-F1": { floor: 0.66 },
  "kote emotion macro-F1, 44 labels": { floor: 0.385 },
};
