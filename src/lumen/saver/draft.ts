/** A history read once: its messages, their sentences, and how common their words are. */
import type { Language } from "#contract/language.ts";
import { fitCode } from "./code-block.ts";
import { dayCost, type Entry, type Message, messagesOf } from "./history.ts";
import { type Unit, unitsOf } from "./unit.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";
import type { Reader } from "./words.ts";

export interface Draft {
  readonly messages: readonly Message[];
  /** The sentences of each message. */
  readonly units: readonly (readonly Unit[])[];
  readonly language: Language;
  readonly reader: Reader;
}

/** A block of code takes at most this share of a part before it is cut in the middle. */
const CODE_SHARE = 0.3;

export function draftOf(
  history: readonly Entry[],
  { language, reader }: Pick<Draft, "language" | "reader">,
): Draft {
  const messages = messagesOf(history);
  const named = messages.filter(({ isNamed }) => isNamed);
  const names = new Set(named.flatMap(({ speaker }) => speaker.toLowerCase().match(/[\p{L}']{2,}/gu) ?? []));
  const units: (readonly Unit[])[] = [];
  for (const [place, message] of messages.entries()) {
    const isAnswer = units.at(-1)?.some(({ isQuestion }) => isQuestion) ?? false;
    units.push(unitsOf(message, { place, names, isAnswer, reader }));
  }
  return { messages, units, language, reader };
}

/** Messages from `from` up to, not with, `to`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** The sentences of a run, long blocks of code cut to their share of `budget` tokens. */
export function unitsBetween({ units, language }: Draft, { from, to }: Run, budget: number): Unit[] {
  const all = units.slice(from, to).flat();
  return all.map((unit) => fitCode(unit, budget * CODE_SHARE, language));
}

/** Estimated tokens of a run as it is, with the days that it names at most; not rounded. */
export function costBetween({ messages }: Draft, { from, to }: Run): number {
  let cost = 0;
  let day: string | null = null;
  for (const message of messages.slice(from, to)) {
    cost += message.cost + (message.date === day ? 0 : dayCost(message));
    day = message.date ?? day;
  }
  return cost;
}

/** How common words are in the messages before `to`. */
export function vocabularyOf({ units }: Draft, to: number): Vocabulary {
  const vocabulary = createVocabulary();
  for (const message of units.slice(0, to)) vocabulary.add(message);
  return vocabulary;
}
