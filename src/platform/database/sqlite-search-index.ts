import { setImmediate as nextTick } from "node:timers/promises";
import type { Write } from "./database.ts";
import { StorageFullError } from "./errors.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { GroupCommit } from "./sqlite-group-commit.ts";

/** One batch holds up the event loop for a few milliseconds. */
const BATCH = 128;
const QUIET_MS = 200;
/** Further behind, the index is brought on even while turns keep coming. */
const MAX_BEHIND = 20_000;

const THROUGH = "(select indexed_through from search_progress)";
const index = plainWrite(`insert into turn_search (rowid, owner, words)
  select search_id, hex(workspace_id || '/' || person_id), user_message || char(10) || response_text
  from turn where search_id > ${THROUGH} order by search_id limit ${BATCH}`);
const advance = plainWrite(`update search_progress set indexed_through = coalesce(
  (select max(search_id) from
    (select search_id from turn where search_id > indexed_through order by search_id limit ${BATCH})),
  indexed_through)`);

/** Keeps the full-text index close behind the turns, in the pauses between them. */
export class SearchIndex {
  readonly #connection: SqliteConnection;
  readonly #group: GroupCommit;
  #timer: NodeJS.Timeout | null = null;
  #lastCommitAt = 0;
  /** A commit that ends after the database was closed must not begin anew. */
  #isStopped = false;

  constructor(connection: SqliteConnection, group: GroupCommit) {
    this.#connection = connection;
    this.#group = group;
  }

  /** Something was committed: looks for turns to index once it is quiet. */
  follow(): void {
    this.#lastCommitAt = performance.now();
    this.#timer ??= this.#later(QUIET_MS);
  }

  /** Indexes every turn that is stored by now, a batch at a time; on a full disk what there is has to do. */
  async catchUp(): Promise<void> {
    try {
      while (this.#behind() > 0) {
        await this.#group.commit([index, advance]);
        await nextTick();
      }
    } catch (error) {
      if (!(error instanceof StorageFullError)) throw error;
    }
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #later(ms: number): NodeJS.Timeout | null {
    return this.#isStopped ? null : setTimeout(() => this.#afterPause(), ms).unref();
  }

  #afterPause(): void {
    this.#timer = null;
    const isQuiet = performance.now() - this.#lastCommitAt >= QUIET_MS - 1;
    const behind = this.#behind();
    if (behind === 0) return;
    if (!isQuiet && behind < MAX_BEHIND) {
      this.#timer = this.#later(QUIET_MS);
      return;
    }
    // Whatever keeps it from writing now keeps turns from being written too, and is told there.
    this.#group.commit([index, advance]).then(
      () => {
        this.#timer ??= this.#later(1);
      },
      () => {},
    );
  }

  #behind(): number {
    const rows = this.#connection
      .statement(`select coalesce(max(search_id), 0) - ${THROUGH} as behind from turn`)
      .get() as { behind: number };
    return rows.behind;
  }
}

function plainWrite(sql: string): Write {
  return { statement: { sql, bindings: [] }, parameters: {} };
}
