/**
 * How many requests at once and a minute a provider takes. A request goes out only when a refusal of the one before
 * would have been heard: the first 429 is the last thing that is asked for.
 */
import type { Asking } from "./dialects.ts";
import { measured, type NumberFact, told, unknown } from "./probe-result.ts";
import type { ProbeSession, Reply } from "./probe-session.ts";

/** A refusal takes about as long as the fastest answer, and may take half as long again. */
const HEARING_FACTOR = 1.5;
const LEAST_GAP_MS = 20;
/** The last of so many begins while the first is still answered. */
const OVERLAP = 0.8;
const MOST_AT_ONCE = 16;
/** Requests that one rate is tried with. */
const AT_A_RATE = 10;
/** Kept back for the rates. */
const KEPT_FOR_RATES = AT_A_RATE;
const USUAL_RATE = 120;
/** The first rate that is tried: a minute's, or this share of the highest. */
const FIRST_RATE = 60;
const FIRST_SHARE = 1 / 8;
const MINUTE_MS = 60_000;

export interface Load {
  readonly concurrency: NumberFact;
  readonly requestsPerMinute: NumberFact;
}

/** @param answerMs how long a short answer takes */
export async function probeLoad(
  session: ProbeSession,
  short: Asking,
  { answerMs, rateUpTo }: { readonly answerMs: number; readonly rateUpTo: number | null },
): Promise<Load> {
  const gapMs = Math.max(LEAST_GAP_MS, HEARING_FACTOR * (session.state.fastestMs ?? 0));
  const concurrency = await probeConcurrency(session, short, { answerMs, gapMs });
  const note = await probeRates(session, short, { gapMs, rateUpTo });
  return { concurrency, requestsPerMinute: rateFact(session, note) };
}

async function probeConcurrency(
  session: ProbeSession,
  short: Asking,
  { answerMs, gapMs }: { readonly answerMs: number; readonly gapMs: number },
): Promise<NumberFact> {
  const limit = session.state.told.get("concurrency");
  if (limit !== undefined) return told(limit.value, limit.detail);
  const most = Math.min(MOST_AT_ONCE, 1 + Math.floor((OVERLAP * answerMs) / gapMs));
  let reached = 1;
  for (let target = 2; ; target = Math.min(target * 2, most)) {
    if (target > most || session.requestsLeft() < target + KEPT_FOR_RATES) break;
    const replies = await burst(session, short, { count: target, gapMs });
    const atOnce = mostAtOnce(replies.filter(({ status }) => status === 200));
    if (replies.some(({ status }) => status === 429))
      return measured(
        Math.max(reached, atOnce),
        `limited with ${mostAtOnce(replies)} under way; it may be their rate`,
        false,
      );
    reached = Math.max(reached, atOnce);
    if (session.state.stopped !== null || replies.length < target || target === most) break;
  }
  const why = reached >= most && most < MOST_AT_ONCE ? "; answers come too fast to have more under way" : "";
  return measured(reached, `answered at once without a limit${why}`);
}

/** Sends so many, each only when a refusal of the one before would have been heard. */
async function burst(
  session: ProbeSession,
  short: Asking,
  { count, gapMs }: { readonly count: number; readonly gapMs: number },
): Promise<Reply[]> {
  const replies: Promise<Reply | null>[] = [];
  for (let index = 0; index < count && session.state.stopped === null; index += 1) {
    if (index > 0) await session.pause(gapMs);
    if (session.state.stopped === null) replies.push(session.ask(short));
  }
  return (await Promise.all(replies)).filter((reply) => reply !== null);
}

/** The greatest number of replies that were under way at one moment. */
function mostAtOnce(replies: readonly Reply[]): number {
  return Math.max(
    0,
    ...replies.map(
      ({ sentAtMs: moment }) =>
        replies.filter(({ sentAtMs, tookMs }) => sentAtMs <= moment && moment < sentAtMs + tookMs).length,
    ),
  );
}

/** Tries growing rates; what it came to, in words. A rate that is told is not tried unless it was asked for. */
async function probeRates(
  session: ProbeSession,
  short: Asking,
  { gapMs, rateUpTo }: { readonly gapMs: number; readonly rateUpTo: number | null },
): Promise<string | null> {
  const limit = session.state.told.get("requests")?.value;
  if (limit !== undefined && rateUpTo === null) return null;
  const most = Math.min(rateUpTo ?? USUAL_RATE, limit ?? Number.POSITIVE_INFINITY, MINUTE_MS / gapMs);
  let passed: string | null = null;
  for (
    let rate = Math.min(Math.max(FIRST_RATE, most * FIRST_SHARE), most);
    ;
    rate = Math.min(rate * 2, most)
  ) {
    const count = Math.min(AT_A_RATE, session.requestsLeft());
    if (session.state.stopped !== null || count < 2) return passed;
    const replies = await burst(session, short, { count, gapMs: MINUTE_MS / rate });
    if (replies.some(({ status }) => status === 429)) return `limited at ${Math.round(rate)} a minute`;
    if (replies.length < count || replies.some(({ status }) => status !== 200)) return passed;
    passed = `${count} requests at ${Math.round(rate)} a minute were answered`;
    if (rate >= most) return passed;
  }
}

function rateFact(session: ProbeSession, note: string | null): NumberFact {
  const limit = session.state.told.get("requests");
  const answered = session.answeredInMinute();
  const seenSo = `${answered} were answered within a minute${note === null ? "" : `; ${note}`}`;
  if (limit !== undefined) return told(limit.value, `${limit.detail}; ${seenSo}`);
  if (answered === 0) return unknown("nothing was answered");
  return measured(answered, seenSo, session.state.stopped !== "rate-limited");
}
