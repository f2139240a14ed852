import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { ConfigError, readSettings } from "./index.ts";

let root: string;
let count = 0;
before(async () => {
  root = await mkdtemp(join(tmpdir(), "ion-config-file-"));
});
after(() => rm(root, { recursive: true, force: true }));

/** A working directory and a data directory of their own. */
async function places(files: { here?: string; data?: string }) {
  count += 1;
  const workingDir = join(root, `here-${count}`);
  const dataDir = join(root, `data-${count}`);
  await mkdir(workingDir);
  await mkdir(dataDir);
  const write = (folder: string, text: string | undefined) =>
    text === undefined ? undefined : writeFile(join(folder, "ion.config"), text, { mode: 0o600 });
  await write(workingDir, files.here);
  await write(dataDir, files.data);
  const read = (variables: Readonly<Record<string, string | undefined>> = {}) =>
    readSettings({ variables: { ION_DATA_DIR: dataDir, ...variables }, workingDir });
  return { workingDir, dataDir, read };
}

describe("ion.config", () => {
  test("holds comments, quotes, `export` and a byte order mark, as people write them", async () => {
    const text = `\uFEFF# mine\nION_PORT=5000\n\nexport ION_HOST='127.0.0.2' # where\nION_CORS_ORIGINS="https://a.example,https://b.example"\r\n`;
    const { workingDir, read } = await places({ here: text });
    const { config } = read();
    assert.deepEqual([config.port, config.host], [5000, "127.0.0.2"]);
    assert.deepEqual(config.corsOrigins, ["https://a.example", "https://b.example"]);
    assert.deepEqual(config.file, { path: join(workingDir, "ion.config"), warnings: [] });
  });

  test("of the working directory counts before that of the data directory, and only one is read", async () => {
    const both = await places({ here: "ION_PORT=5001", data: "ION_PORT=5002\nION_WORKERS=3" });
    assert.deepEqual([both.read().config.port, both.read().config.workers], [5001, 1]);
    const one = await places({ data: "ION_PORT=5002" });
    assert.equal(one.read().config.port, 5002);
    assert.equal(one.read().config.file?.path, join(one.dataDir, "ion.config"));
    assert.equal((await places({})).read().config.file, null);
  });

  test("may be another one by name, which has to be there", async () => {
    const { workingDir, read } = await places({ here: "ION_PORT=5001" });
    await writeFile(join(workingDir, "other.env"), "ION_PORT=5003");
    assert.equal(read({ ION_CONFIG: "other.env" }).config.port, 5003);
    assert.equal(read({ ION_CONFIG: "" }).config.port, 5001);
    assert.throws(() => read({ ION_CONFIG: "nowhere" }), /ION_CONFIG: .*nowhere is not there/);
    assert.throws(() => read({ ION_CONFIG: "." }), /ION_CONFIG: .* cannot be read \(EISDIR\)/);
  });

  test("says less than the environment, more than the default; empty says nothing", async () => {
    const { read } = await places({ here: "ION_PORT=5001\nION_HOST=127.0.0.2\nION_WORKERS=" });
    const { config } = read({ ION_PORT: "5004", ION_HOST: "" });
    assert.deepEqual([config.port, config.host, config.workers], [5004, "127.0.0.2", 1]);
  });

  test("may say where the data directory is", async () => {
    const { workingDir, dataDir } = await places({});
    await writeFile(join(workingDir, "ion.config"), `ION_DATA_DIR=${dataDir}/elsewhere`);
    assert.equal(readSettings({ variables: {}, workingDir }).config.dataDir, join(dataDir, "elsewhere"));
  });

  test("brings keys to where secrets are, and warns when others can read them", async () => {
    const { workingDir, read } = await places({ here: "ION_OPENAI_KEY=secret-1\nOPENAI_API_KEY=secret-2" });
    const { config, secrets } = read();
    assert.deepEqual(secrets.modelKeys, { openai: "secret-1" });
    assert.match(
      config.file?.warnings.join() ?? "",
      /OPENAI_API_KEY is no setting of ION, did you mean ION_OPENAI_KEY\?$/,
    );
    await chmod(join(workingDir, "ion.config"), 0o644);
    assert.match(read().config.file?.warnings.at(-1) ?? "", /holds keys and is open to others: chmod 600/);
    assert.ok(!JSON.stringify(read().config).includes("secret"));
  });
});

const WRONG: readonly [name: string, text: string, message: RegExp][] = [
  [
    "an unknown name, with what was meant",
    "ION_PORT=1\nION_PROT=2",
    /ION_PROT: .*ion\.config line 2: there is no such setting/,
  ],
  [
    "a wrong value, with its line",
    "\n\nION_PORT=eighty",
    /ION_PORT: "eighty" is not allowed .*ion\.config line 3\)$/,
  ],
  [
    "a wrong secret without repeating it",
    "ION_SECRET_KEY=secret",
    /ION_SECRET_KEY: the given value is not allowed/,
  ],
  ["a line that is no setting", "ION_PORT=1\nION_HOST 127.0.0.1", /line 2 is no setting/],
  ["another file's name", "ION_CONFIG=x", /a file cannot name another/],
  ["half a model", "ION_MODEL=llama", /ION_MODEL_URL: is not set/],
];

describe("ion.config is refused for", () => {
  for (const [name, text, message] of WRONG) {
    test(name, async () => {
      const { read } = await places({ here: text });
      assert.throws(read, (error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, message);
        assert.ok(!error.message.includes("secret"), error.message);
        return true;
      });
    });
  }

  test("a fix that names the setting that was meant", async () => {
    const { read } = await places({ here: "ION_MODEL_POLICI=listed" });
    assert.throws(read, (error) => {
      return error instanceof ConfigError && error.details.fix === "did you mean ION_MODEL_POLICY?";
    });
  });

  test("sending a key of the environment to an address that a folder brings along", async () => {
    const { workingDir, read } = await places({ here: "ION_OPENAI_URL=https://elsewhere.example/v1" });
    assert.throws(
      () => read({ ION_OPENAI_KEY: "secret" }),
      /would send the key of the environment's ION_OPENAI_KEY/,
    );
    const named = { ION_CONFIG: join(workingDir, "ion.config"), ION_OPENAI_KEY: "secret" };
    assert.equal(read(named).config.models.list[0]?.url, "https://elsewhere.example/v1");
  });
});
