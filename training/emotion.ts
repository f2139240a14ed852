/**
 * The emotion head. Besides the model it gives what it says about texts it did not learn from (out of fold): these
 * probabilities tune the thresholds and are what the tone head sees, as it will when serving.
 */
import { EMOTIONS } from "../src/mentor/resonance/classifier/emotions.ts";
import { type EncodedTexts, encodeTexts } from "./encode.ts";
import type { LabelledText } from "./load-data.ts";
import { bestThreshold } from "./metrics.ts";
import { EMOTION_SETTINGS, FOLDS, type HeadSettings } from "./settings.ts";
import { type LinearModel, predictAll, type TrainingTask, trainLinear } from "./sgd.ts";

export interface TrainedEmotion {
  readonly model: LinearModel;
  readonly texts: EncodedTexts;
  readonly outOfFold: Float32Array;
  readonly thresholds: readonly number[];
}

/** `groups` says which texts must share a fold: a text and its translation. */
export interface EmotionCorpus {
  readonly examples: readonly LabelledText[];
  readonly groups: readonly number[];
}

export function trainEmotion(
  corpus: EmotionCorpus,
  {
    rowCount,
    seed,
    settings = EMOTION_SETTINGS,
  }: { rowCount: number; seed: number; settings?: HeadSettings },
  progress: (message: string) => void,
): TrainedEmotion {
  const texts = encodeTexts(
    corpus.examples.map((example) => example.text),
    rowCount,
  );
  const targets = emotionTargets(corpus.examples);
  const task: TrainingTask = { kind: "sigmoid", texts, outputCount: EMOTIONS.length, targets };
  const outOfFold = new Float32Array(targets.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    progress(`emotion: fold ${fold + 1} of ${FOLDS}`);
    fillFold(task, { corpus, fold, seed, settings }, outOfFold);
  }
  progress("emotion: all texts");
  const model = trainLinear(task, { ...settings, seed });
  return { model, texts, outOfFold, thresholds: tuneThresholds(outOfFold, targets) };
}

/** 1 where a label holds; labels that are no emotion of ours are skipped. */
export function emotionTargets(examples: readonly LabelledText[]): Float32Array {
  const targets = new Float32Array(examples.length * EMOTIONS.length);
  for (const [index, { labels }] of examples.entries())
    for (const [position, emotion] of EMOTIONS.entries())
      if (labels.includes(emotion)) targets[index * EMOTIONS.length + position] = 1;
  return targets;
}

export function tuneThresholds(probabilities: Float32Array, targets: Float32Array): number[] {
  return EMOTIONS.map((_, position) => {
    const column = (values: Float32Array) => values.filter((_, at) => at % EMOTIONS.length === position);
    return bestThreshold(column(probabilities), column(targets)).threshold;
  });
}

function fillFold(
  task: TrainingTask,
  {
    corpus,
    fold,
    seed,
    settings,
  }: { corpus: EmotionCorpus; fold: number; seed: number; settings: HeadSettings },
  outOfFold: Float32Array,
): void {
  const places = Uint32Array.from(corpus.groups.keys());
  const isHeld = (place: number) => (corpus.groups[place] ?? 0) % FOLDS === fold;
  const only = places.filter((place) => !isHeld(place));
  const model = trainLinear({ ...task, only }, { ...settings, seed: seed + fold + 1 });
  const probabilities = predictAll(model, "sigmoid", task.texts);
  for (const place of places.filter(isHeld)) {
    const from = place * EMOTIONS.length;
    outOfFold.set(probabilities.subarray(from, from + EMOTIONS.length), from);
  }
}
