/** An operator brings models: by command, by `ion.config`; and their keys are never seen again. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startModelServer } from "../support/model-server.ts";
import { type Ended, type RunOptions, runProgram } from "../support/run-program.ts";
import { post, startServer } from "../support/server-process.ts";

const KEY = "sk-plain-text-0123456789abcdef";

let folder: string;
let count = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-models-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** `ion` on a data directory of its own. */
async function newIon() {
  count += 1;
  const dataDir = join(folder, `data-${count}`);
  await mkdir(dataDir);
  const ion = (args: readonly string[], options: Partial<RunOptions> = {}): Promise<Ended> =>
    runProgram(args, { dataDir, ...options });
  return { dataDir, ion };
}

function assertRefused(ended: Ended, message: RegExp): void {
  assert.match(ended.stderr, message);
  assert.equal(ended.code, 2);
  assert.equal(ended.stdout, "");
}

describe("a model that is added", () => {
  test("is asked for a word, stored, listed, answers, and is gone when removed", async () => {
    await using server = await startModelServer();
    server.reply = () => "ready";
    const { ion } = await newIon();
    const added = await ion(["models", "add", "my-server/qwen3", "--url", server.url, "--key-stdin"], {
      input: `${KEY}\n`,
    });
    assert.equal(added.code, 0, added.stderr);
    assert.match(added.stdout, /^Added my-server\/qwen3 at 127\.0\.0\.1:\d+, its key encrypted\.\n$/);
    assert.match(added.stderr, /✔ answered "ready" in \d+ ms, costs nothing/);
    assert.equal(server.requests[0]?.authorization, `Bearer ${KEY}`);
    const list = await ion(["models", "list"]);
    assert.match(list.stdout, /^my-server\/qwen3\t127\.0\.0\.1:\d+\tkey set\t.*\tstored\tlocal first\n$/);
    const { json } = await ion(["ask", "my build is slow, what now?", "--json"]);
    assert.equal(json.metadata.answered_by.id, "my-server/qwen3");
    assert.match((await ion(["models", "test"])).stdout, /✔ my-server\/qwen3 {2}works/);
    assert.deepEqual((await ion(["models", "remove", "my-server/qwen3", "--json"])).json, {
      removed: "my-server/qwen3",
    });
    assert.match((await ion(["models", "list"])).stdout, /^No model is configured/);
    assertRefused(
      await ion(["models", "remove", "my-server/qwen3"]),
      /no model "my-server\/qwen3" was added/,
    );
  });

  test("of each provider speaks that provider's protocol", async () => {
    await using server = await startModelServer();
    const { ion } = await newIon();
    const add = (id: string, ...more: string[]) =>
      ion(["models", "add", id, "--url", server.url, "--key-stdin", "--json", ...more], { input: KEY });
    for (const id of [
      "anthropic/claude-haiku-4-5",
      "gemini/gemini-2.5-flash",
      "openrouter/x/y",
      "lm-studio/z",
    ]) {
      const { json } = await add(id);
      assert.deepEqual([json.id, json.hasKey, json.trial.problem, json.key], [id, true, null, undefined]);
    }
    await add("mine/one", "--protocol", "anthropic");
    assert.deepEqual(
      server.requests.map(({ protocol, model }) => `${protocol} ${model}`),
      ["anthropic claude-haiku-4-5", "gemini gemini-2.5-flash", "openai x/y", "openai z", "anthropic one"],
    );
    const ids = async () =>
      (await ion(["models", "list", "--json"])).json.map(({ id }: { id: string }) => id);
    assert.equal((await ids()).length, 5);
    assert.equal((await ion(["models", "first", "lm-studio/z"])).code, 0);
  });

  test("is not stored when it does not answer, unless nobody asks it", async () => {
    const { ion } = await newIon();
    const nowhere = ["models", "add", "my/one", "--url", "http://127.0.0.1:9/v1"];
    assertRefused(await ion(nowhere), /my\/one was not stored: .* could not be reached.*--no-test/);
    assert.deepEqual((await ion(["models", "list", "--json"])).json, []);
    assert.equal((await ion([...nowhere, "--no-test"])).code, 0);
    const test = await ion(["models", "test"]);
    assert.deepEqual([test.code, /✖ my\/one {2}does not answer/.test(test.stdout)], [1, true]);
  });

  test("never takes its key from an argument, and needs it where the provider does", async () => {
    const { dataDir, ion } = await newIon();
    const given = await ion(["models", "add", "openai/gpt-5-mini", "--key", KEY]);
    assertRefused(given, /--key: a key in an argument stays in the shell's history.*--key-stdin/);
    assert.ok(!given.stderr.includes(KEY));
    assertRefused(await ion(["models", "add", "openai/gpt-5-mini"]), /key: is missing.*ION_OPENAI_KEY/);
    assertRefused(await ion(["models", "add", "openai/x", "--key-stdin"], { input: "" }), /key: is empty/);
    const spoilt = await ion(["models", "add", "openai/x", "--key-stdin"], { input: `${KEY} and more` });
    assertRefused(spoilt, /key: is no key/);
    assert.ok(!spoilt.stderr.includes(KEY));
    assertRefused(await ion(["models", "add", "mine/x"]), /url: is not given.*--url/);
    assertRefused(await ion(["models", "add"]), /id: is missing/);
    assert.ok(!(await readdir(dataDir)).includes("secret.key"), "nothing was stored, so no key was made");
  });

  test("is taken up and left by a running server without a restart", async () => {
    await using model = await startModelServer();
    const { dataDir, ion } = await newIon();
    const server = await startServer({ dataDir, args: ["--workers", "2"] });
    try {
      const answeredBy = async () => {
        const started = await post(`${server.url}/api/v2/conversations/start`, {});
        const turn = await post(`${server.url}/api/v2/conversations/${started.body.session_id}/turn`, {
          user_message: "my build is slow",
        });
        return (turn.body.metadata as { model: string }).model;
      };
      assert.equal(await answeredBy(), "ion-playbook");
      await ion(["models", "add", "my/one", "--url", model.url]);
      await until(async () => (await answeredBy()) === "fake-1" && (await answeredBy()) === "fake-1");
      await ion(["models", "remove", "my/one"]);
      await until(async () => (await answeredBy()) === "ion-playbook");
    } finally {
      await server.stop("SIGTERM");
    }
  });
});

describe("a key", () => {
  test("is in no file, no log, no output and no answer: after adding, a refused call, the doctor and a backup", async () => {
    await using server = await startModelServer();
    const { dataDir, ion } = await newIon();
    const settings = { ION_LOG_LEVEL: "debug" };
    const ended = [
      await ion(["models", "add", "mine/one", "--url", server.url, "--key-stdin"], { input: KEY, settings }),
    ];
    server.script = "status-401";
    const port = await freePort();
    const seen: string[] = [];
    const run = await ion(["start", "--port", String(port)], {
      settings,
      during: async (child) => {
        const url = `http://127.0.0.1:${port}`;
        await until(async () => (await fetch(`${url}/api/v2/health`).catch(() => null))?.ok === true);
        const chat = { model: "mine/one", messages: [{ role: "user", content: "hello" }] };
        const answers = [
          await fetch(`${url}/v1/models`),
          await fetch(`${url}/api/v2/version`),
          await fetch(`${url}/api/v2/ready`),
          await fetch(`${url}/openapi.json`),
          await fetch(`${url}/v1/chat/completions`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(chat),
          }),
        ];
        for (const answer of answers) seen.push(await answer.text());
        child.kill("SIGTERM");
      },
    });
    assert.match(run.stderr, /"started"/);
    assert.ok(server.requests.some(({ authorization }) => authorization === `Bearer ${KEY}`));
    for (const args of [
      ["ask", "my build is slow", "--json"],
      ["models", "list"],
      ["models", "list", "--json"],
      ["models", "test", "--json"],
      ["doctor", "--json"],
      ["secrets", "show", "--json"],
      ["backup", join(dataDir, "backup.gz")],
      ["secrets", "rotate"],
    ])
      ended.push(await ion(args, { settings }));
    for (const { stdout, stderr } of [run, ...ended]) seen.push(stdout, stderr);
    for (const text of seen) assert.ok(!text.includes(KEY) && !text.includes(KEY.slice(3, 20)), text);
    const files = await readdir(dataDir, { recursive: true, withFileTypes: true });
    assert.ok(files.some(({ name }) => name === "ion.db"));
    for (const file of files.filter((entry) => entry.isFile())) {
      const bytes = await readFile(join(file.parentPath, file.name));
      assert.ok(!bytes.includes(KEY) && !bytes.includes(Buffer.from(KEY).toString("base64url")), file.name);
    }
    server.script = "answer";
    assert.equal((await ion(["models", "test"])).code, 0, "and it works all the same");
  });

  test("that cannot be opened turns its model off, and the rest goes on", async () => {
    await using server = await startModelServer();
    const { dataDir, ion } = await newIon();
    await ion(["models", "add", "mine/one", "--url", server.url, "--key-stdin"], { input: KEY });
    await ion(["models", "add", "mine/two", "--url", server.url]);
    await rm(join(dataDir, "secret.key"));
    const list = await ion(["models", "list"]);
    assert.match(list.stdout, /^mine\/two\t.*\nmine\/one\t.*off: its key cannot be opened.*secret\.key/);
    assert.equal((await ion(["ask", "my build is slow", "--json"])).json.metadata.answered_by.id, "mine/two");
    const doctor = await ion(["doctor"]);
    assert.equal(doctor.code, 1);
    assert.match(doctor.stdout, /✖ model +mine\/one: its key cannot be opened/);
    assert.match(doctor.stdout, /✖ secret key +what stored keys were sealed with is gone/);
    await ion(["models", "add", "mine/one", "--url", server.url, "--key-stdin"], { input: KEY });
    assert.equal((await ion(["models", "test"])).code, 0);
  });

  test("comes back with a backup only where its secret key is", async () => {
    await using server = await startModelServer();
    const { dataDir, ion } = await newIon();
    await ion(["models", "add", "mine/one", "--url", server.url, "--key-stdin"], { input: KEY });
    const file = join(folder, "models.gz");
    const backup = await ion(["backup", file]);
    assert.match(backup.stdout, /1 model\b/);
    assert.match(backup.stderr, /keep secret\.key or ION_SECRET_KEY apart/);
    const other = await newIon();
    const restored = await other.ion(["restore", file]);
    assert.equal(restored.code, 0);
    assert.match(restored.stderr, /mine\/one: the stored key does not open here\. Bring secret\.key/);
    await writeFile(join(other.dataDir, "secret.key"), await readFile(join(dataDir, "secret.key")), {
      mode: 0o600,
    });
    assert.equal((await other.ion(["models", "test"])).code, 0);
    const again = await other.ion(["restore", file, "--replace", "--json"]);
    assert.deepEqual(again.json.lockedModels, []);
  });

  test("can be encrypted with a new secret key, which the doctor knows by its name", async () => {
    const { ion } = await newIon();
    assert.match((await ion(["secrets", "show"])).stdout, /no secret key yet/);
    const add = ["models", "add", "openai/gpt-5-mini", "--no-test", "--key-stdin"];
    await ion(add, { input: KEY });
    const before = (await ion(["secrets", "show", "--json"])).json;
    const rotated = (await ion(["secrets", "rotate", "--json"])).json;
    assert.equal(rotated.rotated, 1);
    assert.notEqual(rotated.keyId, before.keyId);
    assert.deepEqual([rotated.olderIds, before.from], [[], "file"]);
  });
});

describe("ion.config", () => {
  test("brings models and everything else; the environment and the command line say more", async () => {
    await using server = await startModelServer();
    const { dataDir, ion } = await newIon();
    const file = join(dataDir, "ion.config");
    await writeFile(file, `# a local server\nION_MODEL_URL=${server.url}\nION_MODEL="llama3.2"\n`);
    const [model] = (await ion(["models", "list", "--json"])).json;
    assert.deepEqual([model.id, model.from], ["local/llama3.2", "settings"]);
    assert.equal(
      (await ion(["ask", "hello there", "--json"])).json.metadata.answered_by.id,
      "local/llama3.2",
    );
    const settings = { ION_MODEL: "qwen3" };
    assert.equal((await ion(["models", "list", "--json"], { settings })).json[0].id, "local/qwen3");
    const other = join(folder, "other.config");
    await writeFile(other, "ION_PORT=4999\n");
    assert.deepEqual((await ion(["models", "list", "--json", "--config", other])).json, []);
    const doctor = await ion(["doctor", "--config", other]);
    assert.match(doctor.stdout, /✔ settings +127\.0\.0\.1:4999/);
    assert.ok(doctor.stdout.includes(`✔ ion.config   ${other}\n`), doctor.stdout);
  });

  test("with a key that others can read is doubtful, in the doctor and in the log", async () => {
    const { dataDir, ion } = await newIon();
    await writeFile(join(dataDir, "ion.config"), `ION_OPENAI_KEY=${KEY}\n`, { mode: 0o644 });
    const doctor = await ion(["doctor"], { settings: { ION_OPENAI_URL: "http://127.0.0.1:9/v1" } });
    assert.match(doctor.stdout, /! ion\.config +.*holds keys and is open to others: chmod 600/);
    const start = await ion(["start", "--port", String(await freePort())], {
      during: async (child) => {
        await once(child.stdout, "data");
        child.kill("SIGTERM");
      },
    });
    assert.match(start.stderr, /"settings-doubtful"/);
    assert.ok(!(doctor.stdout + start.stderr).includes(KEY));
  });

  test("with a mistake is refused by its line", async () => {
    const { dataDir, ion } = await newIon();
    await writeFile(join(dataDir, "ion.config"), "# mine\nION_MODEL_POLICI=listed\n");
    assertRefused(
      await ion(["ask", "hi"]),
      /ion\.config line 2: there is no such setting — did you mean ION_MODEL_POLICY\?/,
    );
    assertRefused(await ion(["ask", "hi", "--config", "/nowhere.config"]), /\/nowhere\.config is not there/);
  });
});

describe("prices", () => {
  test("are listed with their day and page; the operator's own count before", async () => {
    const { ion } = await newIon();
    const known = await ion(["models", "prices", "claude-haiku-4-5"]);
    assert.match(
      known.stdout,
      /^anthropic\/claude-haiku-4-5\t1\t0\.1\t1\.25\t5\tever\t\d{4}-\d\d-\d\d.*\thttps:\/\/platform/,
    );
    const price = [
      "models",
      "price",
      "anthropic/claude-haiku-4-5",
      "--input",
      "0.8",
      "--cached",
      "0.05",
      "--output",
      "4",
    ];
    assert.match(
      (await ion(price)).stdout,
      /costs \$0\.8 in, \$0\.05 cached, \$0\.8 written to the cache, \$4 out/,
    );
    await ion([...price, "--from", "2999-01-01"]);
    const mine = (await ion(["models", "prices", "claude-haiku-4-5", "--json"])).json;
    assert.deepEqual([mine.length, mine[0].input, mine[0].source], [1, 0.8, "yours"]);
    const all = (await ion(["models", "prices", "claude-haiku-4-5", "--all"])).stdout;
    assert.match(all, /ever \(not now\)[\s\S]*2999-01-01 \(not now\)/);
    const settings = { ION_ANTHROPIC_KEY: KEY };
    assert.equal((await ion(["models", "list", "--json"], { settings })).json[0].price.output, 4);
    assert.deepEqual(
      (await ion(["models", "price", "anthropic/claude-haiku-4-5", "--forget", "--json"])).json,
      {
        forgotten: 2,
      },
    );
    assertRefused(await ion(["models", "price", "x/y", "--input", "1"]), /--output: is missing/);
    assertRefused(await ion([...price, "--from", "tomorrow"]), /from: "tomorrow" is no day/);
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const begun = Date.now();
  while (!(await isSo())) {
    assert.ok(Date.now() - begun < 15_000, "it did not happen within 15 s");
    await wait(100);
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
