/** How far having one skill shows another. */
import type { SkillRelation } from "../growth.ts";
import { nearKey, type Taxonomy, type TaxonomySkill } from "./taxonomy.ts";

/** What a step of implication keeps: React shows JavaScript almost in full, and programming still well. */
const IMPLIED_CREDIT = 0.95;
/** Knowing the ground of a skill is a start on it, no more. */
const GROUND_CREDIT = 0.3;
/** A newer version than the one that is held: most of it carries over. */
const OLDER_VERSION_CREDIT = 0.8;
/** What is near something implied counts a little less than what is near itself. */
const NEAR_IMPLIED = 0.9;

const NONE: SkillRelation = { credit: 0, how: "none", reason: { en: "", ko: "" } };

/**
 * @param held a skill's id, with or without a version ("java", "java@17")
 * @param wanted likewise; an id the catalog does not know is related to itself only
 */
export function relationOf({ skills, near }: Taxonomy, held: string, wanted: string): SkillRelation {
  const [heldId = "", heldVersion] = held.split("@");
  const [wantedId = "", wantedVersion] = wanted.split("@");
  if (heldId === wantedId) return versionRelation(heldVersion, wantedVersion);
  const from = skills.get(heldId);
  const to = skills.get(wantedId);
  if (from === undefined || to === undefined) return NONE;
  const steps = stepsTo(skills, heldId, wantedId);
  if (steps !== undefined) return implied(from, to, steps);
  const direct = near.get(nearKey(heldId, wantedId));
  if (direct !== undefined) return direct;
  return nearImplied({ skills, near }, from, to) ?? ground(skills, from, to) ?? NONE;
}

function versionRelation(held: string | undefined, wanted: string | undefined): SkillRelation {
  const isOlder =
    held !== undefined && wanted !== undefined && Number.parseFloat(held) < Number.parseFloat(wanted);
  if (isOlder)
    return {
      credit: OLDER_VERSION_CREDIT,
      how: "version",
      reason: { en: `version ${held} instead of ${wanted}`, ko: `버전 ${wanted} 대신 ${held}` },
    };
  return { credit: 1, how: "same", reason: { en: "the same skill", ko: "같은 기술입니다" } };
}

/** How many implications lead from one skill to another; undefined where none do. */
function stepsTo(skills: ReadonlyMap<string, TaxonomySkill>, from: string, to: string): number | undefined {
  let reached = [from];
  const seen = new Set(reached);
  for (let steps = 1; reached.length > 0; steps += 1) {
    reached = reached.flatMap((id) => skills.get(id)?.implies ?? []).filter((id) => !seen.has(id));
    if (reached.includes(to)) return steps;
    for (const id of reached) seen.add(id);
  }
  return undefined;
}

function implied(from: TaxonomySkill, to: TaxonomySkill, steps: number): SkillRelation {
  return {
    credit: round(IMPLIED_CREDIT ** steps),
    how: "implies",
    reason: {
      en: `${from.name.en} implies ${to.name.en}`,
      ko: `${from.name.ko} 경험에는 ${to.name.ko}도 포함됩니다`,
    },
  };
}

/** Something that the held skill implies is near the wanted one: Spring Boot, through Java, to Kotlin. */
function nearImplied(
  { skills, near }: Taxonomy,
  from: TaxonomySkill,
  to: TaxonomySkill,
): SkillRelation | undefined {
  const found = from.implies
    .map((id) => near.get(nearKey(id, to.id)))
    .filter((nearness) => nearness !== undefined && skills.has(from.id))
    .sort((one, other) => (other?.credit ?? 0) - (one?.credit ?? 0))[0];
  return found === undefined ? undefined : { ...found, credit: round(found.credit * NEAR_IMPLIED) };
}

/** The wanted skill builds on the held one: JavaScript is where React starts. */
function ground(
  skills: ReadonlyMap<string, TaxonomySkill>,
  from: TaxonomySkill,
  to: TaxonomySkill,
): SkillRelation | undefined {
  const steps = stepsTo(skills, to.id, from.id);
  if (steps !== 1) return undefined;
  return {
    credit: GROUND_CREDIT,
    how: "adjacent",
    reason: {
      en: `${to.name.en} builds on ${from.name.en}`,
      ko: `${to.name.ko} 기술은 ${from.name.ko}에 바탕을 둡니다`,
    },
  };
}

function round(credit: number): number {
  return Math.round(credit * 100) / 100;
}
