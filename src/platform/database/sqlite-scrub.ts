/**
 * What deleted rows leave behind in the file, in its log and in the full-text index, and how it goes. Deleting with
 * `secure_delete` overwrites rows; what remains are words in index segments, older versions of rows that grew, the log.
 */
import { statSync } from "node:fs";
import { setImmediate as nextTick } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { ScrubReport, Write } from "./database.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import type { GroupCommit } from "./sqlite-group-commit.ts";
import { retryWhileLocked } from "./sqlite-lock.ts";

/** Pages of the index that one step merges: a few milliseconds. */
const PAGES_A_STEP = 64;
const MOST_STEPS = 1_000_000;
/** A file that is larger would hold up writers for longer than they wait. */
const MOST_REWRITTEN_BYTES = 1024 * 1024 * 1024;

export interface ScrubParts {
  readonly file: string;
  readonly hot: SqliteConnection;
  readonly group: GroupCommit;
}

/** @param isThorough also rewrites the whole file, unless it is too large for that */
export async function scrubSqlite(parts: ScrubParts, isThorough: boolean): Promise<ScrubReport> {
  await mergeIndex(parts);
  const done = ["full-text index merged"];
  const remains = ["what the file system, snapshots and backups kept of earlier versions of the files"];
  if (isThorough && statSync(parts.file).size <= MOST_REWRITTEN_BYTES) {
    await rewrite(parts.file);
    done.push("database file rewritten");
  } else if (isThorough) {
    remains.push("free pages: the file is too large to be rewritten while it is used; run VACUUM on it");
  }
  const isEmptied = await emptyLog(parts.hot);
  if (isEmptied) done.push("write-ahead log emptied");
  else remains.push("the write-ahead log, which another process was reading, until it is emptied next");
  return { done, remains };
}

/**
 * A deleted turn's words stay in the index until its segment is merged with another. A segment that is alone is not
 * merged, so an empty row brings a second one.
 */
async function mergeIndex({ hot, group }: ScrubParts): Promise<void> {
  const changes = () => (hot.statement("select total_changes() as n").get() as { n: number }).n;
  await group.commit([plainWrite("insert into turn_search (rowid, owner, words) values (-1, '', '')")]);
  await group.commit([plainWrite("delete from turn_search where rowid = -1")]);
  let pages = -PAGES_A_STEP;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const before = changes();
    await group.commit([
      plainWrite(`insert into turn_search (turn_search, rank) values ('merge', ${pages})`),
    ]);
    if (changes() - before < 2) return;
    pages = PAGES_A_STEP;
    await nextTick();
  }
}

async function rewrite(file: string): Promise<void> {
  const worker = new Worker(new URL("./sqlite-rewrite.ts", import.meta.url), { workerData: { file } });
  await new Promise<void>((resolve, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`the thread ended with ${code}`)),
    );
  });
}

/** Takes the log over into the file and cuts it to nothing; false when somebody reads an older state for long. */
async function emptyLog(connection: SqliteConnection): Promise<boolean> {
  const attempt = () => {
    const row = connection.database.prepare("pragma wal_checkpoint(truncate)").get() as { busy: number };
    if (row.busy !== 0) throw Object.assign(new Error("database is locked"), { errcode: 5 });
    return true;
  };
  return await retryWhileLocked(attempt).catch(() => false);
}

function plainWrite(sql: string): Write {
  return { statement: { sql, bindings: [] }, parameters: {} };
}
