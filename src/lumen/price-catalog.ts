/** US dollars a million tokens. */
export interface Price {
  readonly input: number;
  /** What is read from the provider's prompt cache. */
  readonly cachedInput: number;
  readonly output: number;
  /** Up to which day the project knew this price, e.g. `2025-10-15`; written down, not fetched. Check your provider's. */
  readonly asOf: string;
}

const asOf = "2025-10-15";

/** Prices of well-known models by id; a dated name (`…-20251001`) has the price of the name before the date. */
const PRICES: Readonly<Record<string, Price>> = {
  "openai/gpt-5": { input: 1.25, cachedInput: 0.125, output: 10, asOf },
  "openai/gpt-5-mini": { input: 0.25, cachedInput: 0.025, output: 2, asOf },
  "openai/gpt-5-nano": { input: 0.05, cachedInput: 0.005, output: 0.4, asOf },
  "openai/gpt-4.1": { input: 2, cachedInput: 0.5, output: 8, asOf },
  "openai/gpt-4.1-mini": { input: 0.4, cachedInput: 0.1, output: 1.6, asOf },
  "openai/gpt-4.1-nano": { input: 0.1, cachedInput: 0.025, output: 0.4, asOf },
  "openai/gpt-4o": { input: 2.5, cachedInput: 1.25, output: 10, asOf },
  "openai/gpt-4o-mini": { input: 0.15, cachedInput: 0.075, output: 0.6, asOf },
  "anthropic/claude-opus-4-1": { input: 15, cachedInput: 1.5, output: 75, asOf },
  "anthropic/claude-sonnet-4-5": { input: 3, cachedInput: 0.3, output: 15, asOf },
  "anthropic/claude-sonnet-4": { input: 3, cachedInput: 0.3, output: 15, asOf },
  "anthropic/claude-haiku-4-5": { input: 1, cachedInput: 0.1, output: 5, asOf },
  "anthropic/claude-3-5-haiku": { input: 0.8, cachedInput: 0.08, output: 4, asOf },
  "gemini/gemini-2.5-pro": { input: 1.25, cachedInput: 0.125, output: 10, asOf },
  "gemini/gemini-2.5-flash": { input: 0.3, cachedInput: 0.03, output: 2.5, asOf },
  "gemini/gemini-2.5-flash-lite": { input: 0.1, cachedInput: 0.01, output: 0.4, asOf },
};

const FREE: Price = { input: 0, cachedInput: 0, output: 0, asOf };
const DATE = /-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest)$/;

/** What a model costs: a local one nothing, another what the list says; null when it is not on it. */
export function priceOf(modelId: string, isLocal: boolean): Price | null {
  return isLocal ? FREE : (PRICES[modelId] ?? PRICES[modelId.replace(DATE, "")] ?? null);
}

/** US dollars of an answer; null where the price or the usage is unknown. */
export function costOf(
  price: Price | null,
  usage: {
    readonly promptTokens: number | null;
    readonly completionTokens: number | null;
    readonly cachedPromptTokens: number | null;
  },
): number | null {
  const { promptTokens, completionTokens, cachedPromptTokens } = usage;
  if (price === null || promptTokens === null || completionTokens === null) return null;
  const cached = Math.min(cachedPromptTokens ?? 0, promptTokens);
  const fresh = promptTokens - cached;
  return (fresh * price.input + cached * price.cachedInput + completionTokens * price.output) / 1e6;
}
