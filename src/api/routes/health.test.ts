import assert from "node:assert/strict";
import { test } from "node:test";
import { healthSchema, healthV1Schema, readySchema, versionSchema } from "#contract/health.ts";
import { openDoor } from "../../../test/support/http.ts";

test("says that it lives, is ready, and what it is", async () => {
  await using door = await openDoor({ settings: { ION_REQUIRE_KEY: "on" } });
  const cases = [
    ["/api/v2/health", healthSchema],
    ["/api/v2/ready", readySchema],
    ["/api/v2/version", versionSchema],
    ["/health", healthV1Schema],
  ] as const;
  for (const [url, schema] of cases) {
    const { status, body } = await door.call("GET", url);
    assert.equal(status, 200, url);
    assert.deepEqual(schema.parse(body), body);
  }
  assert.match(String((await door.call("GET", "/health")).headers.deprecation), /^@/);
});

test("is not ready, and still alive, when the store does not answer", async () => {
  await using door = await openDoor();
  await door.ion[Symbol.asyncDispose]();
  const { status, body } = await door.call("GET", "/api/v2/ready");
  assert.equal(status, 503);
  assert.deepEqual(readySchema.parse(body), body);
  assert.equal(body.status, "not-ready");
  assert.equal(body.checks.store.ok, false);
  assert.equal((await door.call("GET", "/api/v2/health")).status, 200);
});
