import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, isLoopback, readConfig } from "./index.ts";

test("without any variable ION listens on the loopback address with the offline mentor", () => {
  const { config, secrets } = readConfig({});
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 4100);
  assert.equal(config.requiresKey, false);
  assert.equal(config.model, null);
  assert.equal(config.store, "SQLite");
  assert.deepEqual(secrets, { databaseUrl: null, redisUrl: null, modelKey: null });
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
