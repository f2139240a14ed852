/** Questions that an interviewer may ask, with what a good answer shows. */
import type { Gap, GrowthLanguage, Matched } from "../growth.ts";
import type { QuestionStanding } from "../question/question-state.ts";
import type { PracticeQuestion } from "./outcome.ts";
import { PRACTICE_TEXTS } from "./practice-text-catalog.ts";

const MOST_ABOUT_STRENGTHS = 4;
const MOST_ABOUT_GAPS = 8;

/** About what carries most weight: strengths, because they are asked about in depth, and gaps that will be touched on. */
export function makePractice(
  strengths: readonly Matched[],
  gaps: readonly (Gap & { readonly standing: QuestionStanding })[],
  language: GrowthLanguage,
): readonly PracticeQuestion[] {
  const texts = PRACTICE_TEXTS[language];
  const heavy = (a: Matched, b: Matched) => b.weight - a.weight;
  const about = (of: Matched, { ask, shows }: (typeof texts)["strength"]["skill"]): PracticeQuestion => ({
    about: of.title,
    question: ask(of.title),
    shows,
  });
  const ofStrengths = strengths
    .filter(({ kind }) => kind !== "logistical")
    .toSorted(heavy)
    .slice(0, MOST_ABOUT_STRENGTHS)
    .map((one) => about(one, texts.strength[one.kind]));
  const ofGaps = gaps
    .filter(({ kind }) => kind !== "logistical")
    .toSorted(heavy)
    .slice(0, MOST_ABOUT_GAPS)
    .map((gap) => about(gap, hasExperience(gap.standing) ? texts.strength[gap.kind] : texts.gap[gap.kind]));
  return [...ofGaps, ...ofStrengths];
}

function hasExperience(standing: QuestionStanding): boolean {
  return standing === "answered" || standing === "covered";
}
