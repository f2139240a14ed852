/**
 * Puts what was committed on disk while the event loop goes on. The connections commit with `synchronous = normal`, which
 * writes the log and leaves the waiting for the disk to this: whoever acknowledges a write awaits `flush` first. That is
 * what `synchronous = full` does inside a commit (https://www.sqlite.org/wal.html, "Performance Considerations"), where it
 * would hold up every other turn.
 */
import { closeSync, fdatasync, fstatSync, openSync, statSync } from "node:fs";
import { StorageError } from "./errors.ts";

interface OpenFile {
  readonly descriptor: number;
  readonly inode: bigint;
}

export type SyncFile = (descriptor: number) => Promise<void>;

export class LogSync {
  readonly #path: string;
  readonly #syncFile: SyncFile;
  #file: OpenFile | undefined;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #failure: StorageError | undefined;

  constructor(databaseFile: string, syncFile: SyncFile = syncToDisk) {
    this.#path = `${databaseFile}-wal`;
    this.#syncFile = syncFile;
  }

  /**
   * Resolves once everything that was committed before the call is on disk.
   *
   * @throws StorageError the disk failed; from then on always, because nobody can tell what it kept
   */
  flush(): Promise<void> {
    if (this.#running === undefined) return this.#start();
    // The one under way may have begun before the caller's commit.
    this.#next ??= this.#running.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file.descriptor);
    this.#file = undefined;
  }

  #start(): Promise<void> {
    this.#next = undefined;
    const running = this.#sync().finally(() => {
      this.#running = undefined;
    });
    this.#running = running;
    return running;
  }

  async #sync(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    try {
      await this.#syncFile(this.#open());
    } catch (error) {
      this.#failure = new StorageError(
        "the disk that holds ION's data failed while it was written to",
        "look at the disk, then start ION again: it reads what was kept",
        error,
      );
      throw this.#failure;
    }
  }

  /** The log is one file as long as a connection is open; one that was put in its place would be another. */
  #open(): number {
    const { ino } = statSync(this.#path, { bigint: true });
    if (this.#file?.inode === ino) return this.#file.descriptor;
    this.close();
    // Windows syncs only what is open for writing.
    const descriptor = openSync(this.#path, "r+");
    this.#file = { descriptor, inode: fstatSync(descriptor, { bigint: true }).ino };
    return descriptor;
  }
}

function syncToDisk(descriptor: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(descriptor, (error) => (error === null ? resolve() : reject(error)));
  });
}
