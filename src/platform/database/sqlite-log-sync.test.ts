import assert from "node:assert/strict";
import { fdatasyncSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { addPeople, decisionRow, insert } from "../../../test/support/database.ts";
import { type Database, StorageError } from "./index.ts";
import { openSqlite } from "./sqlite.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-log-sync-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** A disk that can be held up and can fail; what it is asked to keep is kept. */
class Disk {
  syncs = 0;
  held: PromiseWithResolvers<void> | null = null;
  error: Error | null = null;

  readonly sync = async (descriptor: number): Promise<void> => {
    this.syncs += 1;
    await this.held?.promise;
    if (this.error !== null) throw this.error;
    fdatasyncSync(descriptor);
  };
}

async function open(disk: Disk): Promise<Database> {
  const dataDir = await mkdtemp(join(folder, "data-"));
  const database = await openSqlite({ dataDir, syncFile: disk.sync });
  await addPeople(database);
  return database;
}

/** Which of some promises have been settled after a while. */
async function settled(promises: readonly PromiseLike<unknown>[]): Promise<boolean[]> {
  const states = promises.map(() => false);
  for (const [index, promise] of promises.entries()) {
    const note = () => {
      states[index] = true;
    };
    promise.then(note, note);
  }
  await wait(30);
  return states;
}

const decisions = (database: Database, ids: readonly string[]) =>
  ids.map((id) => insert(database, "decision", decisionRow(id)));

describe("a disk that is slow", () => {
  test("is waited for by whoever wrote, and by nobody else", async () => {
    const disk = new Disk();
    await using database = await open(disk);
    disk.held = Promise.withResolvers();
    const written = [
      database.commit(decisions(database, ["d1"])),
      database.kysely.updateTable("decision").set({ persona_id: "lua" }).where("id", "=", "d1").execute(),
      database.kysely
        .transaction()
        .execute((transaction) => transaction.deleteFrom("decision").where("id", "=", "none").execute()),
    ];
    assert.deepEqual(await settled(written), [false, false, false]);
    assert.equal((await database.kysely.selectFrom("decision").select("id").execute()).length, 1);
    disk.held.resolve();
    await Promise.all(written);
  });

  test("shares one sync among all who write meanwhile", async () => {
    const disk = new Disk();
    await using database = await open(disk);
    disk.held = Promise.withResolvers();
    const first = database.commit(decisions(database, ["d1"]));
    await wait(10);
    const before = disk.syncs;
    const others = ["d2", "d3", "d4", "d5"].map((id) => database.commit(decisions(database, [id])));
    assert.deepEqual(await settled(others), [false, false, false, false]);
    disk.held.resolve();
    disk.held = null;
    await Promise.all([first, ...others]);
    assert.equal(disk.syncs, before + 1);
  });

  test("is waited for before the store closes", async () => {
    const disk = new Disk();
    const database = await open(disk);
    disk.held = Promise.withResolvers();
    const written = database.commit(decisions(database, ["d1"]));
    await wait(10);
    const closing = database[Symbol.asyncDispose]();
    assert.deepEqual(await settled([written, closing]), [false, false]);
    disk.held.resolve();
    await Promise.all([written, closing]);
  });
});

describe("a disk that fails", () => {
  test("acknowledges nothing, then or later", async () => {
    const disk = new Disk();
    await using database = await open(disk);
    disk.error = Object.assign(new Error("EIO: i/o error, fdatasync"), { code: "EIO" });
    await assert.rejects(database.commit(decisions(database, ["d1"])), StorageError);
    disk.error = null;
    await assert.rejects(database.commit(decisions(database, ["d2"])), StorageError);
    await assert.rejects(
      database.kysely.deleteFrom("decision").where("id", "=", "d1").execute(),
      /start ION again|disk that holds ION's data failed/,
    );
    await assert.rejects(database.check(), StorageError);
  });

  test("does not fail a unit that was refused anyway by another error than its own", async () => {
    const disk = new Disk();
    await using database = await open(disk);
    await database.commit(decisions(database, ["d1"]));
    const [twice, other] = await Promise.allSettled([
      database.commit(decisions(database, ["d1"])),
      database.commit(decisions(database, ["d2"])),
    ]);
    assert.equal(twice.status, "rejected");
    assert.equal(other.status, "fulfilled");
  });
});
