/** Questions that an interviewer may ask, with what a good answer shows and what one can lean on. */
import type { GrowthDocument, GrowthLanguage, Matched } from "../growth.ts";
import type { QuestionStanding } from "../question/question-state.ts";
import type { PracticeQuestion, PreparedAnswer, StandingGap } from "./outcome.ts";
import { type Asked, PRACTICE_TEXTS } from "./practice-text-catalog.ts";
import { isBareList, quoteLine } from "./quote-line.ts";

const MOST_ABOUT_STRENGTHS = 4;
const MOST_ABOUT_GAPS = 8;
/** Fewer characters than this name something and tell nothing. */
const TELLING = 16;

export interface PracticeSource {
  readonly strengths: readonly Matched[];
  readonly gaps: readonly StandingGap[];
  readonly answers: readonly PreparedAnswer[];
  /** As they were read; without them a quote stands alone. */
  readonly documents: readonly GrowthDocument[];
  readonly language: GrowthLanguage;
}

/** About what carries most weight: gaps, because they will be touched on, and strengths, which are asked about in depth. */
export function makePractice({
  strengths,
  gaps,
  answers,
  documents,
  language,
}: PracticeSource): readonly PracticeQuestion[] {
  const texts = PRACTICE_TEXTS[language];
  const shownBy = ({ shown }: Matched): string | null => {
    const lines = shown.map((quote) => quoteLine(quote, documents));
    return lines.find((line) => line.length >= TELLING && !isBareList(line)) ?? null;
  };
  const ofGaps = heaviest(gaps, MOST_ABOUT_GAPS).map((gap) => {
    const bullet = answers.find(({ gapId }) => gapId === gap.id)?.bullet ?? "";
    const asked = hasExperience(gap.standing) ? texts.strength[kindOf(gap)] : texts.gap[kindOf(gap)];
    return questionOf(gap, asked, bullet === "" ? shownBy(gap) : bullet);
  });
  const ofStrengths = heaviest(strengths, MOST_ABOUT_STRENGTHS).map((one) =>
    questionOf(one, texts.strength[kindOf(one)], shownBy(one)),
  );
  return [...ofGaps, ...ofStrengths];
}

function questionOf({ title }: Matched, { ask, shows }: Asked, basis: string | null): PracticeQuestion {
  return { about: title, question: ask(title), shows, basis };
}

/** Practical matters are agreed on, not practised. */
function heaviest<Of extends Matched>(all: readonly Of[], most: number): readonly Of[] {
  return all
    .filter(({ kind }) => kind !== "logistical")
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most);
}

/** "Go, 3 years" is a thing that one has done, not one that one works with. */
function kindOf({ kind, minYears }: Matched): Matched["kind"] {
  return kind === "skill" && minYears !== null ? "experience" : kind;
}

function hasExperience(standing: QuestionStanding): boolean {
  return standing === "answered" || standing === "covered";
}
