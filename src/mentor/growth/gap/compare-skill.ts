/** A skill asked for against the skills a CV shows: relation, years, shown or only listed, how long ago. */
import type { HeldSkill, Requirement, Role, SkillRelation, Span } from "../growth.ts";
import { comparePhrase } from "./compare-phrase.ts";
import { comparePractice } from "./compare-practice.ts";
import { compareScale } from "./compare-scale.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { nameOf } from "./names.ts";
import { overlap } from "./phrase-evidence.ts";
import { SAID, type Said } from "./said-catalog.ts";
import { isOfATrade, yearsInTrade } from "./trade-years.ts";

/** From here on having one skill is having the other. */
const SAME = 0.85;
const NEAR = 0.25;
/** "About five years" is five. */
const YEARS_TOLERANCE = 0.9;
const LISTED_CREDIT = 0.6;
const RECENT_YEARS = 5;
const LONG_AGO_CREDIT = 0.9;
const MAX_SHOWN = 4;

interface Candidate {
  readonly held: HeldSkill;
  readonly wanted: string;
  readonly relation: SkillRelation;
}

/**
 * How a skill is met. match = relation credit × (1 shown, 0.6 only listed) × (0.9 when last shown more than five years before
 * the CV's latest role) × years held ÷ years asked, where years are asked. A choice takes the best of its members.
 */
export function compareSkill(requirement: Requirement, comparison: Comparison): Finding {
  const found = requirement.anyOf.length === 0 ? null : compareNamed(requirement, comparison);
  if (found?.state === "met") return found;
  const practice = comparePractice(requirement, comparison);
  if (practice?.state === "met") return practice;
  const scale = compareScale(requirement, comparison);
  if (scale?.state === "met") return scale;
  return found ?? comparePhrase(requirement, comparison);
}

function compareNamed(asked: Requirement, comparison: Comparison): Finding {
  const requirement = { ...asked, anyOf: mostSpecific(asked.anyOf, comparison) };
  const best = bestCandidate(requirement, comparison);
  const wantedName = nameOf(comparison, requirement.anyOf[0] ?? "");
  if (best === null || best.relation.credit < NEAR) return missing(wantedName, comparison);
  if (best.relation.credit < SAME) return near(best, comparison);
  if (!best.held.isShown) return listed(best, comparison);
  return shown(best, requirement, comparison);
}

/** "Embedded Linux (Yocto)" is no choice between a field and a thing of that field: what another member shows is left out. */
function mostSpecific(anyOf: readonly string[], { skills }: Comparison): readonly string[] {
  return anyOf.filter(
    (skillId) =>
      !anyOf.some(
        (other) =>
          other !== skillId &&
          skills.relation(other, skillId).credit >= SAME &&
          skills.relation(skillId, other).credit < SAME,
      ),
  );
}

/** The held skill that lends most to any of the wanted ones; what is shown goes before what is listed. */
function bestCandidate(requirement: Requirement, { held, skills }: Comparison): Candidate | null {
  let best: Candidate | null = null;
  let bestWorth = 0;
  for (const wanted of requirement.anyOf)
    for (const each of held) {
      const relation = skills.relation(each.skillId, wanted);
      const worth = relation.credit * (each.isShown ? 1 : LISTED_CREDIT) * (1 + yearsOf(each) / 1000);
      if (worth <= bestWorth) continue;
      bestWorth = worth;
      best = { held: each, wanted, relation };
    }
  return best;
}

function missing(name: Said, comparison: Comparison): Finding {
  return {
    state: "missing",
    match: 0,
    uncertainty: 0.35 + 0.35 * comparison.silence,
    shown: [],
    why: [said((language) => SAID.nothing(name[language])[language])],
  };
}

function near({ held, relation }: Candidate, comparison: Comparison): Finding {
  const name = nameOf(comparison, held.skillId);
  return {
    state: "partial",
    match: relation.credit * (held.isShown ? 1 : LISTED_CREDIT),
    uncertainty: 0.5 + 0.3 * relation.credit,
    shown: placesOf(held),
    why: [said((language) => SAID.near(name[language], relation.credit, relation.reason)[language])],
  };
}

function listed({ held, wanted, relation }: Candidate, comparison: Comparison): Finding {
  const name = nameOf(comparison, held.skillId);
  const why = [said((language) => SAID.listed(name[language])[language])];
  if (held.skillId !== wanted) why.push(relation.reason);
  return {
    state: "unproven",
    match: LISTED_CREDIT * relation.credit,
    uncertainty: 0.7,
    shown: placesOf(held),
    why,
  };
}

function shown(candidate: Candidate, requirement: Requirement, comparison: Comparison): Finding {
  const { held, wanted, relation } = candidate;
  const name = nameOf(comparison, wanted);
  const heldName = nameOf(comparison, held.skillId);
  const isSame = held.skillId === wanted;
  const why = [
    said((language) =>
      isSame
        ? SAID.shown(name[language])[language]
        : SAID.shownByOther(name[language], heldName[language], relation.reason)[language],
    ),
  ];
  const yearsBack = yearsSince(held, comparison.cv.roles);
  const recency = yearsBack !== null && yearsBack > RECENT_YEARS ? LONG_AGO_CREDIT : 1;
  if (recency < 1) why.push(SAID.longAgo(yearsBack ?? 0));
  const match = relation.credit * recency;
  const base = { match, uncertainty: 0, shown: placesOf(held), why };
  if (requirement.minYears === null) return { ...base, state: "met" };
  const years = isOfATrade(requirement, comparison)
    ? yearsInTrade(requirement, comparison)
    : yearsForSkill(candidate, comparison);
  return withYears(base, requirement.minYears, years);
}

/** The years of everything held that shows the wanted skill, the longest of them. */
function yearsForSkill({ wanted }: Candidate, { held, skills }: Comparison): number | null {
  let longest: number | null = null;
  for (const each of held) {
    if (each.years === null || skills.relation(each.skillId, wanted).credit < SAME) continue;
    longest = Math.max(longest ?? 0, each.years.value);
  }
  return longest;
}

/** A finding held against the years asked; unknown years leave it partial, because nothing tells how long. */
export function withYears(finding: Omit<Finding, "state">, asked: number, years: number | null): Finding {
  if (years === null) {
    return {
      ...finding,
      state: "partial",
      match: finding.match * 0.6,
      uncertainty: 0.7,
      why: [...finding.why, SAID.unknownYears(asked)],
    };
  }
  if (years >= asked * YEARS_TOLERANCE)
    return { ...finding, state: "met", why: [...finding.why, SAID.enoughYears(asked, years)] };
  return {
    ...finding,
    state: "partial",
    match: finding.match * (years / asked),
    uncertainty: 0.3,
    why: [...finding.why, SAID.tooFewYears(asked, years)],
  };
}

/**
 * Years between the last role that names it and the latest date of the CV, at least; null where no dates say. There is no
 * clock: a role that lasts until now counts as late as it began.
 */
function yearsSince(held: HeldSkill, roles: readonly Role[]): number | null {
  const own = roles.filter((role) => held.mentions.some((mention) => overlap(role.span, mention)));
  if (own.some((role) => role.to?.value === "now")) return 0;
  const latest = Math.max(...roles.map(latestDateOf));
  const last = Math.max(...own.map(latestDateOf));
  return Number.isFinite(latest) && Number.isFinite(last) ? latest - last : null;
}

function latestDateOf(role: Role): number {
  const dates = [role.from?.value, role.to?.value].flatMap((date) =>
    date === undefined || date === "now" ? [] : date.year + (date.month ?? 6) / 12,
  );
  return Math.max(...dates);
}

function placesOf(held: HeldSkill): readonly Span[] {
  return held.mentions.slice(0, MAX_SHOWN);
}

function yearsOf(held: HeldSkill): number {
  return held.years?.value ?? 0;
}

function said(tell: (language: "en" | "ko") => string): Said {
  return { en: tell("en"), ko: tell("ko") };
}
