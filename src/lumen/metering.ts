/** What a call is expected to cost at most, and what it came to. */
import type { Actor } from "#contract/actor.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import { type CallRecord, type Hold, type Ledger, type Nano, type Spender, toNano } from "./ledger/index.ts";
import { type ChatMessage, ModelUnavailableError, type Usage } from "./lumen.ts";
import type { Model } from "./model.ts";
import { costOf, type Price } from "./price-catalog.ts";

/** Tokenisers differ by ±30 %, and code has more tokens than prose. */
const PROMPT_MARGIN = 1.5;
/** Roles and separators that a provider adds. */
const PROMPT_EXTRA_TOKENS = 64;
/** More than any context window there is: a provider that reports more is mistaken. */
const BELIEVABLE_TOKENS = 20_000_000;

/** Whose call it is where nobody asked: the program's own. */
const PROGRAM: Spender = { workspaceId: "local", personId: null, accessKeyId: null };

/** What is metered of one call. */
export interface Metered {
  readonly model: Model;
  readonly task: string;
  readonly actor: Pick<Actor, "workspaceId" | "personId" | "accessKeyId"> | undefined;
  /** Estimated tokens of the prompt. */
  readonly promptTokens: number;
  readonly maxAnswerTokens: number;
}

/** How a call ended. */
export interface CallEnd {
  readonly outcome: "answered" | "failed" | "stopped";
  /** As the provider reports it; null where it did not. */
  readonly usage: Usage | null;
  /** The answer as far as it came, for where no usage is reported. */
  readonly said: string;
  readonly firstPieceMs: number | null;
}

export interface Bill {
  /** null where the price is unknown. */
  readonly costUsd: number | null;
  readonly usage: Usage;
}

export interface Meter {
  /** Writes the call down, once. */
  end(end: CallEnd): Bill;
  /** The same, told by what went wrong. */
  fail(error: unknown, said?: string): void;
}

/**
 * Holds what a call may cost against the budgets and starts its clock.
 *
 * @throws BudgetSpentError, UnpricedModelError
 */
export async function startMeter(ledger: Ledger | null, metered: Metered): Promise<Meter> {
  const begun = performance.now();
  const hold = await ledger?.reserve(spenderOf(metered.actor), reservationOf(metered));
  return createMeter(hold, { metered, begun });
}

export function spenderOf(actor: Metered["actor"]): Spender {
  if (actor === undefined) return PROGRAM;
  const { workspaceId, personId, accessKeyId } = actor;
  return { workspaceId, personId, accessKeyId: accessKeyId ?? null };
}

/** Tokens of a whole prompt, as far as characters tell. */
export function promptTokensOf(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, { content }) => sum + estimateTokens(content), 0);
}

/** A little more than a call can be expected to cost: all of the answer's limit, the prompt written to the cache. */
export function reservationOf({ model: { price }, promptTokens, maxAnswerTokens }: Metered): Nano | null {
  if (price === null) return null;
  const most = Math.ceil(promptTokens * PROMPT_MARGIN) + PROMPT_EXTRA_TOKENS;
  const usage = { promptTokens: most, completionTokens: maxAnswerTokens, cachedPromptTokens: 0 };
  const written = price.cacheWrite > price.input ? most : 0;
  return toNano(costOf(price, { ...usage, cacheWriteTokens: written }) ?? 0);
}

function createMeter(hold: Hold | undefined, { metered, begun }: { metered: Metered; begun: number }): Meter {
  const { model, task } = metered;
  return {
    end({ outcome, usage, said, firstPieceMs }) {
      const told = believable(usage);
      const counted = told ?? estimateUsage(metered.promptTokens, said);
      const costUsd = costOf(model.price, counted);
      const record: CallRecord = {
        task,
        modelId: model.id,
        outcome,
        costNano: costUsd === null ? null : toNano(costUsd),
        savedNano: savedByCache(model.price, counted),
        promptTokens: counted.promptTokens ?? 0,
        cachedPromptTokens: counted.cachedPromptTokens ?? 0,
        completionTokens: counted.completionTokens ?? 0,
        isEstimated: told === null,
        firstPieceMs,
        tookMs: performance.now() - begun,
      };
      hold?.settle(record);
      return { costUsd, usage: counted };
    },
    fail(error, said = "") {
      const mayOwe = !(error instanceof ModelUnavailableError) || OWES_AFTER.has(error.failure);
      const isStopped = !(error instanceof ModelUnavailableError);
      this.end({
        outcome: isStopped ? "stopped" : "failed",
        usage: mayOwe ? null : NOTHING,
        said,
        firstPieceMs: null,
      });
    },
  };
}

const NOTHING: Usage = { promptTokens: 0, completionTokens: 0, cachedPromptTokens: 0 };
/** After these the provider may have worked and may want its money; after the others it did nothing. */
const OWES_AFTER: ReadonlySet<string> = new Set(["silent", "cut", "malformed", "empty"]);

/** Reported usage, where it can be true: whole numbers that are not negative, and no more than any model can read. */
function believable(usage: Usage | null): Usage | null {
  if (usage === null) return null;
  const { promptTokens, completionTokens, cachedPromptTokens } = usage;
  const isCount = (count: number | null) =>
    count !== null && Number.isInteger(count) && count >= 0 && count <= BELIEVABLE_TOKENS;
  if (!isCount(promptTokens) || !isCount(completionTokens)) return null;
  return { ...usage, cachedPromptTokens: isCount(cachedPromptTokens) ? cachedPromptTokens : 0 };
}

function estimateUsage(promptTokens: number, said: string): Usage {
  return { promptTokens, completionTokens: estimateTokens(said), cachedPromptTokens: 0 };
}

/** Against a prompt that is read whole each time; less than nothing where more was written to the cache than read. */
function savedByCache(price: Price | null, usage: Usage): Nano {
  if (price === null) return 0;
  const whole = costOf(price, { ...usage, cachedPromptTokens: 0, cacheWriteTokens: 0 });
  const real = costOf(price, usage);
  return whole === null || real === null ? 0 : Math.floor(Number(((whole - real) * 1e9).toPrecision(12)));
}
