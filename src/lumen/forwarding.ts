/** Requests handed on in OpenAI's own words, metered on the way: what was asked is estimated, what came is read. */
import { estimateTokens } from "#lib/token-estimate.ts";
import { maskForward } from "./forward-masking.ts";
import { isMaskedFor } from "./guard/index.ts";
import { assertMayAnswer, type Guard } from "./guarding.ts";
import type { Ledger } from "./ledger/index.ts";
import type { ForwardedAnswer, ForwardRequest, Usage } from "./lumen.ts";
import { type Meter, startMeter } from "./metering.ts";
import type { Station } from "./station.ts";
import { createUsageReader } from "./usage-reader.ts";

export interface ForwardingNeeds {
  readonly ledger: Ledger | null;
  readonly maxAnswerTokens: number;
  readonly guard: Guard;
}

/**
 * Hands a request on and writes down what it cost; what is to be masked for the model is, and is put back into the
 * answer. A model that costs is asked to report its usage at a stream's end
 * (the report is taken out again where the client did not ask for it) and never to answer beyond what is held.
 *
 * @throws ModelUnavailableError, BudgetSpentError, UnpricedModelError
 */
export async function forwardMetered(
  needs: ForwardingNeeds,
  station: Station,
  request: ForwardRequest,
): Promise<ForwardedAnswer> {
  const label = request.privacy ?? "may-leave";
  assertMayAnswer(label, station.model);
  const isMasked = isMaskedFor(needs.guard.settings, label, station.model);
  const masked = isMasked ? maskForward(needs.guard, request.body) : null;
  if (masked === null) return forwardAsIs(needs, station, request);
  return masked.restore(await forwardAsIs(needs, station, { ...request, body: masked.body }));
}

async function forwardAsIs(
  { ledger, maxAnswerTokens }: ForwardingNeeds,
  station: Station,
  request: ForwardRequest,
): Promise<ForwardedAnswer> {
  const { model } = station;
  const isEmbedding = request.path === "/embeddings";
  const isFree = model.price !== null && model.price.input === 0 && model.price.output === 0;
  const limit = isEmbedding ? 0 : answerLimit(request.body, maxAnswerTokens);
  const meter = await startMeter(ledger, {
    model,
    task: isEmbedding ? "embed" : "chat",
    actor: request.actor,
    promptTokens: tokensOf(request.body.messages ?? request.body.input) + tokensOf(request.body.tools),
    maxAnswerTokens: limit * choicesOf(request.body),
  });
  const body = isFree || isEmbedding ? request.body : withReport(withLimit(request.body, model.id, limit));
  const begun = performance.now();
  try {
    const answer = await station.forward({ ...request, body });
    const firstPieceMs = performance.now() - begun;
    if (!(answer.body instanceof Uint8Array)) {
      const hidesReport = body !== request.body && !asksForReport(request.body);
      return { ...answer, body: watchUsage(answer.body, { meter, firstPieceMs, hidesReport }) };
    }
    const isAnswered = answer.status === 200;
    const usage = isAnswered ? usageIn(answer.body) : NOTHING;
    const said = usage === null ? new TextDecoder().decode(answer.body) : "";
    meter.end({ outcome: isAnswered ? "answered" : "failed", usage, said, firstPieceMs });
    return answer;
  } catch (error) {
    meter.fail(error);
    throw error;
  }
}

/** Estimated tokens of every text in a part of a body, and of the names around them. */
function tokensOf(part: unknown): number {
  if (typeof part === "string") return estimateTokens(part);
  if (Array.isArray(part)) return part.reduce((sum: number, one: unknown) => sum + tokensOf(one), 0);
  if (typeof part !== "object" || part === null) return 1;
  return Object.values(part).reduce((sum: number, one: unknown) => sum + 1 + tokensOf(one), 0);
}

const NOTHING: Usage = { promptTokens: 0, completionTokens: 0, cachedPromptTokens: 0 };

type Body = ForwardRequest["body"];

function answerLimit({ max_tokens, max_completion_tokens }: Body, otherwise: number): number {
  const given = max_completion_tokens ?? max_tokens;
  return typeof given === "number" && given > 0 ? given : otherwise;
}

function choicesOf({ n }: Body): number {
  return typeof n === "number" && Number.isInteger(n) && n > 0 ? n : 1;
}

function withLimit(body: Body, modelId: string, limit: number): Body {
  if (body.max_tokens != null || body.max_completion_tokens != null) return body;
  return { ...body, [modelId.startsWith("openai/") ? "max_completion_tokens" : "max_tokens"]: limit };
}

function withReport(body: Body): Body {
  if (body.stream !== true || asksForReport(body)) return body;
  return { ...body, stream_options: { ...optionsOf(body), include_usage: true } };
}

function asksForReport(body: Body): boolean {
  return optionsOf(body).include_usage === true;
}

function optionsOf({ stream_options }: Body): Readonly<Record<string, unknown>> {
  return typeof stream_options === "object" && stream_options !== null ? { ...stream_options } : {};
}

function usageIn(bytes: Uint8Array): Usage | null {
  const reader = createUsageReader({ hidesReport: false });
  reader.readWhole(bytes);
  return reader.usage;
}

async function* watchUsage(
  body: AsyncIterable<Uint8Array>,
  { meter, firstPieceMs, hidesReport }: { meter: Meter; firstPieceMs: number; hidesReport: boolean },
): AsyncGenerator<Uint8Array, void, void> {
  const reader = createUsageReader({ hidesReport });
  let isOver = false;
  try {
    for await (const bytes of body) {
      const passed = reader.pass(bytes);
      if (passed.length > 0) yield passed;
    }
    const rest = reader.rest();
    isOver = true;
    meter.end({ outcome: "answered", usage: reader.usage, said: reader.said, firstPieceMs });
    if (rest.length > 0) yield rest;
  } catch (error) {
    if (!isOver) {
      isOver = true;
      meter.fail(error, reader.said);
    }
    throw error;
  } finally {
    if (!isOver) meter.end({ outcome: "stopped", usage: null, said: reader.said, firstPieceMs });
  }
}
