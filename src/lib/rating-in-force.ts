/** What a person's feedback on one answer comes to, when they may change it and take it back. */

/** The parts of a feedback that matter here. */
export interface GivenFeedback {
  /** Ids sort by when they were made. */
  readonly id: string;
  readonly rating: number | null;
  readonly thumbs: string | null;
  readonly comment: string | null;
  readonly correct_tone: string | null;
  readonly correct_pace: string | null;
  readonly correct_intent: string | null;
  readonly correct_persona: string | null;
}

const PARTS = [
  "rating",
  "thumbs",
  "comment",
  "correct_tone",
  "correct_pace",
  "correct_intent",
  "correct_persona",
] as const;

/** Feedback that says nothing: with it the person takes back what they had given before. */
export const TAKEN_BACK = {
  rating: null,
  thumbs: null,
  comment: null,
  correct_tone: null,
  correct_pace: null,
  correct_intent: null,
  correct_persona: null,
} as const;

/**
 * The rating that counts, 1..5, a thumb counting as 5 or 1; null where none was given or it was taken back. A later
 * comment or correction leaves it as it is.
 *
 * @param given every feedback on one answer, in any order
 */
export function ratingInForce(given: readonly GivenFeedback[]): number | null {
  for (const feedback of given.toSorted((a, b) => (a.id < b.id ? 1 : -1))) {
    if (isTakenBack(feedback)) return null;
    if (feedback.rating !== null) return feedback.rating;
    if (feedback.thumbs !== null) return feedback.thumbs === "up" ? 5 : 1;
  }
  return null;
}

function isTakenBack(feedback: GivenFeedback): boolean {
  return PARTS.every((part) => feedback[part] === null);
}
