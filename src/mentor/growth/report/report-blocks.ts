/** A report as a row of blocks: what it says, once, for every form it is written in. Pure. */
import type { PdfBlock, PdfDocument, Tone } from "#platform/pdf/index.ts";
import type { GrowthDocument, Matched, Priority, Quote } from "../growth.ts";
import type { Outcome } from "../plan/outcome.ts";
import { quoteLine } from "../plan/quote-line.ts";
import { answerBlocks } from "./answer-blocks.ts";
import { daysFor, heading } from "./blocks.ts";
import { planBlocks, practiceBlocks, progressBlocks } from "./plan-blocks.ts";
import { type ReportWords, reportWordsFor } from "./report-words-catalog.ts";
import { nameOfWriter, type Writers } from "./writers.ts";

export interface ReportSource {
  readonly outcome: Outcome;
  readonly writers: Writers;
  /** As they were read: quotes are shown in their lines. */
  readonly documents: readonly GrowthDocument[];
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export function makeReport({ outcome, writers, documents, madeAt }: ReportSource): PdfDocument {
  const words = reportWordsFor(outcome.language);
  const day = daysFor(words);
  const title = outcome.title ?? words.withoutTitle;
  const quotes = (found: readonly Quote[]) => quoteBlocks(found, { words, documents });
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
          `${words.made(day(madeAt))} · ${words.asked(outcome.questions.asked, outcome.questions.of)}`,
          writersLine(writers, words),
        ],
      },
      ...fitBlocks(outcome, words),
      ...strengthBlocks(outcome, words, quotes),
      ...gapBlocks(outcome, words, quotes),
      ...answerBlocks(outcome, words),
      ...planBlocks(outcome, words),
      ...practiceBlocks(outcome, words),
      ...progressBlocks(outcome, words),
    ],
  };
}

function writersLine(writers: Writers, words: ReportWords): string {
  const names = Object.values(writers).map((writer) => nameOfWriter(writer, words));
  if (names.every((name) => name === words.ownRules)) return words.byRules;
  return (["reading", "questions", "drafts", "quality"] as const)
    .map((part) => `${words.writers[part]} ${nameOfWriter(writers[part], words)}`)
    .join(" · ");
}

function fitBlocks(outcome: Outcome, words: ReportWords): PdfBlock[] {
  const { fit, fitWithAnswers, parts, strengths, gaps, milestones } = outcome;
  const counts = {
    of: strengths.length + gaps.length,
    met: strengths.length,
    answered: gaps.filter(({ standing }) => standing === "answered" || standing === "covered").length,
    learned: milestones.length,
  };
  return [
    {
      kind: "score",
      value: Math.round(fitWithAnswers),
      from: Math.round(fit),
      of: 100,
      label: words.fit,
      text: `${words.fitText(Math.round(fit), Math.round(fitWithAnswers))} ${words.counts(counts)}`,
    },
    {
      kind: "bars",
      bars: parts.map(({ kind, score, met, of, weight }) => ({
        label: words.kinds[kind],
        share: score,
        note: words.met(met, of, weight),
        tone: toneOf(score),
      })),
    },
  ];
}

const WELL = 0.75;
const HALF = 0.4;

function toneOf(score: number): Tone {
  if (score >= WELL) return "good";
  return score >= HALF ? "notable" : "pressing";
}

type Quoting = (found: readonly Quote[]) => readonly PdfBlock[];

function strengthBlocks({ strengths }: Outcome, words: ReportWords, quotes: Quoting): PdfBlock[] {
  if (strengths.length === 0) return [];
  return [
    heading(words.strengths),
    ...strengths.flatMap((strength): PdfBlock[] => [
      { kind: "paragraph", label: strength.title, text: explanationOf(strength) },
      ...quotes(strength.shown.slice(0, 1)),
    ]),
  ];
}

const TONES: Readonly<Record<Priority, Tone>> = {
  CRITICAL: "pressing",
  HIGH: "pressing",
  IMPORTANT: "notable",
  MEDIUM: "notable",
  NICE_TO_HAVE: "plain",
  LOW: "plain",
  LOGISTICAL: "plain",
};

function gapBlocks({ gaps }: Outcome, words: ReportWords, quotes: Quoting): PdfBlock[] {
  if (gaps.length === 0) return [heading(words.gaps), { kind: "paragraph", text: words.noGaps }];
  return [
    heading(words.gaps),
    ...gaps.flatMap((gap): PdfBlock[] => {
      const standings = gap.kind === "logistical" ? words.practicalStandings : words.standings;
      return [
        {
          kind: "heading",
          level: 2,
          text: gap.title,
          tag: { text: words.priorities[gap.priority], tone: TONES[gap.priority] },
        },
        {
          kind: "paragraph",
          label: `${words.states[gap.state]}, ${standings[gap.standing]}`,
          text: explanationOf(gap),
        },
        ...quotes([...gap.asked.slice(0, 1), ...gap.shown.slice(0, 1)]),
      ];
    }),
  ];
}

/** What it repeats of a list has its bullet with it. */
function explanationOf({ explanation }: Matched): string {
  return explanation.replace(/(?<=: )[-–•*·] /gu, "");
}

function quoteBlocks(
  found: readonly Quote[],
  { words, documents }: { readonly words: ReportWords; readonly documents: readonly GrowthDocument[] },
): readonly PdfBlock[] {
  return found.map((quote) => ({
    kind: "quote",
    text: quoteLine(quote, documents),
    source: quote.document === "cv" ? words.inTheCv : words.inTheJob,
  }));
}
