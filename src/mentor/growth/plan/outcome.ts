/** What a plan comes to: what was shown, what is to be learned until when, what to practise. */
import type { FitPart, Gap, GrowthLanguage, Matched, Priority, Quality } from "../growth.ts";
import type { QuestionStanding } from "../question/question-state.ts";

export type Level = "beginner" | "intermediate" | "advanced";

/** An answer that the person accepted or wrote. */
export interface PreparedAnswer {
  readonly gapId: string;
  readonly title: string;
  readonly priority: Priority;
  readonly question: string;
  readonly answer: string;
  /** For the CV; empty for practical matters, which do not stand in one. */
  readonly bullet: string;
  /** The person's own words and the places of the CV that it rests on. */
  readonly evidence: readonly string[];
  readonly quality: Quality;
  readonly writtenBy: string;
}

export interface Resource {
  readonly title: string;
  readonly kind: "documentation" | "book" | "course" | "practice";
  /** null for what has no address of its own. */
  readonly url: string | null;
}

/** One thing to learn, with when and how one knows that it is there. Times are milliseconds since 1970, whole days in UTC. */
export interface Milestone {
  readonly id: string;
  readonly gapId: string;
  readonly title: string;
  readonly priority: Priority;
  readonly level: Level;
  readonly hours: number;
  readonly startsAt: number;
  readonly endsAt: number;
  /** What shows that it is reached. */
  readonly goal: string;
  readonly steps: readonly string[];
  readonly resources: readonly Resource[];
}

export interface PracticeQuestion {
  /** The gap or the requirement it is about. */
  readonly about: string;
  readonly question: string;
  /** What a good answer shows. */
  readonly shows: readonly string[];
  /** What the person can lean on: their own CV line or what their CV says; null where there is nothing. */
  readonly basis: string | null;
}

/** Something that brought the plan on, in the order of time. */
export interface ProgressEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** read: both texts were compared; answered: an answer was accepted; the others: a checkpoint was marked. */
  readonly kind: "read" | "answered" | "done" | "skipped";
  /** What it was about; null for `read`. */
  readonly title: string | null;
  /** The fit from then on, 0 to 100. */
  readonly fit: number;
}

/** A gap with how its question stands. */
export type StandingGap = Gap & { readonly standing: QuestionStanding };

export interface Outcome {
  readonly planId: string;
  readonly title: string | null;
  readonly language: GrowthLanguage;
  readonly createdAt: number;
  readonly fit: number;
  /** The fit with the answers counted: what was shown in them closes its gap. */
  readonly fitWithAnswers: number;
  readonly parts: readonly FitPart[];
  readonly strengths: readonly Matched[];
  readonly gaps: readonly StandingGap[];
  readonly answers: readonly PreparedAnswer[];
  readonly milestones: readonly Milestone[];
  readonly hoursPerWeek: number;
  /** To be cleared up with the employer rather than learned. */
  readonly toClarify: readonly string[];
  readonly practice: readonly PracticeQuestion[];
  readonly progress: readonly ProgressEntry[];
  readonly questions: { readonly asked: number; readonly of: number };
}
