/** What models cost: the dated list of `prices.json`, and what an operator says over it. */
import { z } from "zod";
import priceList from "./prices.json" with { type: "json" };

/** US dollars a million tokens. */
export interface Price {
  readonly input: number;
  /** What is read from the provider's prompt cache. */
  readonly cachedInput: number;
  /** What is written to it; a provider that does not charge for that takes `input`. */
  readonly cacheWrite: number;
  readonly output: number;
  /** The day the provider's page was last read, or the operator wrote the price: `2026-10-24`. Check your provider's. */
  readonly asOf: string;
  /** The provider's page, or who says so. */
  readonly source: string;
}

/** A price from a day on, for one model. */
export interface DatedPrice extends Price {
  readonly modelId: string;
  /** The first day it is in force, in UTC: `2027-01-01`; null: ever. */
  readonly from: string | null;
}

const DAY_MS = 86_400_000;
/** Older than this, a price is shown as old: providers change them several times a year. */
const OLD_AFTER_DAYS = 180;
const DATE = /-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest)$/;
const FREE: Price = {
  input: 0,
  cachedInput: 0,
  cacheWrite: 0,
  output: 0,
  asOf: "2026-11-21",
  source: "runs on your own machines",
};

const dollars = z.number().min(0).max(10_000);
const listSchema = z.object({
  about: z.string(),
  sources: z.record(
    z.string(),
    z.object({ page: z.url(), readThrough: z.url(), asOf: z.iso.date() }).strict(),
  ),
  prices: z.array(
    z
      .object({
        model: z.string().regex(/^[a-z]+\/\S+$/),
        from: z.iso.date().optional(),
        input: dollars,
        cachedInput: dollars,
        cacheWrite: dollars,
        output: dollars,
        source: z.string(),
      })
      .strict(),
  ),
});

let parsed: readonly DatedPrice[] | undefined;

/** Every price that comes with ION, also the past and the coming ones. */
export function knownPrices(): readonly DatedPrice[] {
  parsed ??= parsePriceList(priceList);
  return parsed;
}

/** @throws ZodError, Error the list is not as it should be, by the place that is wrong */
export function parsePriceList(list: unknown): DatedPrice[] {
  const { sources, prices } = listSchema.parse(list);
  return prices.map(({ model, from = null, source, ...price }) => {
    const named = sources[source];
    if (named === undefined) throw new Error(`prices.json: ${model} names the unknown source ${source}`);
    return { modelId: model, from, ...price, asOf: named.asOf, source: named.page };
  });
}

/**
 * The price in force at a time: the operator's own before the known one; null when nobody knows. A dated name
 * (`…-20251001`) has the price of the name before the date.
 *
 * @param at milliseconds since 1970
 */
export function priceAt(modelId: string, at: number, own: readonly DatedPrice[] = []): DatedPrice | null {
  const names = [modelId, modelId.replace(DATE, "")];
  for (const list of [own, knownPrices()]) {
    for (const name of names) {
      const price = inForce(list, name, at);
      if (price !== null) return price;
    }
  }
  return null;
}

/** The same, where a model on one's own machines costs nothing unless its operator says otherwise. */
export function priceOf(
  modelId: string,
  isLocal: boolean,
  { at = Date.now(), own = [] }: { readonly at?: number; readonly own?: readonly DatedPrice[] } = {},
): Price | null {
  if (!isLocal) return priceAt(modelId, at, own);
  return inForce(own, modelId, at) ?? FREE;
}

/** Whether a price was read so long ago that it should be looked at again. */
export function isOld(price: Price, now: number): boolean {
  return now - Date.parse(price.asOf) > OLD_AFTER_DAYS * DAY_MS;
}

/** US dollars of an answer; null where the price or the usage is unknown. */
export function costOf(
  price: Price | null,
  usage: {
    readonly promptTokens: number | null;
    readonly completionTokens: number | null;
    readonly cachedPromptTokens: number | null;
    /** How many of the prompt's tokens were written to the provider's cache. */
    readonly cacheWriteTokens?: number | null | undefined;
  },
): number | null {
  const { promptTokens, completionTokens, cachedPromptTokens, cacheWriteTokens } = usage;
  if (price === null || promptTokens === null || completionTokens === null) return null;
  const cached = Math.min(cachedPromptTokens ?? 0, promptTokens);
  const written = Math.min(cacheWriteTokens ?? 0, promptTokens - cached);
  const fresh = promptTokens - cached - written;
  const prompt = fresh * price.input + cached * price.cachedInput + written * price.cacheWrite;
  return (prompt + completionTokens * price.output) / 1e6;
}

function inForce(prices: readonly DatedPrice[], modelId: string, at: number): DatedPrice | null {
  const day = dayOf(at);
  let latest: DatedPrice | null = null;
  for (const price of prices) {
    if (price.modelId !== modelId || (price.from ?? "") > day) continue;
    if (latest === null || (price.from ?? "") >= (latest.from ?? "")) latest = price;
  }
  return latest;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
