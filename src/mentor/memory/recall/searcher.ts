/** One search over a shelf: candidates by full text, their signals, their order. Reuses its memory: one shelf, one thread. */
import type { Passage, RecallQuery } from "../memory.ts";
import { bestNumbers } from "./best-numbers.ts";
import type { Conversation } from "./conversations.ts";
import { grown } from "./growing.ts";
import type { PassageShelf } from "./passage-shelf.ts";
import { CHANNELS, type Meeting, type Plan, planFor } from "./plan.ts";
import { type Question, readQuestion } from "./question.ts";
import { Rows } from "./rows.ts";
import { type Reading, SIGNALS, softOf, writeSignals } from "./signals.ts";
import { WEIGHTS } from "./weight-catalog.ts";
import type { WordMeanings } from "./word-meanings.ts";

/** BM25's saturation and length. */
const K1 = 1.2;
const B = 0.5;
/** What stems, near words, concepts and kinds count when candidates are looked for. */
const CHANNEL_SHARE = [1, 0.5, 0.25, 0.25] as const;
/** Of the postings' budget, what every passage adds to it. */
const VISITED_SHARE = 1 / 20;
/**
 * How many are looked at closely, and how many postings are visited before common terms are left to the close look; where
 * there are few passages time allows for more.
 */
const BREADTH = {
  few: { best: 200, withNeighbours: 60, visited: 20_000 },
  many: { best: 56, withNeighbours: 10, visited: 5000 },
  quick: { best: 16, withNeighbours: 2, visited: 3000 },
} as const;
type Breadth = (typeof BREADTH)[keyof typeof BREADTH];
const FEW = 3000;
/** Up to that many, each passage is looked at closely: what answers may share no word with what is asked. */
const ALL = 1000;
const BESIDE = [-1, 1, -2, 2] as const;
/** A passage's importance, −0.5..0.5 around a turn's, in the scale of the signals' sum. */
const IMPORTANCE = 0.6;

export interface Found {
  readonly passage: Passage;
  readonly score: number;
  /** In the order of `SIGNALS`. */
  readonly features: Float64Array;
}

export class Searcher {
  readonly #shelf: PassageShelf;
  readonly #meanings: WordMeanings;
  readonly #rows: Rows;
  #scores = new Float32Array(0);
  #touched = new Int32Array(0);
  #count = 0;

  constructor(shelf: PassageShelf, meanings: WordMeanings) {
    this.#shelf = shelf;
    this.#meanings = meanings;
    this.#rows = new Rows(shelf);
  }

  /** The best first; equal ones in the order of adding. */
  search(query: RecallQuery): readonly Found[] {
    const shelf = this.#shelf;
    const names = new Map([...shelf.speakers.keys()].map((speaker) => [speaker.toLowerCase(), speaker]));
    const question = readQuestion(query, names);
    const plan = planFor(question.stems, shelf, this.#meanings);
    const breadth = this.#breadthOf(query);
    this.#visit(plan, breadth);
    this.#rows.begin(plan);
    try {
      return this.#judge(this.#choose(question, query, breadth), plan, question, query.limit);
    } finally {
      this.#rows.end();
      for (let at = 0; at < this.#count; at += 1) this.#scores[this.#touched[at] as number] = 0;
    }
  }

  #breadthOf({ effort }: RecallQuery): Breadth {
    if (effort === "quick") return BREADTH.quick;
    return this.#shelf.size <= FEW ? BREADTH.few : BREADTH.many;
  }

  #visit(plan: Plan, breadth: Breadth): void {
    const shelf = this.#shelf;
    this.#scores = grown(this.#scores, shelf.end);
    this.#touched = grown(this.#touched, shelf.end);
    this.#count = 0;
    const room = breadth.visited + shelf.size * VISITED_SHARE;
    let visited = 0;
    for (const meeting of [...plan.meetings].sort((a, b) => worth(b) - worth(a))) {
      const length = shelf.postings.lengthOf(meeting.term);
      if (visited > 0 && visited + length > room) continue;
      visited += length;
      this.#visitTerm(meeting);
    }
  }

  #visitTerm(meeting: Meeting): void {
    const shelf = this.#shelf;
    const scores = this.#scores;
    const weight = worth(meeting) * (K1 + 1);
    const perWord = (K1 * B) / shelf.averageLength;
    shelf.postings.visit(meeting.term, (number, times) => {
      const before = scores[number] as number;
      if (before === 0) {
        if (shelf.passageAt(number) === undefined) return;
        this.#touched[this.#count] = number;
        this.#count += 1;
      }
      scores[number] = before + (weight * times) / (times + K1 * (1 - B) + perWord * shelf.lengthAt(number));
    });
  }

  /** The best by full text, those beside the very best, and what was said in a time that the question names. */
  #choose(question: Question, query: RecallQuery, breadth: Breadth): readonly number[] {
    const shelf = this.#shelf;
    const isAsked = question.stems.length > 0 || question.ranges.length > 0;
    if (isAsked && breadth === BREADTH.few && shelf.size <= ALL) return this.#all(query);
    const most = Math.max(breadth.best, 2 * query.limit) + query.exclude.size;
    const best = bestNumbers(this.#touched.subarray(0, this.#count), this.#scores, most);
    const chosen = new Set(best);
    for (const number of best.slice(0, breadth.withNeighbours))
      for (const distance of BESIDE) {
        const other = shelf.beside(number, distance);
        if (other >= 0) chosen.add(other);
      }
    if (question.ranges.length > 0) this.#addByTime(chosen, question, most);
    return [...chosen].filter((number) => !query.exclude.has(shelf.passageAt(number)?.id ?? ""));
  }

  #all({ exclude }: RecallQuery): readonly number[] {
    const chosen: number[] = [];
    for (let number = 0; number < this.#shelf.end; number += 1) {
      const passage = this.#shelf.passageAt(number);
      if (passage !== undefined && !exclude.has(passage.id)) chosen.push(number);
    }
    return chosen;
  }

  #addByTime(chosen: Set<number>, { ranges }: Question, most: number): void {
    let room = most;
    for (const { from, to, numbers } of this.#shelf.conversations()) {
      if (!ranges.some((range) => to >= range.from && from < range.to)) continue;
      for (const number of numbers) {
        if (room <= 0) return;
        if (chosen.has(number)) continue;
        chosen.add(number);
        room -= 1;
      }
    }
  }

  #judge(candidates: readonly number[], plan: Plan, question: Question, limit: number): readonly Found[] {
    const reading = this.#readingOf(candidates, plan, question);
    const found = candidates.map((number) => {
      const features = writeSignals(reading, number);
      const passage = this.#shelf.passageAt(number) as Passage;
      let score = IMPORTANCE * (passage.importance - 0.5);
      for (let at = 0; at < features.length; at += 1)
        score += (features[at] as number) * (WEIGHTS[at] as number);
      return { number, passage, score, features };
    });
    return found.sort((a, b) => b.score - a.score || a.number - b.number).slice(0, limit);
  }

  /** Where each stands by full text; those that share nothing with the question stand last, all at one place. */
  #placesOf(candidates: readonly number[]): ReadonlyMap<number, number> {
    const scoreOf = (number: number) => this.#scores[number] as number;
    const order = [...candidates].sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
    return new Map(order.map((number, at) => [number, scoreOf(number) > 0 ? at : order.length]));
  }

  #readingOf(candidates: readonly number[], plan: Plan, question: Question): Reading {
    const places = this.#placesOf(candidates);
    const bests = new Map<Conversation | undefined, Float32Array>();
    let most = 1e-9;
    for (const number of candidates) {
      most = Math.max(most, this.#scores[number] as number);
      const conversation = this.#shelf.conversationAt(number);
      const best = bests.get(conversation) ?? new Float32Array(plan.weights.length);
      bests.set(conversation, best);
      const row = this.#rows.rowOf(number);
      for (let word = 0; word < best.length; word += 1)
        best[word] = Math.max(best[word] as number, softOf(this.#rows.values, row + word * CHANNELS));
    }
    return {
      shelf: this.#shelf,
      rows: this.#rows,
      plan,
      question,
      fullTextOf: (number) => (this.#scores[number] as number) / most,
      placeOf: (number) => places.get(number) as number,
      bestOf: (number) => bests.get(this.#shelf.conversationAt(number)) as Float32Array,
    };
  }
}

function worth({ channel, strength, rarity }: Meeting): number {
  return (CHANNEL_SHARE[channel] as number) * strength * rarity;
}

/** Names of the signals that `Found.features` holds, and what each counts. */
export const WEIGHED = SIGNALS.map((name, at) => ({ name, weight: WEIGHTS[at] as number }));
