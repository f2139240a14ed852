import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import {
  ADA,
  addPeople,
  conversationRow,
  decisionRow,
  insert,
  insertOf,
  type TestEngine,
  testEngines,
  turnRow,
} from "../../../test/support/database.ts";
import { restoreBackup, writeBackup } from "./backup.ts";
import { countRows, LAYOUTS, totalOf } from "./backup-format.ts";
import {
  BackupFileError,
  DamagedBackupError,
  DatabaseNotEmptyError,
  NewerSchemaError,
  OlderBackupError,
} from "./errors.ts";
import { type Database, write } from "./index.ts";
import { LATEST_SCHEMA } from "./migrate.ts";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-backup-test-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Made anew by the store that a backup is restored into. */
const DERIVED = new Set(["search_id", "search_words"]);

const engines = await testEngines();
const [sqlite] = engines as [TestEngine];

for (const engine of engines) {
  test(`a backup knows every column of ${engine.name}`, { skip: engine.skip }, async () => {
    await using database = await engine.open();
    const tables = await database.kysely.introspection.getTables();
    for (const [name, { columns }] of Object.entries(LAYOUTS)) {
      const stored = tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];
      const left = stored.filter((column) => !columns.includes(column) && !DERIVED.has(column));
      assert.deepEqual(left, [], `${name} would lose these`);
      assert.ok(stored.length > 0);
    }
  });
}

for (const from of engines) {
  for (const to of engines) {
    describe(`a backup from ${from.name} into ${to.name}`, { skip: from.skip || to.skip }, () => {
      test("brings back every row as it was", async () => {
        const path = join(folder, `${from.name}-${to.name}.gz`);
        await using source = await filled(from);
        const written = await writeBackup(source, path);
        assert.equal(written.engine, from.name);
        assert.deepEqual(written.counts, {
          ...written.counts,
          workspace: 2,
          person: 3,
          turn: 251,
          feedback: 1,
        });

        await using target = await to.open();
        const progress: [number, number][] = [];
        const restored = await restoreBackup(target, path, { onProgress: (...step) => progress.push(step) });
        assert.deepEqual(restored, written);
        assert.deepEqual(progress.at(-1), [totalOf(written.counts), totalOf(written.counts)]);
        assert.deepEqual(await countRows(target.kysely), written.counts);

        const again = await writeBackup(target, `${path}.again`);
        assert.deepEqual(rowLines(await readFile(`${path}.again`)), rowLines(await readFile(path)));
        assert.equal(again.engine, to.name);
        const hits = await target.searchTurns({
          workspaceId: "local",
          personId: "ada",
          text: "strange",
          limit: 5,
        });
        assert.equal(hits.length, 1);
      });
    });
  }
}

for (const engine of engines) {
  describe(`backups on ${engine.name}`, { skip: engine.skip }, () => {
    test("hold one moment while turns go on", async () => {
      await using database = await filled(engine);
      const path = join(folder, `${engine.name}-live.gz`);
      const insertDecision = insertOf(database, "decision", decisionRow("d"));
      const before = (await countRows(database.kysely)).decision;
      let running = true;
      let made = 0;
      const writing = (async () => {
        while (running) {
          made += 1;
          await database.commit([write(insertDecision, { ...decisionRow(`live${made}`) })]);
        }
      })();
      const report = await writeBackup(database, path);
      running = false;
      await writing;
      assert(made > 0);
      assert(report.counts.decision >= before && report.counts.decision <= before + made);
      assert.equal(report.counts.turn, 251);
    });

    test("go only into an empty database, unless they replace", async () => {
      await using database = await filled(engine);
      const path = join(folder, `${engine.name}-replace.gz`);
      const written = await writeBackup(database, path);
      await database.commit([insert(database, "decision", decisionRow("later"))]);
      await assert.rejects(restoreBackup(database, path), DatabaseNotEmptyError);
      assert.equal((await countRows(database.kysely)).decision, written.counts.decision + 1);
      await restoreBackup(database, path, { replace: true });
      assert.deepEqual(await countRows(database.kysely), written.counts);
    });

    test("that are wrong inside change nothing", async () => {
      await using database = await filled(engine);
      const path = join(folder, `${engine.name}-orphan.gz`);
      const lines = [header(), row("turn", { ...turnRow("nowhere", 1) })];
      await writeFile(path, gzipSync(sealed(lines)));
      const before = await countRows(database.kysely);
      await assert.rejects(restoreBackup(database, path, { replace: true }));
      assert.deepEqual(await countRows(database.kysely), before);
    });
  });
}

describe("a backup file", () => {
  test("that is cut off or altered anywhere is refused, and nothing is stored", async () => {
    const path = join(folder, "whole.gz");
    await using source = await filled(sqlite);
    await writeBackup(source, path);
    const whole = await readFile(path);
    const text = gunzipSync(whole).toString();
    const lines = text.trimEnd().split("\n");
    const altered: [string, Buffer][] = [
      ["empty", Buffer.alloc(0)],
      ["not packed", Buffer.from(text)],
      ["another file", gzipSync("hello\n")],
      ["half", whole.subarray(0, whole.length / 2)],
      ["last byte gone", whole.subarray(0, whole.length - 1)],
      ["one byte flipped", flipped(whole, Math.floor(whole.length / 2))],
      ["without its last line", gzipSync(`${lines.slice(0, -1).join("\n")}\n`)],
      ["without one row", gzipSync(`${lines.toSpliced(5, 1).join("\n")}\n`)],
      [
        "two rows changed over",
        gzipSync(
          `${lines
            .with(5, lines[6] ?? "")
            .with(6, lines[5] ?? "")
            .join("\n")}\n`,
        ),
      ],
      ["one word changed", gzipSync(text.replace("flaky", "shaky"))],
      ["something behind it", gzipSync(`${text}${lines[3]}\n`)],
      ["no line end", gzipSync(text.trimEnd())],
      ["an unknown table", gzipSync(sealed([header(), row("secrets", { id: "x" })]))],
      ["an unknown column", gzipSync(sealed([header(), row("workspace", { id: "x", name: "x", more: 1 })]))],
      ["broken UTF-8", gzipSync(Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x0a])]))],
    ];
    await using target = await sqlite.open();
    for (const [name, content] of altered) {
      const file = join(folder, "altered.gz");
      await writeFile(file, content);
      await assert.rejects(restoreBackup(target, file), DamagedBackupError, name);
      assert.equal(totalOf(await countRows(target.kysely)), 0, name);
    }
  });

  test("of another schema is refused by name", async () => {
    await using target = await sqlite.open();
    const file = join(folder, "schema.gz");
    await writeFile(file, gzipSync(sealed([header("999-tomorrow")])));
    await assert.rejects(restoreBackup(target, file), NewerSchemaError);
    await writeFile(file, gzipSync(sealed([header("000-yesterday")])));
    await assert.rejects(restoreBackup(target, file), OlderBackupError);
  });

  test("is for its owner's eyes and leaves nothing half-written", async () => {
    const place = await mkdtemp(join(folder, "place-"));
    await using source = await filled(sqlite);
    await writeBackup(source, join(place, "a.gz"));
    assert.equal((await stat(join(place, "a.gz"))).mode & 0o777, 0o600);
    await assert.rejects(writeBackup(source, join(place, "none", "b.gz")), BackupFileError);
    await assert.rejects(restoreBackup(source, join(place, "missing.gz")), BackupFileError);
    const failing = writeBackup(source, join(place, "c.gz"), () => {
      throw new Error("broken on purpose");
    });
    await assert.rejects(failing, /broken on purpose/);
    assert.deepEqual(await readdir(place), ["a.gz"]);
  });

  test("is written without holding up the process", async () => {
    await using source = await filled(sqlite);
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await writeBackup(source, join(folder, "calm.gz"));
    clearInterval(ticking);
    assert(longest > 0 && longest < 250, `${longest} ms without a tick`);
  });
});

async function filled(engine: TestEngine): Promise<Database> {
  const database = await engine.open();
  await addPeople(database);
  const strange = 'strange: "quotes"\n\r\t\u2028\u2029 \\ 한국어 🌊 \ufeff';
  await database.kysely
    .insertInto("access_key")
    .values({
      id: "key_1",
      ...ADA,
      name: "laptop",
      secret_hash: "0".repeat(64),
      scopes: "mentor",
      requests_per_minute: null,
      created_at: 1,
      expires_at: null,
      revoked_at: null,
    })
    .execute();
  const persona = { workspace_id: "local", persona_id: "mine", created_at: 1, created_by: "ada" };
  await database.kysely
    .insertInto("persona_version")
    .values([
      { ...persona, version: 1, definition: "{}", prompt: strange },
      { ...persona, version: 2, definition: null, prompt: null },
    ])
    .execute();
  const insertTurn = insertOf(database, "turn", turnRow("c1", 1));
  const turns = Array.from({ length: 250 }, (_, index) => write(insertTurn, { ...turnRow("c1", index + 1) }));
  await database.commit([
    insert(database, "conversation", conversationRow("c1", { turn_count: 250 })),
    insert(database, "conversation", conversationRow("C2", { persona_id: "Lua", summary: strange })),
    ...turns,
    insert(database, "turn", turnRow("C2", 1, { user_message: strange, idempotency_key: "k" })),
    insert(
      database,
      "decision",
      decisionRow("d1", { conversation_id: "c1", turn_number: 1, propensity: 1 / 3 }),
    ),
    insert(database, "decision", decisionRow("d2", { confidence: 1e-17, propensity: 1 })),
  ]);
  const feedback = {
    id: "f1",
    ...ADA,
    conversation_id: "c1",
    turn_number: 250,
    rating: 5,
    thumbs: "up",
    correct_tone: null,
    correct_pace: null,
    correct_intent: null,
    correct_persona: "Nana",
  } as const;
  await database.commit([insert(database, "feedback", { ...feedback, comment: strange, created_at: 9 })]);
  return database;
}

/** Everything but the first line, which names engine and time, and the last, whose hash covers the first. */
function rowLines(file: Buffer): string[] {
  return gunzipSync(file).toString().trimEnd().split("\n").slice(1, -1);
}

function header(schema = LATEST_SCHEMA): string {
  return JSON.stringify({
    format: "ion-backup/1",
    schema,
    created_at: "2026-01-01T00:00:00Z",
    engine: "SQLite",
  });
}

function row(table: string, values: object): string {
  return JSON.stringify({ table, row: values });
}

/** A file's text with a last line that proves the others. */
function sealed(lines: readonly string[]): string {
  const text = `${lines.join("\n")}\n`;
  const counts: Record<string, number> = {};
  for (const table of [
    "workspace",
    "person",
    "access_key",
    "persona_version",
    "conversation",
    "turn",
    "decision",
    "feedback",
  ]) {
    counts[table] = lines.filter((line) => line.startsWith(`{"table":"${table}"`)).length;
  }
  return `${text}${JSON.stringify({ counts, sha256: createHash("sha256").update(text).digest("hex") })}\n`;
}

function flipped(content: Buffer, position: number): Buffer {
  const copy = Buffer.from(content);
  copy[position] = (copy[position] ?? 0) ^ 0x40;
  return copy;
}
