/** How a person wants to be answered: from what they asked for, else from how they rated answers of either kind. */
import { STYLES, type Style } from "./asks-catalog.ts";
import type { ProfileState, StyleRatings } from "./profile-state.ts";
import { smoothed } from "./satisfaction.ts";

const LEAST_ASKS = 2;
const LEAST_RATINGS = 3;
/** Of the belief that it is wanted. */
const SURE = 0.7;
/** On the scale of 1..5, after smoothing. */
const CLEAR_DIFFERENCE = 0.4;

export interface StylePreference {
  readonly style: Style;
  /** null: not known yet. */
  readonly preference: "wants" | "avoids" | null;
  readonly basis: "asked" | "rated" | null;
  /** Times it was asked for, and against. */
  readonly wanted: number;
  readonly avoided: number;
  /** (wanted + 1) ÷ (wanted + avoided + 2): Laplace's rule of succession. */
  readonly belief: number;
  /** How much better answers like this were rated than the opposite, smoothed; null: not both were rated often enough. */
  readonly ratingDifference: number | null;
}

export function responseStyle({
  asks,
  styles,
}: Pick<ProfileState, "asks" | "styles">): readonly StylePreference[] {
  return STYLES.map((style) => {
    const wanted = asks[`+${style}`] ?? 0;
    const avoided = asks[`-${style}`] ?? 0;
    const belief = (wanted + 1) / (wanted + avoided + 2);
    const ratingDifference = differenceOf(styles[style]);
    const known = { style, wanted, avoided, belief, ratingDifference };
    if (wanted + avoided >= LEAST_ASKS && Math.max(belief, 1 - belief) >= SURE)
      return { ...known, preference: belief > 0.5 ? "wants" : "avoids", basis: "asked" };
    if (ratingDifference !== null && Math.abs(ratingDifference) >= CLEAR_DIFFERENCE)
      return { ...known, preference: ratingDifference > 0 ? "wants" : "avoids", basis: "rated" };
    return { ...known, preference: null, basis: null };
  });
}

function differenceOf({ ratings, sum, oppositeRatings, oppositeSum }: StyleRatings): number | null {
  if (Math.min(ratings, oppositeRatings) < LEAST_RATINGS) return null;
  const mean = (sum + oppositeSum) / (ratings + oppositeRatings);
  return (
    smoothed({ sum, weight: ratings }, mean) - smoothed({ sum: oppositeSum, weight: oppositeRatings }, mean)
  );
}
