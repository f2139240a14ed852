/** How many of the ranked sentences fit into a number of tokens, with the lines they stand on. */
import { dayCost, lineCost, type Message } from "./history.ts";
import type { Unit } from "./unit.ts";

/** What can be fitted: a unit, or anything with its place and cost. */
export type Fittable = Pick<Unit, "message" | "start" | "cost">;

export interface Fitted<U extends Fittable = Unit> {
  /** In the order of the history. */
  readonly units: readonly U[];
  /** Tokens they take at most, not rounded. */
  readonly cost: number;
}

/** A space or a line's end between two pieces. */
const GAP = 1 / 4;

/** The best units whose text is not longer than `budget` tokens; one that is too long gives way to those after it. */
export function fit<U extends Fittable>(
  ranked: readonly U[],
  budget: number,
  messages: readonly Message[],
): Fitted<U> {
  const days = createDays(messages);
  const opened = new Set<number>();
  const units: U[] = [];
  let cost = 0;
  for (const unit of ranked) {
    const message = messages[unit.message];
    if (message === undefined) continue;
    const line = opened.has(unit.message) ? 0 : lineCost(message) + days.cost(unit.message);
    const more = unit.cost + GAP + line;
    if (cost + more > budget) continue;
    cost += more;
    opened.add(unit.message);
    days.open(unit.message);
    units.push(unit);
  }
  units.sort((a, b) => a.message - b.message || a.start - b.start);
  return { units, cost };
}

/** Which days are named already; the same day after another is named again. */
function createDays(messages: readonly Message[]) {
  const named = new Set<number>();
  const runs: number[] = [];
  let day: string | null = null;
  for (const { date } of messages) {
    const isNew = date !== null && date !== day;
    runs.push((runs.at(-1) ?? 0) + (isNew ? 1 : 0));
    day = date ?? day;
  }
  return {
    cost(place: number): number {
      const message = messages[place];
      return message === undefined || named.has(runs[place] ?? 0) ? 0 : dayCost(message);
    },
    open(place: number): void {
      if (messages[place]?.date !== null) named.add(runs[place] ?? 0);
    },
  };
}
