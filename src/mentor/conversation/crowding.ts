/**
 * Whether turns wait for the processor: many are under way, and the event loop says of itself that it never pauses. One
 * alone is not enough: a slow model keeps many turns under way and nothing busy, a start is busy and keeps nobody waiting.
 */
import { performance } from "node:perf_hooks";

/** The share of time without a pause from which somebody waits for the processor. */
const CROWDED = 0.9;
const SAMPLE_MS = 250;
const MANY_TURNS = 8;

/** Looks again every quarter of a second, when it is asked. */
export function createCrowding(): (turnsUnderWay: number) => boolean {
  let sampledAt = performance.now();
  let before = performance.eventLoopUtilization();
  let isBusy = false;
  return (turnsUnderWay) => {
    const now = performance.now();
    if (now - sampledAt >= SAMPLE_MS) {
      isBusy = performance.eventLoopUtilization(before).utilization > CROWDED;
      before = performance.eventLoopUtilization();
      sampledAt = now;
    }
    return isBusy && turnsUnderWay >= MANY_TURNS;
  };
}
