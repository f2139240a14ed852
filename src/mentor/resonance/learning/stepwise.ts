/** Long calculations in small steps, so that a server can go on answering in between. */
import { setImmediate as turnOfOthers } from "node:timers/promises";

/** A calculation that pauses wherever it may be interrupted, for a millisecond's work at most. */
export type Stepwise<Result> = Generator<undefined, Result, undefined>;

const SLICE_MS = 4;

/** Runs it to its end at once. */
export function finish<Result>(work: Stepwise<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Runs it to its end in slices of a few milliseconds, between which everything else has its turn. */
export async function finishInSlices<Result>(work: Stepwise<Result>): Promise<Result> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
    await turnOfOthers();
  }
}
