/** How the words of a question are met in passages: a row of numbers for each passage read, kept for one search. */
import { grown } from "./growing.ts";
import type { PassageShelf } from "./passage-shelf.ts";
import { CHANNELS, type Plan } from "./plan.ts";

const COUNT_BITS = 3;
/** Words of the question that stand this near each other in a passage belong together. */
const TOGETHER = 2;

export class Rows {
  readonly #shelf: PassageShelf;
  #values = new Float32Array(0);
  /** The row of a passage; 0: not read yet. */
  #rowAt = new Int32Array(0);
  /** By term: the first of its meetings, counted from 1. */
  #first = new Int32Array(0);
  #next = new Int32Array(0);
  #read: number[] = [];
  #plan: Plan = { meetings: [], weights: new Float64Array(0), vector: undefined };
  #width = 1;
  #used = 1;

  constructor(shelf: PassageShelf) {
    this.#shelf = shelf;
  }

  /** `CHANNELS` numbers a word, then how much of the question stands together. */
  get values(): Float32Array {
    return this.#values;
  }

  begin(plan: Plan): void {
    this.#plan = plan;
    this.#width = plan.weights.length * CHANNELS + 1;
    this.#used = this.#width;
    this.#rowAt = grown(this.#rowAt, this.#shelf.end);
    this.#first = grown(this.#first, this.#shelf.termCount);
    this.#next = grown(this.#next, plan.meetings.length + 1);
    for (const [at, { term }] of plan.meetings.entries()) {
      this.#next[at + 1] = this.#first[term] as number;
      this.#first[term] = at + 1;
    }
  }

  end(): void {
    for (const number of this.#read) this.#rowAt[number] = 0;
    for (const { term } of this.#plan.meetings) this.#first[term] = 0;
    this.#read = [];
  }

  /** Where the row of a passage begins in `values`. */
  rowOf(number: number): number {
    const known = this.#rowAt[number] as number;
    if (known !== 0) return known;
    const row = this.#used;
    this.#used += this.#width;
    this.#values = grown(this.#values, this.#used);
    this.#values.fill(0, row, this.#used);
    this.#rowAt[number] = row;
    this.#read.push(number);
    this.#fill(number, row);
    return row;
  }

  #fill(number: number, row: number): void {
    const stored = this.#shelf.storedTerms();
    const end = this.#shelf.startAt(number + 1);
    const { meetings } = this.#plan;
    let ordinal = 0;
    let lastWord = -1;
    let lastOrdinal = 0;
    for (let at = this.#shelf.startAt(number); at < end; at += 1) {
      const term = (stored[at] as number) >> COUNT_BITS;
      if (this.#shelf.isWord(term)) ordinal += 1;
      for (let entry = this.#first[term] as number; entry !== 0; entry = this.#next[entry] as number) {
        const meeting = meetings[entry - 1] as Plan["meetings"][number];
        const place = row + meeting.word * CHANNELS + meeting.channel;
        if (meeting.strength > (this.#values[place] as number)) this.#values[place] = meeting.strength;
        if (meeting.channel !== 0) continue;
        if (lastWord >= 0 && ordinal - lastOrdinal <= TOGETHER)
          this.#addTogether(row, lastWord, meeting.word);
        lastWord = meeting.word;
        lastOrdinal = ordinal;
      }
    }
  }

  #addTogether(row: number, one: number, other: number): void {
    if (one === other) return;
    const { weights } = this.#plan;
    const place = row + this.#width - 1;
    this.#values[place] =
      (this.#values[place] as number) + (weights[one] as number) + (weights[other] as number);
  }
}
