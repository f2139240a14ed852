/** Figures of the committed weights, as the product uses them. */
import { readFileSync } from "node:fs";
import { TONES } from "#contract/wave-key.ts";
import type { TrainedClassifier } from "../src/mentor/resonance/classifier/classifier.ts";
import { EMOTIONS, type Emotion } from "../src/mentor/resonance/classifier/emotions.ts";
import type { DataFolder } from "./data-folder.ts";
import { isDevText, type LabelledText, loadLabelled } from "./load-data.ts";
import { decide, labelTargets } from "./multi-label.ts";
import { AXES, AXIS_NAMES, isHeld, loadOwnMessages, type OwnMessage } from "./own-messages.ts";
import { type Score, scoreAnswers, scoreLabels } from "./scores.ts";
import type { ToneMap } from "./tone-corpus.ts";

const MEASURED = ["test.tsv", "dev.tsv", "val.tsv"];

/** What hears emotions, and from which probability each one counts. */
export interface EmotionEar {
  readonly hear: (text: string) => Readonly<Record<Emotion, number>>;
  readonly thresholds: Readonly<Record<"en" | "ko", readonly number[]>>;
}

/** Emotions: macro-F1 over the 28 labels, thresholds from training. */
export function scoreEmotions(set: string, data: DataFolder, { hear, thresholds }: EmotionEar): Score[] {
  const examples = loadLabelled(data.measured(set, MEASURED), "labels");
  const probabilities = examples.flatMap(({ text }) => {
    const heard = hear(text);
    return EMOTIONS.map((emotion) => heard[emotion]);
  });
  const decisions = {
    classCount: EMOTIONS.length,
    truth: Uint8Array.from(labelTargets(examples, EMOTIONS)),
    guess: decide(probabilities, thresholds[set.endsWith("-ko") ? "ko" : "en"]),
  };
  return [scoreLabels(set, "emotion macro-F1, 28 labels", decisions)];
}

/** Tone on foreign ground: texts whose labels all mean one tone (the label map's strong ones). */
export function scoreMappedTone(set: string, data: DataFolder, classifier: TrainedClassifier): Score[] {
  const maps = JSON.parse(readFileSync(data.training("", ["label-map.json"]), "utf8")).tone;
  const map: ToneMap = maps[set.replace("-ko", "")] ?? {};
  const isHeldOut = set === "kote" && !data.has(set, "test.tsv");
  const examples = loadLabelled(data.measured(set, MEASURED), "labels")
    .filter(({ text }) => !isHeldOut || isDevText(text))
    .flatMap((example) => onlyTone(example, map));
  const tones = TONES.filter((tone) => examples.some((example) => example.tone === tone));
  const answers = {
    classCount: TONES.length,
    truth: examples.map(({ tone }) => TONES.indexOf(tone)),
    guess: examples.map(({ text }) => likeliest(TONES, classifier.classify(text).tone)),
  };
  const [accuracy] = scoreAnswers(set, `tone (${tones.length} of 9 mapped)`, answers);
  return accuracy === undefined ? [] : [accuracy];
}

/** Our own messages by authors that were kept from the training: every axis, both languages together and apart. */
export function scoreOwn(classifier: TrainedClassifier): Score[] {
  const messages = loadOwnMessages().filter(isHeld);
  const of = (language: OwnMessage["language"]) =>
    messages.filter((message) => message.language === language);
  return [
    ...scoreAxes("own", messages, classifier),
    ...scoreAxes("own (English)", of("en"), classifier).filter(isAccuracy),
    ...scoreAxes("own (Korean)", of("ko"), classifier).filter(isAccuracy),
  ];
}

/** Right is what either labeller heard where they differ. */
function scoreAxes(set: string, messages: readonly OwnMessage[], classifier: TrainedClassifier): Score[] {
  if (messages.length === 0) return [];
  const heard = messages.map(({ text }) => classifier.classify(text));
  return AXIS_NAMES.flatMap((axis) => {
    const classes: readonly string[] = AXES[axis];
    const guess = heard.map((classification) => likeliest(classes, classification[axis]));
    const truth = messages.map(({ labels }, place) => {
      const accepted = labels.map((label) => classes.indexOf(label[axis]));
      return accepted.find((value) => value === guess[place]) ?? accepted[0] ?? 0;
    });
    return scoreAnswers(set, axis, { classCount: classes.length, truth, guess });
  });
}

function isAccuracy(score: Score): boolean {
  return score.metric.endsWith("accuracy");
}

function onlyTone({ text, labels }: LabelledText, map: ToneMap) {
  const strong = labels.flatMap((label) => {
    const mapped = map[label];
    return mapped?.[1] === "strong" ? [mapped[0]] : [];
  });
  const [tone, ...others] = new Set(strong);
  return tone === undefined || others.length > 0 ? [] : [{ text, tone }];
}

function likeliest(classes: readonly string[], distribution: Readonly<Record<string, number>>): number {
  const values = classes.map((label) => distribution[label] ?? 0);
  return values.indexOf(Math.max(...values));
}
