import assert from "node:assert/strict";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { problemSchema } from "#contract/problem.ts";
import { type Answer, type CallRequest, listenDoor, openDoor } from "../../test/support/http.ts";

const START = "/api/v2/conversations/start";
const RECOMMEND = "/api/v2/recommend/personalized";
const CONVERSATIONS = "/api/v2/conversations";
const json = (text: string | Buffer): CallRequest => ({ body: text });
const utf8 = (...bytes: number[]) =>
  Buffer.concat([Buffer.from('{"query":"'), Buffer.from(bytes), Buffer.from('"}')]);

function assertProblem({ status, headers, body }: Answer, expected: { status: number; code: string }): void {
  assert.deepEqual({ status, code: body.code }, expected, JSON.stringify(body));
  assert.match(String(headers["content-type"]), /^application\/problem\+json/);
  assert.doesNotThrow(() => problemSchema.parse(body));
  assert.equal(body.status, status);
  assert.equal(body.type, `/problems/${expected.code}`);
  assert.equal(body.instance, headers["x-request-id"]);
  assert.ok(body.fix.length > 0, "says no fix");
}

const CASES: readonly [what: string, request: CallRequest, status: number, code: string][] = [
  ["nothing at all", {}, 400, "invalid-input"],
  ["an empty body", json(""), 400, "invalid-input"],
  ["an empty message", { body: { query: "" } }, 400, "invalid-input"],
  ["blanks", { body: { query: " \t\n" } }, 400, "invalid-input"],
  ["1 MB", { body: { query: "x".repeat(1_000_000) } }, 413, "body-too-large"],
  ["a message past its limit", { body: { query: "x".repeat(32_001) } }, 400, "invalid-input"],
  ["binary", json(Buffer.from([0, 1, 2, 255, 254])), 400, "unreadable-body"],
  ["binary inside the text", { body: { query: "a\u0000b" } }, 400, "invalid-input"],
  ["a broken byte", json(utf8(0x68, 0xff, 0x69)), 400, "unreadable-body"],
  ["half a character", json(utf8(0xed, 0xa0)), 400, "unreadable-body"],
  ["an overlong character", json(utf8(0xc0, 0xaf)), 400, "unreadable-body"],
  ["an encoded surrogate", json(utf8(0xed, 0xa0, 0x80)), 400, "unreadable-body"],
  ["an escaped half surrogate", json('{"query":"a\\ud800b"}'), 400, "invalid-input"],
  ["broken JSON", json('{"query":"hi"'), 400, "unreadable-body"],
  ["a poisoned prototype", json('{"query":"hi","__proto__":{"admin":true}}'), 400, "unreadable-body"],
  ["a list", { body: [] }, 400, "invalid-input"],
  ["a text", { body: '"hi"' }, 400, "invalid-input"],
  ["an unknown field", { body: { query: "hi", qeury: "hi" } }, 400, "invalid-input"],
  ["an unknown tone", { body: { query: "hi", context: { tone: "furious" } } }, 400, "invalid-input"],
  ["a bad person", { body: { query: "hi", user_id: "../etc" } }, 400, "invalid-input"],
  [
    "a form",
    { body: "query=hi", headers: { "content-type": "application/x-www-form-urlencoded" } },
    415,
    "unsupported-media-type",
  ],
  ["plain text", { body: "hi", headers: { "content-type": "text/plain" } }, 415, "unsupported-media-type"],
];

for (const [what, request, status, code] of CASES) {
  test(`refuses ${what}`, async () => {
    await using door = await openDoor();
    assertProblem(await door.call("POST", RECOMMEND, request), { status, code });
  });
}

test("takes every well-formed text as it is", async () => {
  await using door = await openDoor();
  for (const query of ["안녕하세요", "🧑‍💻 e\u0301 \u202e", "\u{10ffff}", "\u0001"]) {
    const { status } = await door.call("POST", RECOMMEND, { body: { query } });
    assert.equal(status, 200, JSON.stringify(query));
  }
});

test("stores nothing of a refused request", async () => {
  await using door = await openDoor();
  await door.call("POST", START, { body: { persona_id: "Nobody" } });
  await door.call("POST", START, { body: { options: { session_ttl_hours: -1 } } });
  await door.call("POST", START, json("{"));
  assert.equal((await door.call("GET", CONVERSATIONS)).body.total_count, 0);
});

test("names an unknown persona", async () => {
  await using door = await openDoor();
  const { status, body } = await door.call("POST", START, { body: { persona_id: "Nobody" } });
  assert.ok(status === 400 || status === 404, String(status));
  assert.equal(body.field, "persona_id");
});

test("refuses bad cursors, limits and states", async () => {
  await using door = await openDoor();
  for (const query of [
    "cursor=nonsense",
    "cursor=%00",
    `cursor=${"x".repeat(500)}`,
    "limit=0",
    "limit=many",
    "state=gone",
    "page=2",
  ]) {
    assertProblem(await door.call("GET", `${CONVERSATIONS}?${query}`), {
      status: 400,
      code: "invalid-input",
    });
  }
});

test("an unknown address says what there is", async () => {
  await using door = await openDoor();
  const answer = await door.call("GET", "/api/v2/conversation");
  assertProblem(answer, { status: 404, code: "route-not-found" });
  assert.ok(answer.body.try.every((address: string) => /^[A-Z]+ \//.test(address)));
  assertProblem(await door.call("POST", "/nowhere", { body: {} }), { status: 404, code: "route-not-found" });
  assertProblem(await door.call("GET", "/page/../package.json"), { status: 404, code: "route-not-found" });
});

test("a wrong method says which are right", async () => {
  await using door = await openDoor();
  const answer = await door.call("PUT", "/api/v2/personas");
  assertProblem(answer, { status: 405, code: "method-not-allowed" });
  assert.equal(answer.headers.allow, "GET, POST");
  assert.equal((await door.call("DELETE", "/api/v2/personas/x/y")).status, 404);
});

test("a malformed address is refused", async () => {
  await using door = await openDoor();
  const { status, body } = await door.call("GET", "/api/v2/personas/%E0%A4%A");
  assert.equal(status, 400);
  assert.equal(body.code, "unreadable-url");
});

test("what is not HTTP is answered and cut off", async () => {
  await using door = await listenDoor();
  const { port } = new URL(door.url);
  const say = (words: string) => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.end(words);
    return text(socket);
  };
  assert.match(
    await say("\u0016\u0003\u0001 hello\r\n\r\n"),
    /^HTTP\/1\.1 400 [\s\S]*problem\+json[\s\S]*malformed-request/,
  );
  const tooMuch = `GET / HTTP/1.1\r\nHost: localhost\r\nX-Big: ${"x".repeat(20_000)}\r\n\r\n`;
  assert.match(await say(tooMuch), /^HTTP\/1\.1 431 /);
});

test("a full disk is told as such", async () => {
  await using door = await openDoor({ settings: { ION_MAX_DATABASE_MB: "1" } });
  let answer = await door.call("POST", START, { body: {} });
  for (let count = 0; count < 200 && answer.status < 400; count += 1) {
    const turn = `${CONVERSATIONS}/${answer.body.session_id ?? ""}/turn`;
    const filled = await door.call("POST", turn, { body: { user_message: `why ${"x".repeat(31_000)}` } });
    answer = filled.status >= 400 ? filled : await door.call("POST", START, { body: {} });
  }
  assertProblem(answer, { status: 507, code: "storage-full" });
});
