/** A way of working, which a CV shows by an example or not at all. */
import type { Requirement } from "../growth.ts";
import { bestOf } from "./best-of.ts";
import { comparePhrase } from "./compare-phrase.ts";
import { comparePractice } from "./compare-practice.ts";
import { compareSkill } from "./compare-skill.ts";
import type { Comparison, Finding } from "./comparison.ts";

/** By the cues of practices; where there are none for it, the best of the catalog of skills and the words themselves. */
export function compareBehaviour(requirement: Requirement, comparison: Comparison): Finding {
  const byWords = comparePhrase(requirement, comparison);
  const byCue = comparePractice(requirement, comparison);
  if (byCue !== null) return byWords.state === "met" ? bestOf(byCue, byWords) : byCue;
  const best =
    requirement.anyOf.length === 0 ? byWords : bestOf(compareSkill(requirement, comparison), byWords);
  return best.state === "missing" ? { ...best, uncertainty: 0.8 } : best;
}
