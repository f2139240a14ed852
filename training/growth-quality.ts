/**
 * Measures the built-in scorer of growth on answers that people ranked: of all pairs of answers to the same question, how many
 * does it put in the same order? Beside it, what the length alone gives. A tie counts as half.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { scoreAnswer } from "../src/mentor/growth/quality/score-answer.ts";

const RANKED_ANSWERS = z.object({
  id: z.string(),
  language: z.enum(["en", "ko"]),
  gap: z.string(),
  priority: z.string(),
  statement: z.record(z.string(), z.string()),
  ranked: z.array(z.string()).min(2),
});

export type RankedAnswers = z.infer<typeof RANKED_ANSWERS>;

/** dev: rules were written looking at it; held: only measured on. */
export const QUALITY_SETS = { dev: "growth-quality.jsonl", held: "growth-quality-held.jsonl" } as const;

/** The groups of a file of one JSON object a line. @throws ZodError, SyntaxError for a line of another shape */
export async function readRankedAnswers(set: keyof typeof QUALITY_SETS): Promise<readonly RankedAnswers[]> {
  const file = join(import.meta.dirname, "data", QUALITY_SETS[set]);
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => RANKED_ANSWERS.parse(JSON.parse(line)));
}

export interface PairwiseAgreement {
  readonly groups: number;
  readonly pairs: number;
  /** 0 to 1, of all pairs. */
  readonly scorer: number;
  readonly length: number;
  /** Groups whose best answer gets the highest score. */
  readonly bestFirst: number;
}

type Scored = (group: RankedAnswers, answer: string) => number;

/** What the product gives an answer, 1 to 10. */
const scoreOf: Scored = ({ language, gap, statement }, answer) =>
  scoreAnswer({
    answer,
    language,
    gap: { title: gap, kind: "skill" },
    stated: Object.values(statement),
    unshown: [],
  }).score;

/** What one group brings to the figures; each answer is scored once. */
export interface GroupAgreement {
  readonly pairs: number;
  /** Pairs in the ranked order, a tie as half. */
  readonly scorer: number;
  readonly length: number;
  readonly isBestFirst: boolean;
}

export function agreementOf(group: RankedAnswers): GroupAgreement {
  const scores = group.ranked.map((answer) => scoreOf(group, answer));
  const [best = 0, ...others] = scores;
  return {
    pairs: (scores.length * (scores.length - 1)) / 2,
    scorer: inOrder(scores),
    length: inOrder(group.ranked.map((answer) => answer.length)),
    isBestFirst: others.every((other) => other < best),
  };
}

/** The figures over groups. */
export function sumAgreement(groups: readonly GroupAgreement[]): PairwiseAgreement {
  const sum = (figure: (group: GroupAgreement) => number) =>
    groups.reduce((total, group) => total + figure(group), 0);
  const pairs = sum((group) => group.pairs);
  return {
    groups: groups.length,
    pairs,
    scorer: sum((group) => group.scorer) / pairs,
    length: sum((group) => group.length) / pairs,
    bestFirst: groups.filter(({ isBestFirst }) => isBestFirst).length,
  };
}

/** @param groups answers best first */
export function measureQuality(groups: readonly RankedAnswers[]): PairwiseAgreement {
  return sumAgreement(groups.map(agreementOf));
}

function inOrder(scores: readonly number[]): number {
  let sum = 0;
  for (const [place, better] of scores.entries())
    for (const worse of scores.slice(place + 1)) sum += better > worse ? 1 : better === worse ? 0.5 : 0;
  return sum;
}
