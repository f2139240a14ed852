import assert from "node:assert/strict";
import { test } from "node:test";
import * as contract from "#contract/conversation.ts";
import { type Door, listenDoor, openDoor } from "../../../test/support/http.ts";
import { collectEvents } from "../../../test/support/server-sent-events.ts";

const BASE = "/api/v2/conversations";
const STUCK = {
  user_message: "Production is down, I can't find the bug and everybody is waiting. What do I do first?",
};

async function start(door: Door, body: object = {}): Promise<string> {
  const { status, body: started } = await door.call("POST", `${BASE}/start`, { body });
  assert.equal(status, 201);
  return started.session_id;
}

test("a conversation from start to close, every answer as its schema says", async () => {
  await using door = await openDoor();
  const started = await door.call("POST", `${BASE}/start`, { body: { persona_id: "Elro" } });
  assert.equal(started.status, 201);
  assert.deepEqual(contract.startResponseSchema.parse(started.body), started.body);
  const id = started.body.session_id;
  assert.equal(started.headers.location, `${BASE}/${id}`);
  assert.equal(started.body.persona_id, "Elro");

  const first = await door.call("POST", `${BASE}/${id}/turn`, { body: STUCK });
  assert.equal(first.status, 200);
  assert.deepEqual(contract.turnResponseSchema.parse(first.body), first.body);
  assert.equal(first.body.turn_number, 1);
  assert.equal(first.body.metadata.persona_used, "Elro");
  assert.equal(first.body.metadata.reasons.length, 3);

  const second = await door.call("POST", `${BASE}/${id}/turn`, {
    body: { user_message: "I rolled back, and now?" },
  });
  assert.equal(second.body.turn_number, 2);
  assert.equal(second.body.context_used.turns, 1);

  const feedback = await door.call("POST", `${BASE}/${id}/feedback`, { body: { turn_number: 1, rating: 5 } });
  assert.equal(feedback.status, 201);
  assert.deepEqual(contract.feedbackResponseSchema.parse(feedback.body), feedback.body);

  const read = await door.call("GET", `${BASE}/${id}`);
  assert.deepEqual(contract.conversationSchema.parse(read.body), read.body);
  assert.deepEqual(
    read.body.messages.map((message: { user_message: string }) => message.user_message),
    [STUCK.user_message, "I rolled back, and now?"],
  );

  const found = await door.call("GET", "/api/v2/search?q=rolled");
  assert.deepEqual(contract.searchResponseSchema.parse(found.body), found.body);
  assert.equal(found.body.results[0].turn_number, 2);

  const closed = await door.call("POST", `${BASE}/${id}/close`);
  assert.equal(closed.status, 200);
  assert.deepEqual(contract.closeResponseSchema.parse(closed.body), closed.body);
  assert.equal(closed.body.summary.total_turns, 2);
});

test("lists conversations page by page", async () => {
  await using door = await openDoor();
  const ids = [await start(door), await start(door), await start(door)];
  const first = await door.call("GET", `${BASE}?limit=2`);
  assert.deepEqual(contract.conversationListSchema.parse(first.body), first.body);
  assert.equal(first.body.total_count, 3);
  const rest = await door.call("GET", `${BASE}?limit=2&cursor=${encodeURIComponent(first.body.next_cursor)}`);
  assert.equal(rest.body.next_cursor, null);
  const listed = [...first.body.sessions, ...rest.body.sessions].map(({ session_id }) => session_id);
  assert.deepEqual(listed.toSorted(), ids.toSorted());
  const active = await door.call("GET", `${BASE}?state=closed`);
  assert.deepEqual(active.body.sessions, []);
});

test("the same key is answered once, and says so", async () => {
  await using door = await openDoor();
  const url = `${BASE}/${await start(door)}/turn`;
  const headers = { "idempotency-key": "try-1" };
  const first = await door.call("POST", url, { body: STUCK, headers });
  const again = await door.call("POST", url, { body: STUCK, headers });
  assert.equal(first.headers["idempotency-replayed"], undefined);
  assert.equal(again.headers["idempotency-replayed"], "true");
  const withoutTimes = (body: { metadata: object }) => ({
    ...body,
    metadata: { ...body.metadata, stages: {} },
  });
  assert.deepEqual(withoutTimes(again.body), withoutTimes(first.body));
  const other = await door.call("POST", url, { body: { user_message: "something else" }, headers });
  assert.equal(other.status, 409);
  assert.equal(other.body.code, "idempotency-key-reused");
});

test("refuses an idempotency key that is none", async () => {
  await using door = await openDoor();
  const url = `${BASE}/${await start(door)}/turn`;
  for (const key of ["", "two words", "x".repeat(201), "tab\there"]) {
    const { status, body } = await door.call("POST", url, {
      body: STUCK,
      headers: { "idempotency-key": key },
    });
    assert.equal(status, 400, JSON.stringify(key));
    assert.equal(body.field, "Idempotency-Key");
  }
});

test("tells a missing, a foreign, a closed and an expired conversation apart where it should", async () => {
  let now = Date.UTC(2026, 10, 20);
  await using door = await openDoor({ clock: { now: () => now } });
  const missing = await door.call("POST", `${BASE}/conv_none/turn`, { body: STUCK });
  assert.equal(missing.status, 404);
  assert.equal(missing.body.code, "conversation-not-found");

  const foreign = await start(door, { user_id: "ben" });
  const asCarol = await door.call("GET", `${BASE}/${foreign}?user_id=carol`);
  assert.equal(asCarol.status, 404);
  assert.deepEqual(
    { ...asCarol.body, instance: "", session_id: "" },
    { ...missing.body, instance: "", session_id: "" },
  );
  const asBen = await door.call("GET", `${BASE}/${foreign}?user_id=ben`);
  assert.equal(asBen.body.user_id, "ben");
  const forBen = await door.call("GET", `${BASE}/${foreign}`);
  assert.equal(forBen.body.user_id, "ben", "who may act for others need not say for whom");
  const turnAsBen = await door.call("POST", `${BASE}/${foreign}/turn?user_id=ben`, { body: STUCK });
  assert.equal(turnAsBen.status, 200);

  const closed = await start(door);
  await door.call("POST", `${BASE}/${closed}/close`, { body: {} });
  const onClosed = await door.call("POST", `${BASE}/${closed}/turn`, { body: STUCK });
  assert.equal(onClosed.status, 409);
  assert.equal(onClosed.body.code, "conversation-closed");

  const expired = await start(door, { options: { session_ttl_hours: 1 } });
  now += 2 * 3_600_000;
  const onExpired = await door.call("POST", `${BASE}/${expired}/turn`, { body: STUCK });
  assert.equal(onExpired.status, 409);
  assert.equal(onExpired.body.code, "conversation-expired");
});

test("a turn streams over a real socket, is stored, and can be resumed", async () => {
  await using door = await listenDoor();
  const id = await start(door);
  const ask = (headers: Record<string, string> = {}) =>
    fetch(`${door.url}${BASE}/${id}/turn`, {
      method: "POST",
      headers: {
        accept: "text/event-stream",
        "content-type": "application/json",
        "idempotency-key": "stream-1",
        ...headers,
      },
      body: JSON.stringify(STUCK),
    });

  const response = await ask();
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  const events = await collectEvents(response);
  assert.equal(events[0]?.event, "turn-start");
  assert.equal(events.at(-1)?.event, "turn-end");
  const turn = contract.turnResponseSchema.parse(events.at(-1)?.data);
  const text = events
    .filter(({ event }) => event === "text-delta")
    .map(({ data }) => data.text)
    .join("");
  assert.equal(text, turn.response_text);

  const resumed = await ask({ "last-event-id": "20" });
  assert.equal(resumed.headers.get("idempotency-replayed"), "true");
  const rest = await collectEvents(resumed);
  assert.deepEqual(
    rest.map(({ event }) => event),
    ["text-delta", "turn-end"],
  );
  assert.equal(rest[0]?.data.text, turn.response_text.slice(20));

  const { body } = await door.call("GET", `${BASE}/${id}`);
  assert.equal(body.turn_count, 1);
  assert.equal(body.messages[0].ai_response, turn.response_text);
});

test("a stream that cannot begin is an ordinary problem", async () => {
  await using door = await openDoor();
  const { status, headers, body } = await door.call("POST", `${BASE}/conv_none/turn`, {
    body: STUCK,
    headers: { accept: "text/event-stream" },
  });
  assert.equal(status, 404);
  assert.match(String(headers["content-type"]), /^application\/problem\+json/);
  assert.equal(body.code, "conversation-not-found");
});
