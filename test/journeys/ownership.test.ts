/** What a person owns, through the HTTP door: settings, personalisation off, sharing, an export. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { type Door, openDoor } from "../support/http.ts";

const DAY_MS = 86_400_000;

async function talk(door: Door, message: string): Promise<string> {
  const { body } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
  const said = await door.call("POST", `/api/v2/conversations/${body.session_id}/turn`, {
    body: { user_message: message },
  });
  assert.equal(said.status, 200);
  return String(body.session_id);
}

test("personalisation off stops learning, and what was learned before is not used", async () => {
  await using door = await openDoor();
  const { ion } = door;
  await door.call("POST", "/api/v2/memory", {
    body: { text: "The deploy problem is a full disk", kind: "fact" },
  });
  const off = await door.call("PUT", "/api/v2/privacy", { body: { personalised: false } });
  assert.equal(off.body.personalised, false);
  const before = off.body.stored;
  const id = await talk(
    door,
    "I live in Berlin, I prefer short answers. As I told you about the deploy problem?",
  );
  await ion.conversations.learned(ion.localActor);
  await ion.profiles.settled();
  const { stored } = (await door.call("GET", "/api/v2/privacy")).body;
  assert.deepEqual(
    [stored.memory, stored.profile, stored.profile_turn],
    [before.memory, before.profile, undefined],
  );
  const turn = await door.call("POST", `/api/v2/conversations/${id}/turn`, {
    body: { user_message: "as I told you about the deploy problem, what now?" },
  });
  assert.deepEqual(turn.body.metadata.memories, []);
  await door.call("PUT", "/api/v2/privacy", { body: { personalised: true } });
  await talk(door, "as I told you about the deploy problem, what now?");
  await ion.conversations.learned(ion.localActor);
  await ion.profiles.settled();
  const on = (await door.call("GET", "/api/v2/privacy")).body.stored;
  assert(on.profile_turn > 0, "switched on again, it learns");
});

test("a link is read without a key, as a page or as JSON, with every word escaped", async () => {
  await using door = await openDoor();
  const id = await talk(door, "<script>alert(1)</script> is what my page shows");
  await door.call("PUT", `/api/v2/conversations/${id}/title`, { body: { title: "<b>bold</b>" } });
  const link = await door.call("POST", `/api/v2/conversations/${id}/shares`, { body: {} });
  assert.equal(link.status, 201);
  const json = await door.call("GET", link.body.path);
  assert.equal(json.body.turns[0].user_message, "<script>alert(1)</script> is what my page shows");
  const page = await door.server.inject({
    url: link.body.path,
    headers: { accept: "text/html", "accept-language": "ko-KR,ko" },
  });
  assert.match(page.body, /lang="ko"[\s\S]*&lt;b&gt;bold[\s\S]*&lt;script&gt;alert[\s\S]*읽기 전용/);
  assert(!page.body.includes("<script>"));
  assert.match(String(page.headers["content-security-policy"]), /default-src 'none'; style-src 'sha256-/);
  assert.equal(page.headers["x-robots-tag"], "noindex");
  assert.equal((await door.call("DELETE", `/api/v2/shares/${link.body.share_id}`)).status, 204);
  const gone = await door.call("GET", link.body.path);
  assert.deepEqual([gone.status, gone.body.code], [404, "shared-link-not-found"]);
  const listed = (await door.call("GET", "/api/v2/conversations")).body.sessions[0];
  assert.deepEqual([listed.title, listed.favourite], ["<b>bold</b>", false]);
});

test("an export comes as an archive, and deleting asks for its words", async () => {
  await using door = await openDoor();
  await talk(door, "my marzipan tests are flaky");
  const { rawPayload, headers } = await door.server.inject({ url: "/api/v2/privacy/export?language=ko" });
  assert.equal(headers["content-type"], "application/zip");
  const files = Object.entries(unzipSync(rawPayload)).map(
    ([name, bytes]) => [name, strFromU8(bytes)] as const,
  );
  assert(files.some(([name, text]) => name.startsWith("conversations/") && text.includes("marzipan")));
  const refused = await door.call("DELETE", "/api/v2/privacy/data", { body: { confirm: "yes" } });
  assert.equal(refused.status, 400);
  const done = await door.call("DELETE", "/api/v2/privacy/data", { body: { confirm: "모두 삭제" } });
  assert.equal(done.status, 200);
  assert.deepEqual((await door.call("GET", "/api/v2/search?q=marzipan")).body.results, []);
  const verified = await door.call("POST", "/api/v2/privacy/receipts/verify", { body: done.body });
  assert.deepEqual(verified.body, { valid: true, issuer: "this installation" });
  await talk(door, "a new beginning works at once");
});

test("what is pinned or a favourite outlives the time things are kept, and is still used and linked", async () => {
  const clock = { ms: Date.UTC(2026, 0, 5, 9), now: () => clock.ms };
  await using door = await openDoor({ clock });
  const { ion } = door;
  const plain = await talk(door, "I live in Berlin, and my marzipan tests are flaky.");
  const favourite = await talk(door, "I work as a nurse. How do I learn to say no?");
  await ion.conversations.learned(ion.localActor);
  const { memories } = (await door.call("GET", "/api/v2/memory")).body;
  const city = memories.find(({ attribute }: { attribute: string }) => attribute === "city");
  await door.call("PATCH", `/api/v2/memory/${city.id}`, { body: { pinned: true } });
  await door.call("PUT", `/api/v2/conversations/${favourite}/favourite`, { body: { favourite: true } });
  const settings = await door.call("PUT", "/api/v2/privacy", { body: { retention: 90 } });
  assert.deepEqual(settings.body.kept_longer, { memories: 1, conversations: 1 });

  clock.ms += 100 * DAY_MS;
  await ion.privacy.sweep();
  assert.equal((await door.call("GET", `/api/v2/conversations/${plain}`)).status, 404);
  assert.equal((await door.call("GET", `/api/v2/conversations/${favourite}`)).status, 200);
  assert.deepEqual((await door.call("GET", "/api/v2/search?q=marzipan")).body.results, []);
  const kept = (await door.call("GET", "/api/v2/memory")).body.memories;
  assert.deepEqual(
    kept.map((memory: typeof city) => [memory.text, memory.edited, memory.source.conversation_id]),
    [["Lives in Berlin", false, null]],
  );
  const id = (await door.call("POST", "/api/v2/conversations/start", { body: {} })).body.session_id;
  const turn = await door.call("POST", `/api/v2/conversations/${id}/turn`, {
    body: { user_message: "As I told you, where do I live?" },
  });
  const [used] = turn.body.metadata.memories;
  assert.deepEqual(
    [used?.text, used?.source.conversation_id, used?.source.turn_number],
    ["Lives in Berlin", null, null],
  );
});
