/** What a turn says about its person, without its words: everything the profile is folded from. Pure. */
import type { Language } from "#contract/language.ts";
import type { Intent, Pace, Tone } from "#contract/wave-key.ts";
import { MISSED, NO_THANKS, STYLE_WORDS, STYLES, type Style, THANKS } from "./asks-catalog.ts";
import { asksAgain, digestOf } from "./likeness.ts";
import { localTime } from "./local-time.ts";

/** Tones of somebody who is stuck. */
const STRAINED_TONES: readonly Tone[] = ["frustrated", "anxious", "urgent", "confused"];
const HELP_INTENTS: readonly Intent[] = ["seek_advice", "problem_solving"];
const QUICK_MS = 60_000;
/** After so long in silence a conversation counts as left. */
export const ABANDONED_AFTER_MS = 86_400_000;
const SHORT_ANSWER_WORDS = 90;
const LONG_ANSWER_WORDS = 220;
const MAX_TOPICS = 4;

export const SIGNALS = ["rephrased", "quick-follow-up", "thanked"] as const;
export type Signal = (typeof SIGNALS)[number];

/** A turn as it is learned from. */
export interface SaidTurn {
  readonly id: string;
  readonly conversationId: string;
  readonly number: number;
  readonly userMessage: string;
  readonly responseText: string;
  readonly language: Language;
  /** Milliseconds since 1970. */
  readonly saidAt: number;
  readonly personaId: string;
  readonly waveKey: string;
  /** The person's, as their client told it; null: it told none. */
  readonly timeZone: string | null;
  /** With which probability its persona was chosen. */
  readonly propensity: number;
}

/** What routing wants to know of a turn that was rated, or whose outcome says something about it. */
export interface MarkedTurn {
  readonly id: string;
  readonly personaId: string;
  readonly waveKey: string;
  readonly saidAt: number;
  readonly hour: number;
  readonly propensity: number;
}

export interface TurnFacts extends MarkedTurn {
  readonly conversationId: string;
  readonly number: number;
  readonly tone: Tone;
  readonly pace: Pace;
  readonly intent: Intent;
  readonly language: Language;
  /** By the person's clock, as `hour` is: 0 Monday .. 6, days since 1970. */
  readonly weekday: number;
  readonly day: number;
  /** The time zone that was told; null: the server's was taken. */
  readonly zone: string | null;
  /** Of the message. */
  readonly characters: number;
  /** Of a message long enough to be told apart from "ok"; null for shorter ones. */
  readonly digest: string | null;
  /** Asked for: `+short`, `-code` … */
  readonly asks: readonly `${"+" | "-"}${Style}`[];
  /** What the answer was like, in the same words; what is neither is left out. */
  readonly answer: readonly `${"+" | "-"}${Style}`[];
  readonly signals: readonly Signal[];
  /** What the signals are about: the turn before. */
  readonly about: MarkedTurn | null;
  readonly isStrained: boolean;
  /** Help was asked for by somebody stuck, and the message does not end the matter itself. */
  readonly isOpen: boolean;
  /** The turn before was open, and this one goes on within a day. */
  readonly continues: boolean;
  readonly topics: readonly string[];
}

export interface ReadNeeds {
  readonly serverZone: string;
  /** Topics of a message, the strongest first. */
  readonly findTopics: (message: string) => readonly { readonly text: string }[];
}

/** @param before the turn before in its conversation; null for the first */
export function readTurn(needs: ReadNeeds, turn: SaidTurn, before: SaidTurn | null): TurnFacts {
  const [tone, pace, intent] = turn.waveKey.split("-") as [Tone, Pace, Intent];
  const thanks = before !== null && isThanks(turn.userMessage);
  return {
    ...markOf(turn),
    conversationId: turn.conversationId,
    number: turn.number,
    tone,
    pace,
    intent,
    language: turn.language,
    ...localTimeOf(turn, needs.serverZone),
    characters: turn.userMessage.length,
    digest: turn.userMessage.trim().length < 12 ? null : digestOf(turn.userMessage),
    asks: asksIn(turn.userMessage),
    answer: shapeOf(turn.responseText),
    signals: before === null ? [] : signalsOf(turn, before, thanks),
    about: before === null ? null : { ...markOf(before), hour: localTimeOf(before, needs.serverZone).hour },
    isStrained: STRAINED_TONES.includes(tone),
    isOpen: isOpenTurn(turn),
    continues: before !== null && isOpenTurn(before) && turn.saidAt - before.saidAt < ABANDONED_AFTER_MS,
    topics: needs
      .findTopics(turn.userMessage)
      .slice(0, MAX_TOPICS)
      .map(({ text }) => text),
  };
}

/** A zone that this machine does not know counts as none. */
function localTimeOf({ saidAt, timeZone }: SaidTurn, serverZone: string) {
  if (timeZone !== null) {
    try {
      return { ...localTime(saidAt, timeZone), zone: timeZone };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return { ...localTime(saidAt, serverZone), zone: null };
}

/** By what the turn says alone, so that it can be told whatever comes after it. */
function isOpenTurn({ userMessage, waveKey }: SaidTurn): boolean {
  const [tone, , intent] = waveKey.split("-") as [Tone, Pace, Intent];
  return STRAINED_TONES.includes(tone) && HELP_INTENTS.includes(intent) && !isThanks(userMessage);
}

function markOf({ id, personaId, waveKey, saidAt, propensity }: SaidTurn): Omit<MarkedTurn, "hour"> {
  return { id, personaId, waveKey, saidAt, propensity };
}

function signalsOf(turn: SaidTurn, before: SaidTurn, thanks: boolean): Signal[] {
  const { userMessage } = turn;
  const again = !thanks && (hasAny(MISSED, userMessage) || asksAgain(before.userMessage, userMessage));
  return [
    ...(again ? (["rephrased"] as const) : []),
    ...(turn.saidAt - before.saidAt <= QUICK_MS ? (["quick-follow-up"] as const) : []),
    ...(thanks ? (["thanked"] as const) : []),
  ];
}

function isThanks(message: string): boolean {
  return hasAny(THANKS, message) && !hasAny(NO_THANKS, message);
}

function asksIn(message: string): TurnFacts["asks"] {
  return STYLES.flatMap((style) => {
    const { wanted, avoided } = STYLE_WORDS[style];
    // "no code" holds "code": what is refused is not wanted too
    if (hasAny(avoided, message)) return [`-${style}` as const];
    return hasAny(wanted, message) ? [`+${style}` as const] : [];
  });
}

function shapeOf(answer: string): TurnFacts["answer"] {
  const words = answer.split(/\s+/u).filter(Boolean).length;
  const steps = answer.match(/^\s*\d+[.)]\s/gmu)?.length ?? 0;
  const length = words <= SHORT_ANSWER_WORDS ? "+short" : words >= LONG_ANSWER_WORDS ? "-short" : null;
  return [
    ...(length === null ? [] : ([length] as const)),
    /```/.test(answer) ? "+code" : "-code",
    steps >= 2 ? "+steps" : "-steps",
  ];
}

function hasAny(patterns: readonly RegExp[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
