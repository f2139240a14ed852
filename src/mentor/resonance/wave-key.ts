import {
  type Distribution,
  INTENTS,
  type Intent,
  PACES,
  type Pace,
  TONES,
  type Tone,
  type WaveKey,
} from "#contract/wave-key.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { GivenWave } from "./hearing.ts";

/** All 216 wave keys, tone by tone. */
export const ALL_WAVE_KEYS: readonly WaveKey[] = TONES.flatMap((tone) =>
  PACES.flatMap((pace) => INTENTS.map((intent): WaveKey => `${tone}-${pace}-${intent}`)),
);

/** Other spellings of a value that mean it beyond doubt. */
const SPELLINGS: Readonly<Record<string, string>> = {
  seeking_advice: "seek_advice",
  advice_seeking: "seek_advice",
  seeks_advice: "seek_advice",
  problemsolving: "problem_solving",
  solving_problem: "problem_solving",
  solving_problems: "problem_solving",
  solve_problem: "problem_solving",
  seekadvice: "seek_advice",
};

/**
 * Reads a whole wave key: case, spaces and the kind of dash do not matter.
 *
 * @throws InvalidInputError naming the part that is not known; it never becomes another key
 */
export function parseWaveKey(text: string): WaveKey {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[-_\s/]+/);
  const [tone = "", pace = "", ...intent] = words;
  if (words.length < 3) {
    throw new InvalidInputError(
      "wave_key",
      `${quote(text)} is not tone-pace-intent`,
      "write it like frustrated-burst-seek_advice",
    );
  }
  return `${part("tone", tone, TONES)}-${part("pace", pace, PACES)}-${part("intent", intent.join("_"), INTENTS)}`;
}

/** Reads the parts that a caller gives. @throws InvalidInputError naming the part that is not known */
export function parseGiven(context: {
  readonly tone?: string | undefined;
  readonly pace?: string | undefined;
  readonly intent?: string | undefined;
}): GivenWave {
  return {
    ...(context.tone === undefined ? {} : { tone: part("tone", context.tone, TONES) }),
    ...(context.pace === undefined ? {} : { pace: part("pace", context.pace, PACES) }),
    ...(context.intent === undefined ? {} : { intent: part("intent", context.intent, INTENTS) }),
  };
}

/** The three parts of a key. */
export function partsOf(key: WaveKey): { tone: Tone; pace: Pace; intent: Intent } {
  const [tone, pace, intent] = key.split("-") as [Tone, Pace, Intent];
  return { tone, pace, intent };
}

/** The likeliest value; the first of equals. */
export function likeliest<T extends string>(values: readonly T[], shares: Distribution<T>): T {
  let best = values[0] as T;
  for (const value of values) if (shares[value] > shares[best]) best = value;
  return best;
}

function part<T extends string>(name: string, given: string, allowed: readonly T[]): T {
  const plain = given
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, "_");
  const wanted = SPELLINGS[plain] ?? plain;
  const found = allowed.find((value) => value === wanted);
  if (found !== undefined) return found;
  const near = allowed.toSorted((a, b) => distance(wanted, a) - distance(wanted, b))[0] ?? "";
  const hint = distance(wanted, near) <= 3 ? `did you mean ${near}? ` : "";
  throw new InvalidInputError(
    name,
    `${quote(given)} is not known`,
    `${hint}use one of ${allowed.join(", ")}`,
  );
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60).toWellFormed());
}

/** How many letters two words differ by (Levenshtein 1966); words here are at most 40 letters. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
