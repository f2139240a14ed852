/** Whom to ask first: the order of the models under a policy. Pure; the gateway supplies what it has measured. */
import type { Model } from "./model.ts";
import type { Price } from "./price-catalog.ts";

export const POLICIES = ["listed", "local-first", "cheapest", "fastest", "best"] as const;
/**
 * listed: in the order they are configured. local-first: those on this machine, then the cheapest. cheapest: by price,
 * unknown prices last. fastest: by the time to the first piece that was measured, the untried first. best: the dearest
 * first, since a price is all that every provider says of its models' quality; those without one keep to the list's end.
 */
export type Policy = (typeof POLICIES)[number];

/** A model and what was measured of it. */
export interface Measured {
  readonly model: Model;
  /** Milliseconds to the first piece, a moving mean; null before the first answer. */
  readonly firstPieceMs: number | null;
}

/** A turn's prompt is about five times its answer. */
const PROMPT_SHARE = 5;

/** Every model, whom to ask first at the front; equals keep the order in which they are configured. */
export function orderModels<Station extends Measured>(
  stations: readonly Station[],
  policy: Policy,
): { station: Station; reason: string }[] {
  const ranked = stations.map((station, place) => ({ station, place, ...rank(station, policy) }));
  ranked.sort((a, b) => a.group - b.group || a.value - b.value || a.place - b.place);
  return ranked.map(({ station, reason }) => ({ station, reason }));
}

function rank(
  { model, firstPieceMs }: Measured,
  policy: Policy,
): { group: number; value: number; reason: string } {
  if (policy === "listed") return { group: 0, value: 0, reason: "the order of the models" };
  if (policy === "fastest") {
    if (firstPieceMs === null) return { group: 0, value: 0, reason: "fastest: not measured yet" };
    return {
      group: 1,
      value: firstPieceMs,
      reason: `fastest: first piece after ${Math.round(firstPieceMs)} ms`,
    };
  }
  if (policy === "best") {
    if (model.price === null) return { group: 1, value: 0, reason: "best: price unknown, so last" };
    return { group: 0, value: -mixed(model.price), reason: `best: the dearest at ${dollars(model.price)}` };
  }
  if (policy === "local-first" && model.isLocal) return { group: 0, value: 0, reason: "local first" };
  const named = policy === "local-first" ? "cheapest that is not local" : "cheapest";
  if (model.price === null) return { group: 2, value: 0, reason: `${named}: price unknown, so last` };
  return { group: 1, value: mixed(model.price), reason: `${named}: ${dollars(model.price)}` };
}

/** US dollars a million tokens of a turn's mixture. */
function mixed({ input, output }: Price): number {
  return (PROMPT_SHARE * input + output) / (PROMPT_SHARE + 1);
}

function dollars(price: Price): string {
  return `about $${mixed(price).toFixed(2)} a million tokens`;
}
