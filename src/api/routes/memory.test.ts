import assert from "node:assert/strict";
import { test } from "node:test";
import { type Door, openDoor } from "../../../test/support/http.ts";

const BASE = "/api/v2/memory";
const NOTE = { text: "I review code best in the morning", kind: "preference" };

async function keyOf(door: Door, personId: string): Promise<Record<string, string>> {
  const { workspaceId } = door.ion.localActor;
  await door.ion.workspaces.ensurePerson(workspaceId, personId);
  const { key } = await door.ion.accessKeys.create({
    workspaceId,
    personId,
    name: "test",
    scopes: ["mentor"],
  });
  return { authorization: `Bearer ${key}` };
}

test("what a turn says is listed with the person's own words and the turn they come from", async () => {
  await using door = await openDoor();
  const { body: started } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
  const turn = `/api/v2/conversations/${started.session_id}/turn`;
  await door.call("POST", turn, { body: { user_message: "I live in Berlin. How do I find a mentor here?" } });
  await door.ion.conversations.learned();
  const { status, body } = await door.call("GET", `${BASE}?kind=fact`);
  assert.equal(status, 200);
  const [memory] = body.memories;
  assert.equal(memory.tier, "global");
  assert.equal(memory.attribute, "city");
  assert.equal(memory.source.conversation_id, started.session_id);
  assert.equal(memory.source.turn_number, 1);
  assert.match(memory.source.quote, /I live in Berlin/u);
});

test("a memory is written down, read, changed, pinned and forgotten", async () => {
  await using door = await openDoor();
  const added = await door.call("POST", BASE, { body: NOTE });
  assert.equal(added.status, 201);
  assert.equal(added.headers.location, `${BASE}/${added.body.id}`);
  assert.equal(added.body.edited, true);
  const place = `${BASE}/${added.body.id}`;
  assert.deepEqual((await door.call("GET", place)).body, added.body);
  const pinned = await door.call("PATCH", place, { body: { pinned: true } });
  assert.deepEqual([pinned.body.id, pinned.body.pinned], [added.body.id, true]);
  const edited = await door.call("PATCH", place, { body: { text: "I review code best after lunch" } });
  assert.equal(edited.status, 200);
  assert.notEqual(edited.body.id, added.body.id);
  assert.equal(edited.body.pinned, true);
  const again = await door.call("PATCH", place, { body: { importance: 0.1 } });
  assert.deepEqual(
    [again.status, again.body.code, again.body.superseded_by],
    [409, "memory-ended", edited.body.id],
  );
  assert.equal((await door.call("DELETE", `${BASE}/${edited.body.id}`)).status, 204);
  assert.deepEqual((await door.call("GET", `${BASE}?state=all`)).body.memories, []);
  assert.equal((await door.call("GET", place)).status, 404);
});

test("somebody else's memory is not there", async () => {
  await using door = await openDoor();
  const [ada, ben] = [await keyOf(door, "ada"), await keyOf(door, "ben")];
  const { body } = await door.call("POST", BASE, { body: NOTE, headers: ada });
  const place = `${BASE}/${body.id}`;
  for (const answer of [
    await door.call("GET", place, { headers: ben }),
    await door.call("PATCH", place, { body: { pinned: true }, headers: ben }),
    await door.call("DELETE", place, { headers: ben }),
  ])
    assert.deepEqual([answer.status, answer.body.code], [404, "memory-not-found"]);
  assert.deepEqual((await door.call("GET", BASE, { headers: ben })).body.memories, []);
  assert.equal((await door.call("GET", BASE, { headers: ada })).body.memories.length, 1);
});

test("bad input is refused with the field at fault", async () => {
  await using door = await openDoor();
  const { body } = await door.call("POST", BASE, { body: NOTE });
  const place = `${BASE}/${body.id}`;
  for (const [method, url, request] of [
    ["POST", BASE, {}],
    ["POST", BASE, { text: "   " }],
    ["POST", BASE, { text: "x".repeat(501) }],
    ["POST", BASE, { text: "nul \u0000" }],
    ["POST", BASE, { text: "fine", kind: "rumour" }],
    ["POST", BASE, { text: "fine", importance: 2 }],
    ["PATCH", place, {}],
    ["PATCH", place, { pinned: "yes" }],
    ["GET", `${BASE}?tier=attic`, undefined],
    ["GET", `${BASE}?cursor=nonsense`, undefined],
    ["GET", `${BASE}/working`, undefined],
  ] as const) {
    const answer = await door.call(method, url, request === undefined ? {} : { body: request });
    assert.equal(answer.status, 400, `${method} ${url} ${JSON.stringify(request)?.slice(0, 60)}`);
    assert.equal(answer.body.code, "invalid-input");
  }
});

test("working memory tells the last things said, what they name and what is worked on", async () => {
  await using door = await openDoor();
  const { body: started } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
  const turn = `/api/v2/conversations/${started.session_id}/turn`;
  for (let number = 1; number <= 12; number += 1)
    await door.call("POST", turn, {
      body: { user_message: `Try ${number}: src/db/pool.ts leaks PostgreSQL connections` },
    });
  const { status, body } = await door.call("GET", `${BASE}/working?session_id=${started.session_id}`);
  assert.equal(status, 200);
  assert.deepEqual(
    body.items.map((item: { turn_number: number }) => item.turn_number),
    [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  );
  assert.deepEqual(body.files, ["src/db/pool.ts"]);
  assert.ok(body.entities.includes("PostgreSQL"));
  assert.ok(!body.entities.includes("src/db/pool.ts"));
  const foreign = await door.call("GET", `${BASE}/working?session_id=conv_nobody`);
  assert.deepEqual([foreign.status, foreign.body.code], [404, "conversation-not-found"]);
});
