/** What an answer says about gaps it was not asked for, so that nobody is asked twice. */

import { stemsOf } from "../gap/phrase-evidence.ts";
import type { Gap, Inputs, Question, SkillCatalog } from "../growth.ts";
import { DENIED_BEFORE, DENIED_BEHIND, WITH_NUMBER, YEARS_SAID } from "./coverage-catalog.ts";
import type { Coverage, QuestionState } from "./question-state.ts";

/** From here on naming one skill is naming the other. */
const SAME = 0.85;
/** The part of a phrase's telling words that a sentence must say. */
const SAYS_IT = 0.75;
const FEWEST_WORDS = 2;
/** Prompts whose answer is the same within one story. */
const OF_THE_STORY: ReadonlySet<string> = new Set(["team-size", "scale", "when", "tools"]);
const NAMED_ENOUGH: ReadonlySet<string> = new Set(["MEDIUM", "NICE_TO_HAVE", "LOW", "LOGISTICAL"]);
const SENTENCE = /[^.!?。\n]+(?:[.](?=\S)[^.!?。\n]*)*/gu;

interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface Told {
  readonly sentence: Sentence;
  readonly skillIds: readonly string[];
}

/**
 * What an answer covers beside its own gap. A sentence that says a gap's skill was used (or one that implies it, in either
 * language, not denied and not only wished for) closes that gap where the sentence carries a number, where the CV already
 * named the skill, or where little hangs on it (MEDIUM and below); else it shortens it: who was there, how big and when need
 * not be told twice. Years that are asked must be said. A gap without a skill is shortened by a sentence that says most of its
 * words. Tools that were ticked shorten.
 *
 * @param answer the question and what the person gave to its prompts
 */
export function coveredBy(
  state: QuestionState,
  answer: { readonly questionId: string; readonly inputs: Inputs },
  skills: SkillCatalog,
): readonly Coverage[] {
  const text = wordsOf(answer.inputs);
  const told = toldIn(text, skills);
  const ticked = tickedIn(answer.inputs);
  return state.questions.flatMap((question): readonly Coverage[] => {
    if (question.id === answer.questionId || state.states.get(question.id) !== "open") return [];
    const gap = state.gaps.find((each) => each.id === question.gapId);
    if (gap === undefined) return [];
    const coverage = coverageOf({ gap, question, told, ticked, skills });
    return coverage === null ? [] : [coverage];
  });
}

interface Look {
  readonly gap: Gap;
  readonly question: Question;
  readonly told: readonly Told[];
  readonly ticked: readonly string[];
  readonly skills: SkillCatalog;
}

function coverageOf(look: Look): Coverage | null {
  const { gap, question, told, ticked, skills } = look;
  if (gap.skillIds.length === 0) return coverageInWords(look);
  const shows = (skillId: string) =>
    gap.skillIds.some((wanted) => skills.relation(skillId, wanted).credit >= SAME);
  const found = told.find(({ skillIds }) => skillIds.some(shows));
  if (found !== undefined) {
    const closes = closesGap(gap, found.sentence.text);
    return coverage(question, closes, found.sentence.text);
  }
  const tool = ticked.find(shows);
  if (tool === undefined) return null;
  return coverage(question, false, skills.skills.get(tool)?.name.en ?? tool);
}

function closesGap(gap: Gap, sentence: string): boolean {
  if (gap.minYears !== null) {
    const years = YEARS_SAID.exec(sentence)?.[1];
    return years !== undefined && Number(years) >= gap.minYears;
  }
  if (gap.kind !== "skill" && gap.kind !== "behaviour") return false;
  return WITH_NUMBER.test(sentence) || gap.state === "unproven" || NAMED_ENOUGH.has(gap.priority);
}

function coverageInWords({ gap, question, told }: Look): Coverage | null {
  if (gap.kind !== "skill" && gap.kind !== "experience" && gap.kind !== "behaviour") return null;
  const wanted = stemsOf(gap.asked[0]?.text ?? "");
  if (wanted.size < FEWEST_WORDS) return null;
  const found = told.find(({ sentence }) => {
    const said = stemsOf(sentence.text);
    const shared = [...wanted].filter((stem) => said.has(stem)).length;
    return shared >= FEWEST_WORDS && shared / wanted.size >= SAYS_IT;
  });
  return found === undefined ? null : coverage(question, false, found.sentence.text);
}

function coverage(question: Question, closes: boolean, quote: string): Coverage | null {
  const spared = question.prompts.filter(
    ({ id, isRequired }) => closes || (!isRequired && OF_THE_STORY.has(id)),
  );
  if (!closes && spared.length === 0) return null;
  return { questionId: question.id, closes, promptIds: spared.map(({ id }) => id), quote: quote.trim() };
}

/** The sentences of a text that say something was done, with the skills each names. */
function toldIn(text: string, skills: SkillCatalog): readonly Told[] {
  const mentions = skills.find(text);
  return sentencesOf(text).map((sentence) => {
    const skillIds = mentions.flatMap(({ skillId, span }) => {
      const isInside = span.start >= sentence.start && span.end <= sentence.end;
      if (skillId === null || !isInside) return [];
      const before = text.slice(sentence.start, span.start);
      const behind = text.slice(span.end, sentence.end);
      return DENIED_BEFORE.test(before) || DENIED_BEHIND.test(behind) ? [] : [skillId];
    });
    return { sentence, skillIds };
  });
}

function sentencesOf(text: string): readonly Sentence[] {
  return [...text.matchAll(SENTENCE)].map(({ 0: words, index }) => ({
    text: words,
    start: index,
    end: index + words.length,
  }));
}

/** What was written by hand; one prompt's words end a sentence. */
function wordsOf(inputs: Inputs): string {
  return Object.values(inputs)
    .filter((value) => typeof value === "string")
    .join("\n");
}

function tickedIn(inputs: Inputs): readonly string[] {
  return Object.values(inputs).flatMap((value) =>
    typeof value === "string" || typeof value === "number" ? [] : value,
  );
}
