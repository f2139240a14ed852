/** The answers of a report: what to say, what it rests on, how good it is. */
import type { PdfBlock, Tag } from "#platform/pdf/index.ts";
import type { Outcome, PreparedAnswer } from "../plan/outcome.ts";
import { heading } from "./blocks.ts";
import type { ReportWords } from "./report-words-catalog.ts";
import { nameOfWriter } from "./writers.ts";

const GOOD_QUALITY = 7;
const MOST_SUGGESTIONS = 2;

export function answerBlocks({ answers }: Outcome, words: ReportWords): PdfBlock[] {
  if (answers.length === 0) return [heading(words.answers), { kind: "paragraph", text: words.noAnswers }];
  const bullets = [...new Set(answers.map(({ bullet }) => bullet).filter((bullet) => bullet !== ""))];
  return [
    heading(words.answers),
    ...answers.flatMap((answer) => blocksOf(answer, words)),
    ...(bullets.length === 0 ? [] : [heading(words.bullets), { kind: "list" as const, items: bullets }]),
  ];
}

function blocksOf(prepared: PreparedAnswer, words: ReportWords): PdfBlock[] {
  const { title, priority, question, answer, evidence, quality, writtenBy } = prepared;
  // When one can begin is a fact: it is no better told at length.
  const isFact = priority === "LOGISTICAL";
  const suggestions = isFact ? [] : quality.suggestions.slice(0, MOST_SUGGESTIONS);
  const quiet = (label: string, text: string): PdfBlock => ({
    kind: "paragraph",
    label,
    text,
    isQuiet: true,
  });
  return [
    {
      kind: "heading",
      level: 2,
      text: title,
      ...(isFact ? {} : { tag: qualityTag(quality.score, words) }),
    },
    { kind: "paragraph", text: question, isQuiet: true },
    { kind: "paragraph", text: answer },
    ...(evidence.length === 0
      ? []
      : [quiet(words.restsOn, evidence.map((said) => `“${said.replace(/\s+/gu, " ").trim()}”`).join(" · "))]),
    ...(suggestions.length === 0 ? [] : [quiet(words.stronger, suggestions.join(" "))]),
    {
      kind: "paragraph",
      text: words.drawnUp(nameOfWriter(writtenBy, words), nameOfWriter(quality.judgedBy, words)),
      isQuiet: true,
    },
  ];
}

function qualityTag(score: number, words: ReportWords): Tag {
  return { text: words.quality(score), tone: score >= GOOD_QUALITY ? "good" : "notable" };
}
