/** What a model and its server can do, each tried once with a short question. */
import type { Asking } from "./dialects.ts";
import { type ProbeResult, seen, type TruthFact, unknown } from "./probe-result.ts";
import type { ProbeSession, Reply } from "./probe-session.ts";
import { parseJson } from "./read-answer.ts";

export const SHORT: Asking = { text: "Answer with the one word: ready", maxAnswerTokens: 16 };
const TOOL = "current_time";
const NOT_ASKED = "not tried: the bounds of the probe were reached";

/** @param first the answer to the short question, which says about usage and the prompt cache by itself */
export async function probeAbilities(
  session: ProbeSession,
  { first, limitName, hasJsonMode }: { first: Reply } & Pick<Asking, "limitName"> & { hasJsonMode: boolean },
): Promise<ProbeResult["abilities"]> {
  const named = limitName === undefined ? {} : { limitName };
  const streamed = await session.ask({ ...SHORT, ...named, isStreamed: true });
  const called = await session.ask({ text: "What time is it?", maxAnswerTokens: 64, tool: TOOL, ...named });
  const inJson = hasJsonMode
    ? await session.ask({
        text: 'Answer with the JSON object {"ok": true}',
        maxAnswerTokens: 64,
        isJson: true,
        ...named,
      })
    : null;
  const answers = [first.answer, streamed?.answer, called?.answer];
  const hasUsage = (reply: Reply | null) => typeof reply?.answer?.completionTokens === "number";
  return {
    streaming: judge(streamed, ({ pieces }) => (pieces > 0 ? "came in pieces" : null), "came as a whole"),
    tools: judge(
      called,
      ({ callsTool }) => (callsTool ? "called one" : null),
      "was told to call one and did not",
    ),
    json: hasJsonMode
      ? judge(
          inJson,
          ({ text }) => (isObject(text) ? "answered with an object" : null),
          "answered with something else",
        )
      : unknown("the protocol has no such mode"),
    usage: seen(hasUsage(first), usageDetail(first, streamed)),
    promptCache: answers.some((answer) => typeof answer?.cachedPromptTokens === "number")
      ? seen(true, "answers tell how much came from it")
      : seen(false, "answers say nothing about one"),
  };
}

/** Whether an answer shows an ability; an answer that was cut short shows nothing. */
function judge(
  reply: Reply | null,
  shows: (answer: NonNullable<Reply["answer"]>) => string | null,
  otherwise: string,
): TruthFact {
  if (reply === null) return unknown(NOT_ASKED);
  const { status, answer } = reply;
  if (status === null || status === 429 || status >= 500)
    return unknown(status === null ? "no answer" : `HTTP ${status}`);
  if (status !== 200) return seen(false, `refused with HTTP ${status}`);
  if (answer === null) return seen(false, "answered with something else than the protocol has");
  const shown = shows(answer);
  if (shown !== null) return seen(true, shown);
  return answer.isCut ? unknown("the answer was cut short before it could show") : seen(false, otherwise);
}

function usageDetail(first: Reply, streamed: Reply | null): string {
  const isToldInStream = typeof streamed?.answer?.completionTokens === "number";
  const isTold = typeof first.answer?.completionTokens === "number";
  if (isTold && streamed?.status === 200) return isToldInStream ? "also in streams" : "not in streams";
  return isTold ? "in whole answers" : "answers have no token counts";
}

function isObject(text: string): boolean {
  const value = parseJson(text.trim().replace(/^```(?:json)?|```$/g, ""));
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
