/** What every comparison of a requirement with a CV is given, and what it gives back. */
import type { Cv, HeldSkill, Job, Requirement, SkillCatalog, Span } from "../growth.ts";
import type { CvLine } from "./phrase-evidence.ts";
import type { Said } from "./said-catalog.ts";

export interface Comparison {
  readonly cv: Cv;
  readonly job: Job;
  readonly skills: SkillCatalog;
  readonly held: readonly HeldSkill[];
  /** The CV's lines outside of personal data. */
  readonly lines: readonly CvLine[];
  /** How little the CV says at all, 0 to 1: a terse CV leaves more open than a full one. */
  readonly silence: number;
}

/** `met`: nothing is asked about it; the others are states of a gap. */
export interface Finding {
  readonly state: "met" | "missing" | "partial" | "unproven";
  /** 0 to 1. */
  readonly match: number;
  /** 0 to 1: how little the documents tell whether the person has it after all. */
  readonly uncertainty: number;
  /** Places of the CV that show it. */
  readonly shown: readonly Span[];
  readonly why: readonly Said[];
}

export type Compare = (requirement: Requirement, comparison: Comparison) => Finding;
