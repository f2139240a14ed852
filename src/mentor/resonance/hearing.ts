import type { Language } from "#contract/language.ts";
import type { Affinities } from "#contract/persona.ts";
import type { Distribution, Frequency, Intent, Pace, Tone, WaveKey } from "#contract/wave-key.ts";
import type { CommonTaste } from "./learning/common-taste.ts";
import type { History } from "./learning/history.ts";
import type { PersonalParts } from "./learning/personal-score.ts";

/** What a classifier hears in a text; each distribution sums to 1. */
export interface Classification {
  readonly tone: Distribution<Tone>;
  readonly pace: Distribution<Pace>;
  readonly intent: Distribution<Intent>;
  readonly frequency: Distribution<Frequency>;
}

/** Below both, neither tone nor intent is clear; chosen from the abstention curve (models/hearing.md). */
export interface ClarityThresholds {
  /** Of the likeliest tone's probability. */
  readonly tone: number;
  /** Of the likeliest intent's. */
  readonly intent: number;
}

/** Whom people would let answer: a multinomial logistic model over the probabilities of what was heard. */
export interface Acceptance {
  /** The personas it knows; every list of weights has one for each, in this order. */
  readonly personas: readonly string[];
  readonly bias: readonly number[];
  readonly weights: Readonly<Record<keyof Classification, Readonly<Record<string, readonly number[]>>>>;
}

export interface Classifier {
  readonly modelVersion: string;
  readonly clarity: ClarityThresholds;
  readonly acceptance: Acceptance;
  classify(text: string): Classification;
}

/** The parts of a wave key that the caller says instead of letting them be heard. */
export interface GivenWave {
  readonly tone?: Tone;
  readonly pace?: Pace;
  readonly intent?: Intent;
}

/** What was heard and said about a message; a part that was said is one-hot. */
export interface Hearing extends Classification {
  /** The likeliest key. */
  readonly waveKey: WaveKey;
  /** Its probability, the product of its parts'. */
  readonly waveKeyProbability: number;
  readonly source: "classifier" | "given" | "mixed";
  readonly language: Language;
  readonly modelVersion: string;
}

/** A persona as routing sees it. */
export interface Candidate {
  readonly id: string;
  readonly affinities: Affinities;
  readonly frequency: Frequency | null;
}

/** What surrounds a message in a conversation. */
export interface Situation {
  readonly currentPersonaId?: string;
  /** Tones of the turns before, oldest first. */
  readonly recentTones?: readonly Distribution<Tone>[];
  /** The message is a few words that took over how the turn before sounded. */
  readonly isFollowUp?: boolean;
  readonly pinnedPersonaId?: string;
  readonly mayExplore?: boolean;
  /** What the person rated; absent where nothing may be known of them. */
  readonly history?: History;
  /** What the people of the workspace have in common. */
  readonly commonTaste?: CommonTaste;
  /** The person's hour of the day, 0..23. */
  readonly hour?: number;
  /** The person's engagement, 0..100. */
  readonly engagement?: number;
}

/** The personal score of the design with its parts (resonance.md, "Ensemble"). */
export interface PersonalScore extends PersonalParts {
  /** 0.5 × satisfaction + 0.3 × fit + 0.2 × time of day + engagement bonus. */
  readonly score: number;
  /** On how many ratings of this persona the satisfaction rests. */
  readonly ratings: number;
}

/** How much each signal adds to a score; they sum to it. A signal that is absent adds 0. */
export interface Contributions {
  readonly resonance: number;
  readonly classifier: number;
  readonly history: number;
  readonly context: number;
}

export interface RankedPersona {
  readonly personaId: string;
  readonly score: number;
  /** The resonance score (resonance.md) with the expected affinities it is made of, all 0..1. */
  readonly resonance: {
    readonly score: number;
    readonly tone: number;
    readonly pace: number;
    readonly intent: number;
  };
  readonly contributions: Contributions;
  /** null: nothing may be known of the person. */
  readonly personal: PersonalScore | null;
  readonly reason: string;
}

export interface Ranking {
  readonly waveKey: WaveKey;
  readonly strategy: "resonance" | "frequency";
  readonly algorithm: string;
  /** 0.3 × margin + 0.7 × best, over resonance scores (or frequencies). */
  readonly confidence: number;
  readonly margin: number;
  /** The probability with which the chosen persona was chosen. */
  readonly propensity: number;
  readonly chosenId: string;
  readonly explored: boolean;
  readonly pinned: boolean;
  /** The conversation's persona was kept although another one's score was higher by less than the margin. */
  readonly stayed: boolean;
  /** Every candidate, best first. */
  readonly ranked: readonly RankedPersona[];
  /** The resonance score of every candidate. */
  readonly allScores: Readonly<Record<string, number>>;
}
