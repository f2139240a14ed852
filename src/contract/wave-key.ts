import { z } from "zod";

export const TONES = [
  "frustrated",
  "playful",
  "anxious",
  "analytical",
  "calm",
  "curious",
  "urgent",
  "confused",
  "collaborative",
] as const;
export const PACES = ["burst", "flowing", "contemplative", "medium"] as const;
export const INTENTS = [
  "seek_advice",
  "problem_solving",
  "learning",
  "validation",
  "planning",
  "reflection",
] as const;
export const FREQUENCIES = ["moon", "square", "earth", "pen"] as const;

export type Tone = (typeof TONES)[number];
export type Pace = (typeof PACES)[number];
export type Intent = (typeof INTENTS)[number];
/** Lumen's second routing strategy: moon (intuitive), square (logical), earth (the whole), pen (bridging, the rest). */
export type Frequency = (typeof FREQUENCIES)[number];

/** How a message sounds and what it wants, e.g. `frustrated-burst-seek_advice`; 9 × 4 × 6 = 216 of them. */
export type WaveKey = `${Tone}-${Pace}-${Intent}`;

/** Probabilities over a closed list; they sum to 1. */
export type Distribution<T extends string> = Readonly<Record<T, number>>;

/** What a caller may say about a message instead of letting the classifier hear it; spelling is read leniently. */
export const waveContextSchema = z
  .strictObject({
    tone: z.string().max(40).optional(),
    pace: z.string().max(40).optional(),
    intent: z.string().max(40).optional(),
  })
  .meta({
    id: "WaveContext",
    description: "Parts of the wave key that the caller knows; the rest is heard.",
  });
