const MAX_ORDER = 6;
/** Recall weighs twice as much as precision. */
const BETA = 2;

/**
 * How near a text is to a reference, 0..1: chrF, the F₂ score of character n-grams of 1 to 6 without white space,
 * the orders that both texts are long enough for (Popović 2015, "chrF: character n-gram F-score"). It needs no word
 * boundaries and so suits Korean as well as English.
 */
export function chrF(text: string, reference: string): number {
  const said = [...text.normalize("NFC").replace(/\s+/gu, "")];
  const wanted = [...reference.normalize("NFC").replace(/\s+/gu, "")];
  if (said.length === 0 || wanted.length === 0) return 0;
  const orders = Math.min(MAX_ORDER, said.length, wanted.length);
  let precision = 0;
  let recall = 0;
  for (let order = 1; order <= orders; order += 1) {
    const common = overlap(nGrams(said, order), nGrams(wanted, order));
    precision += common / (said.length - order + 1) / orders;
    recall += common / (wanted.length - order + 1) / orders;
  }
  if (precision + recall === 0) return 0;
  return Math.min(1, ((1 + BETA ** 2) * precision * recall) / (BETA ** 2 * precision + recall));
}

function nGrams(characters: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= characters.length; start += 1) {
    const gram = characters.slice(start, start + order).join("");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function overlap(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let common = 0;
  for (const [gram, count] of one) common += Math.min(count, other.get(gram) ?? 0);
  return common;
}
