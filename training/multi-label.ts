/**
 * A head for labels that hold side by side. Besides the model it gives a threshold per label, tuned on what models
 * that had not seen a text said about it (cross-validation), so that no development text is used up for tuning.
 */
import { type EncodedTexts, encodeTexts } from "./encode.ts";
import type { LabelledText } from "./load-data.ts";
import { bestThreshold } from "./metrics.ts";
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
}

export interface MultiLabelOptions {
  readonly rowCount: number;
  readonly folds: number;
  readonly settings: TrainingSettings;
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
    thresholds: tuneThresholds(outOfFold, targets, corpus.labels.length),
  };
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
export function predictLabels(head: MultiLabelHead, texts: EncodedTexts): Uint8Array {
  return decide(predictAll(head.model, "sigmoid", texts), head.thresholds);
}

function tuneThresholds(probabilities: Float32Array, targets: Float32Array, labelCount: number): number[] {
  return Array.from({ length: labelCount }, (_, position) => {
    const column = (values: Float32Array) => values.filter((_, at) => at % labelCount === position);
    return bestThreshold(column(probabilities), column(targets)).threshold;
  });
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
