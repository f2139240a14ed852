/**
 * What the people of a workspace have in common: how far they differ from the affinity matrix together, which tones go
 * together in their tastes, how noisy their ratings are. A person's taste is shrunk towards it.
 */
import { TONES } from "#contract/wave-key.ts";

/** Small and serialisable; of nobody in particular. */
export interface CommonTaste {
  /** How many people it was learned from. */
  readonly people: number;
  /** Stars by which a persona is liked more than the matrix says, by tone in the order of TONES. */
  readonly moves: Readonly<Record<string, readonly number[]>>;
  /** Covariance over tones of how people differ from each other, 9 × 9 row by row, in square stars. */
  readonly toneCovariance: readonly number[];
  /** Standard deviation of a rating around the taste behind it, in stars. */
  readonly noise: number;
}

const COUNT = TONES.length;
/** Standard deviation in stars of liking a persona whatever the tone, and of what a tone adds to it. */
const LIKING = 0.7;
const TONE = 0.5;
/** What is believed of the noise before anybody rated. */
export const USUAL_NOISE = 0.65;
/** Of a workspace of which nothing is known. */
export const UNTAUGHT: CommonTaste = {
  people: 0,
  moves: {},
  toneCovariance: Array.from({ length: COUNT * COUNT }, (_, cell) => usualCovariance(cell)),
  noise: USUAL_NOISE,
};

/** What is believed of the covariance before anybody rated; `cell` counts row by row. */
export function usualCovariance(cell: number): number {
  return LIKING ** 2 + (Math.floor(cell / COUNT) === cell % COUNT ? TONE ** 2 : 0);
}
