/**
 * The first of three steps to `models/trunk.bin`: writes the public sets as tokens and targets for training/trunk.py,
 * so that training and serving cut texts in one and the same way.
 *
 *   node run.mjs training/prepare-trunk.ts --word-vectors FILE --out DIR [--data DIR]
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { EMOTIONS } from "../src/mentor/resonance/classifier/emotions.ts";
import { tokensOf } from "../src/mentor/resonance/classifier/tokens.ts";
import { isDevText, type LabelledText, loadLabelled } from "./load-data.ts";

const ROOT = join(import.meta.dirname, "..");
const LEAST_COUNT = 2;
const LEAST_SYLLABLE_COUNT = 4;
const MAX_WORDS = 12_600;
const MAX_SYLLABLES = 2_400;
const DIMENSIONS = 100;

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(ROOT, "../shared/data") },
    "word-vectors": { type: "string" },
    out: { type: "string" },
  },
});
const { "word-vectors": vectorFile, out } = values;
if (vectorFile === undefined || out === undefined) {
  console.error("prepare-trunk: needs --word-vectors FILE and --out DIR");
  process.exit(2);
}

interface Task {
  readonly name: string;
  readonly kind: "sigmoid" | "softmax";
  readonly classes: readonly string[];
  readonly examples: readonly LabelledText[];
  /** How often an epoch comes by: small sets come more often. */
  readonly times: number;
}

const hash = createHash("sha256");
const trainedOn: { file: string; examples: number }[] = [];
const tasks = loadTasks();
const tokens = tasks.map(({ examples }) => examples.map(({ text }) => tokensOf(text)));
const vectors = JSON.parse(readFileSync(vectorFile, "utf8")).vectors as Record<string, number[]>;
const vocabulary = ["", ...chooseVocabulary(tokens.flat())];
const places = new Map(vocabulary.map((token, place) => [token, place]));

mkdirSync(out, { recursive: true });
writeFileSync(join(out, "vectors.f32"), startingVectors());
writeFileSync(
  join(out, "tasks.json"),
  JSON.stringify({
    dimensions: DIMENSIONS,
    vocabulary,
    dataHash: hash.digest("hex"),
    trainedOn,
    tasks: tasks.map(({ name, kind, classes, examples, times }, index) => ({
      name,
      kind,
      classes,
      times,
      texts: tokens[index]?.map((text) => text.map((token) => places.get(token) ?? 0)),
      labels: examples.map(({ labels }) => labels.map((label) => classes.indexOf(label))),
    })),
  }),
);
console.log(
  `${vocabulary.length} tokens, ${trainedOn.map(({ file, examples }) => `${file} ${examples}`).join(", ")}`,
);

function loadTasks(): Task[] {
  const groupings = JSON.parse(readFileSync(join(values.data, "goemotions/groupings.json"), "utf8"));
  const groups: [string, string[]][] = [
    ...Object.entries<string[]>(groupings.ekman).map(([name, of]): [string, string[]] => [
      `ekman:${name}`,
      of,
    ]),
    ...Object.entries<string[]>(groupings.sentiment).map(([name, of]): [string, string[]] => [
      `sentiment:${name}`,
      of,
    ]),
  ];
  const emotions = [...EMOTIONS, ...groups.map(([name]) => name)];
  const withGroups = ({ text, labels }: LabelledText): LabelledText => ({
    text,
    labels: [
      ...labels,
      ...groups.filter(([, of]) => of.some((label) => labels.includes(label))).map(([name]) => name),
    ],
  });
  const kept = ({ text }: LabelledText) => !isDevText(text);
  const kote = load("kote/val.tsv", "labels", kept);
  const clinc = [...load("clinc150/train.tsv", "intent"), ...load("clinc150/oos_train.tsv", "intent")];
  const banking = load("banking77/train.tsv", "intent", kept);
  const premo = load("dev-premo/train.tsv", "polarity", kept);
  // A text and its translation lie a multiple of ten apart, so that both are kept for the thresholds or neither is.
  const bothLanguages = [
    ...load("goemotions/train.tsv", "labels"),
    ...load("goemotions-ko/train.tsv", "labels"),
  ].map(withGroups);
  const single = (name: string, examples: readonly LabelledText[], times: number): Task => {
    return { name, kind: "softmax", classes: classesOf(examples), examples, times };
  };
  return [
    { name: "goemotions", kind: "sigmoid", classes: emotions, examples: bothLanguages, times: 1 },
    { name: "kote", kind: "sigmoid", classes: classesOf(kote), examples: kote, times: 8 },
    single("clinc150", clinc, 6),
    single("banking77", banking, 8),
    single("dev-premo", premo, 4),
  ];
}

function load(
  file: string,
  column: "labels" | "intent" | "polarity",
  keep = (_: LabelledText) => true,
): LabelledText[] {
  const path = join(values.data, file);
  const examples = loadLabelled(path, column).filter(keep);
  hash.update(readFileSync(path));
  trainedOn.push({ file, examples: examples.length });
  return examples;
}

function classesOf(examples: readonly LabelledText[]): string[] {
  return [...new Set(examples.flatMap(({ labels }) => labels))].sort();
}

/** The commonest tokens; a word whose vector is known may be rarer. */
function chooseVocabulary(texts: readonly string[][]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const token of text) counts.set(token, (counts.get(token) ?? 0) + 1);
  const commonest = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const isSyllable = (token: string) => /^▁?\p{Script=Hangul}$/u.test(token);
  const words = commonest.filter(
    ([token, count]) => !isSyllable(token) && count >= (vectors[token] ? LEAST_COUNT : 2 * LEAST_COUNT),
  );
  const syllables = commonest.filter(([token, count]) => isSyllable(token) && count >= LEAST_SYLLABLE_COUNT);
  return [...words.slice(0, MAX_WORDS), ...syllables.slice(0, MAX_SYLLABLES)].map(([token]) => token);
}

/** Known word vectors; not-a-number where a vector has to be learned from nothing. */
function startingVectors(): Buffer {
  const starting = new Float32Array(vocabulary.length * DIMENSIONS).fill(Number.NaN);
  for (const [place, token] of vocabulary.entries()) {
    const vector = vectors[token];
    if (vector !== undefined) starting.set(vector.slice(0, DIMENSIONS), place * DIMENSIONS);
  }
  return Buffer.from(starting.buffer);
}
