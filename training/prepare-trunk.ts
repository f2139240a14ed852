/**
 * The first of three steps to `models/trunk.bin`: writes the public sets as tokens and targets for training/trunk.py,
 * so that training and serving cut texts in one and the same way.
 *
 *   node run.mjs training/prepare-trunk.ts --word-vectors FILE --out DIR [--data DIR]
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { tokensOf } from "../src/mentor/resonance/classifier/tokens.ts";
import { loadPublicTasks, writableTasks } from "./public-tasks.ts";

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

const { tasks, trainedOn, dataHash } = loadPublicTasks(values.data);
const tokens = tasks.map(({ examples }) => examples.map(({ text }) => tokensOf(text)));
const vectors = JSON.parse(readFileSync(vectorFile, "utf8")).vectors as Record<string, number[]>;
const vocabulary = ["", ...chooseVocabulary(tokens.flat())];

mkdirSync(out, { recursive: true });
writeFileSync(join(out, "vectors.f32"), startingVectors());
writeFileSync(
  join(out, "tasks.json"),
  JSON.stringify({
    dimensions: DIMENSIONS,
    vocabulary,
    dataHash,
    trainedOn,
    tasks: writableTasks(tasks, vocabulary),
  }),
);
console.log(
  `${vocabulary.length} tokens, ${trainedOn.map(({ file, examples }) => `${file} ${examples}`).join(", ")}`,
);

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
