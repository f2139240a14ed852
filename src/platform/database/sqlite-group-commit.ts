import type { Write } from "./database.ts";
import { WriteConflictError } from "./errors.ts";
import { tableOf, valuesOf } from "./prepare.ts";
import type { SqliteConnection } from "./sqlite-connection.ts";
import { isLocked, translateSqliteError } from "./sqlite-errors.ts";
import { LOCK_PATIENCE_MS, lockPauseMs } from "./sqlite-lock.ts";
import type { LogSync } from "./sqlite-log-sync.ts";

interface Waiting {
  readonly unit: readonly Write[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** More would hold up the event loop for longer than a disk sync takes. */
const MAX_UNITS_PER_GROUP = 256;

/**
 * Writes units that wait at the same moment in one transaction, so that they share its disk sync. The transaction
 * begins and ends within one tick and is never open while anything is awaited; while the disk is waited for, units gather
 * for the next one.
 */
export class GroupCommit {
  readonly #connection: SqliteConnection;
  readonly #log: Pick<LogSync, "flush">;
  readonly #patienceMs: number;
  #queue: Waiting[] = [];
  /** A group is to be written, or what was written is not on disk yet. */
  #isBusy = false;
  #lockedSince: number | null = null;
  #lockedAttempts = 0;
  #whenIdle: (() => void)[] = [];

  constructor(
    connection: SqliteConnection,
    log: Pick<LogSync, "flush">,
    patienceMs: number = LOCK_PATIENCE_MS,
  ) {
    this.#connection = connection;
    this.#log = log;
    this.#patienceMs = patienceMs;
  }

  commit(unit: readonly Write[]): Promise<void> {
    if (unit.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#queue.push({ unit, resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves once nothing waits any more. */
  idle(): Promise<void> {
    if (this.#queue.length === 0 && !this.#isBusy) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  #schedule(): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    setImmediate(() => this.#run());
  }

  #run(): void {
    const group = this.#queue.slice(0, MAX_UNITS_PER_GROUP);
    try {
      this.#connection.database.exec("begin immediate");
    } catch (error) {
      this.#handleClosedDoor(error);
      return;
    }
    this.#lockedSince = null;
    this.#lockedAttempts = 0;
    this.#queue.splice(0, group.length);
    void this.#settle(group, this.#write(group));
  }

  /** Whoever was written is told once it is on disk. */
  async #settle(group: readonly Waiting[], outcomes: readonly unknown[]): Promise<void> {
    const isWritten = (_: unknown, index: number) => outcomes[index] === undefined;
    const lost = group.some(isWritten)
      ? await this.#log.flush().then(nothing, (error: unknown) => error)
      : undefined;
    for (const [index, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[index] ?? lost;
      if (outcome === undefined) resolve();
      else reject(outcome);
    }
    this.#continue();
  }

  #continue(): void {
    this.#isBusy = false;
    if (this.#queue.length > 0) this.#schedule();
    else for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  /** The transaction could not begin: waits for a lock for a while, gives everybody the error otherwise. */
  #handleClosedDoor(error: unknown): void {
    const now = performance.now();
    this.#lockedSince ??= now;
    if (isLocked(error) && now - this.#lockedSince < this.#patienceMs) {
      setTimeout(() => this.#run(), lockPauseMs(this.#lockedAttempts));
      this.#lockedAttempts += 1;
      return;
    }
    this.#lockedSince = null;
    this.#lockedAttempts = 0;
    const translated = translateSqliteError(error);
    for (const waiting of this.#queue.splice(0)) waiting.reject(translated);
    this.#continue();
  }

  /**
   * Runs a group in the transaction that is open. One outcome per unit: undefined, or why nothing of it was kept. First
   * all together, because a savepoint makes the full-text index write itself out; apart only when one of them fails.
   */
  #write(group: readonly Waiting[], isApart = false): unknown[] {
    const { database } = this.#connection;
    const outcomes: unknown[] = [];
    try {
      for (const { unit } of group) {
        const outcome = isApart ? this.#attemptApart(unit) : this.#attempt(unit);
        if (outcome !== undefined && !isApart && group.length > 1) return this.#writeApart(group);
        outcomes.push(outcome);
      }
      // A full disk may have ended the transaction already.
      if (outcomes.every((outcome) => outcome !== undefined)) this.#rollBack();
      else database.exec("commit");
      return outcomes;
    } catch (error) {
      this.#rollBack();
      return group.length === 1 ? [translateSqliteError(error)] : this.#writeOneByOne(group);
    }
  }

  #writeApart(group: readonly Waiting[]): unknown[] {
    this.#rollBack();
    this.#connection.database.exec("begin immediate");
    return this.#write(group, true);
  }

  /** What cannot even be rolled back shows again when the next transaction begins. */
  #rollBack(): void {
    try {
      if (this.#connection.database.isTransaction) this.#connection.database.exec("rollback");
    } catch {}
  }

  /** The engine gave up the whole transaction (a full disk does that): each unit gets one of its own. */
  #writeOneByOne(group: readonly Waiting[]): unknown[] {
    return group.map((waiting) => {
      try {
        this.#connection.database.exec("begin immediate");
      } catch (error) {
        return translateSqliteError(error);
      }
      return this.#write([waiting])[0];
    });
  }

  #attemptApart(unit: readonly Write[]): unknown {
    const { database } = this.#connection;
    this.#connection.statement("savepoint unit").run();
    const error = this.#attempt(unit);
    if (error !== undefined) {
      if (!database.isTransaction) throw error;
      this.#connection.statement("rollback to unit").run();
    }
    this.#connection.statement("release unit").run();
    return error;
  }

  #attempt(unit: readonly Write[]): unknown {
    for (const write of unit) {
      try {
        this.#execute(write);
      } catch (error) {
        return translateSqliteError(error, tableOf(write.statement.sql));
      }
    }
    return undefined;
  }

  #execute({ statement, parameters, expectRows }: Write): void {
    const values = valuesOf(statement, parameters);
    const { changes } = this.#connection.statement(statement.sql).run(...values);
    if (expectRows !== undefined && Number(changes) !== expectRows) {
      throw new WriteConflictError(tableOf(statement.sql));
    }
  }
}

function nothing(): void {}
