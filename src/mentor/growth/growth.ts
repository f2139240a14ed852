/**
 * The shapes that the rooms of growth hand to each other: documents are read (document → CV, job), compared (→ gaps), asked
 * about (→ questions, answers), and become a plan. Whatever was found carries the place it was found at.
 */

/** A place in a document's text: UTF-16 offsets, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type GrowthLanguage = "en" | "ko";

/** A CV or a self-description; a job description or a goal. */
export type DocumentRole = "cv" | "job";
const DOCUMENT_FORMATS = ["text", "markdown", "pdf", "docx"] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

export interface GrowthDocument {
  readonly role: DocumentRole;
  readonly format: DocumentFormat;
  readonly fileName: string | null;
  readonly language: GrowthLanguage;
  /** What the file says, as read: every span points into this. */
  readonly text: string;
}

/** `text` is exactly what stands at the span of that document. */
export interface Quote {
  readonly document: DocumentRole;
  readonly span: Span;
  readonly text: string;
}

/** A value that was read at a place, never invented. */
export interface Found<Value> {
  readonly value: Value;
  readonly span: Span;
}

/** A month of a year, 1 to 12; null where only the year was written. */
export interface YearMonth {
  readonly year: number;
  readonly month: number | null;
}

/** Where a text names a skill of the catalog, or something like a skill that the catalog does not know (`skillId` null). */
export interface SkillMention {
  readonly skillId: string | null;
  /** knowledge: a technology, a field, a method; skill: something a person does. */
  readonly kind: "knowledge" | "skill";
  readonly span: Span;
}

/** A skill as people name it. */
export interface Skill {
  readonly id: string;
  readonly kind: "knowledge" | "skill";
  readonly name: Readonly<Record<GrowthLanguage, string>>;
}

/** How far having one skill shows another: 1 the same or a superset, 0 nothing; `reason` in words of both languages. */
export interface SkillRelation {
  readonly credit: number;
  readonly how: "same" | "implies" | "version" | "adjacent" | "none";
  readonly reason: Readonly<Record<GrowthLanguage, string>>;
}

export interface SkillCatalog {
  readonly skills: ReadonlyMap<string, Skill>;
  /** Every mention, in the order of the text, none inside another. */
  find(text: string): readonly SkillMention[];
  relation(held: string, wanted: string): SkillRelation;
}

const CV_SECTIONS = [
  "summary",
  "experience",
  "projects",
  "education",
  "skills",
  "languages",
  "certificates",
  "personal",
  "other",
] as const;
export type CvSectionKind = (typeof CV_SECTIONS)[number];

export interface CvSection {
  readonly kind: CvSectionKind;
  /** The heading and what is under it. */
  readonly span: Span;
}

/** One job or project of a CV. */
export interface Role {
  readonly kind: "job" | "project";
  readonly title: Found<string> | null;
  readonly organisation: Found<string> | null;
  readonly from: Found<YearMonth> | null;
  readonly to: Found<YearMonth | "now"> | null;
  /** Months worked, both ends counted; null where no dates are written. */
  readonly months: number | null;
  readonly span: Span;
}

/** What somebody did, with the numbers it names ("cut latency by 40 %"). */
export interface Achievement {
  readonly span: Span;
  readonly numbers: readonly Span[];
  /** The place in `roles` it belongs to; null outside of any. */
  readonly role: number | null;
}

export interface HeldSkill {
  readonly skillId: string;
  readonly mentions: readonly Span[];
  /** As stated ("5 years of Go"), or from the dates of the roles that name it; null when neither is there. */
  readonly years: { readonly value: number; readonly basis: "stated" | "roles"; readonly span: Span } | null;
  /** It stands in what was done, not only in a list. */
  readonly isShown: boolean;
}

export const EDUCATION_LEVELS = ["school", "associate", "bachelor", "master", "doctorate"] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

export interface Education {
  readonly level: EducationLevel | null;
  readonly field: Found<string> | null;
  readonly span: Span;
}

/** A spoken language: ISO 639-1 code and the CEFR level or what is written for it. */
export interface SpokenLanguage {
  readonly code: string;
  readonly level: "A1" | "A2" | "B1" | "B2" | "C1" | "C2" | "native" | null;
  readonly span: Span;
}

export interface Cv {
  readonly document: GrowthDocument;
  readonly sections: readonly CvSection[];
  readonly roles: readonly Role[];
  readonly skills: readonly HeldSkill[];
  readonly education: readonly Education[];
  readonly languages: readonly SpokenLanguage[];
  readonly certificates: readonly Found<string>[];
  readonly location: Found<string> | null;
  readonly achievements: readonly Achievement[];
  /** Years of work, roles that overlap counted once; null where no dates are written. */
  readonly yearsOfWork: number | null;
}

/** How a job description words something, strictest first. */
export const WORDINGS = ["legal", "must", "required", "expected", "preferred", "optional"] as const;
export type Wording = (typeof WORDINGS)[number];

export const REQUIREMENT_KINDS = [
  "skill",
  "experience",
  "education",
  "language",
  "certificate",
  "behaviour",
  "logistical",
] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

/** One thing a job asks for. */
export interface Requirement {
  readonly id: string;
  readonly kind: RequirementKind;
  /** The phrase that asks, and every other place that repeats it. */
  readonly span: Span;
  readonly repeated: readonly Span[];
  readonly wording: Wording;
  /** The words that showed the wording; null where it is only the section or nothing. */
  readonly wordingSpan: Span | null;
  /** Any one of these is enough ("Go or Rust"); empty for what is no skill. */
  readonly anyOf: readonly string[];
  readonly minYears: number | null;
  readonly educationLevel: EducationLevel | null;
  readonly spoken: { readonly code: string; readonly level: SpokenLanguage["level"] } | null;
  /** Its place among the requirements, from 0. */
  readonly position: number;
}

export interface Job {
  readonly document: GrowthDocument;
  readonly title: Found<string> | null;
  readonly requirements: readonly Requirement[];
}

/** Spec G2, most pressing first. */
export const PRIORITIES = [
  "CRITICAL",
  "HIGH",
  "IMPORTANT",
  "MEDIUM",
  "NICE_TO_HAVE",
  "LOW",
  "LOGISTICAL",
] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What an answer must reach to pass, 1 to 10. Spec G5. */
export const THRESHOLDS: Readonly<Record<Priority, number>> = {
  CRITICAL: 8,
  HIGH: 7,
  IMPORTANT: 7,
  MEDIUM: 6,
  NICE_TO_HAVE: 6,
  LOW: 5,
  LOGISTICAL: 5,
};

/** How a requirement is met: `match` 0 to 1, with what shows it in both texts and why in words. */
export interface Matched {
  readonly requirementId: string;
  readonly kind: RequirementKind;
  /** The skills asked for, of which one is enough; empty for what is no skill. */
  readonly skillIds: readonly string[];
  readonly minYears: number | null;
  /** Its share of the whole fit: over all strengths and gaps they sum to 1. */
  readonly weight: number;
  /** What it is about, in the plan's language: "Kubernetes", "five years with Go". */
  readonly title: string;
  readonly priority: Priority;
  readonly priorityReasons: readonly string[];
  readonly match: number;
  readonly asked: readonly Quote[];
  readonly shown: readonly Quote[];
  readonly explanation: string;
}

export interface Gap extends Matched {
  readonly id: string;
  /** missing: nothing shows it; partial: something near, or too few years; unproven: named, nowhere shown. */
  readonly state: "missing" | "partial" | "unproven";
  /** 0 to 1: how little the documents tell whether the person has it after all. */
  readonly uncertainty: number;
  /** Other gaps that having this one would show too, with how far (0 to 1): Kubernetes shows containers. */
  readonly shows: readonly { readonly gapId: string; readonly credit: number }[];
}

export interface FitPart {
  readonly kind: RequirementKind;
  readonly met: number;
  readonly of: number;
  /** Share of the whole: it sums to 1 over the parts. */
  readonly weight: number;
  /** 0 to 1: how much of its share is met. The fit is 100 × the sum of weight × score. */
  readonly score: number;
}

export interface Analysis {
  /** 0 to 100. */
  readonly fit: number;
  readonly parts: readonly FitPart[];
  readonly strengths: readonly Matched[];
  /** Most pressing first. */
  readonly gaps: readonly Gap[];
}

export const PROMPT_TYPES = ["text", "textarea", "select", "multiselect", "number"] as const;

export interface Prompt {
  readonly id: string;
  readonly type: (typeof PROMPT_TYPES)[number];
  readonly label: string;
  readonly isRequired: boolean;
  /** For select and multiselect. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** For number, with its unit in words ("people", "%"). */
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
}

export interface Question {
  readonly id: string;
  readonly gapId: string;
  /** The experience check: a sentence that yes, no or "willing to learn" answers. */
  readonly text: string;
  /** Why it is asked, from the gap. */
  readonly why: string;
  /** The deep dive, after a yes. */
  readonly prompts: readonly Prompt[];
  readonly effortMinutes: number;
}

/** What a person gave to the prompts of a deep dive, by prompt id. */
export type Inputs = Readonly<Record<string, string | number | readonly string[]>>;

/** What a claim of an answer rests on: the person's own words to a prompt, or a place in a document. */
export type Evidence =
  | { readonly from: "statement"; readonly promptId: string; readonly quote: string }
  | { readonly from: "document"; readonly quote: Quote };

/** One sentence of an answer with what shows it. */
export interface Claim {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

export interface Draft {
  readonly answer: string;
  /** The same in one line, as a CV says it. */
  readonly bullet: string;
  readonly claims: readonly Claim[];
  /** `ion-growth` for the built-in writer, else the model's id. */
  readonly writtenBy: string;
}

export const CRITERIA = [
  "specific",
  "own-role",
  "scale",
  "result",
  "relevance",
  "honesty",
  "length",
] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface Quality {
  /** 1 to 10. */
  readonly score: number;
  readonly criteria: Readonly<Record<Criterion, number>>;
  readonly strengths: readonly string[];
  readonly issues: readonly string[];
  readonly suggestions: readonly string[];
  readonly judgedBy: string;
}
