/**
 * A head for labels that hold side by side. Besides the model it gives a threshold per label, tuned on what models
 * that had not seen a text said about it (cross-validation), so that no development text is used up for tuning.
 */
import { type EncodedTexts, encodeTexts } from "./encode.ts";
import type { LabelledText } from "./load-data.ts";
import { averagePrecision, bestThreshold, macroF1 } from "./metrics.ts";
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

/** How a head answers: beside which share of a net, and from which probabilities on. */
export interface Mixture {
  /** How much of the score comes from the net's own head, 0..1. */
  readonly netShare: number;
  /** Probability from which a label counts as present. */
  readonly thresholds: readonly number[];
}

export interface MultiLabelHead extends Mixture {
  readonly labels: readonly string[];
  readonly model: LinearModel;
  /** The mixture for texts of one kind alone, e.g. of one language. */
  mixtureFor(isOfKind: (place: number) => boolean): Mixture;
}

/** What a net's own head says about the corpus, and which texts it was not trained on. */
export interface NetOpinion {
  /** Raw scores, text-major. */
  readonly scores: Float32Array;
  readonly isUnseen: (place: number) => boolean;
}

export interface MultiLabelOptions {
  readonly rowCount: number;
  readonly folds: number;
  readonly settings: TrainingSettings;
  readonly net?: NetOpinion;
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
  const mixtureFor = (isOfKind: (place: number) => boolean) =>
    tuneMixture(outOfFold, { targets, options, isOfKind, count: corpus.labels.length });
  return { labels: corpus.labels, model, ...mixtureFor(() => true), mixtureFor };
}

const SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];

/**
 * The share of the net with the best macro-F1 and mean average precision, in sum, on texts that neither part had seen:
 * F1 alone is mostly luck where a label holds for a handful of them, and precision alone does not mind thresholds. The
 * thresholds come from elsewhere, too: a label is said as often as is best for the linear part alone, which every text
 * can tell.
 */
function tuneMixture(outOfFold: Float32Array, ofKind: Kind): Mixture {
  const { targets, options, isOfKind, count } = ofKind;
  const { net, progress } = options;
  const isWanted = (_: unknown, at: number) => isOfKind(Math.floor(at / count));
  const own = outOfFold.filter(isWanted);
  const alone = tuneThresholds(own, targets.filter(isWanted), count).thresholds;
  if (net === undefined) return { netShare: 0, thresholds: alone };
  const rates = alone.map((threshold, label) => {
    const said = columnOf(own, label, count);
    return said.filter((probability) => probability >= threshold).length / said.length;
  });
  const isNew = (_: unknown, at: number) => isWanted(_, at) && net.isUnseen(Math.floor(at / count));
  const isSeen = (_: unknown, at: number) => isWanted(_, at) && !net.isUnseen(Math.floor(at / count));
  const truth = targets.filter(isNew);
  const tried = SHARES.map((netShare) => {
    const mixed = mixScores(outOfFold, net.scores, netShare);
    const unseen = mixed.filter(isNew);
    const thresholds = thresholdsAtRates(rates, { unseen, seen: mixed.filter(isSeen) });
    const merit = scoreMixture({ unseen, truth, thresholds });
    progress?.(`net ${netShare}: F1 and average precision ${merit.toFixed(4)} on texts new to both`);
    return { netShare, thresholds, merit };
  });
  const { netShare, thresholds } = tried.reduce((a, b) => (b.merit > a.merit ? b : a));
  return { netShare, thresholds };
}

/** How many texts that say a label weigh as much as all other labels together, when its own threshold is told. */
const COMMON_WEIGHT = 100;

/**
 * Thresholds at which each label is said as often as its rate. Most texts the net has learned from, and is a little surer
 * about; how much, the few others tell: a label's own difference counts by how many texts tell it, the rest of it is the
 * difference that all labels have in common.
 */
function thresholdsAtRates(
  rates: readonly number[],
  { unseen, seen }: { unseen: Float32Array; seen: Float32Array },
): number[] {
  const count = rates.length;
  const each = rates.map((rate, label) => {
    const usual = logOdds(quantileFromTop(columnOf(seen, label, count), rate));
    const difference = logOdds(quantileFromTop(columnOf(unseen, label, count), rate)) - usual;
    return { usual, difference, texts: (rate * unseen.length) / count };
  });
  const total = each.reduce((sum, { texts }) => sum + texts, 0);
  const common = each.reduce((sum, { difference, texts }) => sum + difference * texts, 0) / total;
  return each.map(({ usual, difference, texts }) => {
    const own = (texts * difference + COMMON_WEIGHT * common) / (texts + COMMON_WEIGHT);
    return 1 / (1 + Math.exp(-(usual + own)));
  });
}

function scoreMixture({
  unseen,
  truth,
  thresholds,
}: {
  unseen: Float32Array;
  truth: Float32Array;
  thresholds: readonly number[];
}): number {
  const classCount = thresholds.length;
  const places = Uint32Array.from({ length: unseen.length / classCount }, (_, place) => place);
  const decisions = { classCount, truth: Uint8Array.from(truth), guess: decide(unseen, thresholds) };
  let precision = 0;
  for (let label = 0; label < classCount; label += 1)
    precision += averagePrecision(columnOf(unseen, label, classCount), columnOf(truth, label, classCount));
  return macroF1(decisions, places) + precision / classCount;
}

/** Which texts a mixture is for, and what is known of all. */
interface Kind {
  readonly targets: Float32Array;
  readonly options: MultiLabelOptions;
  readonly isOfKind: (place: number) => boolean;
  /** Of labels. */
  readonly count: number;
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
function mixScores(probabilities: Float32Array, netScores: Float32Array, netShare: number): Float32Array {
  return probabilities.map((probability, at) => {
    const mixed = (1 - netShare) * logOdds(probability) + netShare * (netScores[at] ?? 0);
    return 1 / (1 + Math.exp(-mixed));
  });
}

function logOdds(probability: number): number {
  const bounded = Math.min(Math.max(probability, 1e-7), 1 - 1e-7);
  return Math.log(bounded / (1 - bounded));
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
  netScores?: Float32Array,
): Uint8Array {
  const own = predictAll(head.model, "sigmoid", texts);
  const mixed = netScores === undefined ? own : mixScores(own, netScores, head.netShare);
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
