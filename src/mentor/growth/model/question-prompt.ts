/**
 * All questions of a plan in one call: a model words the experience checks; ION decides what is asked, why, in which order and
 * with which prompts. So little is asked for that the call is short, and a wrong answer can harm little.
 */
import { z } from "zod";
import type { Gap, GrowthLanguage, Question } from "../growth.ts";
import { createFence, DATA_RULE } from "./fenced.ts";
import type { ModelText } from "./generate.ts";
import { parseJsonAnswer } from "./json-answer.ts";

const LONGEST_QUOTE = 160;
const MOST_QUOTES = 1;
const TOKENS_A_QUESTION = 90;
const MOST_TOKENS = 4000;

const ANSWER = z.array(z.object({ n: z.number().int().min(1), text: z.string().trim().min(10).max(400) }));

const LANGUAGE: Readonly<Record<GrowthLanguage, string>> = { en: "English", ko: "polite Korean" };

const SYSTEM = `You are an experienced interviewer who helps somebody to show what they can do. For each numbered gap between a CV and a
job you word one yes-or-no question that finds out whether the person has done it after all, fitted to what the CV shows near it.
Ask about one real situation in at most 30 words, never lead, never repeat what the CV already proves.
Answer with a JSON array only, one entry for each gap: [{"n": 1, "text": "…?"}]. ${DATA_RULE}`;

export interface QuestionPromptRequest {
  readonly gaps: readonly Gap[];
  readonly questions: readonly Question[];
  readonly language: GrowthLanguage;
}

export function questionPrompt({ gaps, questions, language }: QuestionPromptRequest) {
  const fence = createFence();
  const entries = questions.map((question, index) => {
    const gap = gaps.find(({ id }) => id === question.gapId);
    return fence("gap", gapText(index + 1, gap, question));
  });
  return { system: SYSTEM, user: [`Write in ${LANGUAGE[language]}.`, ...entries].join("\n") };
}

export function questionTokens(count: number): number {
  return Math.min(MOST_TOKENS, TOKENS_A_QUESTION * count + 100);
}

function gapText(number: number, gap: Gap | undefined, question: Question): string {
  const quotes = (name: string, texts: readonly { readonly text: string }[] = []) =>
    texts.slice(0, MOST_QUOTES).map(({ text }) => `${name}: ${text.slice(0, LONGEST_QUOTE)}`);
  return [
    `n: ${number}`,
    `about: ${gap?.title ?? question.text} (${gap?.priority ?? ""}, ${gap?.state ?? ""})`,
    ...quotes("job", gap?.asked),
    ...quotes("cv", gap?.shown),
  ].join("\n");
}

/**
 * The questions in the model's words; what it left out stays ION's.
 *
 * @throws GrowthModelAnswerError there is no question in its answer
 */
export function readQuestions(questions: readonly Question[], answer: ModelText): readonly Question[] {
  const written = new Map(parseJsonAnswer(answer.text, ANSWER).map(({ n, text }) => [n, text]));
  return questions.map((question, index) => ({ ...question, text: written.get(index + 1) ?? question.text }));
}
