/**
 * Learns the weights of recall's signals from our own conversations: a linear ranking, by the probability (softmax over the
 * candidates) of every passage that holds the answer. Prints what leaving one conversation out reaches.
 *
 *   node run.mjs training/train-recall.ts [--write]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Passage } from "../src/mentor/memory/memory.ts";
import { createRecallIndex } from "../src/mentor/memory/recall/recall-index.ts";
import { SIGNALS } from "../src/mentor/memory/recall/signals.ts";
import { loadMemoryDialogues, type MemoryDialogue } from "./memory-dialogues.ts";

const ROOT = join(import.meta.dirname, "..");
const OUT = join(ROOT, "src/mentor/memory/recall/weight-catalog.ts");
const DATA = ["memory-dialogues.jsonl", "memory-dialogues-long.jsonl"];
const DEPTH = 10;
const ROUNDS = 100;
const RATE = 0.1;
const DECAY = 0.03;
/** A question asked about the wrong person counts this much. */
const SWAPPED = 0.25;
/** Among so many passages a dialogue's lie, at least, where there are enough in its language. */
const HAYSTACK = 550;
/** Of the candidates that hold no answer, the best by the weights of before; the others compete for nothing. */
const RIVALS = 200;

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });

interface Example {
  readonly dialogue: string;
  readonly weight: number;
  readonly evidence: number;
  readonly features: readonly Float64Array[];
  readonly isEvidence: readonly boolean[];
}

const flats = new WeakMap<Example, Float64Array>();
const dialogues = DATA.flatMap((file) => loadMemoryDialogues(join(ROOT, "training/data", file)));
const examples = dialogues.flatMap(examplesOf);
const scale = scaleOf(examples);

const leftOut = dialogues.map(({ id }) =>
  measure(
    examples.filter(({ dialogue, weight }) => dialogue === id && weight === 1),
    fit(examples.filter(({ dialogue }) => dialogue !== id)),
  ),
);
print("one conversation left out", leftOut);
const weights = fit(examples);
print("fitted on all", [
  measure(
    examples.filter(({ weight }) => weight === 1),
    weights,
  ),
]);
if (values.write) writeFileSync(OUT, catalogOf(weights));

function examplesOf(dialogue: MemoryDialogue): Example[] {
  const index = createRecallIndex();
  const names = [...new Set(dialogue.passages.map((passage) => passage.speaker))];
  index.add(haystackOf(dialogue, names));
  const { speaker, now } = dialogue;
  const swap = (text: string) =>
    text.replace(
      new RegExp(names.join("|"), "g"),
      (name) => (name === names[0] ? names[1] : names[0]) ?? name,
    );
  return dialogue.questions.flatMap(({ text, evidence }) => {
    const make = (asked: string, weight: number): Example => {
      const found = index.trace({
        text: asked,
        now,
        speaker,
        conversationId: null,
        exclude: new Set(),
        limit: 10_000,
      });
      const kept = found.filter(({ passage }, at) => at < RIVALS || evidence.includes(passage.id));
      return {
        dialogue: dialogue.id,
        weight,
        evidence: evidence.length,
        features: kept.map((one) => one.features),
        isEvidence: kept.map(({ passage }) => evidence.includes(passage.id)),
      };
    };
    const swapped = swap(text);
    return swapped === text ? [make(text, 1)] : [make(text, 1), make(swapped, SWAPPED)];
  });
}

/** The dialogue among others, told by the same two: what people come back to lies among much else that they said. */
function haystackOf(dialogue: MemoryDialogue, names: readonly string[]): Passage[] {
  const place = dialogues.indexOf(dialogue);
  const passages = [...dialogue.passages];
  for (const other of [...dialogues.slice(place + 1), ...dialogues.slice(0, place)])
    if (passages.length < HAYSTACK && isKorean(other) === isKorean(dialogue))
      passages.push(...toldBy(names, other));
  return passages;
}

function isKorean({ passages }: MemoryDialogue): boolean {
  return /\p{Script=Hangul}{2}/u.test(passages[0]?.text ?? "");
}

function toldBy(names: readonly string[], other: MemoryDialogue): Passage[] {
  const theirs = [...new Set(other.passages.map((passage) => passage.speaker))];
  const rename = (text: string) =>
    text.replace(new RegExp(theirs.join("|"), "g"), (name) => names[theirs.indexOf(name)] ?? name);
  return other.passages.map((passage) => ({
    ...passage,
    id: `${other.id} ${passage.id}`,
    conversationId: `${other.id} ${passage.conversationId}`,
    text: rename(passage.text),
    speaker: rename(passage.speaker),
  }));
}

function scaleOf(all: readonly Example[]): Float64Array {
  const sums = new Float64Array(SIGNALS.length);
  let count = 0;
  for (const { features } of all)
    for (const one of features) {
      count += 1;
      for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (one[at] ?? 0) ** 2;
    }
  return sums.map((sum) => Math.max(0.05, Math.sqrt(sum / count)));
}

function fit(all: readonly Example[]): Float64Array {
  const w = new Float64Array(SIGNALS.length);
  const m = new Float64Array(SIGNALS.length);
  const v = new Float64Array(SIGNALS.length);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const gradient = gradientOf(all, w);
    for (let at = 0; at < w.length; at += 1) {
      const g = (gradient[at] ?? 0) + DECAY * (w[at] ?? 0);
      m[at] = 0.9 * (m[at] ?? 0) + 0.1 * g;
      v[at] = 0.99 * (v[at] ?? 0) + 0.01 * g * g;
      w[at] =
        (w[at] ?? 0) -
        (RATE * ((m[at] ?? 0) / (1 - 0.9 ** round))) / (Math.sqrt((v[at] ?? 0) / (1 - 0.99 ** round)) + 1e-6);
    }
  }
  return w.map((value, at) => value / (scale[at] ?? 1));
}

/** For each passage with the answer: less the signals it has, more what the others that compete with it have. */
function gradientOf(all: readonly Example[], w: Float64Array): Float64Array {
  const gradient = new Float64Array(w.length);
  let total = 0;
  for (const example of all) {
    const { isEvidence, weight } = example;
    const flat = flatOf(example);
    const scores = isEvidence.map((_, at) => dot(flat, at, w));
    const most = Math.max(...scores);
    const exps = scores.map((score) => Math.exp(score - most));
    const others = exps.reduce((sum, value, at) => sum + (isEvidence[at] ? 0 : value), 0);
    const positives = isEvidence.filter(Boolean).length;
    if (positives === 0) continue;
    total += weight;
    const share = weight / positives;
    let outer = 0;
    for (const [at, is] of isEvidence.entries()) {
      if (!is) continue;
      const p = (exps[at] ?? 0) / (others + (exps[at] ?? 0));
      add(gradient, flat, at, -share * (1 - p));
      outer += share / (others + (exps[at] ?? 0));
    }
    for (const [at, is] of isEvidence.entries()) if (!is) add(gradient, flat, at, (exps[at] ?? 0) * outer);
  }
  return gradient.map((value) => value / total);
}

/** The features of all candidates side by side, each measured by its usual size. */
function flatOf(example: Example): Float64Array {
  const known = flats.get(example);
  if (known !== undefined) return known;
  const width = SIGNALS.length;
  const flat = new Float64Array(example.features.length * width);
  for (const [at, one] of example.features.entries())
    for (let place = 0; place < width; place += 1)
      flat[at * width + place] = (one[place] ?? 0) / (scale[place] ?? 1);
  flats.set(example, flat);
  return flat;
}

function dot(flat: Float64Array, at: number, w: Float64Array): number {
  let sum = 0;
  const start = at * w.length;
  for (let place = 0; place < w.length; place += 1)
    sum += (flat[start + place] as number) * (w[place] as number);
  return sum;
}

function add(into: Float64Array, flat: Float64Array, at: number, factor: number): void {
  const start = at * into.length;
  for (let place = 0; place < into.length; place += 1)
    into[place] = (into[place] as number) + factor * (flat[start + place] as number);
}

interface Measured {
  readonly any: number;
  readonly all: number;
  readonly count: number;
}

function measure(all: readonly Example[], w: Float64Array): Measured {
  let any = 0;
  let each = 0;
  for (const { features, isEvidence, evidence } of all) {
    const order = features
      .map((one, at) => ({ at, score: one.reduce((sum, value, place) => sum + value * (w[place] ?? 0), 0) }))
      .sort((a, b) => b.score - a.score);
    const hits = order.slice(0, DEPTH).filter(({ at }) => isEvidence[at]).length;
    if (hits > 0) any += 1;
    if (hits === evidence) each += 1;
  }
  return { any, all: each, count: all.length };
}

function print(name: string, measured: readonly Measured[]): void {
  const share = (pick: (one: Measured) => number) =>
    measured.reduce((sum, one) => sum + pick(one), 0) / measured.reduce((sum, one) => sum + one.count, 0);
  const [any, all] = [share((one) => one.any), share((one) => one.all)];
  console.log(`${name}: any@${DEPTH} ${any.toFixed(3)} all@${DEPTH} ${all.toFixed(3)}`);
}

function catalogOf(w: Float64Array): string {
  const lines = SIGNALS.map(
    (name, at) =>
      `  ${/^\w+$/.test(name) ? name : `"${name}"`}: ${(w[at] ?? 0).toFixed(3).replace(/\.?0+$/, "")},`,
  );
  return `/** What each signal counts, learned from our own conversations by training/train-recall.ts. */\nimport { SIGNALS } from "./signals.ts";\n\nconst LEARNED: Readonly<Record<string, number>> = {\n${lines.join("\n")}\n};\n\n/** In the order of \`SIGNALS\`. */\nexport const WEIGHTS: Float64Array = Float64Array.from(SIGNALS, (name) => LEARNED[name] ?? 0);\n`;
}
