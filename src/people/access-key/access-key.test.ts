import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { InvalidInputError, IonError } from "#lib/ion-error.ts";
import { addPeople, type TestEngine, testEngines } from "../../../test/support/database.ts";
import { AccessKeyNotFoundError, AccessKeyRefusedError, createAccessKeys, type KeyRequest } from "./index.ts";

const request: KeyRequest = { workspaceId: "local", personId: "ada", name: "laptop", scopes: ["mentor"] };

for (const engine of await testEngines()) {
  describe(`access keys on ${engine.name}`, { skip: engine.skip }, () => {
    describe("making", () => making(engine));
    describe("verifying", () => verifying(engine));
    describe("ending", () => ending(engine));
  });
}

function making(engine: TestEngine): void {
  test("shows the key once and keeps only the hash of its secret", async () => {
    await using room = await open(engine);
    const { key, view } = await room.keys.create({ ...request, requestsPerMinute: 7, expiresAt: 9_000 });
    assert.match(key, /^ion_key_[0-9a-z]{26}_[0-9a-z]{40}$/);
    const stored = await room.database.kysely.selectFrom("access_key").selectAll().executeTakeFirstOrThrow();
    const secret = key.slice(-40);
    assert.equal(stored.secret_hash, hash("sha256", secret));
    assert(!JSON.stringify(stored).includes(secret));
    assert.deepEqual(view, {
      id: stored.id,
      name: "laptop",
      personId: "ada",
      scopes: ["mentor"],
      requestsPerMinute: 7,
      createdAt: 1_000,
      expiresAt: 9_000,
      revokedAt: null,
    });
    assert.deepEqual(await room.keys.list("local"), [view]);
  });

  test("makes the person known too", async () => {
    await using room = await open(engine);
    await room.keys.create({ ...request, personId: "newcomer" });
    const { key } = await room.keys.create({ ...request, personId: "newcomer" });
    assert.equal((await room.keys.verify(key)).actor.personId, "newcomer");
  });

  test("refuses what is wrong by its name and stores nothing", async () => {
    await using room = await open(engine);
    const wrong: [field: string, part: Partial<Record<keyof KeyRequest, unknown>>][] = [
      ["name", { name: " " }],
      ["name", { name: "x".repeat(101) }],
      ["name", { name: "a\u0007b" }],
      ["person", { personId: "a/b" }],
      ["scopes", { scopes: [] }],
      ["scopes", { scopes: ["mentor", "everything"] }],
      ["requestsPerMinute", { requestsPerMinute: 0 }],
      ["requestsPerMinute", { requestsPerMinute: 1.5 }],
      ["expiresAt", { expiresAt: 1_000 }],
      ["expiresAt", { expiresAt: Number.NaN }],
    ];
    for (const [field, part] of wrong) {
      await assert.rejects(room.keys.create({ ...request, ...part } as KeyRequest), (error: unknown) => {
        assert(error instanceof InvalidInputError);
        assert.equal(error.details.field, field);
        return true;
      });
    }
    assert.deepEqual(await room.keys.list("local"), []);
  });

  test("lists a workspace's own keys, newest first", async () => {
    await using room = await open(engine);
    for (const name of ["first", "second"]) {
      await room.keys.create({ ...request, name });
      room.time.now += 1;
    }
    await room.keys.create({ ...request, workspaceId: "other", name: "theirs" });
    const namesOf = async (workspace: string) => (await room.keys.list(workspace)).map(({ name }) => name);
    assert.deepEqual(await namesOf("local"), ["second", "first"]);
    assert.deepEqual(await namesOf("other"), ["theirs"]);
    assert.deepEqual(await namesOf("third"), []);
  });
}

function verifying(engine: TestEngine): void {
  test("tells who the key speaks for and what it may", async () => {
    await using room = await open(engine);
    const scopes = ["act-for-others", "mentor", "mentor"] as const;
    const { key, view } = await room.keys.create({ ...request, workspaceId: "other", scopes });
    const expected = {
      actor: {
        workspaceId: "other",
        personId: "ada",
        scopes: ["mentor", "act-for-others"],
        accessKeyId: view.id,
      },
      requestsPerMinute: null,
    };
    assert.deepEqual(await room.keys.verify(key), expected);
    assert.deepEqual(await room.keys.verify(key), expected);
  });

  test("refuses what is unknown or malformed, and repeats nothing of it", async () => {
    await using room = await open(engine);
    const { key } = await room.keys.create(request);
    const { key: other } = await room.keys.create(request);
    const secret = key.slice(-40);
    const presented = [
      "",
      "ion",
      "ion_key_x_y",
      `${key} `,
      key.toUpperCase(),
      key.slice(0, -1),
      `${key}0`,
      `${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`,
      `${other.slice(0, -40)}${secret}`,
      `ion_key_${"0".repeat(26)}_${secret}`,
      `ion_key_${"%".repeat(26)}_${secret}`,
      "x".repeat(100_000),
      "' or 1=1 --",
    ];
    for (const text of presented) {
      await assert.rejects(room.keys.verify(text), (error: unknown) => {
        assert.equal(codeOf(error), "access-key-unknown");
        if (text.length > 8) assert(!inspect(error, { depth: 9 }).includes(text.slice(-40)));
        return true;
      });
    }
    await room.keys.verify(key);
  });

  test("refuses a key from the moment it expires", async () => {
    await using room = await open(engine);
    const { key } = await room.keys.create({ ...request, expiresAt: 2_000 });
    room.time.now = 1_999;
    await room.keys.verify(key);
    room.time.now = 2_000;
    await assert.rejects(room.keys.verify(key), (error) => codeOf(error) === "access-key-expired");
  });

  test("tells what became of a key only to who holds it", async () => {
    await using room = await open(engine);
    const { key, view } = await room.keys.create(request);
    await room.keys.revoke("local", view.id);
    const guess = `${key.slice(0, -40)}${"0".repeat(40)}`;
    await assert.rejects(room.keys.verify(guess), (error) => codeOf(error) === "access-key-unknown");
    await assert.rejects(room.keys.verify(key), (error) => codeOf(error) === "access-key-revoked");
  });
}

function ending(engine: TestEngine): void {
  test("counts at once here and within a second in another process", async () => {
    await using room = await open(engine);
    const elsewhere = createAccessKeys({ database: room.database, clock: room.clock });
    const { key, view } = await room.keys.create(request);
    await room.keys.verify(key);
    await elsewhere.verify(key);
    await room.keys.revoke("local", view.id);
    await assert.rejects(room.keys.verify(key), (error) => codeOf(error) === "access-key-revoked");
    await elsewhere.verify(key);
    room.time.now += 1_000;
    await assert.rejects(elsewhere.verify(key), (error) => codeOf(error) === "access-key-revoked");
  });

  test("counts although a verification was under way", async () => {
    await using room = await open(engine);
    const { key, view } = await room.keys.create(request);
    const during = room.keys.verify(key).catch(codeOf);
    await room.keys.revoke("local", view.id);
    await during;
    await assert.rejects(room.keys.verify(key), (error) => codeOf(error) === "access-key-revoked");
  });

  test("is remembered as of its first time, and reaches no other workspace's key", async () => {
    await using room = await open(engine);
    const { key, view } = await room.keys.create(request);
    await assert.rejects(room.keys.revoke("other", view.id), AccessKeyNotFoundError);
    await assert.rejects(room.keys.revoke("local", "key_none"), AccessKeyNotFoundError);
    await room.keys.verify(key);
    await room.keys.revoke("local", view.id);
    room.time.now += 5;
    await room.keys.revoke("local", view.id);
    assert.deepEqual((await room.keys.list("local"))[0]?.revokedAt, 1_000);
  });

  test("leaves no key that works", async () => {
    await using room = await open(engine);
    assert.equal(await room.keys.exists(), false);
    const { view } = await room.keys.create(request);
    assert.equal(await room.keys.exists(), true);
    await room.keys.revoke("local", view.id);
    assert.equal(await room.keys.exists(), false);
    await room.keys.create({ ...request, expiresAt: 1_500 });
    assert.equal(await room.keys.exists(), true);
    room.time.now = 1_500;
    assert.equal(await room.keys.exists(), false);
  });
}

async function open(engine: TestEngine) {
  const database = await engine.open();
  await addPeople(database);
  const time = { now: 1_000 };
  const clock = { now: () => time.now };
  const keys = createAccessKeys({ database, clock });
  return { database, time, clock, keys, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
}

function codeOf(error: unknown): string {
  assert(error instanceof AccessKeyRefusedError && error instanceof IonError, String(error));
  assert.equal(error.kind, "unauthenticated");
  return error.code;
}
