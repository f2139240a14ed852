/** Which skills are worked with beside one: for choosing what was used with it. */
import type { Skill, SkillCatalog } from "../growth.ts";

const LEAST_CREDIT = 0.3;

/**
 * The skills near any of the wanted ones, nearest first: those that the two texts name before others that build on it. The
 * wanted skills themselves and ways of working are left out.
 */
export function relatedSkills(
  wanted: readonly string[],
  { named, skills }: { readonly named: readonly string[]; readonly skills: SkillCatalog },
): readonly Skill[] {
  const own = new Set(wanted);
  const candidates = [...new Set(named)].filter((skillId) => !own.has(skillId));
  return candidates
    .map((skillId) => ({ skill: skills.skills.get(skillId), credit: nearness(skillId, wanted, skills) }))
    .flatMap(({ skill, credit }) =>
      skill?.kind === "knowledge" && credit >= LEAST_CREDIT ? [{ skill, credit }] : [],
    )
    .sort((one, other) => other.credit - one.credit)
    .map(({ skill }) => skill);
}

function nearness(skillId: string, wanted: readonly string[], { relation }: SkillCatalog): number {
  return Math.max(
    ...wanted.map((each) => Math.max(relation(skillId, each).credit, relation(each, skillId).credit)),
  );
}
