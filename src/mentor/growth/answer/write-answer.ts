/** The built-in writer: an honest answer in the person's own words, put in order. It adds nothing. */
import type { Draft } from "../growth.ts";
import type { WritingRequest } from "./answer-form.ts";
import { englishBullet, englishClaims } from "./english-answer.ts";
import { koreanBullet, koreanClaims } from "./korean-answer.ts";
import { EDIT_STATEMENT } from "./statements.ts";
import { sentencesOf } from "./words.ts";

export const BUILT_IN = "ion-growth";
/** What the person wrote themselves. */
export const OWN_WORDS = "person";

/** A first-person answer and a CV line from what was given; every sentence a claim that rests on it. */
export function writeAnswer(request: WritingRequest): Draft {
  const isKorean = request.language === "ko";
  const claims = isKorean ? koreanClaims(request) : englishClaims(request);
  return {
    answer: claims.map(({ text }) => text).join(" "),
    bullet: isKorean ? koreanBullet(request) : englishBullet(request),
    claims,
    writtenBy: BUILT_IN,
  };
}

/** An answer that the person wrote: their words are their statement. The bullet is its first sentence. */
export function ownWords(text: string): Draft {
  const claims = sentencesOf(text).map((sentence) => ({
    text: sentence,
    evidence: [{ from: "statement" as const, promptId: EDIT_STATEMENT, quote: sentence }],
  }));
  const bullet = (claims[0]?.text ?? "").replace(/^I (?=\w)/, "").replace(/[.!?]+$/, "");
  return {
    answer: text,
    bullet: bullet.charAt(0).toUpperCase() + bullet.slice(1),
    claims,
    writtenBy: OWN_WORDS,
  };
}
