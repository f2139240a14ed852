import assert from "node:assert/strict";
import { test } from "node:test";
import type { Scope } from "#contract/actor.ts";
import { type Door, openDoor } from "../../test/support/http.ts";
import { personaInput } from "./routes/examples-catalog.ts";
import { routes } from "./routes/index.ts";

const RECOMMEND = "/api/v2/recommend/personalized";
const ask = { query: "How do I estimate this?" };
const lockedSettings = { settings: { ION_REQUIRE_KEY: "on" } };

async function createKey(door: Door, scopes: readonly Scope[], requestsPerMinute?: number): Promise<string> {
  const { workspaceId } = door.ion.localActor;
  await door.ion.workspaces.ensurePerson(workspaceId, "ada");
  const { key } = await door.ion.accessKeys.create({
    workspaceId,
    personId: "ada",
    name: "test",
    scopes,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
  });
  return key;
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });

test("without login, the single user needs no key", async () => {
  await using door = await openDoor();
  const { status, headers } = await door.call("POST", RECOMMEND, { body: ask });
  assert.equal(status, 200);
  assert.equal(headers["ratelimit-limit"], undefined);
});

test("a key is honoured without login too, and must then be valid", async () => {
  await using door = await openDoor();
  const key = await createKey(door, ["mentor"]);
  const { status, headers } = await door.call("POST", RECOMMEND, { body: ask, headers: bearer(key) });
  assert.equal(status, 200);
  assert.equal(headers["ratelimit-limit"], "100");
  assert.equal(
    (await door.call("POST", RECOMMEND, { body: ask, headers: { "x-api-key": key } })).status,
    200,
  );
  const wrong = await door.call("POST", RECOMMEND, { body: ask, headers: bearer("ion_nonsense") });
  assert.equal(wrong.status, 401);
  assert.equal(wrong.body.code, "access-key-unknown");
});

test("with login, every route but the open ones asks for a key before it reads the body", async () => {
  await using door = await openDoor(lockedSettings);
  let asked = 0;
  for (const { method, path, access } of routes) {
    if (access === "open") continue;
    asked += 1;
    const url = path.replaceAll(/:\w+/g, "x");
    const { status, headers, body } = await door.call(
      method,
      url,
      method === "GET" ? {} : { body: "{broken" },
    );
    if (asked > 20) break;
    assert.equal(status, 401, path);
    const { code, fix } = path.startsWith("/v1/")
      ? { code: body.error.code, fix: body.error.message }
      : { code: body.code, fix: body.fix };
    assert.equal(code, "access-key-required");
    assert.equal(headers["www-authenticate"], 'Bearer realm="ion"');
    assert.match(fix, /ion keys create/);
  }
  assert.ok(asked > 10);
  for (const url of ["/", "/api/v2/health", "/api/v2/ready", "/api/v2/version", "/api/openapi.json"]) {
    assert.equal((await door.call("GET", url)).status, 200, url);
  }
});

test("a key without the scope is told which one it lacks", async () => {
  await using door = await openDoor(lockedSettings);
  const key = await createKey(door, ["mentor"]);
  const headers = bearer(key);
  assert.equal((await door.call("GET", "/api/v2/personas", { headers })).status, 200);
  const { status, body } = await door.call("POST", "/api/v2/personas", { body: personaInput, headers });
  assert.equal(status, 403);
  assert.equal(body.code, "scope-missing");
  assert.equal(body.scope, "personas");
  const editor = bearer(await createKey(door, ["personas"]));
  assert.equal(
    (await door.call("POST", "/api/v2/personas", { body: personaInput, headers: editor })).status,
    201,
  );
  assert.equal((await door.call("POST", RECOMMEND, { body: ask, headers: editor })).body.scope, "mentor");
});

test("only a key with the scope acts for another person", async () => {
  await using door = await openDoor(lockedSettings);
  const body = { user_id: "ben" };
  const own = await door.call("POST", "/api/v2/conversations/start", {
    body,
    headers: bearer(await createKey(door, ["mentor"])),
  });
  assert.equal(own.status, 403);
  assert.equal(own.body.code, "may-not-act-for-others");
  const headers = bearer(await createKey(door, ["mentor", "act-for-others"]));
  const started = await door.call("POST", "/api/v2/conversations/start", { body, headers });
  assert.equal(started.body.user_id, "ben");
  const listed = await door.call("GET", "/api/v2/conversations?user_id=ben", { headers });
  assert.equal(listed.body.total_count, 1);
  const ownList = await door.call("GET", "/api/v2/conversations", { headers });
  assert.equal(ownList.body.user_id, "ada");
  assert.equal(ownList.body.total_count, 0);
});

test("a revoked key is refused", async () => {
  await using door = await openDoor(lockedSettings);
  const key = await createKey(door, ["mentor"]);
  const [view] = await door.ion.accessKeys.list(door.ion.localActor.workspaceId);
  await door.ion.accessKeys.revoke(door.ion.localActor.workspaceId, view?.id ?? "");
  const { status, body } = await door.call("GET", "/api/v2/personas", { headers: bearer(key) });
  assert.equal(status, 401);
  assert.equal(body.code, "access-key-revoked");
});

test("a key has its requests per minute, then is told when to come back", async () => {
  await using door = await openDoor(lockedSettings);
  const headers = bearer(await createKey(door, ["mentor"], 2));
  const answers = [];
  for (let count = 0; count < 3; count += 1)
    answers.push(await door.call("GET", "/api/v2/personas", { headers }));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 429],
  );
  assert.deepEqual(
    answers.map((answer) => answer.headers["ratelimit-remaining"]),
    ["1", "0", "0"],
  );
  const wait = Number(answers[2]?.headers["retry-after"]);
  assert.ok(wait >= 1 && wait <= 60, String(wait));
  assert.equal(answers[2]?.body.code, "rate-limited");
  const other = bearer(await createKey(door, ["mentor"]));
  assert.equal((await door.call("GET", "/api/v2/personas", { headers: other })).status, 200);
});

test("guessing keys is slowed by address, without holding up a valid key", async () => {
  await using door = await openDoor(lockedSettings);
  const statuses = [];
  for (let count = 0; count < 22; count += 1) {
    statuses.push(
      (await door.call("GET", "/api/v2/personas", { headers: bearer(`ion_guess_${count}`) })).status,
    );
  }
  assert.deepEqual(new Set(statuses.slice(0, 20)), new Set([401]));
  assert.deepEqual(statuses.slice(20), [429, 429]);
  const headers = bearer(await createKey(door, ["mentor"]));
  assert.equal((await door.call("GET", "/api/v2/personas", { headers })).status, 200);
});

test("without login, another name for this machine is refused (DNS rebinding)", async () => {
  await using door = await openDoor();
  for (const host of ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:4100", "10.0.0.1"]) {
    const { status, body } = await door.call("GET", "/api/v2/personas", { headers: { host } });
    assert.equal(status, 403, host);
    assert.equal(body.code, "host-refused");
  }
  for (const host of ["localhost", "localhost:4100", "127.0.0.1:4100", "[::1]:4100", "LOCALHOST"]) {
    assert.equal((await door.call("GET", "/api/v2/personas", { headers: { host } })).status, 200, host);
  }
});

test("without login, another page may not change anything (forged requests)", async () => {
  await using door = await openDoor({ settings: { ION_CORS_ORIGINS: "https://team.example" } });
  const from = (origin: string) =>
    door.call("POST", RECOMMEND, { body: ask, headers: { origin, host: "localhost:4100" } });
  for (const origin of [
    "https://evil.example",
    "null",
    "http://localhost:3000",
    "http://localhost:4100.evil.example",
  ]) {
    const { status, body } = await from(origin);
    assert.equal(status, 403, origin);
    assert.equal(body.code, "origin-refused");
  }
  assert.equal((await from("http://localhost:4100")).status, 200);
  const listed = await from("https://team.example");
  assert.equal(listed.status, 200);
  assert.equal(listed.headers["access-control-allow-origin"], "https://team.example");
});

test("no page elsewhere may read anything unless it is listed", async () => {
  await using plain = await openDoor();
  const { headers } = await plain.call("GET", "/api/v2/personas", {
    headers: { origin: "https://team.example" },
  });
  assert.equal(headers["access-control-allow-origin"], undefined);
});

test("every response carries the secure headers and its request's id", async () => {
  await using door = await openDoor();
  const ids = new Set<unknown>();
  for (const url of ["/", "/api/v2/health", "/nowhere", "/api/openapi.json", "/docs", "/page/page.js"]) {
    const { headers } = await door.call("GET", url);
    assert.equal(headers["x-content-type-options"], "nosniff", url);
    assert.equal(headers["referrer-policy"], "no-referrer", url);
    assert.match(
      String(headers["content-security-policy"]),
      /default-src 'none'.*frame-ancestors 'none'/,
      url,
    );
    assert.ok(!/script-src[^;]*unsafe/.test(String(headers["content-security-policy"])), url);
    ids.add(headers["x-request-id"]);
  }
  assert.equal(ids.size, 6);
  assert.ok([...ids].every((id) => /^req_/.test(String(id))));
});
