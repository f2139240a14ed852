/**
 * A head for labels that hold side by side. Besides the model it gives a threshold per label, tuned on what models
 * that had not seen a text said about it (cross-validation), so that no development text is used up for tuning.
 */
import { type EncodedTexts, encodeTexts } from "./encode.ts";
import type { LabelledText } from "./load-data.ts";
import { bestThreshold, macroF1 } from "./metrics.ts";
import {
  type LinearModel,
  predictAll,
  type TrainingSettings,
  type TrainingTask,
  trainLinear,
} from "./sgd.ts";

export interface MultiLabelCorpus {
  readonly examples: readonly LabelledText[];
  /** Texts with the same number share a fold (a text and its translation); each stands alone when absent. */
  readonly groups?: readonly number[];
  readonly labels: readonly string[];
}

export interface MultiLabelHead {
  readonly labels: readonly string[];
  readonly model: LinearModel;
  /** Probability from which a label counts as present. */
  readonly thresholds: readonly number[];
  /** How much of the score comes from the trunk's own head, 0..1. */
  readonly trunkShare: number;
  /** The thresholds for texts of one kind alone, e.g. of one language. */
  thresholdsFor(isOfKind: (place: number) => boolean): readonly number[];
}

/** What the trunk's head says about the corpus, and which texts it was not trained on. */
export interface TrunkOpinion {
  /** Raw scores, text-major. */
  readonly scores: Float32Array;
  readonly isUnseen: (place: number) => boolean;
}

export interface MultiLabelOptions {
  readonly rowCount: number;
  readonly folds: number;
  readonly settings: TrainingSettings;
  readonly trunk?: TrunkOpinion;
  readonly progress?: (message: string) => void;
}

export function trainMultiLabel(corpus: MultiLabelCorpus, options: MultiLabelOptions): MultiLabelHead {
  const { folds, progress, settings } = options;
  const texts = encodeTexts(
    corpus.examples.map((example) => example.text),
    options.rowCount,
  );
  const targets = labelTargets(corpus.examples, corpus.labels);
  const task: TrainingTask = { kind: "sigmoid", texts, outputCount: corpus.labels.length, targets };
  const places = Uint32Array.from(corpus.examples.keys());
  const foldOf = (place: number) => (corpus.groups?.[place] ?? place) % folds;
  const outOfFold = new Float32Array(targets.length);
  for (let fold = 0; fold < folds; fold += 1) {
    progress?.(`fold ${fold + 1} of ${folds}`);
    const only = places.filter((place) => foldOf(place) !== fold);
    const held = places.filter((place) => foldOf(place) === fold);
    fillHeld(task, { only, held, settings: { ...settings, seed: settings.seed + fold + 1 } }, outOfFold);
  }
  progress?.("all texts");
  const model = trainLinear(task, settings);
  return {
    labels: corpus.labels,
    model,
    ...tuneMixture(outOfFold, { targets, options, labels: corpus.labels }),
  };
}

const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/**
 * The share of the trunk with the best macro-F1 on texts that neither part had seen. These are few, so a label's
 * threshold comes from elsewhere: it is said as often as is best for the linear part alone, which every text can tell.
 */
function tuneMixture(
  outOfFold: Float32Array,
  {
    targets,
    options,
    labels,
  }: { targets: Float32Array; options: MultiLabelOptions; labels: readonly string[] },
): Pick<MultiLabelHead, "thresholds" | "trunkShare" | "thresholdsFor"> {
  const { trunk } = options;
  const count = labels.length;
  const every = () => true;
  const thresholdsAt = (trunkShare: number, isOfKind: (place: number) => boolean) => {
    const ofKind = (_: unknown, at: number) => isOfKind(Math.floor(at / count));
    const own = outOfFold.filter(ofKind);
    const alone = tuneThresholds(own, targets.filter(ofKind), count).thresholds;
    if (trunk === undefined || trunkShare === 0) return alone;
    const unseen = mixScores(outOfFold, trunk.scores, trunkShare).filter((_, at) => {
      const place = Math.floor(at / count);
      return trunk.isUnseen(place) && isOfKind(place);
    });
    return alone.map((threshold, label) => {
      const said = columnOf(own, label, count);
      const rate = said.filter((probability) => probability >= threshold).length / said.length;
      return quantileFromTop(columnOf(unseen, label, count), rate);
    });
  };
  if (trunk === undefined) {
    return {
      thresholds: thresholdsAt(0, every),
      trunkShare: 0,
      thresholdsFor: (isOfKind) => thresholdsAt(0, isOfKind),
    };
  }
  const isUnseen = (_: unknown, at: number) => trunk.isUnseen(Math.floor(at / count));
  const truth = Uint8Array.from(targets.filter(isUnseen));
  const places = Uint32Array.from({ length: truth.length / count }, (_, place) => place);
  const tried = SHARES.map((trunkShare) => {
    const thresholds = thresholdsAt(trunkShare, every);
    const guess = decide(mixScores(outOfFold, trunk.scores, trunkShare).filter(isUnseen), thresholds);
    return { trunkShare, thresholds, f1: macroF1({ classCount: count, truth, guess }, places) };
  });
  for (const { trunkShare, f1 } of tried)
    options.progress?.(`trunk ${trunkShare}: macro-F1 ${f1.toFixed(4)} on texts new to both`);
  const { trunkShare, thresholds } = tried.reduce((a, b) => (b.f1 > a.f1 ? b : a));
  return { thresholds, trunkShare, thresholdsFor: (isOfKind) => thresholdsAt(trunkShare, isOfKind) };
}

function columnOf(values: Float32Array, label: number, count: number): Float32Array {
  return values.filter((_, at) => at % count === label);
}

/** The value that this share of the values reaches; between two neighbours their mean. */
function quantileFromTop(values: Float32Array, rate: number): number {
  const sorted = values.toSorted().reverse();
  const place = Math.min(sorted.length - 1, Math.max(1, Math.round(rate * sorted.length)));
  return ((sorted[place - 1] ?? 1) + (sorted[place] ?? 0)) / 2;
}

/** Probabilities from the weighted mean of log-odds (a logarithmic opinion pool; Genest and Zidek 1986). */
function mixScores(probabilities: Float32Array, trunkScores: Float32Array, trunkShare: number): Float32Array {
  return probabilities.map((probability, at) => {
    const bounded = Math.min(Math.max(probability, 1e-7), 1 - 1e-7);
    const own = Math.log(bounded / (1 - bounded));
    return 1 / (1 + Math.exp(-((1 - trunkShare) * own + trunkShare * (trunkScores[at] ?? 0))));
  });
}

/** 1 where a label holds; labels outside the list are skipped. */
export function labelTargets(examples: readonly LabelledText[], labels: readonly string[]): Float32Array {
  const targets = new Float32Array(examples.length * labels.length);
  for (const [index, example] of examples.entries())
    for (const [position, label] of labels.entries())
      if (example.labels.includes(label)) targets[index * labels.length + position] = 1;
  return targets;
}

/** 1 where a probability reaches its label's threshold. */
export function decide(probabilities: ArrayLike<number>, thresholds: readonly number[]): Uint8Array {
  const count = thresholds.length;
  return Uint8Array.from(probabilities, (value, at) => (value >= (thresholds[at % count] ?? 1) ? 1 : 0));
}

/** What a head says about texts, as decisions. */
export function predictLabels(
  head: MultiLabelHead,
  texts: EncodedTexts,
  trunkScores?: Float32Array,
): Uint8Array {
  const own = predictAll(head.model, "sigmoid", texts);
  const mixed = trunkScores === undefined ? own : mixScores(own, trunkScores, head.trunkShare);
  return decide(mixed, head.thresholds);
}

/** A threshold per label, and the mean F1 they reach. */
function tuneThresholds(
  probabilities: Float32Array,
  targets: Float32Array,
  labelCount: number,
): { thresholds: number[]; f1: number } {
  const best = Array.from({ length: labelCount }, (_, position) => {
    return bestThreshold(
      columnOf(probabilities, position, labelCount),
      columnOf(targets, position, labelCount),
    );
  });
  return {
    thresholds: best.map(({ threshold }) => threshold),
    f1: best.reduce((sum, { f1 }) => sum + f1, 0) / labelCount,
  };
}

function fillHeld(
  task: TrainingTask,
  { only, held, settings }: { only: Uint32Array; held: Uint32Array; settings: TrainingSettings },
  outOfFold: Float32Array,
): void {
  const model = trainLinear({ ...task, only }, settings);
  const probabilities = predictAll(model, "sigmoid", task.texts);
  for (const place of held) {
    const from = place * task.outputCount;
    outOfFold.set(probabilities.subarray(from, from + task.outputCount), from);
  }
}
