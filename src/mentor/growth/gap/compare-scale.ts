/** Work on something big: shown by a number, not by a word. */
import type { Requirement } from "../growth.ts";
import { comparePhrase, phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { ASKS_FOR_SCALE, LARGE_SCALE } from "./practice-catalog.ts";
import { SAID } from "./said-catalog.ts";

/** null where no scale is asked for; met by an achievement that counts users, requests or data. */
export function compareScale(requirement: Requirement, comparison: Comparison): Finding | null {
  if (!ASKS_FOR_SCALE.test(phraseOf(requirement, comparison))) return null;
  const { cv } = comparison;
  const big = cv.achievements.find(
    (achievement) =>
      achievement.numbers.length > 0 &&
      LARGE_SCALE.test(cv.document.text.slice(achievement.span.start, achievement.span.end)),
  );
  if (big !== undefined)
    return { state: "met", match: 0.9, uncertainty: 0.2, shown: [big.span], why: [SAID.shownScale()] };
  const found = comparePhrase(requirement, comparison);
  return found.state === "met" ? { ...found, state: "partial", match: 0.5, uncertainty: 0.7 } : found;
}
