/** A model judges an answer: never one that it wrote itself. */
import { z } from "zod";
import type { Statements } from "../answer/statements.ts";
import {
  CRITERIA,
  type Criterion,
  type Draft,
  type Gap,
  type GrowthLanguage,
  type Quality,
} from "../growth.ts";
import { createFence, DATA_RULE } from "./fenced.ts";
import type { ModelText } from "./generate.ts";
import { parseJsonAnswer } from "./json-answer.ts";

export const JUDGEMENT_TOKENS = 600;

const REMARKS = z.array(z.string().trim().min(2).max(240)).max(6).default([]);
const POINTS = z.number().min(1).max(10);
const ANSWER = z.object({
  score: POINTS,
  criteria: z.object(
    Object.fromEntries(CRITERIA.map((name) => [name, POINTS])) as Record<Criterion, typeof POINTS>,
  ),
  strengths: REMARKS,
  issues: REMARKS,
  suggestions: REMARKS,
});

const LANGUAGE: Readonly<Record<GrowthLanguage, string>> = { en: "English", ko: "Korean" };

const SYSTEM = `You judge an interview answer, 1 (useless) to 10 (outstanding), as a strict and fair interviewer: specific, own-role (what the
person did themselves), scale, result (with a number), relevance (to what is asked for), honesty (nothing beyond what the person
said), length (three to six sentences). Who the person is never counts.
Answer with JSON only: {"score": 7, "criteria": {"specific": 7, "own-role": 7, "scale": 5, "result": 8, "relevance": 9, "honesty": 10,
"length": 8}, "strengths": ["…"], "issues": ["…"], "suggestions": ["…"]}. ${DATA_RULE}`;

export interface JudgementRequest {
  readonly gap: Gap;
  readonly draft: Draft;
  readonly statements: Statements;
  readonly language: GrowthLanguage;
}

export function judgementPrompt({ gap, draft, statements, language }: JudgementRequest) {
  const fence = createFence();
  return {
    system: SYSTEM,
    user: [
      `Write remarks in ${LANGUAGE[language]}.`,
      fence("asked-for", `${gap.title} (${gap.priority})`),
      fence("person-said", [...statements.values()].join("\n")),
      fence("answer", draft.answer),
    ].join("\n"),
  };
}

/** @throws GrowthModelAnswerError */
export function readJudgement(answer: ModelText): Quality {
  const { score, criteria, ...remarks } = parseJsonAnswer(answer.text, ANSWER);
  const rounded = (points: number) => Math.round(points * 10) / 10;
  return {
    score: rounded(score),
    criteria: Object.fromEntries(
      CRITERIA.map((name) => [name, rounded(criteria[name])]),
    ) as Quality["criteria"],
    ...remarks,
    judgedBy: answer.model,
  };
}
