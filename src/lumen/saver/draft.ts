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

/** A block of code takes at most this share of a chunk's tokens before it is cut in the middle. */
export const CODE_SHARE = 0.3;
const NAME = /[\p{L}']{2,}/gu;

export function draftOf(
  history: readonly Entry[],
  { language, reader }: Pick<Draft, "language" | "reader">,
): Draft {
  const messages = messagesOf(history);
  // Who speaks later must not change what is made of what was said before.
  const names = new Set<string>();
  const units: (readonly Unit[])[] = [];
  for (const [place, message] of messages.entries()) {
    const { speaker, isNamed } = message;
    for (const name of isNamed ? (speaker.toLowerCase().match(NAME) ?? []) : []) names.add(name);
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

/** The sentences of a run, blocks of code cut to `codeTokens` each. */
export function unitsBetween({ units, language }: Draft, { from, to }: Run, codeTokens: number): Unit[] {
  const all = units.slice(from, to).flat();
  return all.map((unit) => fitCode(unit, codeTokens, language));
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
