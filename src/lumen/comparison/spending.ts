/** Money before it is spent: an upper estimate is held for each piece of work, so that the limit is never passed. */
import type { ChatMessage } from "../lumen.ts";
import { promptTokensOf } from "../metering.ts";
import { costOf, type Price } from "../price-catalog.ts";

export interface Spending {
  readonly spentUsd: number;
  /** Whether work was refused for want of money. */
  readonly isExhausted: boolean;
  /**
   * Holds an amount. Where it does not fit at the moment it waits for other work to cost less than was held for it;
   * false: it does not fit, and nothing after it will be let in.
   */
  reserve(usd: number): Promise<boolean>;
  /** The work is over: what was held is free again, but for what it cost. */
  settle(reservedUsd: number, costUsd: number): void;
}

/** As dear as the dearest well-known models: a model whose price is unknown is held to cost no less. */
const CAUTIOUS_PRICE: Price = {
  input: 15,
  cachedInput: 15,
  cacheWrite: 15,
  output: 75,
  asOf: "2026-11-21",
  source: "held to be dear",
};
/** Tokenisers differ from the estimate by a third and more. */
const ESTIMATE_MARGIN = 1.5;
/** What a protocol adds around the messages. */
const FRAME_TOKENS = 64;

export function createSpending(maxUsd: number): Spending {
  const waiting: (() => void)[] = [];
  let spent = 0;
  let held = 0;
  let isExhausted = false;

  return {
    get spentUsd() {
      return spent;
    },
    get isExhausted() {
      return isExhausted;
    },
    async reserve(usd) {
      while (!isExhausted && spent + held + usd > maxUsd) {
        if (held === 0) isExhausted = true;
        else await new Promise<void>((resolve) => waiting.push(resolve));
      }
      if (isExhausted) {
        for (const wake of waiting.splice(0)) wake();
        return false;
      }
      held += usd;
      return true;
    },
    settle(reservedUsd, costUsd) {
      held = Math.max(0, held - reservedUsd);
      // what is left of sums of fractions must not count as work under way
      if (held < 1e-12) held = 0;
      spent += costUsd;
      for (const wake of waiting.splice(0)) wake();
    },
  };
}

/** The most tokens that messages are likely to be, by any tokeniser. */
export function upperPromptTokens(messages: readonly ChatMessage[]): number {
  return FRAME_TOKENS + ESTIMATE_MARGIN * promptTokensOf(messages);
}

/** The most a call is likely to cost, in US dollars; a model of unknown price is held to be a dear one. */
export function upperCostUsd(price: Price | null, promptTokens: number, answerTokens: number): number {
  const usage = { promptTokens, completionTokens: answerTokens, cachedPromptTokens: 0 };
  return costOf(price ?? CAUTIOUS_PRICE, usage) ?? 0;
}
