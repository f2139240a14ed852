/** The passages of an index in columns: what is compared stands in typed arrays, a passage's number is its place in them. */
import type { Passage } from "../memory.ts";
import { sortOfTerm, termsOf } from "./analysis.ts";
import { type Conversation, createConversations, placeBeside } from "./conversations.ts";
import { grown } from "./growing.ts";
import { looksOf } from "./look.ts";
import { createPostings, MOST_COUNT, MOST_PASSAGES } from "./postings.ts";
import type { WordMeanings } from "./word-meanings.ts";

/** Bits of a stored term that say how often it stands in the passage. */
const COUNT_BITS = 3;
const MOST_LENGTH = 255;

/** Numbers are given once; a removed passage leaves a gap, and nothing of its text. */
export class PassageShelf {
  readonly speakers = new Map<string, number>();
  readonly postings = createPostings();
  readonly #meanings: WordMeanings;
  readonly #passages: (Passage | undefined)[] = [];
  readonly #conversationOf: (Conversation | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #terms = new Map<string, number>();
  readonly #conversations = createConversations();
  readonly #vectorOfTerm: (Int8Array | undefined)[] = [];
  #frequencies = new Int32Array(256);
  #isWord = new Uint8Array(256);
  #weights = new Float32Array(256);
  #starts = new Uint32Array(64);
  #stored = new Int32Array(1024);
  #used = 0;
  #lengths = new Uint8Array(64);
  #looks = new Uint16Array(64);
  #speakerOf = new Int32Array(64);
  #vectors: Int8Array;
  #words = 0;

  constructor(meanings: WordMeanings) {
    this.#meanings = meanings;
    this.#vectors = new Int8Array(64 * meanings.dimensions);
  }

  /** Living passages. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Numbers are below it. */
  get end(): number {
    return this.#passages.length;
  }

  get averageLength(): number {
    return this.size === 0 ? 1 : Math.max(1, this.#words / this.size);
  }

  get termCount(): number {
    return this.#terms.size;
  }

  /** Bytes of the columns, without the passages themselves. */
  get bytes(): number {
    const perPassage = [this.#starts, this.#lengths, this.#looks, this.#speakerOf, this.#vectors];
    const perTerm = [this.#stored, this.#frequencies, this.#isWord, this.#weights];
    return [...perPassage, ...perTerm].reduce((sum, column) => sum + column.byteLength, this.postings.bytes);
  }

  put(passage: Passage): void {
    const number = this.#passages.length;
    if (number >= MOST_PASSAGES) return;
    const { counts, length } = termsOf(passage.text);
    this.#makeRoom(number, counts.size);
    this.#passages.push(passage);
    this.#numbers.set(passage.id, number);
    this.#lengths[number] = Math.min(MOST_LENGTH, length);
    this.#words += this.#lengths[number] as number;
    this.#looks[number] = looksOf(passage.text);
    const speaker = this.speakers.get(passage.speaker) ?? this.speakers.size;
    this.speakers.set(passage.speaker, speaker);
    this.#speakerOf[number] = speaker;
    this.#storeTerms(number, counts);
    this.#conversationOf[number] = this.#conversations.put(passage, number);
  }

  take(id: string): void {
    const number = this.#numbers.get(id);
    const passage = number === undefined ? undefined : this.#passages[number];
    if (number === undefined || passage === undefined) return;
    this.#numbers.delete(id);
    this.#passages[number] = undefined;
    this.#conversationOf[number] = undefined;
    this.#words -= this.#lengths[number] as number;
    for (let at = this.startAt(number); at < this.startAt(number + 1); at += 1) {
      const term = (this.#stored[at] as number) >> COUNT_BITS;
      this.#frequencies[term] = (this.#frequencies[term] as number) - 1;
    }
    this.#conversations.take(passage, number);
  }

  find(id: string): Passage | undefined {
    const number = this.#numbers.get(id);
    return number === undefined ? undefined : this.#passages[number];
  }

  living(): readonly Passage[] {
    return this.#passages.filter((passage) => passage !== undefined);
  }

  passageAt(number: number): Passage | undefined {
    return this.#passages[number];
  }

  termNumber(term: string): number | undefined {
    return this.#terms.get(term);
  }

  /** Living passages that have the term. */
  frequencyOf(term: number): number {
    return this.#frequencies[term] as number;
  }

  isWord(term: number): boolean {
    return this.#isWord[term] === 1;
  }

  lengthAt(number: number): number {
    return this.#lengths[number] as number;
  }

  looksAt(number: number): number {
    return this.#looks[number] as number;
  }

  speakerAt(number: number): number {
    return this.#speakerOf[number] as number;
  }

  conversationAt(number: number): Conversation | undefined {
    return this.#conversationOf[number];
  }

  conversations(): Iterable<Conversation> {
    return this.#conversations.all();
  }

  /** The passage that many places after (before, when negative) in its conversation; −1 where none is. */
  beside(number: number, distance: number): number {
    const conversation = this.#conversationOf[number];
    const passage = this.#passages[number];
    if (conversation === undefined || passage === undefined) return -1;
    return placeBeside(conversation, passage.position + distance);
  }

  /** Where the terms of a passage begin in `storedTerms`; those of the next begin where they end. */
  startAt(number: number): number {
    return this.#starts[number] as number;
  }

  /** Terms, each shifted by three bits, with how often in the bits below. */
  storedTerms(): Int32Array {
    return this.#stored;
  }

  /** How near a passage's meaning is to a vector 127 long, −1..1; 0 where nothing is known. */
  nearness(number: number, vector: Int8Array): number {
    const vectors = this.#vectors;
    const start = number * vector.length;
    let sum = 0;
    for (let at = 0; at < vector.length; at += 1)
      sum += (vectors[start + at] as number) * (vector[at] as number);
    return sum / (127 * 127);
  }

  #makeRoom(number: number, termCount: number): void {
    this.#starts = grown(this.#starts, number + 2);
    this.#lengths = grown(this.#lengths, number + 1);
    this.#looks = grown(this.#looks, number + 1);
    this.#speakerOf = grown(this.#speakerOf, number + 1);
    this.#vectors = grown(this.#vectors, (number + 1) * this.#meanings.dimensions);
    this.#stored = grown(this.#stored, this.#used + termCount);
  }

  #storeTerms(number: number, counts: ReadonlyMap<string, number>): void {
    const sum = new Float32Array(this.#meanings.dimensions);
    for (const [text, count] of counts) {
      const term = this.#numberFor(text);
      this.#stored[this.#used] = (term << COUNT_BITS) | Math.min(MOST_COUNT, count);
      this.#used += 1;
      this.#frequencies[term] = (this.#frequencies[term] as number) + 1;
      this.postings.add(term, number, count);
      const vector = this.#vectorOfTerm[term];
      if (vector !== undefined) addTo(sum, vector, this.#weights[term] as number);
    }
    this.#starts[number + 1] = this.#used;
    packInto(this.#vectors, number * sum.length, sum);
  }

  #numberFor(term: string): number {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    const number = this.#terms.size;
    this.#terms.set(term, number);
    this.#frequencies = grown(this.#frequencies, number + 1);
    this.#isWord = grown(this.#isWord, number + 1);
    this.#weights = grown(this.#weights, number + 1);
    this.#isWord[number] = sortOfTerm(term) === "word" ? 1 : 0;
    this.#vectorOfTerm[number] = this.#isWord[number] === 1 ? this.#meanings.vectorOf(term) : undefined;
    this.#weights[number] = this.#meanings.weightOf(term);
    return number;
  }
}

/** Adds a vector, times a weight. */
export function addTo(sum: Float32Array, vector: Int8Array, weight: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + weight * (vector[at] as number);
}

/** Writes a direction as bytes, 127 long; nothing known is all 0. */
export function packInto(into: Int8Array, start: number, sum: Float32Array): void {
  let square = 0;
  for (let at = 0; at < sum.length; at += 1) square += (sum[at] as number) ** 2;
  const scale = square === 0 ? 0 : 127 / Math.sqrt(square);
  for (let at = 0; at < sum.length; at += 1) into[start + at] = Math.round((sum[at] as number) * scale);
}
