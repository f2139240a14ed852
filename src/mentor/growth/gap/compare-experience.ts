/** Years of a trade or a domain, and practice that is asked for without naming a technology. */
import type { Requirement } from "../growth.ts";
import { bestOf } from "./best-of.ts";
import { compareDomain } from "./compare-domain.ts";
import { comparePhrase } from "./compare-phrase.ts";
import { compareScale } from "./compare-scale.ts";
import { compareSkill, withYears } from "./compare-skill.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { isOfATrade, yearsInTrade } from "./trade-years.ts";

const FULL = 1;

/** Years asked are held against the years in that trade; practice at scale needs a number in an achievement. */
export function compareExperience(requirement: Requirement, comparison: Comparison): Finding {
  if (requirement.minYears === null) return comparePlain(requirement, comparison);
  if (!isOfATrade(requirement, comparison)) return compareSkill(requirement, comparison);
  const years = yearsInTrade(requirement, comparison);
  if (years === null) {
    const found = compareSkill(requirement, comparison);
    return found.state === "met" ? withYears(found, requirement.minYears, null) : found;
  }
  const shown = comparison.cv.roles.slice(0, 3).map((role) => role.title?.span ?? role.span);
  return withYears({ match: FULL, uncertainty: 0.1, shown, why: [] }, requirement.minYears, years);
}

function comparePlain(requirement: Requirement, comparison: Comparison): Finding {
  const byScale = compareScale(requirement, comparison);
  if (byScale !== null) return byScale;
  const byDomain = compareDomain(requirement, comparison);
  if (byDomain !== null) return byDomain;
  const bySkill = compareSkill(requirement, comparison);
  return requirement.anyOf.length === 0 ? bySkill : bestOf(bySkill, comparePhrase(requirement, comparison));
}
