/** Days that are not the person's own: one of each kind, made from a usual day. */
import { type MadePerson, type Message, pick, type SaidMessage } from "./anomaly-people.ts";

const HOUR_MS = 3_600_000;
/** As many as somebody who takes over an account, or a program, at least says. */
const LEAST_TURNS = 6;

export const INJECTIONS = ["rate", "hours", "length", "language", "repetition"] as const;
export type Injection = (typeof INJECTIONS)[number];

/** @param day a usual day of this person, what the strange one is made of */
export function injectInto(
  random: () => number,
  kind: Injection,
  given: {
    readonly person: MadePerson;
    readonly day: readonly SaidMessage[];
    readonly foreign: readonly Message[];
  },
): readonly SaidMessage[] {
  const day = filled(random, given.day, given.person.voice);
  if (kind === "rate") return multiplied(random, day, given.person);
  // half a day away, give or take two hours
  if (kind === "hours") {
    const shift = (10 + Math.floor(random() * 5)) * HOUR_MS;
    return day.map((message) => ({ ...message, at: message.at + shift }));
  }
  if (kind === "length")
    return day.map((message) => ({
      ...message,
      text: Array.from({ length: 12 }, () => pick(random, given.person.voice).text).join(" "),
    }));
  if (kind === "language") return day.map((message) => ({ ...pick(random, given.foreign), at: message.at }));
  const repeated = pick(
    random,
    given.person.voice.filter(({ text }) => text.length >= 20),
  );
  const times = 6 + Math.floor(random() * 10);
  return [
    ...day,
    ...Array.from({ length: times }, (_, turn) => ({ ...repeated, at: lastOf(day) + turn * 30_000 })),
  ];
}

/** Eight times a usual day, at its hours. */
function multiplied(random: () => number, day: readonly SaidMessage[], person: MadePerson): SaidMessage[] {
  const sorted = person.days.map(({ length }) => length).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 1;
  return Array.from({ length: Math.max(30, 8 * usual) }, () => ({
    ...pick(random, person.voice),
    at: pick(random, day).at + Math.floor(random() * HOUR_MS),
  }));
}

function filled(random: () => number, day: readonly SaidMessage[], voice: readonly Message[]): SaidMessage[] {
  const more = Array.from({ length: Math.max(0, LEAST_TURNS - day.length) }, () => ({
    ...pick(random, voice),
    at: pick(random, day).at + Math.floor(random() * HOUR_MS),
  }));
  return [...day, ...more].sort((a, b) => a.at - b.at);
}

function lastOf(day: readonly SaidMessage[]): number {
  return day.at(-1)?.at ?? 0;
}
