/**
 * A thin layer over the classifier that a workspace's people teach by correcting what was heard: for each axis one scale
 * and a bias for each value, on the logarithms of the probabilities (vector scaling, Guo et al. 2017). It knows no words,
 * so that nothing anybody wrote is in it.
 */
import { z } from "zod";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import type { Classification, Classifier } from "../hearing.ts";
import type { Stepwise } from "./stepwise.ts";

export const CORRECTED_AXES = { tone: TONES, pace: PACES, intent: INTENTS } as const;
export type CorrectedAxis = keyof typeof CORRECTED_AXES;

const axisSchema = z.object({ scale: z.number(), bias: z.array(z.number()) });
export const hearingCorrectionSchema = z.object({
  tone: axisSchema,
  pace: axisSchema,
  intent: axisSchema,
});

export type HearingCorrection = Readonly<z.infer<typeof hearingCorrectionSchema>>;
type AxisCorrection = HearingCorrection[CorrectedAxis];

/** What a message was heard as, and what it should have been heard as on the axes that somebody spoke of. */
export interface CorrectedHearing {
  readonly heard: Classification;
  readonly right: Readonly<Partial<Record<CorrectedAxis, string>>>;
  /** 1: somebody said so; less, above 0: nobody objected to an answer they liked. */
  readonly weight: number;
}

/** How strongly the layer keeps to leaving everything as it is: in messages. */
const RIDGE = 4;
const STEPS = 400;
const LEAST_PROBABILITY = 1e-6;

/** Changes nothing. */
export const NO_CORRECTION: HearingCorrection = {
  tone: { scale: 1, bias: TONES.map(() => 0) },
  pace: { scale: 1, bias: PACES.map(() => 0) },
  intent: { scale: 1, bias: INTENTS.map(() => 0) },
};

/** What is heard with a correction laid over it. */
export function correctHearing(heard: Classification, correction: HearingCorrection): Classification {
  return {
    ...heard,
    tone: corrected(TONES, heard.tone, correction.tone),
    pace: corrected(PACES, heard.pace, correction.pace),
    intent: corrected(INTENTS, heard.intent, correction.intent),
  };
}

/** A classifier that hears with a correction laid over it. */
export function withCorrection(classifier: Classifier, correction: HearingCorrection): Classifier {
  return { ...classifier, classify: (text) => correctHearing(classifier.classify(text), correction) };
}

/** Learns a correction: penalised maximum likelihood, axis by axis; convex, so that the result is the same each time. */
export function* learnCorrection(examples: readonly CorrectedHearing[]): Stepwise<HearingCorrection> {
  return {
    tone: yield* learnAxis(examples, "tone"),
    pace: yield* learnAxis(examples, "pace"),
    intent: yield* learnAxis(examples, "intent"),
  };
}

function corrected<T extends string>(
  values: readonly T[],
  heard: Readonly<Record<T, number>>,
  correction: AxisCorrection,
): Readonly<Record<T, number>> {
  const logs = values.map((value) => Math.log(Math.max(heard[value], LEAST_PROBABILITY)));
  const shares = softened(logs, correction);
  return Object.fromEntries(values.map((value, index) => [value, shares[index] ?? 0])) as Record<T, number>;
}

/** Probabilities ∝ exp(scale × log + bias). */
function softened(logs: readonly number[], { scale, bias }: AxisCorrection): number[] {
  const scores = logs.map((log, index) => scale * log + (bias[index] ?? 0));
  const highest = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - highest));
  const total = odds.reduce((sum, odd) => sum + odd, 0);
  return odds.map((odd) => odd / total);
}

function* learnAxis(examples: readonly CorrectedHearing[], axis: CorrectedAxis): Stepwise<AxisCorrection> {
  const values: readonly string[] = CORRECTED_AXES[axis];
  const told = examples.flatMap(({ heard, right, weight }) => {
    const place = values.indexOf(right[axis] ?? "");
    const shares: Readonly<Record<string, number>> = heard[axis];
    if (place < 0) return [];
    return [
      {
        logs: values.map((value) => Math.log(Math.max(shares[value] ?? 0, LEAST_PROBABILITY))),
        place,
        weight,
      },
    ];
  });
  let scale = 1;
  const bias = values.map(() => 0);
  const total = told.reduce((sum, { weight }) => sum + weight, 0);
  // Twice a bound of the loss's curvature along the scale, so that moving it and the biases at once never overshoots.
  const steepness = told.reduce(
    (sum, { logs, weight }) => sum + weight * Math.max(...logs.map((log) => log * log)),
    0,
  );
  for (let step = 0; step < STEPS && total > 0; step += 1) {
    yield;
    let scaleSlope = RIDGE * (scale - 1);
    const slopes = bias.map((value) => RIDGE * value);
    for (const { logs, place, weight } of told) {
      const shares = softened(logs, { scale, bias });
      for (const [index, share] of shares.entries()) {
        const miss = weight * (share - (index === place ? 1 : 0));
        slopes[index] = (slopes[index] ?? 0) + miss;
        scaleSlope += miss * (logs[index] ?? 0);
      }
    }
    const pace = 1 / (RIDGE + total + steepness);
    scale -= pace * scaleSlope;
    for (const [index, slope] of slopes.entries()) bias[index] = (bias[index] ?? 0) - slope / (RIDGE + total);
  }
  return { scale, bias };
}
