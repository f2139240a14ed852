/** Whose vectors are made next: one person after the other, and nobody's while the model rests after a failure. */
import { setImmediate as nextTick } from "node:timers/promises";
import { WriteConflictError } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { Owner } from "../memory-rows.ts";
import type { Filled } from "./fill.ts";
import type { Rest } from "./rest.ts";
import { keyOf } from "./shards.ts";

const MAX_WAITING = 10_000;

interface Waiting {
  readonly owner: Owner;
  /** How often something was taken away while its vectors were made. */
  readonly conflicts: number;
}
const MAX_CONFLICTS = 5;

export type FillingQueue = ReturnType<typeof createFillingQueue>;

export function createFillingQueue({
  fill,
  rest,
  log,
}: {
  readonly fill: (owner: Owner) => Promise<Filled>;
  readonly rest: Rest;
  readonly log: Log;
}) {
  const waiting = new Map<string, Waiting>();
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function add(owner: Owner, conflicts = 0): void {
    if (isStopped || waiting.size >= MAX_WAITING) return;
    waiting.set(keyOf(owner), { owner, conflicts });
    pump();
  }

  function pump(): void {
    clearTimeout(timer);
    if (running !== null || isStopped || waiting.size === 0) return;
    if (rest.leftMs > 0) {
      timer = setTimeout(pump, rest.leftMs).unref();
      return;
    }
    running = run().finally(() => {
      running = null;
      pump();
    });
  }

  async function run(): Promise<void> {
    while (waiting.size > 0 && rest.leftMs === 0 && !isStopped) {
      // Behind the reply: whoever brought it goes on first.
      await nextTick();
      const [next] = waiting;
      if (next === undefined) return;
      waiting.delete(next[0]);
      await fillOne(next[1]);
    }
  }

  async function fillOne({ owner, conflicts }: Waiting): Promise<void> {
    try {
      const filled = await fill(owner);
      if (filled === "failed") putOff(owner, "no vectors");
      else rest.succeeded();
      if (filled === "more") add(owner);
    } catch (error) {
      if (!(error instanceof WriteConflictError))
        putOff(owner, error instanceof Error ? error.name : "unknown");
      else if (conflicts < MAX_CONFLICTS) add(owner, conflicts + 1);
    }
  }

  function putOff(owner: Owner, reason: string): void {
    rest.failed();
    if (isStopped) return;
    log.warn("vectors-put-off", { reason, again_in_ms: rest.leftMs });
    waiting.set(keyOf(owner), { owner, conflicts: 0 });
  }

  return {
    add: (owner: Owner) => add(owner),
    drop: (owner: Owner) => void waiting.delete(keyOf(owner)),
    /** Resolves once nothing is being made; what waits for the model to come back is not waited for. */
    async settled(): Promise<void> {
      while (running !== null) await running;
    },
    async stop(): Promise<void> {
      isStopped = true;
      clearTimeout(timer);
      waiting.clear();
      await running;
    },
  };
}
