/** CVs beside jobs with the gaps that people marked, and how well an analysis finds them. */
import { readFileSync } from "node:fs";
import { analyse } from "../src/mentor/growth/gap/analyse.ts";
import { EVIDENCE_WEIGHTS } from "../src/mentor/growth/gap/evidence-weight-catalog.ts";
import type { EvidenceWeights } from "../src/mentor/growth/gap/judge-evidence.ts";
import {
  type Analysis,
  type Cv,
  type DocumentRole,
  type GrowthDocument,
  type GrowthLanguage,
  type Job,
  PRIORITIES,
  type Priority,
  REQUIREMENT_KINDS,
  type RequirementKind,
  type SkillCatalog,
  type Span,
} from "../src/mentor/growth/growth.ts";
import { CLAUSE_WEIGHTS } from "../src/mentor/growth/reading/clause-weight-catalog.ts";
import type { ClauseWeights } from "../src/mentor/growth/reading/judge-clause.ts";
import { readCv } from "../src/mentor/growth/reading/read-cv.ts";
import { readJob } from "../src/mentor/growth/reading/read-job.ts";

/** Rules are tuned and weights learned on the first; nobody who writes rules reads the second. */
export const TUNED_PAIRS = ["growth-pairs.jsonl", "growth-pairs-more.jsonl"] as const;
export const HELD_PAIRS = ["growth-pairs-held.jsonl"] as const;

const STATES = ["missing", "partial", "unproven"] as const;

export interface LabelledGap {
  /** The words of the job that ask, with their place. */
  readonly quote: string;
  readonly span: Span;
  readonly skill: string;
  readonly kind: RequirementKind;
  readonly state: (typeof STATES)[number];
  readonly priority: Priority;
}

export interface LabelledPair {
  readonly id: string;
  readonly language: GrowthLanguage;
  readonly style: string;
  readonly cv: string;
  readonly job: string;
  readonly gaps: readonly LabelledGap[];
  readonly met: readonly { readonly quote: string; readonly span: Span; readonly evidence: string }[];
}

/** A gap that somebody or something claims, by its place in the job. */
export interface ClaimedGap {
  readonly spans: readonly Span[];
  readonly skillIds: readonly string[];
  readonly priority: Priority;
}

export interface PairScore {
  readonly id: string;
  readonly language: GrowthLanguage;
  readonly found: number;
  readonly claimed: number;
  readonly labelled: number;
  /** Of those found, how many have the labelled priority. */
  readonly prioritiesRight: number;
  readonly missed: readonly LabelledGap[];
  readonly wrong: readonly ClaimedGap[];
  readonly matched: readonly { readonly label: LabelledGap; readonly claim: ClaimedGap }[];
}

/** What was learned about gaps, in place of the packaged weights. */
export interface LearnedWeights {
  readonly clause: ClauseWeights;
  readonly evidence: EvidenceWeights;
}

interface StoredGap {
  readonly quote: string;
  readonly skill: string;
  readonly kind: string;
  readonly state: string;
  readonly priority: string;
}

interface StoredPair {
  readonly id: string;
  readonly language: string;
  readonly style: string;
  readonly cv: string;
  readonly job: string;
  readonly gaps: readonly StoredGap[];
  readonly met: readonly { readonly quote: string; readonly evidence: string }[];
}

/** A line of a file of pairs is not what the labelling guide says; names the pair and what is wrong. */
export class PairFormatError extends Error {
  constructor(pair: string, problem: string) {
    super(`pair ${pair}: ${problem}`);
    this.name = "PairFormatError";
  }
}

/** @throws PairFormatError a quote that is not in its text, an unknown kind, state or priority, an id that is there twice */
export function loadGrowthPairs(file: string): readonly LabelledPair[] {
  const pairs = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => pairOf(JSON.parse(line) as StoredPair));
  const seen = new Set<string>();
  for (const { id } of pairs) {
    if (seen.has(id)) throw new PairFormatError(id, "is there twice");
    seen.add(id);
  }
  return pairs;
}

function pairOf(stored: StoredPair): LabelledPair {
  const { id, style, cv, job } = stored;
  if (stored.language !== "en" && stored.language !== "ko")
    throw new PairFormatError(id, `language is ${stored.language}, not en or ko`);
  const spanOf = (quote: string): Span => {
    const start = job.indexOf(quote);
    if (start === -1) throw new PairFormatError(id, `the job does not say “${quote}”`);
    return { start, end: start + quote.length };
  };
  return {
    id,
    language: stored.language,
    style,
    cv,
    job,
    gaps: stored.gaps.map((gap) => ({
      ...gap,
      span: spanOf(gap.quote),
      kind: oneOf(REQUIREMENT_KINDS, gap.kind, id),
      state: oneOf(STATES, gap.state, id),
      priority: oneOf(PRIORITIES, gap.priority, id),
    })),
    met: stored.met.map(({ quote, evidence }) => {
      if (!cv.includes(evidence)) throw new PairFormatError(id, `the CV does not say “${evidence}”`);
      return { quote, evidence, span: spanOf(quote) };
    }),
  };
}

function oneOf<Value extends string>(values: readonly Value[], value: string, id: string): Value {
  const found = values.find((each) => each === value);
  if (found === undefined) throw new PairFormatError(id, `${value} is none of ${values.join(", ")}`);
  return found;
}

/** The two texts of a pair as the product reads them, and their analysis. */
export function analysePair(
  pair: LabelledPair,
  skills: SkillCatalog,
  learned: LearnedWeights = { clause: CLAUSE_WEIGHTS, evidence: EVIDENCE_WEIGHTS },
): { readonly cv: Cv; readonly job: Job; readonly analysis: Analysis } {
  const cv = readCv(documentOf(pair, "cv"), skills);
  const job = readJob(documentOf(pair, "job"), skills, learned.clause);
  const { language } = pair;
  return { cv, job, analysis: analyse({ cv, job, skills, language, evidenceWeights: learned.evidence }) };
}

function documentOf(pair: LabelledPair, role: DocumentRole): GrowthDocument {
  return { role, format: "text", fileName: null, language: pair.language, text: pair[role] };
}

/** The gaps that an analysis claims. */
export function claimsOf(analysis: Analysis): readonly ClaimedGap[] {
  return analysis.gaps.map((gap) => ({
    spans: gap.asked.map((quote) => quote.span),
    skillIds: gap.skillIds,
    priority: gap.priority,
  }));
}

/** The baseline: every skill of the job's text that the CV's text does not name in the same words is a gap, priority HIGH. */
export function baselineClaims(pair: LabelledPair, skills: SkillCatalog): readonly ClaimedGap[] {
  const cv = pair.cv.toLowerCase();
  const seen = new Set<string>();
  return skills.find(pair.job).flatMap(({ skillId, span }): readonly ClaimedGap[] => {
    const words = pair.job.slice(span.start, span.end).toLowerCase();
    if (cv.includes(words) || seen.has(words)) return [];
    seen.add(words);
    return [{ spans: [span], skillIds: skillId === null ? [] : [skillId], priority: "HIGH" }];
  });
}

/**
 * Holds claims against the labels of a pair. A claim is right when one of its places in the job overlaps the label's, or when
 * it is of the same skill; every label and every claim counts once, those that overlap most first.
 */
export function scorePair(
  pair: LabelledPair,
  claims: readonly ClaimedGap[],
  skills: SkillCatalog,
): PairScore {
  const candidates = pair.gaps.flatMap((label) => {
    const skillIds = skills.find(label.skill).flatMap((mention) => mention.skillId ?? []);
    return claims.flatMap((claim) => {
      const overlap = Math.max(...claim.spans.map((span) => overlapOf(span, label.span)));
      const isSame = claim.skillIds.some((skillId) => skillIds.includes(skillId));
      return overlap > 0 || isSame ? [{ label, claim, worth: overlap + (isSame ? 1 : 0) }] : [];
    });
  });
  candidates.sort((one, other) => other.worth - one.worth);
  const matched: { label: LabelledGap; claim: ClaimedGap }[] = [];
  const used = new Set<LabelledGap | ClaimedGap>();
  for (const { label, claim } of candidates) {
    if (used.has(label) || used.has(claim)) continue;
    used.add(label).add(claim);
    matched.push({ label, claim });
  }
  return {
    id: pair.id,
    language: pair.language,
    found: matched.length,
    claimed: claims.length,
    labelled: pair.gaps.length,
    prioritiesRight: matched.filter(({ label, claim }) => label.priority === claim.priority).length,
    missed: pair.gaps.filter((label) => !used.has(label)),
    wrong: claims.filter((claim) => !used.has(claim)),
    matched,
  };
}

/** Characters in common ÷ characters of both together, 0 to 1. */
export function overlapOf(one: Span, other: Span): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  if (shared <= 0) return 0;
  return shared / (Math.max(one.end, other.end) - Math.min(one.start, other.start));
}

export interface PairsFigures {
  readonly pairs: number;
  readonly gaps: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the gaps found that have the labelled priority. */
  readonly prioritiesRight: number;
}

/** Sums over pairs; a pair may come more than once, as it does when its figures' spread is drawn. */
export function figuresOf(scores: readonly PairScore[]): PairsFigures {
  const sum = (of: (score: PairScore) => number) => scores.reduce((whole, score) => whole + of(score), 0);
  const found = sum((score) => score.found);
  const claimed = sum((score) => score.claimed);
  const labelled = sum((score) => score.labelled);
  return {
    pairs: scores.length,
    gaps: labelled,
    precision: ratio(found, claimed),
    recall: ratio(found, labelled),
    f1: ratio(2 * found, claimed + labelled),
    prioritiesRight: ratio(
      sum((score) => score.prioritiesRight),
      found,
    ),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
