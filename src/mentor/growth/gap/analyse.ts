/** A CV against a job: what is met, what is missing and how pressing that is, and how well the whole fits (spec G2). */
import {
  type Analysis,
  type Cv,
  type FitPart,
  type Gap,
  type GrowthLanguage,
  type HeldSkill,
  type Job,
  type Matched,
  PRIORITIES,
  type Quote,
  REQUIREMENT_KINDS,
  type Requirement,
  type RequirementKind,
  type SkillCatalog,
  type Span,
} from "../growth.ts";
import { compareBehaviour } from "./compare-behaviour.ts";
import { compareCertificate } from "./compare-certificate.ts";
import { compareEducation } from "./compare-education.ts";
import { compareExperience } from "./compare-experience.ts";
import { compareLanguage } from "./compare-language.ts";
import { comparePractical } from "./compare-practical.ts";
import { compareSkill } from "./compare-skill.ts";
import type { Compare, Comparison, Finding } from "./comparison.ts";
import { EVIDENCE_WEIGHTS } from "./evidence-weight-catalog.ts";
import { type EvidenceWeights, judgeEvidence } from "./judge-evidence.ts";
import { nameLineOf } from "./name-line.ts";
import { linesOf, overlap } from "./phrase-evidence.ts";
import { priorityOf, titleSkillsOf } from "./priority.ts";
import { PRIORITY_WEIGHTS } from "./priority-weights.ts";
import { wholeSentence } from "./said-catalog.ts";
import { titleOf } from "./title.ts";
import { withToldSkills } from "./told-skill.ts";

/** Skills and achievements of a CV that leaves nothing open, as far as a CV can. */
const FULL_CV = 30;
/** Below this, one gap tells nothing about another. */
const LEAST_CREDIT = 0.5;

const COMPARE: Readonly<Record<RequirementKind, Compare>> = {
  skill: compareSkill,
  experience: compareExperience,
  education: compareEducation,
  language: compareLanguage,
  certificate: compareCertificate,
  behaviour: compareBehaviour,
  logistical: comparePractical,
};

export interface AnalysisRequest {
  readonly cv: Cv;
  readonly job: Job;
  readonly skills: SkillCatalog;
  /** Of the explanations. */
  readonly language: GrowthLanguage;
  /** Those that were learned unless given, as cross-validation does. */
  readonly evidenceWeights?: EvidenceWeights;
}

interface Compared {
  readonly requirement: Requirement;
  readonly matched: Matched;
  readonly finding: Finding;
}

/**
 * Compares every requirement of a job with a CV.
 *
 * Fit: each requirement weighs `PRIORITY_WEIGHTS[its priority]` and brings its match (0 to 1, see the `compare-*.ts` of its
 * kind); fit = 100 × Σ weight × match ÷ Σ weight, from 0 to 100, 0 where nothing is asked. `parts` is the same sum by kind of
 * requirement. Gaps come by priority, then by the order of the job's text.
 *
 * Who a person is never enters: the lines of personal data are not read, and neither name, age, gender, photo nor nationality
 * is a field of what is compared.
 */
export function analyse(request: AnalysisRequest): Analysis {
  const comparison = comparisonOf(request);
  const context = { ...request, titleSkills: titleSkillsOf(request.job, request.skills) };
  const findings = request.job.requirements.map((requirement) => ({
    requirement,
    finding: findingOf(requirement, comparison, request.evidenceWeights),
    ...priorityOf(requirement, request.job, context),
  }));
  const whole = findings.reduce((sum, { priority }) => sum + PRIORITY_WEIGHTS[priority], 0);
  const compared = findings.map(({ requirement, finding, priority, reasons }): Compared => {
    const matched: Matched = {
      requirementId: requirement.id,
      kind: requirement.kind,
      skillIds: requirement.anyOf,
      minYears: requirement.minYears,
      weight: PRIORITY_WEIGHTS[priority] / whole,
      title: titleOf(requirement, comparison, request.language),
      priority,
      priorityReasons: reasons,
      match: finding.match,
      asked: [requirement.span, ...requirement.repeated].map((span) => quote(request.job, span)),
      shown: finding.shown.map((span) => quote(request.cv, span)),
      explanation: finding.why.map((said) => wholeSentence(said[request.language])).join(" "),
    };
    return { requirement, matched, finding };
  });
  const gaps = compared.flatMap((each) => gapOf(each));
  return {
    fit: Math.round(100 * compared.reduce((sum, { matched }) => sum + matched.weight * matched.match, 0)),
    parts: partsOf(compared),
    strengths: compared.filter(({ finding }) => finding.state === "met").map(({ matched }) => matched),
    gaps: gaps
      .map((gap) => ({ ...gap, shows: shownBy(gap, gaps, request.skills) }))
      .sort((one, other) => PRIORITIES.indexOf(one.priority) - PRIORITIES.indexOf(other.priority)),
  };
}

function findingOf(
  requirement: Requirement,
  comparison: Comparison,
  weights: EvidenceWeights = EVIDENCE_WEIGHTS,
): Finding {
  return judgeEvidence(requirement, findByRules(requirement, comparison), { comparison, weights });
}

/** What the rules say before it is judged. */
export function findByRules(requirement: Requirement, comparison: Comparison): Finding {
  return COMPARE[requirement.kind](requirement, comparison);
}

export function comparisonOf({ cv, job, skills }: AnalysisRequest): Comparison {
  const lines = linesOf(cv);
  const held = withToldSkills(heldSkills(cv), cv, lines);
  const told = held.length + cv.achievements.length;
  const silence = 1 - Math.min(1, told / FULL_CV);
  return { cv, job, skills, held, lines, silence };
}

/** Somebody called Jenkins or Ruby does not know them by that. */
function heldSkills(cv: Cv): readonly HeldSkill[] {
  const name = nameLineOf(cv);
  if (name === null) return cv.skills;
  return cv.skills.flatMap((held) => {
    const mentions = held.mentions.filter((mention) => !overlap(mention, name));
    return mentions.length === 0 ? [] : [{ ...held, mentions }];
  });
}

function gapOf({ matched, finding }: Compared): readonly Gap[] {
  if (finding.state === "met") return [];
  const { state, uncertainty } = finding;
  return [{ ...matched, id: `gap-${matched.requirementId}`, state, uncertainty, shows: [] }];
}

/** The other gaps that having this one would show, by the relation of their skills. */
function shownBy(gap: Gap, gaps: readonly Gap[], skills: SkillCatalog): Gap["shows"] {
  return gaps.flatMap((other) => {
    // Having a skill does not show years of another.
    if (other.id === gap.id || other.minYears !== null) return [];
    const credit = creditOf(gap.skillIds, other.skillIds, skills);
    return credit < LEAST_CREDIT ? [] : [{ gapId: other.id, credit }];
  });
}

/** What any one of the held skills certainly lends to the wanted ones: the least over the held, the most over the wanted. */
function creditOf(held: readonly string[], wanted: readonly string[], skills: SkillCatalog): number {
  if (held.length === 0 || wanted.length === 0) return 0;
  return Math.min(
    ...held.map((each) => Math.max(...wanted.map((skillId) => skills.relation(each, skillId).credit))),
  );
}

function partsOf(compared: readonly Compared[]): readonly FitPart[] {
  return REQUIREMENT_KINDS.flatMap((kind) => {
    const ofKind = compared.filter(({ requirement }) => requirement.kind === kind);
    if (ofKind.length === 0) return [];
    const weight = ofKind.reduce((sum, { matched }) => sum + matched.weight, 0);
    const brought = ofKind.reduce((sum, { matched }) => sum + matched.weight * matched.match, 0);
    const met = ofKind.filter(({ finding }) => finding.state === "met").length;
    return [{ kind, met, of: ofKind.length, weight, score: brought / weight }];
  });
}

function quote(source: Pick<Cv | Job, "document">, span: Span): Quote {
  const { role, text } = source.document;
  return { document: role, span, text: text.slice(span.start, span.end) };
}
