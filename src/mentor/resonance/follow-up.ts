/**
 * A follow-up of a few words ("tried that", "여전히 안 돼요") says little by itself: it inherits how its conversation
 * sounded, the more the less it says.
 */
import { type Distribution, INTENTS, PACES, TONES, type Tone, type WaveKey } from "#contract/wave-key.ts";
import type { Hearing } from "./hearing.ts";
import { likeliest, partsOf } from "./wave-key.ts";

/** How the turn before sounded. */
export interface Before {
  readonly tone: Distribution<Tone>;
  readonly waveKey: WaveKey;
}

/** The share inherited by a message of one, two, three … words; a longer one inherits nothing. */
const INHERITED = [0.6, 0.6, 0.45, 0.3] as const;
/** What is taken over of a part of which only the likeliest value is known. */
const KNOWN_PART = 0.7;
/** Heard for itself with more than this, a part stands ("HELP!!", "ㅋㅋㅋ"). */
const STANDS_ALONE = 0.8;
/** The tone of plain words: two of them ("tried that") say nothing against what was heard before. */
const PLAIN: Tone = "calm";

/** The hearing of a message in its conversation. A part the caller said stays as it was said. */
export function inherit(hearing: Hearing, message: string, before: Before): Hearing {
  const share = INHERITED[message.trim().split(/\s+/u).length - 1];
  if (share === undefined || hearing.source !== "classifier") return hearing;
  const known = partsOf(before.waveKey);
  const tone = blend(TONES, hearing.tone, before.tone, share);
  const pace = hearing.pace;
  const intent = blend(INTENTS, hearing.intent, around(INTENTS, known.intent), share);
  const [t, p, i] = [likeliest(TONES, tone), likeliest(PACES, pace), likeliest(INTENTS, intent)];
  return {
    ...hearing,
    tone,
    intent,
    waveKey: `${t}-${p}-${i}`,
    waveKeyProbability: tone[t] * pace[p] * intent[i],
  };
}

function blend<T extends string>(
  values: readonly T[],
  own: Distribution<T>,
  before: Distribution<T>,
  share: number,
): Distribution<T> {
  const heard = likeliest(values, own);
  if (heard !== PLAIN && own[heard] > STANDS_ALONE) return own;
  const blended = values.map((value) => [value, (1 - share) * own[value] + share * before[value]]);
  return Object.fromEntries(blended) as Distribution<T>;
}

function around<T extends string>(values: readonly T[], known: T): Distribution<T> {
  const rest = (1 - KNOWN_PART) / (values.length - 1);
  return Object.fromEntries(
    values.map((value) => [value, value === known ? KNOWN_PART : rest]),
  ) as Distribution<T>;
}
