import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, isLoopback, readConfig } from "./index.ts";
import { isPrivateAddress } from "./model-settings.ts";

test("without any variable ION listens on the loopback address with the offline mentor", () => {
  const { config, secrets } = readConfig({});
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 4100);
  assert.equal(config.requiresKey, false);
  assert.deepEqual(config.models.list, []);
  assert.equal(config.store, "SQLite");
  assert.deepEqual(secrets, { databaseUrl: null, redisUrl: null, modelKeys: {}, secretKey: null });
});

test("a key is enough for a provider; ION_MODELS says which of its models; a server of one's own comes first", () => {
  const withKeys = { ION_OPENAI_KEY: "secret-1", ION_ANTHROPIC_KEY: "secret-2" };
  const ids = (variables: Record<string, string>) =>
    readConfig(variables).config.models.list.map(({ id }) => id);
  assert.deepEqual(ids(withKeys), ["anthropic/claude-haiku-4-5", "openai/gpt-5-mini"]);
  const named = { ...withKeys, ION_MODELS: "openai/gpt-5, anthropic/claude-sonnet-4-5" };
  assert.deepEqual(ids(named), ["openai/gpt-5", "anthropic/claude-sonnet-4-5"]);
  const own = { ION_MODEL_URL: "http://192.168.1.7:1234/v1/", ION_MODEL: "llama3.2" };
  const { config, secrets } = readConfig({ ...named, ...own, ION_MODEL_KEY: "secret-3" });
  assert.equal(config.models.list[0]?.id, "local/llama3.2");
  assert.equal(config.models.list[0]?.url, "http://192.168.1.7:1234/v1");
  assert.equal(config.models.list[0]?.isLocal, true);
  assert.deepEqual(secrets.modelKeys, { anthropic: "secret-2", openai: "secret-1", own: "secret-3" });
  assert.ok(!JSON.stringify(config).includes("secret"));
});

test("what is sent to this machine or its network has not left; anything else has", () => {
  for (const host of ["localhost", "127.0.0.1", "[::1]", "10.0.0.8", "172.20.1.1", "box.local", "[fd00::1]"])
    assert.ok(isPrivateAddress(host), host);
  for (const host of ["api.openai.com", "172.32.0.1", "11.0.0.1", "localhost.example.org", "192.169.1.1"])
    assert.ok(!isPrivateAddress(host), host);
});

test("a variable that is set but empty counts as not set", () => {
  assert.equal(readConfig({ DATABASE_URL: "", ION_PORT: "" }).config.port, 4100);
});

test("any address but loopback asks for a key", () => {
  for (const host of ["0.0.0.0", "::", "192.168.1.4", "mentor.example.org"]) {
    assert.equal(readConfig({ ION_HOST: host }).config.requiresKey, true, host);
  }
  for (const host of ["localhost", "127.0.0.1", "127.1.2.3", "::1"]) assert.ok(isLoopback(host), host);
});

const WRONG: readonly [Record<string, string>, string][] = [
  [{ ION_PORT: "eighty" }, "ION_PORT"],
  [{ ION_PORT: "70000" }, "ION_PORT"],
  [{ ION_WORKERS: "0" }, "ION_WORKERS"],
  [{ DATABASE_URL: "mysql://u:secret@h/d" }, "DATABASE_URL"],
  [{ REDIS_URL: "secret" }, "REDIS_URL"],
  [{ ION_EXPLORATION: "0.9" }, "ION_EXPLORATION"],
  [{ ION_ROUTING: "dice" }, "ION_ROUTING"],
  [{ ION_LUMEN_PERSONAS: "maybe" }, "ION_LUMEN_PERSONAS"],
  [{ ION_MODELS: "gpt-5", ION_OPENAI_KEY: "secret" }, "ION_MODELS"],
  [{ ION_MODELS: "openai/gpt-5" }, "ION_OPENAI_KEY"],
  [{ ION_OPENAI_URL: "secret" }, "ION_OPENAI_URL"],
  [{ ION_MODEL_POLICY: "dearest" }, "ION_MODEL_POLICY"],
  [{ ION_MODEL: "llama" }, "ION_MODEL_URL"],
  [{ ION_MODEL_URL: "http://127.0.0.1:1/v1" }, "ION_MODEL"],
];

for (const [variables, setting] of WRONG) {
  test(`${JSON.stringify(variables)} is refused by the name of ${setting}`, () => {
    assert.throws(
      () => readConfig(variables),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.equal(error.details.field, setting);
        assert.ok(!error.message.includes("secret"), "a secret must not be repeated");
        return true;
      },
    );
  });
}
