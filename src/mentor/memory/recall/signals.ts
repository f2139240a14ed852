/** What speaks for a candidate, as numbers that are weighed and added: its words, its neighbours, who says it, when, how. */
import { LOOK_BIT, LOOKS, type Look } from "./look.ts";
import type { PassageShelf } from "./passage-shelf.ts";
import { CHANNELS, type Plan } from "./plan.ts";
import type { Asked, Question } from "./question.ts";
import type { Rows } from "./rows.ts";

/** A kind of question and a look of passages that could answer it. */
const ANSWERS: readonly (readonly [Asked, Look])[] = [
  ["when", "time"],
  ["when", "plan"],
  ["where", "place"],
  ["where", "name"],
  ["who", "name"],
  ["why", "reason"],
  ["how-many", "number"],
  ["how-many", "money"],
  ["how-long", "time"],
  ["how-long", "number"],
  ["feeling", "feeling"],
  ["name", "title"],
  ["name", "name"],
  ["plan", "plan"],
  ["list", "self"],
  ["list", "picture"],
  ["how", "reason"],
];
const BESIDE = [-1, 1, -2, 2, -3, 3] as const;

/** In the order in which they are written below. */
export const SIGNALS: readonly string[] = [
  "exact",
  "near",
  "concept",
  "share",
  "rarest",
  "fullText",
  "previous",
  "next",
  "secondPrevious",
  "secondNext",
  "thirdPrevious",
  "thirdNext",
  "afterQuestion",
  "conversation",
  "meaning",
  "previousMeaning",
  "nextMeaning",
  "speaker",
  "otherSpeaker",
  "speakerExact",
  "otherSpeakerExact",
  "length",
  "short",
  "inTime",
  "afterTime",
  "kind",
  "fullTextFirst",
  "fullTextEarly",
  "phrase",
  ...LOOKS,
  ...ANSWERS.map(([asked, look]) => `${asked}:${look}`),
];

const PHRASE_AT = SIGNALS.indexOf("phrase");
const LOOKS_AT = PHRASE_AT + 1;
const ANSWERS_AT = LOOKS_AT + LOOKS.length;

const KIND_AT = SIGNALS.indexOf("kind");
/** At these places by full text its signals are half of what they are at the first. */
const FIRST_PLACES = 3;
const EARLY_PLACES = 16;
const NEAR_SHARE = 0.7;
const CONCEPT_SHARE = 0.4;
const KIND_SHARE = 0.45;
const LONG = Math.log(1 + 40);
const SHORT = 4;
const DAYS_AFTER = 14 * 86_400_000;

export interface Reading {
  readonly shelf: PassageShelf;
  readonly rows: Rows;
  readonly plan: Plan;
  readonly question: Question;
  /** BM25 over words and what stands for them, 0..1 of the best. */
  fullTextOf(passage: number): number;
  /** Its place among the candidates by that, from 0. */
  placeOf(passage: number): number;
  /** The best that any candidate of the conversation does for each word. */
  bestOf(passage: number): Float32Array;
}

/** The signals of a passage, in the order of `SIGNALS`. */
export function writeSignals(reading: Reading, passage: number): Float64Array {
  const signals = new Float64Array(SIGNALS.length);
  writeWords(reading, passage, signals);
  writeNeighbours(reading, passage, signals);
  writeMeaning(reading, passage, signals);
  writeSpeaker(reading, passage, signals);
  writeTime(reading, passage, signals);
  writeLooks(reading, passage, signals);
  return signals;
}

/** How well each word is met so far, while a passage is read. */
const running = new Float64Array(64);

function writeWords({ plan, rows, fullTextOf, placeOf }: Reading, passage: number, into: Float64Array): void {
  const { weights } = plan;
  const row = rows.rowOf(passage);
  const { values } = rows;
  let met = 0;
  let rarest = 0;
  for (let word = 0; word < weights.length; word += 1) {
    const weight = weights[word] as number;
    const place = row + word * CHANNELS;
    const exact = values[place] as number;
    const near = Math.max(exact, values[place + 1] as number);
    const concept = Math.max(near, values[place + 2] as number);
    into[0] = (into[0] as number) + weight * exact;
    into[1] = (into[1] as number) + weight * (near - exact);
    into[2] = (into[2] as number) + weight * (concept - near);
    into[KIND_AT] = (into[KIND_AT] as number) + weight * (Math.max(near, values[place + 3] as number) - near);
    if (exact > 0) {
      met += 1;
      rarest = Math.max(rarest, weight);
    }
    running[word] = softOf(values, place);
  }
  into[3] = weights.length === 0 ? 0 : met / weights.length;
  into[4] = rarest;
  into[5] = fullTextOf(passage);
  const place = placeOf(passage);
  into[KIND_AT + 1] = 1 / (1 + place / FIRST_PLACES);
  into[KIND_AT + 2] = 1 / (1 + place / EARLY_PLACES);
  into[PHRASE_AT] = values[row + weights.length * CHANNELS] as number;
}

/** What neighbours and the rest of the conversation add to the words that the passage itself has. */
function writeNeighbours(reading: Reading, passage: number, into: Float64Array): void {
  const { shelf } = reading;
  for (let side = 0; side < BESIDE.length; side += 1) {
    const other = shelf.beside(passage, BESIDE[side] as number);
    if (other < 0) continue;
    const gain = gainOf(reading, reading.rows.rowOf(other));
    into[6 + side] = gain;
    const isAnswer =
      side === 0 &&
      (shelf.looksAt(other) & LOOK_BIT.question) !== 0 &&
      shelf.speakerAt(other) !== shelf.speakerAt(passage);
    if (isAnswer) into[12] = gain;
  }
  into[13] = conversationGain(reading, passage);
}

/** What a neighbour adds to what was met so far; from then on it counts as met. */
function gainOf({ rows, plan }: Reading, row: number): number {
  const { weights } = plan;
  const { values } = rows;
  let gain = 0;
  for (let word = 0; word < weights.length; word += 1) {
    const value = softOf(values, row + word * CHANNELS);
    const before = running[word] as number;
    if (value <= before) continue;
    gain += (weights[word] as number) * (value - before);
    running[word] = value;
  }
  return gain;
}

function conversationGain({ plan, bestOf }: Reading, passage: number): number {
  const best = bestOf(passage);
  let gain = 0;
  for (let word = 0; word < plan.weights.length; word += 1) {
    const more = (best[word] as number) - (running[word] as number);
    if (more > 0) gain += (plan.weights[word] as number) * more;
  }
  return gain;
}

/** How well a word is met, by whatever channel. */
export function softOf(values: Float32Array, place: number): number {
  const exact = values[place] as number;
  const near = NEAR_SHARE * (values[place + 1] as number);
  const concept = CONCEPT_SHARE * (values[place + 2] as number);
  const kind = KIND_SHARE * (values[place + 3] as number);
  return Math.max(exact, near, concept, kind);
}

function writeMeaning({ shelf, plan }: Reading, passage: number, into: Float64Array): void {
  if (plan.vector === undefined) return;
  into[14] = shelf.nearness(passage, plan.vector);
  const before = shelf.beside(passage, -1);
  const after = shelf.beside(passage, 1);
  if (before >= 0) into[15] = shelf.nearness(before, plan.vector);
  if (after >= 0) into[16] = shelf.nearness(after, plan.vector);
}

function writeSpeaker({ shelf, question }: Reading, passage: number, into: Float64Array): void {
  if (question.speakers.length !== 1) return;
  const isMeant = shelf.speakerAt(passage) === shelf.speakers.get(question.speakers[0] as string);
  into[isMeant ? 17 : 18] = 1;
  into[isMeant ? 19 : 20] = into[0] as number;
}

function writeTime({ shelf, question }: Reading, passage: number, into: Float64Array): void {
  const length = shelf.lengthAt(passage);
  into[21] = Math.min(1, Math.log(1 + length) / LONG);
  into[22] = length < SHORT ? 1 : 0;
  if (question.ranges.length === 0) return;
  const saidAt = shelf.passageAt(passage)?.saidAt ?? 0;
  const isIn = question.ranges.some(({ from, to }) => saidAt >= from && saidAt < to);
  const isAfter = question.ranges.some(({ to }) => saidAt >= to && saidAt < to + DAYS_AFTER);
  into[23] = isIn ? 1 : 0;
  into[24] = isAfter && !isIn ? 1 : 0;
}

function writeLooks({ shelf, question }: Reading, passage: number, into: Float64Array): void {
  const bits = shelf.looksAt(passage);
  for (let look = 0; look < LOOKS.length; look += 1) into[LOOKS_AT + look] = (bits >> look) & 1;
  if (question.asked.size === 0) return;
  for (let place = 0; place < ANSWERS.length; place += 1) {
    const [asked, look] = ANSWERS[place] as (typeof ANSWERS)[number];
    if ((bits & LOOK_BIT[look]) !== 0 && question.asked.has(asked)) into[ANSWERS_AT + place] = 1;
  }
}
