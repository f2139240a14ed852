import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { readConfig } from "#config/index.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { LogFields } from "#platform/log/index.ts";
import { addPeople, type TestEngine, testEngines } from "../../test/support/database.ts";
import { startModelServer } from "../../test/support/model-server.ts";
import { createModelRegistry } from "./model-registry.ts";
import { checkModelKey, checkNewModel } from "./new-model.ts";

const KEY = "sk-plain-0123456789";
const OLD_KEY = randomBytes(32).toString("base64");
const NEW_KEY = randomBytes(32).toString("base64");

for (const engine of await testEngines()) {
  describe(`the models on ${engine.name}`, { skip: engine.skip }, () => {
    describe("stored by command", () => storing(engine));
    describe("and their secret key", () => secretKeys(engine));
    describe("and their prices", () => prices(engine));
  });
}

function storing(engine: TestEngine): void {
  test("come back with their keys for the gateway, and without for whoever looks", async () => {
    await using place = await open(engine);
    await place.add("my-server/qwen3", { url: "http://10.0.0.5:8000/v1/", key: ` ${KEY}\n` });
    const [model] = await place.registry().load();
    assert.deepEqual(
      { ...model, price: model?.price?.input },
      {
        id: "my-server/qwen3",
        protocol: "openai",
        url: "http://10.0.0.5:8000/v1",
        name: "qwen3",
        isLocal: true,
        key: KEY,
        price: 0,
        maxConcurrent: 64,
      },
    );
    const list = await place.registry().list();
    assert.deepEqual(
      list.map(({ id, hasKey, from, problem }) => ({ id, hasKey, from, problem })),
      [{ id: "my-server/qwen3", hasKey: true, from: "stored", problem: null }],
    );
    assert.ok(!JSON.stringify(list).includes(KEY));
    const stored = await place.database.kysely.selectFrom("model").selectAll().executeTakeFirstOrThrow();
    assert.match(stored.sealed_key ?? "", /^ion-secret\/1:/);
    assert.ok(!JSON.stringify(stored).includes(KEY));
  });

  test("come after those of the settings, in their order, which can be changed", async () => {
    await using place = await open(engine);
    const settings = { ION_OPENAI_KEY: "sk-settings" };
    for (const id of ["ollama/a", "ollama/b", "ollama/c"]) await place.add(id);
    const ids = async () => (await place.registry(settings).list()).map(({ id }) => id);
    assert.deepEqual(await ids(), ["openai/gpt-5-mini", "ollama/a", "ollama/b", "ollama/c"]);
    await place.registry().moveFirst("ollama/c");
    await place.add("ollama/b", { url: "http://127.0.0.1:1/v1" });
    await place.registry().remove("ollama/a");
    assert.deepEqual(await ids(), ["openai/gpt-5-mini", "ollama/c", "ollama/b"]);
    await assert.rejects(place.registry().remove("ollama/a"), { code: "model-not-stored" });
    await assert.rejects(place.registry().moveFirst("openai/gpt-5-mini"), { code: "model-not-stored" });
  });

  test("take their provider's key from the settings, for the provider's own address only", async () => {
    await using place = await open(engine);
    const settings = { ION_OPENAI_KEY: "sk-settings", ION_MODELS: "openai/gpt-5" };
    await assert.rejects(place.add("openai/gpt-5-nano"), { message: /key: is missing/ });
    const withKey = place.registry(settings);
    await withKey.add(await withKey.prepare({ id: "openai/gpt-5-nano", key: null }));
    await place.add("openai/elsewhere", { url: "https://elsewhere.example/v1" });
    await place.add("openai/gpt-5", { key: KEY });
    const models = await place.registry(settings).load();
    assert.deepEqual(
      models.map(({ id, key }) => [id, key]),
      [
        ["openai/gpt-5", "sk-settings"],
        ["openai/gpt-5-nano", "sk-settings"],
        ["openai/elsewhere", null],
      ],
    );
    const shadowed = (await place.registry(settings).list()).find(({ problem }) => problem !== null);
    assert.match(shadowed?.problem?.message ?? "", /the settings name this model too/);
  });

  test("are noticed by other processes when they change, and only then", async () => {
    await using place = await open(engine);
    const elsewhere = place.registry();
    await elsewhere.load();
    const heard: string[][] = [];
    using _ = elsewhere.subscribe((models) => heard.push(models.map(({ id }) => id)), 10);
    await place.add("ollama/a");
    await until(() => heard.length === 1);
    await wait(60);
    await place.registry().setPrice({ modelId: "ollama/a", input: 1, output: 2 });
    await until(() => heard.length === 2);
    await place.registry().remove("ollama/a");
    await until(() => heard.length === 3);
    assert.deepEqual(heard, [["ollama/a"], ["ollama/a"], []]);
  });

  test("can be tried before they are stored", async () => {
    await using place = await open(engine);
    await using server = await startModelServer();
    server.reply = () => "ready";
    const registry = place.registry();
    const prepared = await registry.prepare({ id: "my/one", url: server.url, key: KEY });
    const answer = await registry.tryOut(prepared);
    assert.deepEqual([answer.text, answer.problem, answer.costUsd], ["ready", null, 0]);
    assert.equal(server.requests[0]?.authorization, `Bearer ${KEY}`);
    server.script = "status-401";
    const refused = await registry.tryOut(prepared);
    assert.deepEqual([refused.text, refused.costUsd], [null, null]);
    assert.match(refused.problem ?? "", /refused the key/);
    assert.deepEqual(await registry.list(), []);
  });
}

function secretKeys(engine: TestEngine): void {
  test("that is lost turns only those models off, and the error names the fix", async () => {
    await using place = await open(engine);
    await place.add("openai/gpt-5", { key: KEY });
    await place.add("ollama/a");
    const lost = place.registry({ ION_SECRET_KEY: NEW_KEY });
    assert.deepEqual(
      (await lost.load()).map(({ id }) => id),
      ["ollama/a"],
    );
    assert.deepEqual(place.logged, ["model-off openai/gpt-5"]);
    const [off] = await lost.list();
    assert.match(
      off?.problem?.message ?? "",
      /its key cannot be opened: it was sealed with the secret key [0-9a-f]{8}/,
    );
    assert.match(off?.problem?.fix ?? "", /ION_SECRET_KEY.*secret\.key.*ion models add openai\/gpt-5$/);
    await assert.rejects(lost.rotateSecretKey(), { code: "nothing-to-rotate-to" });
    const [back] = await place.registry({ ION_SECRET_KEY: `${NEW_KEY},${OLD_KEY}` }).load();
    assert.equal(back?.key, KEY);
  });

  test("opens a key for its own model and address, not for another", async () => {
    await using place = await open(engine);
    await place.add("openai/gpt-5", { key: KEY });
    for (const change of [{ url: "https://thief.example/v1" }, { id: "openai/other" }]) {
      await place.database.kysely.updateTable("model").set(change).execute();
      assert.deepEqual(await place.registry().load(), []);
      assert.match((await place.registry().list())[0]?.problem?.message ?? "", /altered or moved/);
    }
  });

  test("is rotated by sealing everything again at once, also while a model is added", async () => {
    await using place = await open(engine);
    for (const id of ["openai/a", "openai/b"]) await place.add(id, { key: `${KEY}-${id}` });
    await place.add("ollama/keyless");
    const both = place.registry({ ION_SECRET_KEY: `${NEW_KEY},${OLD_KEY}` });
    const [count] = await Promise.all([
      both.rotateSecretKey(),
      both.add(await both.prepare({ id: "openai/c", key: KEY })),
    ]);
    assert.ok(count === 2 || count === 3, String(count));
    const keys = (await place.registry({ ION_SECRET_KEY: NEW_KEY }).load()).map(({ id, key }) => [id, key]);
    assert.deepEqual(keys, [
      ["openai/a", `${KEY}-openai/a`],
      ["openai/b", `${KEY}-openai/b`],
      ["ollama/keyless", null],
      ["openai/c", KEY],
    ]);
  });

  test("that cannot open everything is not rotated, and nothing changes", async () => {
    await using place = await open(engine);
    await place.add("openai/a", { key: KEY });
    const other = place.registry({ ION_SECRET_KEY: NEW_KEY });
    await other.add(await other.prepare({ id: "openai/b", key: KEY }));
    const before = await place.database.kysely.selectFrom("model").selectAll().orderBy("id").execute();
    const third = randomBytes(32).toString("base64");
    await assert.rejects(place.registry({ ION_SECRET_KEY: `${third},${OLD_KEY}` }).rotateSecretKey(), {
      code: "secret-key-missing",
    });
    assert.deepEqual(
      await place.database.kysely.selectFrom("model").selectAll().orderBy("id").execute(),
      before,
    );
  });

  test(
    engine.name === "SQLite" ? "is a file of this machine" : "is a setting that all machines share",
    async () => {
      await using place = await open(engine);
      const plain = place.registry({ ION_SECRET_KEY: "" });
      const add = async () => plain.add(await plain.prepare({ id: "openai/a", key: KEY }));
      if (engine.name === "PostgreSQL") {
        await assert.rejects(add(), { code: "secret-key-needed" });
        return;
      }
      await add();
      const file = join(place.dataDir, "secret.key");
      const key = await readFile(file, "utf8");
      assert.equal(await plain.rotateSecretKey(), 1);
      assert.notEqual(await readFile(file, "utf8"), key);
      assert.equal((await plain.load())[0]?.key, KEY);
      await writeFile(file, key);
      assert.deepEqual(await plain.load(), [], "the key before is useless");
    },
  );
}

function prices(engine: TestEngine): void {
  test("are the operator's own from their day on, and the known ones again when forgotten", async () => {
    await using place = await open(engine);
    const registry = place.registry({ ION_OPENAI_KEY: KEY });
    const priceNow = async () => (await registry.load())[0]?.price;
    const known = await priceNow();
    await registry.setPrice({ modelId: "openai/gpt-5-mini", input: 5, output: 9, from: "2026-12-01" });
    assert.deepEqual(await priceNow(), known);
    place.time.now = Date.parse("2026-12-01");
    const own = { input: 5, cachedInput: 5, cacheWrite: 5, output: 9, asOf: "2026-11-21", source: "yours" };
    assert.deepEqual(await priceNow(), { modelId: "openai/gpt-5-mini", from: "2026-12-01", ...own });
    await registry.setPrice({
      modelId: "openai/gpt-5-mini",
      input: 6,
      output: 9,
      cachedInput: 1,
      from: "2026-12-01",
    });
    assert.deepEqual([(await priceNow())?.input, (await priceNow())?.cachedInput], [6, 1]);
    const listed = (await registry.prices()).filter(({ modelId }) => modelId === "openai/gpt-5-mini");
    assert.deepEqual(
      listed.map(({ source, isInForce }) => [source.slice(0, 5), isInForce]),
      [
        ["https", false],
        ["yours", true],
      ],
    );
    assert.equal(await registry.forgetPrices("openai/gpt-5-mini"), 1);
    assert.deepEqual(await priceNow(), known);
  });

  test("are refused where they are wrong", async () => {
    await using place = await open(engine);
    const good = { modelId: "openai/gpt-5", input: 1, output: 1 };
    const wrong = [
      { modelId: "gpt-5" },
      { input: -1 },
      { output: Number.NaN },
      { cacheWrite: 1e9 },
      { from: "2026-02-30" },
    ];
    for (const part of wrong)
      await assert.rejects(
        place.registry().setPrice({ ...good, ...part }),
        InvalidInputError,
        JSON.stringify(part),
      );
    assert.deepEqual(await place.registry().ownPrices(), []);
  });
}

describe("a new model", () => {
  test("of a known server needs no address", () => {
    const urlOf = (id: string) => checkNewModel({ id }).url;
    assert.equal(urlOf("ollama/llama3.2"), "http://127.0.0.1:11434/v1");
    assert.equal(urlOf("lm-studio/qwen/qwen3-8b"), "http://127.0.0.1:1234/v1");
    assert.equal(urlOf("vllm/x"), "http://127.0.0.1:8000/v1");
    assert.equal(urlOf("llama.cpp/x"), "http://127.0.0.1:8080/v1");
    const remote = checkNewModel({ id: "ollama/x", url: "https://ollama.example.org/v1/" });
    assert.deepEqual(
      [remote.url, remote.isLocal, remote.protocol],
      ["https://ollama.example.org/v1", false, "openai"],
    );
    assert.equal(checkNewModel({ id: "anthropic/x" }).protocol, "anthropic");
  });

  const WRONG: readonly [field: string, request: { id?: string; url?: string; protocol?: string }][] = [
    ["id", { id: "gpt-5" }],
    ["id", { id: "Open AI/x" }],
    ["id", { id: "openai/" }],
    ["id", { id: "openai/a b" }],
    ["url", { id: "my-server/x" }],
    ["url", { url: "10.0.0.5:8000" }],
    ["url", { url: "ftp://host/v1" }],
    ["url", { url: "http://user:secret@host/v1" }],
    ["url", { url: "http://host/v1?key=secret" }],
    ["protocol", { protocol: "grpc" }],
  ];
  for (const [field, request] of WRONG) {
    test(`${JSON.stringify(request)} is refused by its ${field}`, () => {
      assert.throws(
        () => checkNewModel({ id: "ollama/x", ...request }),
        (error) => {
          assert.ok(error instanceof InvalidInputError);
          assert.ok(!error.message.includes("secret"));
          return error.details.field === field;
        },
      );
    });
  }

  test("has a key that can be sent, which no error repeats", () => {
    assert.equal(checkModelKey(" sk-1\r\n"), "sk-1");
    for (const text of ["", " \n", "sk secret", "sk\nsecret", "schlüssel-secret", "secret".repeat(1000)])
      assert.throws(
        () => checkModelKey(text),
        (error) => {
          return error instanceof InvalidInputError && !error.message.includes("secret");
        },
      );
  });
});

async function open(engine: TestEngine) {
  const database = await engine.open();
  await addPeople(database);
  const dataDir = await mkdtemp(join(tmpdir(), "ion-registry-"));
  const time = { now: Date.parse("2026-11-21") };
  const logged: string[] = [];
  const note = (event: string, fields: LogFields = {}) => void logged.push(`${event} ${fields.model ?? ""}`);
  const log = { error: note, warn: note, info: note, debug: note };
  /** As a process with these settings has it. */
  const registry = (settings: Readonly<Record<string, string>> = {}) => {
    const postgres = engine.name === "PostgreSQL" ? { DATABASE_URL: "postgres://nobody@nowhere/none" } : {};
    const variables = { ION_DATA_DIR: dataDir, ION_SECRET_KEY: OLD_KEY, ...postgres, ...settings };
    const clock = { now: () => time.now };
    return createModelRegistry({ database, clock, log, ...readConfig(variables), workspaceId: "local" });
  };
  return {
    database,
    dataDir,
    time,
    logged,
    registry,
    async add(id: string, more: { url?: string; key?: string } = {}) {
      const one = registry();
      await one.add(await one.prepare({ id, key: null, ...more }));
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    assert.ok(tries < 300, "it did not happen within 3 s");
    await wait(10);
  }
}
