/** Examples out of labelled pairs, for what is learned about gaps. */
import { comparisonOf, findByRules } from "../src/mentor/growth/gap/analyse.ts";
import { evidenceFeatures } from "../src/mentor/growth/gap/evidence-features.ts";
import type { SkillCatalog, Span } from "../src/mentor/growth/growth.ts";
import { LOGISTICAL } from "../src/mentor/growth/reading/asked-catalog.ts";
import { clauseFeatures } from "../src/mentor/growth/reading/clause-features.ts";
import { jobClauses } from "../src/mentor/growth/reading/job-clauses.ts";
import { readJobTitle } from "../src/mentor/growth/reading/job-title.ts";
import { analysePair, type LabelledPair, type LearnedWeights, overlapOf } from "./growth-pairs.ts";
import type { NamedExample } from "./logistic.ts";

export interface PairExample extends NamedExample {
  readonly pair: string;
  readonly text: string;
}

/** Nothing asked, an ability, a practical matter. */
export const CLAUSE_CLASSES = 3;
const NEVER_ASKING: ReadonlySet<string> = new Set(["about", "process", "legal"]);

/** Every clause of a pair's job that its part does not rule out, with what the labels say of it. */
export function clauseExamples(pair: LabelledPair, skills: SkillCatalog): readonly PairExample[] {
  const title = readJobTitle(pair.job);
  const examples: PairExample[] = [];
  let sentence = "";
  let isRest = false;
  for (const { clause, passage, context } of jobClauses(pair.job, skills)) {
    const own = `${passage.span.start}-${clause.sentence}`;
    if (own !== sentence) isRest = false;
    sentence = own;
    if (NEVER_ASKING.has(passage.part) || (title !== null && shares(title.span, clause.span))) continue;
    const label = labelOf(pair, clause.span);
    const features = clauseFeatures({ ...context, isRest });
    examples.push({ pair: pair.id, text: clause.text, label, features });
    isRest ||= label > 0;
  }
  return examples;
}

function labelOf({ gaps, met }: LabelledPair, span: Span): number {
  const isPractical = [
    ...gaps.filter((gap) => shares(gap.span, span)).map(({ kind }) => kind === "logistical"),
    ...met
      .filter((each) => shares(each.span, span))
      .map(({ quote }) => LOGISTICAL.some((pattern) => pattern.test(quote))),
  ];
  if (isPractical.length === 0) return 0;
  return isPractical.every(Boolean) ? 2 : 1;
}

function shares(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/**
 * Every requirement that is read out of a pair's job and that the labels speak of, beside what the rules find: label 1 where
 * a reader called it met. The label is that of the place that overlaps most.
 */
export function evidenceExamples(
  pair: LabelledPair,
  skills: SkillCatalog,
  learned: LearnedWeights,
): readonly PairExample[] {
  const { cv, job } = analysePair(pair, skills, learned);
  const comparison = comparisonOf({ cv, job, skills, language: pair.language });
  const labels = [
    ...pair.gaps.map(({ span }) => ({ span, label: 0 })),
    ...pair.met.map(({ span }) => ({ span, label: 1 })),
  ];
  return job.requirements.flatMap((requirement): readonly PairExample[] => {
    const nearest = labels.toSorted(
      (one, other) => overlapOf(other.span, requirement.span) - overlapOf(one.span, requirement.span),
    )[0];
    if (nearest === undefined || overlapOf(nearest.span, requirement.span) === 0) return [];
    const features = evidenceFeatures(requirement, findByRules(requirement, comparison), comparison);
    const text = pair.job.slice(requirement.span.start, requirement.span.end);
    return [{ pair: pair.id, text, label: nearest.label, features }];
  });
}
