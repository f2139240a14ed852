import assert from "node:assert/strict";
import { test } from "node:test";
import { chatV1ResponseSchema } from "#contract/chat-v1.ts";
import { openDoor } from "../../../test/support/http.ts";
import { averageSentenceLength } from "./chat-v1.ts";

const URL_V1 = "/api/v1/chat";

test("answers as API v1 did, and says until when", async () => {
  await using door = await openDoor();
  const { status, headers, body } = await door.call("POST", URL_V1, {
    body: { message: "I feel stuck. What should I do?", resonance_key: "Frustrated-Burst-Seek-Advice" },
  });
  assert.equal(status, 200);
  assert.deepEqual(chatV1ResponseSchema.parse(body), body);
  assert.equal(body.resonance_key, "frustrated-burst-seek_advice");
  assert.equal(body.persona_used, "Lua");
  assert.deepEqual(body.metadata.rhythm, { pace: "burst", avg_sentence_length: 3.5 });
  assert.equal(body.metadata.tone.primary, "frustrated");
  assert.notEqual(body.metadata.routing.secondary_persona, "Lua");
  assert.ok(body.metadata.routing.reasoning.length > 0);
  assert.match(String(headers.deprecation), /^@\d{10}$/);
  assert.equal(headers.sunset, "Wed, 30 Jun 2027 00:00:00 GMT");
  assert.match(String(headers.link), /^<\/api\/v2\/.*>; rel="successor-version"$/);
});

test("a session is a conversation of API v2 and goes on", async () => {
  await using door = await openDoor();
  const first = await door.call("POST", URL_V1, { body: { message: "My tests are flaky." } });
  const id = first.body.metadata.session_id;
  const second = await door.call("POST", URL_V1, {
    body: { message: "They fail on Mondays.", session_id: id },
  });
  assert.equal(second.body.metadata.session_id, id);
  const read = await door.call("GET", `/api/v2/conversations/${id}`);
  assert.equal(read.body.turn_count, 2);
});

test("an unknown wave key is refused and starts nothing", async () => {
  await using door = await openDoor();
  for (const key of ["angry-burst-seek_advice", "frustrated", "frustrated-burst-seek_advice-now", ""]) {
    const { status, body } = await door.call("POST", URL_V1, { body: { message: "hi", resonance_key: key } });
    assert.equal(status, 400, key);
    assert.equal(body.code, "invalid-input");
    assert.ok(body.fix.length > 0);
  }
  const { body } = await door.call("GET", "/api/v2/conversations");
  assert.equal(body.total_count, 0);
});

test("counts words per sentence", () => {
  const cases: [string, number][] = [
    ["One two three. Four five.", 2.5],
    ["v1.2.3 is out!!! Really?", 2],
    ["no end", 2],
    ["a line\nand another one", 2.5],
    ["운영 서버가 죽었어요. 도와주세요!", 2],
    ["...", 0],
  ];
  for (const [text, expected] of cases) assert.equal(averageSentenceLength(text), expected, text);
});
