/** The dialogues that truth is measured on, and when a case is right. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { LearnedTurn, MemoryRecord } from "../src/mentor/memory/memory.ts";

export const SORTS = ["contradiction", "cascade", "absence"] as const;
export type Sort = (typeof SORTS)[number];

const QUESTION = z.strictObject({
  asks: z.string(),
  /** One of these has to be told as present; */
  holds: z.array(z.string()).optional(),
  /** and none of these. */
  not: z.array(z.string()).optional(),
  /** None of these may be told as present, and it has to be known that it was so and is no more. */
  gone: z.array(z.string()).optional(),
});
const CASE = z.strictObject({
  id: z.string(),
  sort: z.enum(SORTS),
  language: z.enum(["en", "ko"]),
  turns: z.array(z.strictObject({ at: z.iso.date(), says: z.string() })).min(1),
  now: z.iso.date(),
  questions: z.array(QUESTION).min(1),
});
export type TruthCase = z.infer<typeof CASE>;

export function loadTruthCases(file: string): TruthCase[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => CASE.parse(JSON.parse(line)));
}

/** The turns of a case, an hour apart from midday on when they fall on one day. */
export function turnsOf({ id, turns, language }: TruthCase): LearnedTurn[] {
  return turns.map(({ at, says }, place) => ({
    id: `${id}-${place + 1}`,
    number: place + 1,
    userMessage: says,
    responseText: "",
    language,
    saidAt: noonOf(at) + place * 3_600_000,
    personaId: "nana",
    waveKey: "calm-slow-advice",
    recalled: [],
  }));
}

export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** What a memory answers to a question. */
export interface Told {
  readonly present: readonly MemoryRecord[];
  readonly gone: readonly MemoryRecord[];
}

/** Every question has to be answered right. */
export function isRight({ questions }: TruthCase, tell: (question: string) => Told): boolean {
  return questions.every(({ asks, holds = [], not = [], gone = [] }) => {
    const told = tell(asks);
    const present = told.present.map(shown);
    const past = told.gone.map(shown);
    const isTold = (texts: readonly string[]) => (value: string) =>
      texts.some((text) => text.includes(value.toLowerCase()));
    if (holds.length > 0 && !holds.some(isTold(present))) return false;
    if (not.some(isTold(present)) || gone.some(isTold(present))) return false;
    return gone.length === 0 || gone.some(isTold(past));
  });
}

function shown({ value, text }: MemoryRecord): string {
  return `${value} | ${text}`.toLowerCase();
}
