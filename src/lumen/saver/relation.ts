/** What a sentence has to do with a question: BM25 (Robertson & Zaragoza 2009) over stems, its neighbours included. */
import type { Message } from "./history.ts";
import type { Unit } from "./unit.ts";
import type { Reader, Term } from "./words.ts";

const K1 = 1.2;
const B = 0.4;
/** How much a sentence takes from the best of its message, and from the messages before and after. */
const FROM_MESSAGE = 0.5;
const FROM_NEIGHBOUR = 0.3;
/** What a sentence counts that has nothing to do with the question. */
const UNRELATED = 1;
const SPEAKER_ASKED_FOR = 1.4;
const KIND_ASKED_FOR = 1.3;
const HANGUL = /^\p{Script=Hangul}/u;
const ASKS_WHEN = /\bwhen\b|\bwhat (?:time|day|date|year|month)\b|\bhow long ago\b|언제|며칠|몇 시/i;
const ASKS_HOW_MANY = /\bhow (?:many|much|old|long|often|far)\b|몇|얼마/i;

export interface Question {
  readonly text: string;
  readonly messages: readonly Message[];
  readonly units: readonly Unit[];
  readonly worth: (term: string) => number;
  readonly reader: Reader;
}

/** How much each unit counts because of the question; 1 where it has nothing to do with it. */
export function emphasisOf({ text, messages, units, worth, reader }: Question): (unit: Unit) => number {
  const names = new Set(messages.map(({ speaker }) => speaker.toLowerCase()));
  const { terms, speakers } = askedIn(reader.termsOf(text), names, worth);
  const relations = relationsOf(units, terms);
  const asksWhen = ASKS_WHEN.test(text);
  const asksHowMany = ASKS_HOW_MANY.test(text);
  const emphases = new Map<Unit, number>();
  for (const [place, unit] of units.entries()) {
    const isSpeaker = speakers.has(messages[unit.message]?.speaker.toLowerCase() ?? "");
    const isKind = (asksWhen && unit.saysWhen) || (asksHowMany && unit.saysHowMany);
    const related = UNRELATED + (relations[place] ?? 0);
    emphases.set(unit, related * (isSpeaker ? SPEAKER_ASKED_FOR : 1) * (isKind ? KIND_ASKED_FOR : 1));
  }
  return (unit) => emphases.get(unit) ?? UNRELATED;
}

/** The terms of a question with what each is worth; a speaker's name is not one, but asks for what they said. */
function askedIn(asked: readonly Term[], names: ReadonlySet<string>, worth: (term: string) => number) {
  const terms = new Map<string, number>();
  const speakers = new Set<string>();
  for (const { key, kind, plain } of asked) {
    const name = plain.replace(/'s$/, "");
    if (names.has(name)) speakers.add(name);
    else if (kind !== "empty") for (const part of partsOf(key)) terms.set(part, worth(part));
  }
  return { terms, speakers };
}

/** A Korean word is also its pairs of syllables, because its endings change. */
function partsOf(key: string): string[] {
  if (key.length < 3 || !HANGUL.test(key)) return [key];
  return [key, ...Array.from({ length: key.length - 1 }, (_, place) => key.slice(place, place + 2))];
}

function relationsOf(units: readonly Unit[], asked: ReadonlyMap<string, number>): number[] {
  const mean = units.reduce((sum, { terms }) => sum + terms.size, 0) / Math.max(1, units.length);
  const own = units.map(({ terms }) => {
    const saturation = 1 + K1 * (1 - B + (B * terms.size) / Math.max(1, mean));
    let sum = 0;
    for (const part of sharedParts(terms, asked)) sum += ((asked.get(part) ?? 0) * (K1 + 1)) / saturation;
    return sum;
  });
  const best = new Map<number, number>();
  for (const [place, { message }] of units.entries())
    best.set(message, Math.max(best.get(message) ?? 0, own[place] ?? 0));
  return units.map(({ message }, place) => {
    const near = Math.max(best.get(message - 1) ?? 0, best.get(message + 1) ?? 0);
    return (own[place] ?? 0) + FROM_MESSAGE * (best.get(message) ?? 0) + FROM_NEIGHBOUR * near;
  });
}

function sharedParts(terms: Unit["terms"], asked: ReadonlyMap<string, number>): Set<string> {
  const shared = new Set<string>();
  for (const term of terms.keys()) for (const part of partsOf(term)) if (asked.has(part)) shared.add(part);
  return shared;
}
