import assert from "node:assert/strict";
import { once } from "node:events";
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import {
  addPeople,
  conversationRow,
  decisionRow,
  insert,
  readUntil,
  startWriter,
  turnRow,
} from "../../../test/support/database.ts";
import { StorageError, StorageFullError } from "./index.ts";
import { DATABASE_FILE, openSqlite } from "./sqlite.ts";
import { openConnection } from "./sqlite-connection.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-sqlite-test-"));
});
after(() => rm(folder, { recursive: true, force: true }));
const newFolder = () => mkdtemp(join(folder, "data-"));

describe("the data directory", () => {
  test("is made, with its file, for this user only", async () => {
    const dataDir = join(await newFolder(), "deep", "down");
    await using database = await openSqlite({ dataDir });
    await database.check();
    assert.equal((await stat(dataDir)).mode & 0o777, 0o700);
    for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`]) {
      assert.equal((await stat(join(dataDir, name))).mode & 0o777, 0o600, name);
    }
  });

  test("that is a file, or holds something else under the name, is refused in one sentence", async () => {
    const dataDir = await newFolder();
    await writeFile(
      join(dataDir, DATABASE_FILE),
      "a letter to the editor, long enough to be read as a page".repeat(99),
    );
    await assert.rejects(openSqlite({ dataDir }), explains(/ion\.db is not a database/));
    const file = join(dataDir, DATABASE_FILE);
    await assert.rejects(openSqlite({ dataDir: file }), explains(/cannot be written/));
    await assert.rejects(openSqlite({ dataDir: join(file, "below") }), explains(/cannot be written/));
  });

  test("that cannot be written to is refused in one sentence", async () => {
    const dataDir = await newFolder();
    await (await openSqlite({ dataDir }))[Symbol.asyncDispose]();
    await chmod(join(dataDir, DATABASE_FILE), 0o400);
    await chmod(dataDir, 0o500);
    const empty = join(await newFolder(), "empty");
    await mkdir(empty, { mode: 0o500 });
    await asOrdinaryUser([folder, dataDir, join(dataDir, DATABASE_FILE), empty], async () => {
      await assert.rejects(openSqlite({ dataDir }), explains(/cannot be written \(EACCES\)/));
      await assert.rejects(openSqlite({ dataDir: empty }), explains(/cannot be written \(EACCES\)/));
      await assert.rejects(
        openSqlite({ dataDir: join(empty, "new") }),
        explains(/cannot be written \(EACCES\)/),
      );
    });
    await chmod(dataDir, 0o700);
  });
});

describe("a commit", () => {
  test("keeps what it refers to, and is written to a log that the file takes over later", async () => {
    const dataDir = await newFolder();
    await using database = await openSqlite({ dataDir });
    await database.check();
    const connection = openConnection(join(dataDir, DATABASE_FILE), { cacheMegabytes: 1 });
    assert.equal(connection.statement("pragma foreign_keys").get()?.foreign_keys, 1);
    assert.equal(connection.statement("pragma journal_mode").get()?.journal_mode, "wal");
    connection.close();
  });

  test("survives the death of the process the moment it is acknowledged", async () => {
    const dataDir = await newFolder();
    for (let round = 0; round < 3; round += 1) {
      const child = startWriter(dataDir, `round${round}`, 100_000);
      const acknowledged = await readUntil(child, 50 + round * 40);
      child.kill("SIGKILL");
      await once(child, "exit");
      await using database = await openSqlite({ dataDir });
      const rows = await database.kysely
        .selectFrom("decision")
        .select("id")
        .where("id", "like", `round${round}-%`)
        .execute();
      const stored = new Set(rows.map(({ id }) => id));
      for (const id of acknowledged) assert(stored.has(id), `${id} was acknowledged and is gone`);
    }
  });

  test("on a full disk stores nothing of its unit, says so, and the rest goes on", async () => {
    const dataDir = await newFolder();
    {
      await using database = await openSqlite({ dataDir });
      await addPeople(database);
      await database.commit([insert(database, "conversation", conversationRow("c1"))]);
    }
    const { size } = await stat(join(dataDir, DATABASE_FILE));
    await using database = await openSqlite({ dataDir, maxPages: size / 4096 + 40 });
    const long = "a long answer ".repeat(2000);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        database.commit([
          insert(database, "decision", decisionRow(`d${index}`)),
          insert(
            database,
            "turn",
            turnRow("c1", index + 1, { response_text: index % 2 === 0 ? long : "short" }),
          ),
        ]),
      ),
    );
    const kept = outcomes.flatMap(({ status }, index) => (status === "fulfilled" ? [index + 1] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    assert(kept.length > 0 && refused.length > 0);
    for (const error of refused) assert(error instanceof StorageFullError, String(error));
    const turns = await database.kysely.selectFrom("turn").select("number").orderBy("number").execute();
    assert.deepEqual(
      turns.map(({ number }) => number),
      kept,
    );
    const decisions = await database.kysely.selectFrom("decision").select("id").execute();
    assert.equal(decisions.length, kept.length);
    const rare = database.kysely
      .insertInto("workspace")
      .values({ id: "x", name: long.repeat(20), created_at: 1 });
    await assert.rejects(rare.execute(), StorageFullError);
    const inside = database.kysely.transaction().execute((transaction) =>
      transaction
        .insertInto("workspace")
        .values({ id: "x", name: long.repeat(20), created_at: 1 })
        .execute(),
    );
    await assert.rejects(inside, StorageFullError);
    const integrity = await database.read(integrityCheck, {});
    assert.equal(integrity[0]?.integrity_check, "ok");
  });
});

describe("what can grow", () => {
  test("is reached through an index", async () => {
    await using database = await openSqlite({ dataDir: await newFolder() });
    const { kysely } = database;
    const owner = { workspace_id: "local", person_id: "ada" };
    const byOwner = kysely
      .selectFrom("conversation")
      .select("id")
      .where("workspace_id", "=", owner.workspace_id)
      .where("person_id", "=", owner.person_id);
    const queries = [
      byOwner.orderBy("last_activity_at", "desc").orderBy("id", "desc").limit(20),
      kysely
        .selectFrom("conversation")
        .select("id")
        .where("state", "=", "active")
        .where("expires_at", "<=", 1)
        .limit(9),
      kysely
        .selectFrom("turn")
        .select("id")
        .where("conversation_id", "=", "c")
        .orderBy("number", "desc")
        .limit(5),
      kysely
        .selectFrom("turn")
        .select("id")
        .where("conversation_id", "=", "c")
        .where("idempotency_key", "=", "k"),
      kysely.selectFrom("turn").select("number").where("id", "=", "t"),
      kysely.selectFrom("feedback").select("rating").where("conversation_id", "=", "c"),
      kysely.selectFrom("decision").select("id").where("conversation_id", "=", "c"),
      kysely
        .selectFrom("decision")
        .select("id")
        .where("workspace_id", "=", "w")
        .orderBy("created_at")
        .limit(9),
      kysely
        .selectFrom("access_key")
        .select("id")
        .where("workspace_id", "=", "w")
        .where("person_id", "=", "p"),
    ];
    for (const query of queries) {
      const plan = await query.explain<{ detail: string }>();
      const steps = plan.map(({ detail }) => detail).join("; ");
      assert.doesNotMatch(steps, /SCAN|TEMP B-TREE/, query.compile().sql);
    }
  });
});

describe("closing", () => {
  test("writes what still waits first", async () => {
    const dataDir = await newFolder();
    const database = await openSqlite({ dataDir });
    await addPeople(database);
    const waiting = Promise.all(
      Array.from({ length: 600 }, (_, index) =>
        database.commit([insert(database, "decision", decisionRow(`d${index}`))]),
      ),
    );
    await database[Symbol.asyncDispose]();
    await waiting;
    await database[Symbol.asyncDispose]();
    await using again = await openSqlite({ dataDir });
    const rows = await again.kysely.selectFrom("decision").select("id").execute();
    assert.equal(rows.length, 600);
  });
});

const integrityCheck = { sql: "pragma integrity_check", bindings: [] } as {
  sql: string;
  bindings: never[];
  row?: { integrity_check: string };
};

function explains(message: RegExp) {
  return (error: unknown): true => {
    assert(error instanceof StorageError, String(error));
    assert.match(error.message, message);
    assert.equal(typeof error.details.fix, "string");
    return true;
  };
}

/** Root may write everywhere, so that a test run as root takes another user's place for a while. */
async function asOrdinaryUser(paths: readonly string[], work: () => Promise<void>): Promise<void> {
  const NOBODY = 65_534;
  if (process.geteuid?.() !== 0) return work();
  for (const path of paths) await chown(path, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
