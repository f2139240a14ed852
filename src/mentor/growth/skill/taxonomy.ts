/** The project's own skills of people who build software: their names, what they imply, what is near them. */
import type { GrowthLanguage, Skill } from "../growth.ts";
import { ADJACENCY_LINES, VERSION_LINES } from "./adjacency-catalog.ts";
import { BEHAVIOUR_LINES } from "./behaviour-catalog.ts";
import { DATA_LINES } from "./data-catalog.ts";
import { FRAMEWORK_LINES } from "./framework-catalog.ts";
import { INFRASTRUCTURE_LINES } from "./infrastructure-catalog.ts";
import { LANGUAGE_LINES } from "./language-catalog.ts";
import { PRACTICE_LINES } from "./practice-catalog.ts";
import { cellsOf, listOf, parseSkillLines } from "./skill-lines.ts";

export interface Nearness {
  readonly credit: number;
  readonly how: "version" | "adjacent";
  readonly reason: Readonly<Record<GrowthLanguage, string>>;
}

/** What a catalog is about. */
export const FIELDS = ["language", "framework", "data", "infrastructure", "practice", "behaviour"] as const;
export type Field = (typeof FIELDS)[number];

export interface TaxonomySkill extends Skill {
  readonly field: Field;
  readonly aliases: readonly string[];
  readonly implies: readonly string[];
}

export interface Taxonomy {
  readonly skills: ReadonlyMap<string, TaxonomySkill>;
  /** By `nearKey`. */
  readonly near: ReadonlyMap<string, Nearness>;
}

const LINES: Readonly<Record<Field, string>> = {
  language: LANGUAGE_LINES,
  framework: FRAMEWORK_LINES,
  data: DATA_LINES,
  infrastructure: INFRASTRUCTURE_LINES,
  practice: PRACTICE_LINES,
  behaviour: BEHAVIOUR_LINES,
};

/** About 900 skills; some milliseconds. */
export function readTaxonomy(): Taxonomy {
  const skills = new Map<string, TaxonomySkill>();
  for (const field of FIELDS)
    for (const { id, english, korean, aliases, implies } of parseSkillLines(LINES[field])) {
      const kind = field === "behaviour" ? "skill" : "knowledge";
      skills.set(id, { id, kind, field, name: { en: english, ko: korean }, aliases, implies });
    }
  return { skills, near: readNearness() };
}

/** The same for both orders of two ids. */
export function nearKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function readNearness(): Map<string, Nearness> {
  const near = new Map<string, Nearness>();
  const add = (one: string, other: string, nearness: Nearness) => {
    const key = nearKey(one, other);
    if (nearness.credit > (near.get(key)?.credit ?? 0)) near.set(key, nearness);
  };
  for (const [credit, en = "", ko = "", ids = ""] of cellsOf(ADJACENCY_LINES)) {
    const group = listOf(ids);
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1))
        add(one, other, { credit: Number(credit), how: "adjacent", reason: { en, ko } });
  }
  for (const [older = "", newer = "", credit] of cellsOf(VERSION_LINES))
    near.set(nearKey(older, newer), { credit: Number(credit), how: "version", reason: VERSION_REASON });
  return near;
}

const VERSION_REASON = { en: "they are versions of one thing", ko: "같은 기술의 서로 다른 버전입니다" };
