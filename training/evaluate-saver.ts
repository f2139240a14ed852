/**
 * What the saver saves and what it loses: `npm run eval:saver [-- --data DIR] [--json] [--misses]`.
 *
 * The folder has conversations in LoCoMo's format. A fact is lost when the answer to a question could be read out of its
 * evidence before and not any more (`saver-facts.ts`). The conversation on which the saver's structure was chosen is
 * reported apart and never part of a figure.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { estimateTokens } from "#lib/token-estimate.ts";
import { messagesOf } from "../src/lumen/saver/history.ts";
import { createSaver, SAVER_MODES, type Saver, type SaverMode } from "../src/lumen/saver/index.ts";
import { createPage, type Piece } from "../src/lumen/saver/render.ts";
import { bootstrap } from "./metrics.ts";
import { BASELINES } from "./saver-baselines.ts";
import { type Conversation, loadConversations, type Question } from "./saver-conversations.ts";
import { judge } from "./saver-facts.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "../../shared/data/locomo") },
    json: { type: "boolean", default: false },
    misses: { type: "boolean", default: false },
  },
});

/** The structure was chosen on this one. */
const LOOKED_AT = "conv-26";
const SHARES = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3];

/** What is left of a conversation. */
interface Rest {
  readonly pieces: readonly Piece[];
  readonly tokensBefore: number;
  readonly tokensAfter: number;
}

/** A way to compress; without a question it is asked once a conversation. */
interface Method {
  readonly isFocused: boolean;
  rest(conversation: Conversation, question: string): Rest;
}

interface Judged {
  readonly question: Question;
  readonly isAnswerable: boolean;
  readonly isWhole: boolean;
  readonly tokensBefore: number;
  readonly tokensAfter: number;
}

const conversations = loadConversations(options.data);
const measured = conversations.filter(({ id }) => id !== LOOKED_AT);
const looked = conversations.filter(({ id }) => id === LOOKED_AT);
const findable = new Map<Question, boolean>();
const savers = new Map(SAVER_MODES.map((mode) => [mode, createSaver({ mode })]));

const report = {
  conversations: measured.map(({ id }) => id),
  questions: findableOf(measured),
  modes: ofModes((mode) => figuresOf(measured, sena(mode))),
  lookedAt: ofModes((mode) => figuresOf(looked, sena(mode))),
  curve: SHARES.map((share) => ({
    share,
    ...ofModes((mode) => shortOf(measured, sena(mode, share))),
    ...Object.fromEntries(BASELINES.map(({ name }) => [name, shortOf(measured, baseline(name, share))])),
  })),
  milliseconds: ofModes(timeOf),
};
if (options.json) console.log(JSON.stringify(report));
else print();
if (options.misses) printMisses();

function ofModes<T>(figure: (mode: SaverMode) => T): Record<SaverMode, T> {
  return Object.fromEntries(SAVER_MODES.map((mode) => [mode, figure(mode)])) as Record<SaverMode, T>;
}

/** The saver as it is, or with a share of tokens to keep. */
function sena(mode: SaverMode, targetShare?: number): Method {
  const isFocused = mode !== "stable";
  return {
    isFocused,
    rest({ messages }, question) {
      const share = targetShare === undefined ? {} : { targetShare };
      const saver = savers.get(mode) as Saver;
      const saved = saver.compress(messages, { question: isFocused ? question : null, ...share });
      const { pieces, recent, tokensBefore, tokensAfter } = saved;
      const from = messages.length - recent.length;
      const whole = recent.map(({ content }, place) => {
        return { message: from + place, text: content, start: 0, end: content.length };
      });
      return { pieces: [...pieces, ...whole], tokensBefore, tokensAfter };
    },
  };
}

function baseline(name: string, share: number): Method {
  const { isFocused, keep } = BASELINES.find((entry) => entry.name === name) as (typeof BASELINES)[number];
  return {
    isFocused,
    rest(conversation, question) {
      const messages = messagesOf(conversation.messages);
      const whole = createPage(messages);
      whole.addWhole(0);
      const tokensBefore = estimateTokens(whole.text);
      const pieces = keep(conversation, tokensBefore * share, question);
      const page = createPage(messages);
      page.add(pieces);
      return { pieces, tokensBefore, tokensAfter: estimateTokens(page.text) };
    },
  };
}

/** Every question that counts, judged by what a method leaves. */
function judgeAll(those: readonly Conversation[], method: Method): Judged[] {
  return those.flatMap((conversation) => {
    let rest: Rest | null = null;
    return conversation.questions.flatMap((question) => {
      if (!isFindable(conversation, question)) return [];
      if (rest === null || method.isFocused) rest = method.rest(conversation, question.text);
      const { pieces, ...tokens } = rest;
      return [{ question, ...judgeOne(conversation, question, pieces), ...tokens }];
    });
  });
}

function judgeOne({ messages, speakers }: Conversation, question: Question, pieces: readonly Piece[]) {
  const evidence = question.evidence.map((place) => {
    const { content, date } = messages[place] as Conversation["messages"][number];
    const kept = pieces.flatMap((piece) => (piece.message === place ? [piece.text] : []));
    return { text: content, date, kept: kept.join(" ") };
  });
  return judge({ question: question.text, answer: question.answer, speakers }, evidence);
}

function isFindable(conversation: Conversation, question: Question): boolean {
  const known = findable.get(question) ?? judgeOne(conversation, question, []).isFindable;
  findable.set(question, known);
  return known;
}

/** How many questions of each category there are, and how many count. */
function findableOf(those: readonly Conversation[]) {
  const counts: Record<string, { all: number; counted: number }> = {};
  for (const conversation of those)
    for (const question of conversation.questions) {
      counts[question.category] ??= { all: 0, counted: 0 };
      const count = counts[question.category] as { all: number; counted: number };
      count.all += 1;
      if (isFindable(conversation, question)) count.counted += 1;
    }
  return counts;
}

function figuresOf(those: readonly Conversation[], method: Method) {
  const all = judgeAll(those, method);
  const categories = [...new Set(all.map(({ question }) => question.category))].sort();
  return {
    counted: all.length,
    saved: withInterval(all, savedOf),
    lost: withInterval(all, lostOf),
    lostWhole: withInterval(all, (judged) => shareOf(judged, ({ isWhole }) => !isWhole)),
    byCategory: Object.fromEntries(
      categories.map((category) => {
        const those = all.filter(({ question }) => question.category === category);
        return [category, { counted: those.length, lost: withInterval(those, lostOf) }];
      }),
    ),
  };
}

function shortOf(those: readonly Conversation[], method: Method) {
  const all = judgeAll(those, method);
  return { kept: round(1 - savedOf(all)), lost: withInterval(all, lostOf) };
}

function savedOf(all: readonly Judged[]): number {
  const before = all.reduce((sum, { tokensBefore }) => sum + tokensBefore, 0);
  const after = all.reduce((sum, { tokensAfter }) => sum + tokensAfter, 0);
  return before === 0 ? 0 : 1 - after / before;
}

function lostOf(all: readonly Judged[]): number {
  return shareOf(all, ({ isAnswerable }) => !isAnswerable);
}

function shareOf(all: readonly Judged[], is: (judged: Judged) => boolean): number {
  return all.length === 0 ? 0 : all.filter(is).length / all.length;
}

/** A figure with its 95 % interval over resamples of the questions. */
function withInterval(all: readonly Judged[], figure: (judged: readonly Judged[]) => number) {
  if (all.length === 0) return { value: 0, low: 0, high: 0 };
  const { low, high } = bootstrap(all.length, (places) =>
    figure(Array.from(places, (place) => all[place] as Judged)),
  );
  return { value: round(figure(all)), low: round(low), high: round(high) };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** The median time for the first hundred turns, two messages each. */
function timeOf(mode: SaverMode): number {
  const turns = (conversations[0]?.messages ?? []).slice(0, 200);
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    savers.get(mode)?.compress(turns, { question: "When did they move, and why?" });
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return Math.round((times[25] ?? 0) * 10) / 10;
}

function print(): void {
  const { questions, curve, milliseconds } = report;
  console.log(`${report.conversations.join(", ")}; questions whose answer can be read in their evidence:`);
  for (const [category, { all, counted }] of Object.entries(questions))
    console.log(`  ${category.padEnd(12)} ${counted} of ${all}; ${all - counted} are not counted`);
  for (const mode of SAVER_MODES) {
    printFigures(`\n${mode}${mode === SAVER_MODES[0] ? " (the default)" : ""}`, report.modes[mode]);
    if (looked.length > 0) printFigures(`${mode}, the conversation looked at`, report.lookedAt[mode]);
  }
  const names = [...SAVER_MODES, ...BASELINES.map(({ name }) => name)];
  console.log(`\nTokens kept → facts lost, %\n${names.map((name) => name.padEnd(24)).join("")}`);
  for (const point of curve) {
    const cells: Record<string, ReturnType<typeof shortOf> | number> = point;
    console.log(names.map((name) => cellOf(cells[name]).padEnd(24)).join(""));
  }
  const times = SAVER_MODES.map((mode) => `${milliseconds[mode]} ms ${mode}`);
  console.log(`\nA hundred turns: ${times.join(", ")}`);
}

function cellOf(cell: ReturnType<typeof shortOf> | number | undefined): string {
  return typeof cell === "object" ? `${percent(cell.kept)} → ${intervalOf(cell.lost)}` : "";
}

function printFigures(
  title: string,
  { counted, saved, lost, lostWhole, byCategory }: ReturnType<typeof figuresOf>,
): void {
  console.log(
    `${title}: tokens saved ${intervalOf(saved)} %, facts lost ${intervalOf(lost)} % of ${counted}`,
  );
  console.log(`  with the sentence the question is about ${intervalOf(lostWhole)} %`);
  for (const [category, figures] of Object.entries(byCategory))
    console.log(`  ${category.padEnd(12)} ${intervalOf(figures.lost)} % of ${figures.counted}`);
}

function intervalOf({ value, low, high }: { value: number; low: number; high: number }): string {
  return `${percent(value)} (${percent(low)}–${percent(high)})`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

/** The lost facts of the conversation looked at; those of the others stay unseen. */
function printMisses(): void {
  for (const { question, isAnswerable } of judgeAll(looked, sena("layered")))
    if (!isAnswerable) console.log(`${question.category} · ${question.text} → ${question.answer}`);
}
