/** Finds a provider's limits with a bounded number of requests and a bounded amount of money. */
import type { Model } from "../model.ts";
import { probeAbilities, SHORT } from "./abilities.ts";
import { probeContext, toldContext } from "./context.ts";
import { ABOUT_ALL, type Asking, aboutModel, DIALECTS } from "./dialects.ts";
import { probeLoad } from "./load.ts";
import { type NumberFact, type ProbeResult, told, unknown } from "./probe-result.ts";
import { type Bounds, createProbeSession, type ProbeSession, type Reply } from "./probe-session.ts";
import { createProbeWire } from "./probe-wire.ts";
import { parseJson } from "./read-answer.ts";
import { readModelInfo, readRefusal, type TokenLimits } from "./token-limits.ts";

export interface ProberNeeds {
  /** With its key, which goes to the model's address and nowhere else. */
  readonly model: Model;
  /** Longest silence that is waited for, in milliseconds. */
  readonly timeoutMs: number;
  readonly clock: { now(): number };
}

export interface ProbeOptions extends Bounds {
  /** The highest rate that is tried, requests a minute; null: 120, and none where the provider tells its limit. */
  readonly rateUpTo: number | null;
  /** Measure the context window, which takes long prompts. */
  readonly isContextWanted: boolean;
}

export interface Prober extends AsyncDisposable {
  /**
   * Asks for what is told, then for what can be done, then for more and more until a bound is reached or the provider
   * limits: after its first 429 nothing is sent any more. Never throws for what the provider does.
   */
  probe(options: ProbeOptions): Promise<ProbeResult>;
}

/** More than any model answers with: refused at once, with the real limit named, where limits are checked. */
const TOO_MANY_TOKENS = 10_000_000;
/** What may be paid for where it is not refused; the answer is left as it begins. */
const PAID_TOKENS = 64;

export function createProber({ model, timeoutMs, clock }: ProberNeeds): Prober {
  const dialect = DIALECTS[model.protocol];
  const wire = createProbeWire({ url: model.url, timeoutMs, headers: dialect.headers(model.key) });
  return {
    async probe(options) {
      const probedAt = new Date(clock.now()).toISOString();
      const session = createProbeSession(model, wire, options);
      const info = await readInfo(session, model);
      const { first, limitName } = await askFirst(session, model);
      const head = { modelId: model.id, probedAt };
      if (first?.status !== 200 || first.answer === null) {
        session.stop("refused");
        return {
          ...head,
          ...totals(session, model),
          ...nothingKnown(session, info),
          problem: problemOf(first),
        };
      }
      const short: Asking = limitName === undefined ? SHORT : { ...SHORT, limitName };
      const abilities = await probeAbilities(session, {
        first,
        hasJsonMode: dialect.hasJsonMode,
        ...(limitName === undefined ? {} : { limitName }),
      });
      const maxAnswerTokens = await probeLongestAnswer(session, short, {
        info,
        isWorthIt: dialect.refusesLongAnswers,
      });
      const contextTokens = options.isContextWanted
        ? await probeContext(session, short, info)
        : toldContext(info);
      const load = await probeLoad(session, short, { answerMs: first.tookMs, rateUpTo: options.rateUpTo });
      return {
        ...head,
        ...totals(session, model),
        problem: null,
        answerMs: first.tookMs,
        abilities,
        limits: { ...load, tokensPerMinute: tokensFact(session), contextTokens, maxAnswerTokens },
      };
    },
    [Symbol.asyncDispose]: () => wire[Symbol.asyncDispose](),
  };
}

/** What the provider tells about the model; many tell it in the list of all models only. */
async function readInfo(session: ProbeSession, model: Model): Promise<TokenLimits> {
  const one = await session.get(aboutModel(model));
  const info = readModelInfo(one?.status === 200 ? parseJson(one.body) : null);
  if (info.context !== null || model.protocol !== "openai") return info;
  const all = await session.get(ABOUT_ALL);
  const list = all?.status === 200 ? parseJson(all.body) : null;
  const entries: unknown = typeof list === "object" && list !== null ? Reflect.get(list, "data") : null;
  const isThis = (entry: unknown) =>
    typeof entry === "object" && entry !== null && Reflect.get(entry, "id") === model.name;
  return readModelInfo(Array.isArray(entries) ? entries.find(isThis) : null);
}

/** The short question, and by which name OpenAI's protocol takes the limit of an answer here. */
async function askFirst(
  session: ProbeSession,
  { protocol, id }: Model,
): Promise<{ first: Reply | null } & Pick<Asking, "limitName">> {
  if (protocol !== "openai") return { first: await session.ask(SHORT) };
  const names = ["max_tokens", "max_completion_tokens"] as const;
  const [usual, other] = id.startsWith("openai/") ? [names[1], names[0]] : names;
  const first = await session.ask({ ...SHORT, limitName: usual });
  if (first?.status !== 400) return { first, limitName: usual };
  return { first: await session.ask({ ...SHORT, limitName: other }), limitName: other };
}

async function probeLongestAnswer(
  session: ProbeSession,
  short: Asking,
  { info, isWorthIt }: { readonly info: TokenLimits; readonly isWorthIt: boolean },
): Promise<NumberFact> {
  if (info.answer !== null) return told(info.answer, "told about the model");
  if (!isWorthIt) return unknown("the provider does not tell");
  const asking = { ...short, maxAnswerTokens: TOO_MANY_TOKENS, paidTokens: PAID_TOKENS, isStreamed: true };
  const reply = await session.ask(asking);
  if (reply === null) return unknown("not tried: the bounds of the probe were reached");
  if (reply.status === 200) return unknown("any limit is taken, so it is not known where answers end");
  const limit = readRefusal(reply.body);
  if (limit.answer !== null) return told(limit.answer, "named in refusing a longer one");
  return unknown(`a longer one is refused (HTTP ${reply.status}) without naming the limit`);
}

function tokensFact(session: ProbeSession): NumberFact {
  const limit = session.state.told.get("tokens");
  return limit === undefined ? unknown("the provider does not tell") : told(limit.value, limit.detail);
}

function totals({ state }: ProbeSession, { price }: Model) {
  const { requests, answered, promptTokens, completionTokens, chargedUsd, retryAfterMs } = state;
  return {
    requests,
    answered,
    promptTokens,
    completionTokens,
    costUsd: price === null ? null : chargedUsd,
    retryAfterMs,
    stopped: state.stopped ?? (state.lacksMoney ? ("usd" as const) : ("done" as const)),
  };
}

function nothingKnown(
  session: ProbeSession,
  info: TokenLimits,
): Pick<ProbeResult, "limits" | "abilities" | "answerMs"> {
  const untried = unknown("not tried: the model did not answer");
  const limit = session.state.told.get("requests");
  return {
    answerMs: null,
    limits: {
      requestsPerMinute: limit === undefined ? untried : told(limit.value, limit.detail),
      tokensPerMinute: tokensFact(session),
      concurrency: untried,
      contextTokens: info.context === null ? untried : told(info.context, "told about the model"),
      maxAnswerTokens: info.answer === null ? untried : told(info.answer, "told about the model"),
    },
    abilities: { streaming: untried, tools: untried, json: untried, usage: untried, promptCache: untried },
  };
}

function problemOf(first: Reply | null): string {
  if (first === null) return "the bounds of the probe leave no room for a request";
  const { status } = first;
  if (status === null) return "the model server could not be reached or did not answer in time";
  if (status === 401 || status === 403)
    return `the model server refused the key (HTTP ${status}); check the model's key`;
  if (status === 404)
    return "the model server does not know this address or model (HTTP 404); check the model's address and name";
  if (status === 429 || status === 529)
    return `the model server limits its requests at the moment (HTTP ${status})`;
  if (status === 200) return "the model server's answer was not one of its protocol";
  return `the model server answered with HTTP ${status}`;
}
