/** What one clause of a job asks for. */
import type {
  EducationLevel,
  Requirement,
  RequirementKind,
  SkillCatalog,
  SkillMention,
  Span,
} from "../growth.ts";
import { BEHAVIOUR, DOMAIN, EXPERIENCE, LEGAL_CHECK, LOGISTICAL } from "./asked-catalog.ts";
import { findCertificates } from "./certificates.ts";
import type { ClauseContext } from "./clause-features.ts";
import type { Clause } from "./clauses.ts";
import { findYears } from "./durations.ts";
import { educationLevelOf } from "./education.ts";
import { type ClauseWeights, judgeClause } from "./judge-clause.ts";
import { overlaps, trimSpan } from "./sentences.ts";
import { groupSkills, type SkillGroup } from "./skill-groups.ts";
import { findSpokenLanguages } from "./spoken-languages.ts";

/** A requirement before its place among the others is known. */
export type Asked = Omit<Requirement, "id" | "repeated" | "position">;

export interface ClauseSource {
  readonly text: string;
  readonly skills: SkillCatalog;
  /** Those in the clause, in order. */
  readonly mentions: readonly SkillMention[];
  readonly context: ClauseContext;
  readonly weights: ClauseWeights;
}

/** Likelier than this, something is asked: what is claimed in vain costs a little more than what is missed. */
const ASKED = 0.5;
/** A duty says what the work is; only what no requirement would say again is asked by it. */
const ASKED_BY_DUTY = 0.55;
/** What a spoken language is for. */
const COMMUNICATION = "communication";
/** What an employer gives, not takes. */
const GIVEN =
  /support|assist|allowance|budget|flexib|reimburs|sponsor|optional|possible|제공|지원|자율|선택|유연/iu;
/** A practical matter by its words needs so much of the likelihood of an ability. */
const TOLD_SHARE = 0.25;

/** A certificate that the catalog does not know by its name. */
const CERTIFIED = /\bcertificat(?:e|ion)s?\b|\bcertified\b|자격증/iu;
const LONGEST_CERTIFICATE = 80;
const ONE_OF = /\b(?:one|any|either) of\b|중 (?:하나|1개)/iu;
const LONGEST_PHRASE = 220;
/** Between names of which any is enough. */
const OR = /^\s{0,2}(?:,|\/|or|또는|혹은|이나|나)\s{0,2}(?:or\s)?$/iu;
const NO_CHOICE = { anyOf: [], minYears: null, educationLevel: null, spoken: null } as const;

/** Everything that a clause asks for, in the order of the text. */
export function askedIn(clause: Clause, source: ClauseSource): Asked[] {
  const { part } = source.context;
  if (part === "about" || part === "process" || part === "legal") return [];
  const { ability, practical } = judgeClause(source.context, source.weights);
  if (ability + practical < (part === "tasks" ? ASKED_BY_DUTY : ASKED)) return [];
  const isTold = LOGISTICAL.some((pattern) => pattern.test(clause.text));
  if (part === "offer" && GIVEN.test(clause.text)) return [];
  const conditions = conditionsIn(clause, practical >= ability * (isTold ? TOLD_SHARE : 1));
  if (conditions.length > 0 || part === "offer") return conditions;
  const learned = educationIn(clause);
  if (learned.length > 0) return learned;
  const spoken = spokenIn(clause);
  const certified = certificatesIn(clause, source);
  const taken = [...spoken, ...certified].map((asked) => asked.span);
  const mentions = source.mentions.filter(
    ({ span, skillId }) =>
      !taken.some((other) => isPartOf(source.text, span, other)) &&
      (spoken.length === 0 || skillId !== COMMUNICATION),
  );
  const skilled = skillsIn(clause, { ...source, mentions }, taken.length > 0);
  const found = [...spoken, ...certified, ...skilled];
  return found.length > 0 ? found : phraseIn(clause);
}

/** "English for the documentation" asks for English alone. */
function isPartOf(text: string, span: Span, taken: Span): boolean {
  if (overlaps(span, taken)) return true;
  const between = span.start >= taken.end ? text.slice(taken.end, span.start) : null;
  return between !== null && between.length <= 40 && !/[,;.·•/]|\b(?:and|or)\b|와|과|및/iu.test(between);
}

function conditionsIn(clause: Clause, isPractical: boolean): Asked[] {
  const { wording, wordingSpan } = clause;
  const base = { ...NO_CHOICE, span: phraseSpan(clause), wording, wordingSpan };
  if (LEGAL_CHECK.test(clause.text)) return [{ ...base, kind: "certificate", wording: "legal" }];
  return isPractical ? [{ ...base, kind: "logistical" }] : [];
}

function educationIn(clause: Clause): Asked[] {
  const level: EducationLevel | null = educationLevelOf(clause.text);
  const isRelated = /관련 ?(?:학과|전공)|전공자/.test(clause.text);
  if (level === null && !isRelated) return [];
  const { wording, wordingSpan } = clause;
  return [
    {
      ...NO_CHOICE,
      kind: "education",
      span: phraseSpan(clause),
      wording,
      wordingSpan,
      educationLevel: level ?? "bachelor",
    },
  ];
}

function spokenIn(clause: Clause): Asked[] {
  const { start } = clause.span;
  const found = findSpokenLanguages(clause.text, { offset: start, isSection: clause.text.length < 80 });
  const choices = found.filter(({ span }, index) => {
    const before = found[index - 1];
    return before === undefined || !OR.test(clause.text.slice(before.span.end - start, span.start - start));
  });
  return choices.map(({ code, level, span }) => ({
    ...NO_CHOICE,
    kind: "language",
    span,
    wording: clause.wording,
    wordingSpan: clause.wordingSpan,
    spoken: { code, level },
  }));
}

function certificatesIn(clause: Clause, { text }: ClauseSource): Asked[] {
  const found = findCertificates(clause.text, clause.span.start);
  const groups: Span[] = [];
  const isOneOf = ONE_OF.test(clause.text);
  for (const { span } of found) {
    const last = groups.at(-1);
    const between = last === undefined ? "" : text.slice(last.end, span.start);
    if (last !== undefined && (OR.test(between) || isOneOf)) {
      groups[groups.length - 1] = { start: last.start, end: span.end };
    } else groups.push(span);
  }
  const isNamed =
    groups.length <= 1 && CERTIFIED.test(clause.text) && clause.text.length <= LONGEST_CERTIFICATE;
  return (isNamed ? [phraseSpan(clause)] : groups).map((span) => ({
    ...NO_CHOICE,
    kind: "certificate",
    span,
    wording: clause.wording,
    wordingSpan: clause.wordingSpan,
  }));
}

function skillsIn(clause: Clause, { text, mentions, skills }: ClauseSource, isShared: boolean): Asked[] {
  const groups = groupSkills(text, mentions, skills);
  const years = findYears(clause.text, clause.span.start)[0];
  const first =
    years === undefined
      ? undefined
      : (groups.find((group) => group.span.end > years.span.start) ?? groups[0]);
  return groups.map((group) => {
    const minYears = group === first && years !== undefined ? years.value : null;
    const isAlone = groups.length === 1 && !isShared;
    return {
      ...NO_CHOICE,
      kind: kindOf(group, isAlone ? clause.text : text.slice(group.span.start, group.span.end), minYears),
      span: isAlone ? phraseSpan(clause, group.span) : group.span,
      wording: clause.wording,
      wordingSpan: clause.wordingSpan,
      anyOf: group.anyOf,
      minYears,
    };
  });
}

function kindOf(group: SkillGroup, words: string, minYears: number | null): RequirementKind {
  const isField = group.isField;
  if (isField && (minYears !== null || DOMAIN.test(words))) return "experience";
  return BEHAVIOUR.test(isField ? words : group.words) ? "behaviour" : "skill";
}

/** What no catalog knows. */
function phraseIn(clause: Clause): Asked[] {
  const { text, wording, wordingSpan } = clause;
  const span = phraseSpan(clause);
  if (span.end - span.start > LONGEST_PHRASE || !/\p{L}{2}/u.test(text)) return [];
  const years = findYears(text)[0];
  const isBehaviour = BEHAVIOUR.test(text);
  const kind =
    isBehaviour && years === undefined
      ? "behaviour"
      : years !== undefined || DOMAIN.test(text) || EXPERIENCE.test(text)
        ? "experience"
        : "skill";
  return [{ ...NO_CHOICE, kind, span, wording, wordingSpan, minYears: years?.value ?? null }];
}

/** The clause, or what is near `inner` when the clause is long. */
function phraseSpan({ text, span }: Clause, inner?: Span): Span {
  if (inner === undefined || text.length <= LONGEST_PHRASE) {
    const end = span.end - (/[.,;:!?\s]*$/u.exec(text)?.[0].length ?? 0);
    return { start: span.start, end: Math.max(end, span.start) };
  }
  return trimSpan(text, inner).end > inner.start ? inner : span;
}
