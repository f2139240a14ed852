/** A report as a row of blocks: what it says, once, for every form it is written in. Pure. */
import type { PdfBlock, PdfDocument, Tone } from "#platform/pdf/index.ts";
import type { Priority, Quote } from "../growth.ts";
import type { Milestone, Outcome } from "../plan/outcome.ts";
import { type ReportWords, reportWordsFor } from "./report-words-catalog.ts";

const TONES: Readonly<Record<Priority, Tone>> = {
  CRITICAL: "pressing",
  HIGH: "pressing",
  IMPORTANT: "notable",
  MEDIUM: "notable",
  NICE_TO_HAVE: "plain",
  LOW: "plain",
  LOGISTICAL: "plain",
};
const DAY_MS = 86_400_000;

/** @param writers who read, asked, drafted and judged: `ion-growth` or ids of models */
export function makeReport(outcome: Outcome, writers: readonly string[], madeAt: number): PdfDocument {
  const words = reportWordsFor(outcome.language);
  const title = outcome.title ?? words.withoutTitle;
  return {
    title: `${words.report}: ${title}`,
    language: outcome.language,
    createdAt: madeAt,
    footer: words.footer,
    blocks: [
      {
        kind: "title",
        text: title,
        subtitle: words.report,
        notes: [
          words.made(day(madeAt)),
          words.asked(outcome.questions.asked, outcome.questions.of),
          words.writers([...new Set(writers)].join(", ")),
        ],
      },
      ...fitBlocks(outcome, words),
      ...strengthBlocks(outcome, words),
      ...gapBlocks(outcome, words),
      ...answerBlocks(outcome, words),
      ...planBlocks(outcome, words),
      ...practiceBlocks(outcome, words),
    ],
  };
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function heading(text: string): PdfBlock {
  return { kind: "heading", level: 1, text };
}

function fitBlocks({ fit, fitWithAnswers, parts }: Outcome, words: ReportWords): PdfBlock[] {
  return [
    {
      kind: "score",
      value: Math.round(fitWithAnswers),
      of: 100,
      label: words.fit,
      text: words.fitText(Math.round(fit), Math.round(fitWithAnswers)),
    },
    {
      kind: "bars",
      bars: parts.map(({ kind, score, met, of, weight }) => ({
        label: words.kinds[kind],
        share: score,
        note: words.met(met, of, weight),
        tone: score >= 0.75 ? "good" : score >= 0.4 ? "notable" : "pressing",
      })),
    },
  ];
}

function strengthBlocks({ strengths }: Outcome, words: ReportWords): PdfBlock[] {
  if (strengths.length === 0) return [];
  return [
    heading(words.strengths),
    ...strengths.flatMap(({ title, explanation, shown }): PdfBlock[] => [
      { kind: "paragraph", label: title, text: explanation },
      ...quotes(shown.slice(0, 1), words),
    ]),
  ];
}

function gapBlocks({ gaps }: Outcome, words: ReportWords): PdfBlock[] {
  if (gaps.length === 0) return [heading(words.gaps), { kind: "paragraph", text: words.noGaps }];
  return [
    heading(words.gaps),
    ...gaps.flatMap((gap): PdfBlock[] => [
      {
        kind: "heading",
        level: 2,
        text: gap.title,
        tag: { text: words.priorities[gap.priority], tone: TONES[gap.priority] },
      },
      {
        kind: "paragraph",
        label: `${words.states[gap.state]}, ${words.standings[gap.standing] ?? gap.standing}`,
        text: gap.explanation,
      },
      ...quotes([...gap.asked.slice(0, 1), ...gap.shown.slice(0, 1)], words),
    ]),
  ];
}

function quotes(found: readonly Quote[], words: ReportWords): PdfBlock[] {
  return found.map(({ document, text }) => ({
    kind: "quote",
    text: text.replace(/\s+/g, " ").trim(),
    source: document === "cv" ? words.inTheCv : words.inTheJob,
  }));
}

function answerBlocks({ answers }: Outcome, words: ReportWords): PdfBlock[] {
  if (answers.length === 0) return [heading(words.answers), { kind: "paragraph", text: words.noAnswers }];
  return [
    heading(words.answers),
    ...answers.flatMap(({ title, question, answer, bullet, evidence, quality, writtenBy }): PdfBlock[] => [
      { kind: "heading", level: 2, text: title },
      { kind: "paragraph", text: question, isQuiet: true },
      { kind: "paragraph", text: answer },
      { kind: "paragraph", label: words.forTheCv, text: bullet },
      {
        kind: "paragraph",
        text: [
          `${words.quality(quality.score)} (${quality.judgedBy}; ${writtenBy})`,
          ...(evidence.length === 0
            ? []
            : [`${words.restsOn}: ${evidence.map((said) => `“${said}”`).join(" ")}`]),
        ].join(" · "),
        isQuiet: true,
      },
    ]),
    heading(words.bullets),
    { kind: "list", items: answers.map(({ bullet }) => bullet).filter((bullet) => bullet !== "") },
  ];
}

function planBlocks({ milestones, hoursPerWeek, toClarify }: Outcome, words: ReportWords): PdfBlock[] {
  const total = milestones.reduce((sum, { hours }) => sum + hours, 0);
  const last = milestones.at(-1);
  const clarify: PdfBlock[] =
    toClarify.length === 0 ? [] : [heading(words.toClarify), { kind: "list", items: toClarify }];
  if (last === undefined) return [heading(words.plan), { kind: "paragraph", text: words.noPlan }, ...clarify];
  return [
    heading(words.plan),
    { kind: "paragraph", text: words.pace(hoursPerWeek, total, day(last.endsAt)) },
    ...milestones.flatMap((milestone) => milestoneBlocks(milestone, words)),
    ...clarify,
  ];
}

function milestoneBlocks(milestone: Milestone, words: ReportWords): PdfBlock[] {
  const { title, priority, startsAt, endsAt, hours, level, goal, steps, resources } = milestone;
  return [
    {
      kind: "heading",
      level: 2,
      text: title,
      tag: { text: words.priorities[priority], tone: TONES[priority] },
    },
    {
      kind: "paragraph",
      text: words.until(day(startsAt), day(endsAt - DAY_MS), hours, words.levels[level]),
      isQuiet: true,
    },
    { kind: "paragraph", label: words.goal, text: goal },
    { kind: "list", items: steps, isNumbered: true },
    {
      kind: "paragraph",
      label: words.resources,
      text: resources.map((one) => (one.url === null ? one.title : `${one.title} (${one.url})`)).join("; "),
    },
  ];
}

function practiceBlocks({ practice }: Outcome, words: ReportWords): PdfBlock[] {
  if (practice.length === 0) return [];
  return [
    heading(words.practice),
    { kind: "list", items: practice.map(({ question }) => question), isNumbered: true },
    ...[...new Set(practice.map(({ shows }) => shows.join("; ")))].map(
      (shows): PdfBlock => ({ kind: "paragraph", label: words.shows, text: shows, isQuiet: true }),
    ),
  ];
}
