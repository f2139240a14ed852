import { setTimeout as sleep } from "node:timers/promises";
import { isLocked } from "./sqlite-errors.ts";

/** How long work waits for a lock that another process or transaction holds. */
export const LOCK_PATIENCE_MS = 10_000;
const LONGEST_PAUSE_MS = 20;

/**
 * Runs synchronous work, and again after a short pause for as long as the database is locked, without blocking the
 * event loop. The pauses are jittered so that several processes do not knock at the same moments.
 */
export async function retryWhileLocked<Result>(
  work: () => Result,
  patienceMs = LOCK_PATIENCE_MS,
): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (!isLocked(error) || performance.now() >= deadline) throw error;
    }
    await sleep(lockPauseMs(attempt));
  }
}

/** Milliseconds before the next try: short at first, since a group commit holds the lock for one disk sync. */
export function lockPauseMs(attempt: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1 + attempt) * (0.5 + Math.random());
}
