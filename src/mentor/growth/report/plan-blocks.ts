/** What a report says about the time to come, and about how far one is. */
import type { ListItem, PdfBlock } from "#platform/pdf/index.ts";
import type { Milestone, Outcome, PracticeQuestion } from "../plan/outcome.ts";
import { daysFor, heading } from "./blocks.ts";
import type { ReportWords } from "./report-words-catalog.ts";

const DAY_MS = 86_400_000;
const TABLE = { plan: [0.36, 0.19, 0.19, 0.08, 0.18], progress: [0.24, 0.64, 0.12] } as const;

export function planBlocks({ milestones, hoursPerWeek, toClarify }: Outcome, words: ReportWords): PdfBlock[] {
  const clarify: PdfBlock[] =
    toClarify.length === 0 ? [] : [heading(words.toClarify), { kind: "list", items: toClarify }];
  const last = milestones.at(-1);
  if (last === undefined) return [heading(words.plan), { kind: "paragraph", text: words.noPlan }, ...clarify];
  const day = daysFor(words);
  const total = milestones.reduce((sum, { hours }) => sum + hours, 0);
  return [
    heading(words.plan),
    { kind: "paragraph", text: words.pace(hoursPerWeek, total, day(last.endsAt - DAY_MS)) },
    {
      kind: "table",
      head: words.planHead,
      widths: TABLE.plan,
      rows: milestones.map(({ title, startsAt, endsAt, hours, level }) => [
        title,
        day(startsAt),
        day(endsAt - DAY_MS),
        String(hours),
        words.levels[level],
      ]),
    },
    ...milestones.flatMap((milestone) => milestoneBlocks(milestone, words)),
    ...clarify,
  ];
}

function milestoneBlocks({ title, goal, steps, resources }: Milestone, words: ReportWords): PdfBlock[] {
  return [
    { kind: "heading", level: 2, text: title },
    { kind: "paragraph", label: words.goal, text: goal },
    { kind: "list", items: steps, isNumbered: true },
    {
      kind: "links",
      label: words.resources,
      items: resources.map((one) => ({ text: one.title, url: one.url })),
    },
  ];
}

/** What a good answer shows is said once for all questions of which it is true. */
export function practiceBlocks({ practice }: Outcome, words: ReportWords): PdfBlock[] {
  if (practice.length === 0) return [];
  const groups = Map.groupBy(practice, ({ shows }) => shows.join("; "));
  return [
    heading(words.practice),
    ...[...groups].flatMap(([shows, questions]): PdfBlock[] => [
      { kind: "paragraph", label: words.shows, text: `${shows}.` },
      { kind: "list", items: questions.map((one) => questionLine(one, words)), isNumbered: true },
    ]),
  ];
}

function questionLine({ question, basis }: PracticeQuestion, words: ReportWords): ListItem {
  return basis === null ? question : { text: question, note: words.leanOn(basis) };
}

/** Nothing where both texts were read and no more. */
export function progressBlocks({ progress }: Outcome, words: ReportWords): PdfBlock[] {
  if (progress.length < 2) return [];
  const day = daysFor(words);
  return [
    heading(words.progress),
    {
      kind: "table",
      head: words.progressHead,
      widths: TABLE.progress,
      rows: progress.map(({ at, kind, title, fit }) => [
        day(at),
        words.steps[kind](title ?? ""),
        kind === "read" || kind === "answered" ? String(Math.round(fit)) : "",
      ]),
    },
  ];
}
