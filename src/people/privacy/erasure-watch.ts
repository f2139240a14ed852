/**
 * Looks for deletions that other processes began: what this process holds of the person goes, too. One whose process
 * died is taken over.
 */
import type { Owner } from "./people-store.ts";
import type { ErasureRow, PrivacyStore } from "./privacy-store.ts";

const EVERY_MS = 500;
/** Who was silent for so long is gone, or as good as. */
const LOST_AFTER_MS = 15_000;

export interface WatchNeeds {
  readonly store: PrivacyStore;
  readonly clock: { now(): number };
  readonly forget: (owner: Owner) => Promise<unknown>;
  /** Whether this process runs it. */
  readonly isOwn: (id: string) => boolean;
  /** Goes on with one whose process is gone. */
  readonly resume: (row: ErasureRow) => Promise<unknown>;
  readonly onFailure: (error: unknown) => void;
}

/** How long it takes until every process that lives has looked, in milliseconds. */
export const PEERS_MS = 3 * EVERY_MS;

/** Looks until it is disposed of. */
export function watchErasures(needs: WatchNeeds): AsyncDisposable {
  const known = new Map<string, Owner>();
  let isLooking: Promise<void> | null = null;
  const timer = setInterval(() => {
    isLooking ??= look(needs, known)
      .catch(needs.onFailure)
      .finally(() => {
        isLooking = null;
      });
  }, EVERY_MS);
  timer.unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await isLooking;
    },
  };
}

async function look(needs: WatchNeeds, known: Map<string, Owner>): Promise<void> {
  const rows = await needs.store.erasures();
  const running = new Set(rows.map(({ id }) => id));
  for (const row of rows) {
    if (!known.has(row.id)) {
      const owner = { workspaceId: row.workspace_id, personId: row.person_id };
      known.set(row.id, owner);
      if (!needs.isOwn(row.id)) await needs.forget(owner);
    }
    const isLost = row.heartbeat_at < needs.clock.now() - LOST_AFTER_MS;
    if (isLost && !needs.isOwn(row.id)) needs.resume(row).catch(needs.onFailure);
  }
  for (const [id, owner] of known) {
    if (running.has(id)) continue;
    // What was read in between may be of rows that are gone now.
    known.delete(id);
    await needs.forget(owner);
  }
}
