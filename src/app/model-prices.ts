/** The operator's own prices, over those that come with ION. */
import { InvalidInputError } from "#lib/ion-error.ts";
import { type DatedPrice, isOld, knownPrices, priceAt } from "#lumen/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import { type ModelStore, toPrice } from "./model-store.ts";

/** US dollars a million tokens; what is not given follows from `input`. */
export interface NewPrice {
  readonly modelId: string;
  readonly input: number;
  readonly output: number;
  readonly cachedInput?: number | undefined;
  readonly cacheWrite?: number | undefined;
  /** The first day it is in force, in UTC, `2026-12-01`; today when left out. */
  readonly from?: string | undefined;
}

/** A price, whether it is the one that counts now, and whether it was read so long ago that it should be checked. */
export type ListedPrice = DatedPrice & { readonly isInForce: boolean; readonly isOld: boolean };

export interface ModelPrices {
  /** Every price, the operator's own and those that come with ION, by model and day. */
  prices(): Promise<ListedPrice[]>;
  /** Only the operator's own. */
  ownPrices(): Promise<DatedPrice[]>;
  /** @throws InvalidInputError naming what is wrong */
  setPrice(price: NewPrice): Promise<DatedPrice>;
  /** Forgets the operator's own prices of a model; how many there were. */
  forgetPrices(modelId: string): Promise<number>;
}

const MAX_DOLLARS = 10_000;
const MODEL_ID = /^[a-z0-9][a-z0-9._-]*\/[\x21-\x7e]{1,200}$/;

export function createModelPrices({ store, clock }: { store: ModelStore; clock: Clock }): ModelPrices {
  const ownPrices = async () => (await store.prices()).map(toPrice);
  return {
    ownPrices,
    async prices() {
      const own = await ownPrices();
      const now = clock.now();
      return [...own, ...knownPrices()]
        .map((price) => {
          const isInForce = priceAt(price.modelId, now, own) === price;
          return { ...price, isInForce, isOld: isOld(price, now) };
        })
        .sort((a, b) => compare(a.modelId, b.modelId) || compare(a.from ?? "", b.from ?? ""));
    },
    async setPrice(price) {
      const row = { ...checkPrice(price, clock.now()), created_at: clock.now() };
      await store.putPrice(row);
      return toPrice({ ...row, workspace_id: "" });
    },
    forgetPrices: (modelId) => store.removePrices(modelId),
  };
}

function checkPrice({ modelId, input, output, cachedInput, cacheWrite, from }: NewPrice, now: number) {
  if (!MODEL_ID.test(modelId))
    throw new InvalidInputError("id", "is no model's id", "write PROVIDER/NAME, e.g. openai/gpt-5-mini");
  const today = new Date(now).toISOString().slice(0, 10);
  return {
    model_id: modelId,
    from_day: from === undefined ? today : checkDay(from),
    input: checkDollars("input", input),
    cached_input: checkDollars("cached", cachedInput ?? input),
    cache_write: checkDollars("cache-write", cacheWrite ?? input),
    output: checkDollars("output", output),
  };
}

function checkDollars(field: string, value: number): number {
  if (value >= 0 && value <= MAX_DOLLARS) return value;
  throw new InvalidInputError(field, "is no price", `US dollars a million tokens, 0 to ${MAX_DOLLARS}`);
}

function checkDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return text;
  throw new InvalidInputError("from", `${JSON.stringify(text)} is no day`, "write it as 2026-12-01");
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
