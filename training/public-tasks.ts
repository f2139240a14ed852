/** The public sets as tasks for nets that learn from all of them at once, and which files they came from. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EMOTIONS } from "../src/mentor/resonance/classifier/emotions.ts";
import { tokensOf } from "../src/mentor/resonance/classifier/tokens.ts";
import { isDevText, type LabelledText, loadLabelled } from "./load-data.ts";

export interface PublicTask {
  readonly name: string;
  /** Sigmoid: classes side by side; softmax: exactly one of them. */
  readonly kind: "sigmoid" | "softmax";
  readonly classes: readonly string[];
  readonly examples: readonly LabelledText[];
  /** How often an epoch comes by: small sets come more often. */
  readonly times: number;
}

export interface PublicTasks {
  readonly tasks: readonly PublicTask[];
  readonly trainedOn: readonly { file: string; examples: number }[];
  /** SHA-256 over all files that were read, hexadecimal. */
  readonly dataHash: string;
}

/**
 * Reads every set. A set without a development split keeps our own fifth out (`isDevText`). A text of GoEmotions and
 * its translation lie a multiple of ten apart, so that both are kept from the training for thresholds or neither is.
 */
export function loadPublicTasks(folder: string): PublicTasks {
  const { load, read } = createReader(folder);
  const kept = ({ text }: LabelledText) => !isDevText(text);
  const kote = load("kote/val.tsv", "labels", kept);
  const clinc = [...load("clinc150/train.tsv", "intent"), ...load("clinc150/oos_train.tsv", "intent")];
  const banking = load("banking77/train.tsv", "intent", kept);
  const premo = load("dev-premo/train.tsv", "polarity", kept);
  const bothLanguages = [
    ...load("goemotions/train.tsv", "labels"),
    ...load("goemotions-ko/train.tsv", "labels"),
  ];
  const single = (name: string, examples: readonly LabelledText[], times: number): PublicTask => {
    return { name, kind: "softmax", classes: classesOf(examples), examples, times };
  };
  return read([
    emotionTask(folder, bothLanguages),
    { name: "kote", kind: "sigmoid", classes: classesOf(kote), examples: kote, times: 8 },
    single("clinc150", clinc, 6),
    single("banking77", banking, 8),
    single("dev-premo", premo, 4),
  ]);
}

/** GoEmotions in English alone. */
export function loadEnglishEmotions(folder: string): PublicTasks {
  const { load, read } = createReader(folder);
  return read([emotionTask(folder, load("goemotions/train.tsv", "labels"))]);
}

/** Reads files and notes what was read. */
function createReader(folder: string) {
  const hash = createHash("sha256");
  const trainedOn: { file: string; examples: number }[] = [];
  const load = (
    file: string,
    column: "labels" | "intent" | "polarity",
    keep = (_: LabelledText) => true,
  ): LabelledText[] => {
    const path = join(folder, file);
    const examples = loadLabelled(path, column).filter(keep);
    hash.update(readFileSync(path));
    trainedOn.push({ file, examples: examples.length });
    return examples;
  };
  const read = (tasks: readonly PublicTask[]): PublicTasks => {
    return { tasks, trainedOn, dataHash: hash.digest("hex") };
  };
  return { load, read };
}

/** The 28 emotions and their groups side by side. */
function emotionTask(folder: string, examples: readonly LabelledText[]): PublicTask {
  const groups = loadGroups(folder);
  const classes = [...EMOTIONS, ...groups.map(([name]) => name)];
  const grouped = examples.map((example) => withGroups(example, groups));
  return { name: "goemotions", kind: "sigmoid", classes, examples: grouped, times: 1 };
}

/** Tasks as Python reads them: texts as rows of the vocabulary (0 is every other token), labels as class numbers. */
export function writableTasks(tasks: readonly PublicTask[], vocabulary: readonly string[]): object[] {
  const places = new Map(vocabulary.map((token, place) => [token, place]));
  return tasks.map(({ name, kind, classes, examples, times }) => ({
    name,
    kind,
    classes,
    times,
    texts: examples.map(({ text }) => tokensOf(text).map((token) => places.get(token) ?? 0)),
    labels: examples.map(({ labels }) => labels.map((label) => classes.indexOf(label))),
  }));
}

type Group = readonly [name: string, labels: readonly string[]];

function loadGroups(folder: string): Group[] {
  const groupings: Record<string, Record<string, string[]>> = JSON.parse(
    readFileSync(join(folder, "goemotions/groupings.json"), "utf8"),
  );
  return ["ekman", "sentiment"].flatMap((grouping) =>
    Object.entries(groupings[grouping] ?? {}).map(([name, labels]): Group => [`${grouping}:${name}`, labels]),
  );
}

function withGroups({ text, labels }: LabelledText, groups: readonly Group[]): LabelledText {
  const held = groups.filter(([, of]) => of.some((label) => labels.includes(label)));
  return { text, labels: [...labels, ...held.map(([name]) => name)] };
}

function classesOf(examples: readonly LabelledText[]): string[] {
  return [...new Set(examples.flatMap(({ labels }) => labels))].sort();
}
