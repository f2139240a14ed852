import assert from "node:assert/strict";
import { test } from "node:test";
import { problemSchema } from "#contract/problem.ts";
import { ERROR_KINDS, IonError } from "#lib/ion-error.ts";
import { toProblem } from "./error-response.ts";
import { MethodNotAllowedError, RateLimitedError } from "./errors.ts";

test("every kind of error has a status and a title, and fits the schema", () => {
  const statuses = ERROR_KINDS.map((kind) => {
    const problem = toProblem(new IonError(kind, `some-${kind}`, "it went wrong"), "req_1");
    assert.doesNotThrow(() => problemSchema.parse(problem));
    assert.equal(problem.type, `/problems/some-${kind}`);
    assert.equal(problem.instance, "req_1");
    assert.equal(problem.detail, "it went wrong");
    assert.notEqual(problem.title, "");
    return problem.status;
  });
  assert.deepEqual(statuses, [400, 401, 403, 404, 409, 413, 429, 507, 503, 500]);
});

test("an unexpected error leaks nothing", () => {
  const secret = "password=hunter2 at /home/ada/ion/src/secret.ts";
  for (const thrown of [
    new Error(secret),
    new TypeError(secret),
    secret,
    { message: secret },
    null,
    undefined,
  ]) {
    const text = JSON.stringify(toProblem(thrown, "req_1"));
    assert.ok(!text.includes("hunter2") && !text.includes("secret.ts"), text);
    assert.match(text, /"status":500.*"code":"internal-error"/);
  }
});

test("the cause of an expected error stays inside", () => {
  const error = new IonError(
    "unavailable",
    "storage-unavailable",
    "the store is away",
    {},
    new Error("ECONNREFUSED"),
  );
  assert.ok(!JSON.stringify(toProblem(error, "req_1")).includes("ECONNREFUSED"));
});

test("details become members, and none replaces a standard one", () => {
  const problem = toProblem(
    new IonError("conflict", "busy", "busy", { state: "closed", status: 200, title: "x" }),
    "r",
  );
  assert.equal(problem.state, "closed");
  assert.equal(problem.status, 409);
  assert.notEqual(problem.title, "x");
});

test("what belongs into headers is not repeated in the body", () => {
  assert.equal("retryAfterSeconds" in toProblem(new RateLimitedError(100, 7), "r"), false);
  assert.equal("allowed" in toProblem(new MethodNotAllowedError("PUT", ["GET"]), "r"), false);
});
