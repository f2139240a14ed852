import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import {
  addPeople,
  decisionRow,
  insert,
  insertOf,
  readUntil,
  startWriter,
} from "../../../test/support/database.ts";
import { StorageError, write } from "./index.ts";
import { DATABASE_FILE, openSqlite } from "./sqlite.ts";
import { openConnection } from "./sqlite-connection.ts";
import { GroupCommit } from "./sqlite-group-commit.ts";
import { LogSync } from "./sqlite-log-sync.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-sqlite-test-"));
});
after(() => rm(folder, { recursive: true, force: true }));
const newFolder = () => mkdtemp(join(folder, "data-"));

describe("a lock that somebody else holds", () => {
  test("is waited for while the process goes on, and reading needs no lock", async () => {
    const dataDir = await newFolder();
    await using database = await openSqlite({ dataDir });
    const holder = new DatabaseSync(join(dataDir, DATABASE_FILE));
    holder.exec("begin immediate");
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 5).unref();
    const hot = database.check();
    const cold = addPeople(database);
    const begun = performance.now();
    assert.deepEqual(await database.kysely.selectFrom("turn").selectAll().execute(), []);
    assert(performance.now() - begun < 150);
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert(ticks > 10, `${ticks} ticks while waiting`);
    holder.exec("commit");
    await Promise.all([hot, cold]);
    clearInterval(ticking);
    holder.close();
  });

  test("is given up on in the end, for everything that waited, and not for what comes later", async () => {
    const dataDir = await newFolder();
    await using database = await openSqlite({ dataDir });
    await addPeople(database);
    const file = join(dataDir, DATABASE_FILE);
    const connection = openConnection(file, { cacheMegabytes: 1 });
    const impatient = new GroupCommit(connection, new LogSync(file), 60);
    const holder = new DatabaseSync(file);
    holder.exec("begin immediate");
    const waiting = ["d1", "d2"].map((id) =>
      impatient.commit([insert(database, "decision", decisionRow(id))]),
    );
    for (const outcome of await Promise.allSettled(waiting)) {
      assert.equal(outcome.status, "rejected");
      assert(explains(/keeps the database locked/)(outcome.reason));
    }
    holder.exec("rollback");
    holder.close();
    await impatient.commit([insert(database, "decision", decisionRow("d3"))]);
    connection.close();
    const rows = await database.kysely.selectFrom("decision").select("id").execute();
    assert.deepEqual(
      rows.map(({ id }) => id),
      ["d3"],
    );
  });

  test("keeps nobody out for long when two processes write all the time", async () => {
    const dataDir = await newFolder();
    const writes = 300;
    const other = startWriter(dataDir, "other", writes);
    const acknowledged = readUntil(other, writes);
    await using database = await openSqlite({ dataDir });
    await addPeople(database).catch(() => undefined);
    const insertDecision = insertOf(database, "decision", decisionRow("d"));
    let slowest = 0;
    for (let index = 0; index < writes; index += 1) {
      const begun = performance.now();
      await database.commit([write(insertDecision, { ...decisionRow(`own-${index}`) })]);
      slowest = Math.max(slowest, performance.now() - begun);
    }
    assert.equal((await acknowledged).length, writes);
    await once(other, "exit");
    const rows = await database.kysely.selectFrom("decision").select("id").execute();
    assert.equal(rows.length, 2 * writes);
    assert(slowest < 2000, `one commit took ${slowest} ms`);
  });
});

function explains(message: RegExp) {
  return (error: unknown): true => {
    assert(error instanceof StorageError, String(error));
    assert.match(error.message, message);
    assert.equal(typeof error.details.fix, "string");
    return true;
  };
}
