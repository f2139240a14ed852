/** A job description or a goal, read: one requirement per thing asked, each with its place. Spec G1. */
import {
  type GrowthDocument,
  type Job,
  type Requirement,
  type SkillCatalog,
  type Span,
  WORDINGS,
} from "../growth.ts";
import { CLAUSE_WEIGHTS } from "./clause-weight-catalog.ts";
import { jobClauses } from "./job-clauses.ts";
import { readJobTitle } from "./job-title.ts";
import type { ClauseWeights } from "./judge-clause.ts";
import { type Asked, askedIn } from "./requirements.ts";
import { overlaps } from "./sentences.ts";

/** A job that asks for more than this is no job description. */
const MOST_REQUIREMENTS = 200;
const MOST_REPEATED = 20;
/**
 * Reads a job. What the company says of itself, what it offers, how to apply and its promise of equal chances are no
 * requirements. A goal that names nothing to have ("I want to become a staff engineer") asks for experience as what it names.
 *
 * Linear in the text.
 *
 * @param weights by which a clause is judged; those that were learned unless given, as cross-validation does
 */
export function readJob(
  document: GrowthDocument,
  skills: SkillCatalog,
  weights: ClauseWeights = CLAUSE_WEIGHTS,
): Job {
  const { text } = document;
  const title = readJobTitle(text);
  const asked: Asked[] = [];
  let sentence = "";
  let isRest = false;
  for (const { clause, passage, mentions, context } of jobClauses(text, skills)) {
    const own = `${passage.span.start}-${clause.sentence}`;
    if (own !== sentence) isRest = false;
    sentence = own;
    const found = askedIn(clause, { text, skills, mentions, context: { ...context, isRest }, weights });
    isRest = isRest || found.length > 0;
    asked.push(...found.filter((each) => title === null || !overlaps(each.span, title.span)));
  }
  const all = asked.length === 0 && title !== null ? [goalOf(title.span)] : asked;
  return { document, title, requirements: merge(all).slice(0, MOST_REQUIREMENTS) };
}

function goalOf(span: Span): Asked {
  return {
    kind: "experience",
    span,
    wording: "expected",
    wordingSpan: null,
    anyOf: [],
    minYears: null,
    educationLevel: null,
    spoken: null,
  };
}

/** What is asked twice is one requirement, as strictly as its strictest wording, duties aside. */
function merge(asked: readonly Asked[]): Requirement[] {
  const byKey = new Map<string, Requirement>();
  for (const each of asked) {
    const key = keyOf(each);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? fresh(each, byKey.size) : repeated(known, each));
  }
  return [...byKey.values()];
}

function keyOf(asked: Asked): string {
  if (asked.anyOf.length > 0) return asked.anyOf.toSorted().join(" ");
  if (asked.spoken !== null) return `language ${asked.spoken.code}`;
  return `${asked.span.start}-${asked.span.end}`;
}

function fresh(asked: Asked, position: number): Requirement {
  return { ...asked, id: `r${position + 1}`, repeated: [], position };
}

function repeated(known: Requirement, again: Asked): Requirement {
  // A duty names what the requirements word: "payments" among the duties is no more than the plus it is called below.
  const isNamedByDuty = known.wording === "expected" && again.wording !== "expected";
  const isDuty = again.wording === "expected" && known.wording !== "expected";
  const isStricter = !isDuty && WORDINGS.indexOf(again.wording) < WORDINGS.indexOf(known.wording);
  const strictest =
    isStricter || isNamedByDuty ? { wording: again.wording, wordingSpan: again.wordingSpan } : {};
  return {
    ...known,
    ...strictest,
    kind: known.minYears === null && again.minYears !== null ? again.kind : known.kind,
    minYears: Math.max(known.minYears ?? 0, again.minYears ?? 0) || null,
    repeated: known.repeated.length < MOST_REPEATED ? [...known.repeated, again.span] : known.repeated,
  };
}
