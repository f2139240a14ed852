/** A person's way through conversations, on the real application. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Actor } from "#contract/actor.ts";
import type { TurnResponse, TurnStreamEvent } from "#contract/conversation.ts";
import { createTestIon, type TestIon, type TestIonOptions } from "../support/create-test-ion.ts";
import { startModelServer } from "../support/model-server.ts";

/** ION with Ada in it, who may act for herself alone. */
async function withAda(options: TestIonOptions = {}) {
  const ion = await createTestIon(options);
  const ada = await person(ion, "ada");
  return { ion, ada };
}

async function person(ion: TestIon, personId: string): Promise<Actor> {
  await ion.workspaces.ensurePerson(ion.localActor.workspaceId, personId);
  return { workspaceId: ion.localActor.workspaceId, personId, scopes: ["mentor"] };
}

async function say(
  ion: TestIon,
  actor: Actor,
  sessionId: string,
  user_message: string,
): Promise<TurnResponse> {
  return (await ion.conversations.turn(actor, sessionId, { user_message })).turn;
}

const hours = (count: number) => count * 3_600_000;

describe("the offline mentor", () => {
  test("answers from a playbook it names, asks one question, and goes on where it stopped", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    const first = await say(
      ion,
      ada,
      session_id,
      "production is down, the site returns 500s and I'm the only one on call",
    );
    assert.equal(first.metadata.playbook?.id, "incident-response");
    assert.equal(first.metadata.model, "ion-playbook");
    assert.match(first.response_text, /From the playbook/);
    assert.equal(first.metadata.reasons.length, 3);
    const second = await say(ion, ada, session_id, "ok did that, still failing");
    assert.equal(second.turn_number, 2);
    assert.equal(second.metadata.playbook?.id, "incident-response");
    assert.ok(second.context_used.tried.length === 1, "what was suggested counts as tried");
    assert.ok(
      !second.response_text.includes(first.next_suggestion ?? "?"),
      "what was told is not told again",
    );
  });

  test("says honestly that nothing fits", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    const turn = await say(ion, ada, session_id, "Which wine goes well with grilled salmon?");
    assert.equal(turn.metadata.playbook, null);
    assert.match(turn.response_text, /playbook/i);
  });

  test("answers Korean in Korean", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    const turn = await say(ion, ada, session_id, "코드 리뷰에서 코멘트가 50개나 달려서 너무 힘들어요");
    assert.equal(turn.metadata.hearing.language, "ko");
    assert.equal(turn.metadata.playbook?.id, "receiving-code-review");
    assert.match(turn.metadata.reasons[0]?.reason ?? "", /\p{Script=Hangul}/u);
  });

  test("meets acute distress with care and human help, also where a model is configured", async () => {
    await using model = await startModelServer();
    const { ion, ada } = await withAda({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    const turn = await say(ion, ada, session_id, "I don't want to be alive anymore");
    assert.match(turn.response_text, /988/);
    assert.equal(turn.metadata.playbook, null);
    assert.equal(model.requests.length, 0);
  });
});

describe("a configured model", () => {
  test("gets the persona's prompt, the last turns and the notes; streams in pieces", async () => {
    await using model = await startModelServer();
    model.reply = () => "First look at the failing query. What does its plan say?";
    const { ion, ada } = await withAda({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, { persona_id: "elro" });
    await say(ion, ada, session_id, "our Postgres query got slow, I already tried adding an index");
    const events: TurnStreamEvent[] = [];
    const { turn } = await ion.conversations.turn(
      ada,
      session_id,
      { user_message: "and now?" },
      { onEvent: (event) => events.push(event) },
    );
    const [, second] = model.requests;
    assert.match(second?.messages[0]?.content ?? "", /You are Elro/);
    assert.deepEqual(
      second?.messages.map((message) => message.role),
      ["system", "user", "assistant", "user"],
    );
    assert.match(second?.messages.at(-1)?.content ?? "", /Already tried: adding an index/);
    assert.equal(
      model.requests[0]?.messages[0]?.content,
      second?.messages[0]?.content,
      "the beginning is stable",
    );
    assert.equal(turn.metadata.persona_used, "Elro");
    assert.equal(turn.metadata.model, "fake-1");
    assert.equal(turn.next_suggestion, "What does its plan say?");
    const text = events.flatMap((event) => (event.type === "text-delta" ? [event.text] : []));
    assert.ok(text.length > 3);
    assert.equal(text.join(""), turn.response_text);
    assert.equal(events[0]?.type, "turn-start");
    assert.equal(events.at(-1)?.type, "turn-end");
  });

  for (const script of ["status-500", "silent", "malformed-json", "empty-answer"] as const) {
    test(`that fails (${script}) is replaced by the offline mentor, who says so`, async () => {
      await using model = await startModelServer();
      model.script = script;
      const settings = { ION_MODEL_URL: model.url, ION_MODEL: "fake", ION_MODEL_TIMEOUT_MS: "300" };
      const { ion, ada } = await withAda({ settings });
      await using _ = ion;
      const { session_id } = await ion.conversations.start(ada, {});
      const turn = await say(ion, ada, session_id, "my pull request got 47 comments in code review");
      assert.equal(turn.metadata.model, "ion-playbook");
      assert.equal(turn.metadata.fallback?.from, "local/fake");
      assert.match(turn.response_text, /offline mentor/);
      assert.equal(turn.metadata.playbook?.id, "receiving-code-review");
    });
  }

  test("that breaks off midway is continued by the offline mentor; what was shown is what is stored", async () => {
    await using model = await startModelServer();
    model.script = "cut-midway";
    model.reply = () => "A long answer that will never be finished because the line is cut";
    const { ion, ada } = await withAda({ settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake" } });
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    let shown = "";
    const { turn } = await ion.conversations.turn(
      ada,
      session_id,
      { user_message: "our test suite is flaky" },
      { onEvent: (event) => (shown += event.type === "text-delta" ? event.text : "") },
    );
    assert.equal(shown, turn.response_text);
    assert.match(turn.response_text, /^A long answer[\s\S]*broke off here/);
    const { messages } = await ion.conversations.read(ada, session_id, { limit: 10 });
    assert.equal(messages[0]?.ai_response, shown);
  });
});

const FACT = "We chose MirrorMaker because broker-7 lost 4,113 offsets on 12 May; Grace owns the cut-over.";

describe("a conversation", () => {
  test("keeps its turns in order under concurrency, numbered without a gap", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    const texts = Array.from({ length: 40 }, (_, index) => `message ${index} about flaky tests`);
    const turns = await Promise.all(texts.map((text) => say(ion, ada, session_id, text)));
    assert.deepEqual(
      turns.map((turn) => turn.turn_number),
      texts.map((_, index) => index + 1),
    );
    const { messages } = await ion.conversations.read(ada, session_id, { limit: 100 });
    assert.deepEqual(
      messages.map((message) => message.user_message),
      texts,
    );
  });

  test("runs a hundred others beside it", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    await Promise.all(
      Array.from({ length: 120 }, async (_, index) => {
        const { session_id } = await ion.conversations.start(ada, {});
        for (let turn = 1; turn <= 3; turn += 1) {
          assert.equal(
            (await say(ion, ada, session_id, `conversation ${index}, turn ${turn}`)).turn_number,
            turn,
          );
        }
      }),
    );
    assert.equal((await ion.conversations.list(ada, { limit: 1 })).total_count, 120);
  });

  test("answers the same key once, and refuses it for another message", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    const ask = (user_message: string) =>
      ion.conversations.turn(ada, session_id, { user_message }, { idempotencyKey: "k1" });
    const [first, second] = await Promise.all([
      ask("how do I estimate this?"),
      ask("how do I estimate this?"),
    ]);
    assert.deepEqual(second.turn, first.turn);
    assert.deepEqual([first.isReplay, second.isReplay], [false, true]);
    await assert.rejects(ask("something else"), { code: "idempotency-key-reused" });
    assert.equal((await ion.conversations.read(ada, session_id, { limit: 10 })).turn_count, 1);
  });

  test("gives a model the last five turns and more, and a summary of those before", async () => {
    await using model = await startModelServer();
    const { ion, ada } = await withAda({
      settings: { ION_MODEL_URL: model.url, ION_MODEL: "fake", ION_CONTEXT_TOKENS: "20000" },
    });
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    for (let turn = 1; turn <= 17; turn += 1)
      await say(ion, ada, session_id, turn === 3 ? FACT : `step ${turn} of the kafka migration`);
    assert.equal(model.requests[14]?.messages.length, 1 + 2 * 14 + 1, "up to 14, while the beginning stays");
    const texts = model.requests.at(-1)?.messages.map(({ content }) => content) ?? [];
    assert.equal(
      texts.filter((text) => /^step \d+ of the kafka migration$/.test(text)).length,
      6,
      "turns 11 to 16",
    );
    assert.match(texts.join("\n"), /broker-7 lost 4,113 offsets on 12 May/);
  });

  test("expires after its time, also before the sweep has come by, and stays readable", async () => {
    let now = Date.parse("2026-11-20T08:00:00Z");
    const { ion, ada } = await withAda({ clock: { now: () => now } });
    await using _ = ion;
    const { session_id, expires_at } = await ion.conversations.start(ada, {});
    assert.equal(expires_at, "2026-11-21T08:00:00.000Z");
    now += hours(23);
    await say(ion, ada, session_id, "still here");
    now += hours(23);
    await say(ion, ada, session_id, "each turn renews it");
    now += hours(24);
    await assert.rejects(say(ion, ada, session_id, "too late"), { code: "conversation-expired" });
    assert.equal((await ion.conversations.list(ada, { limit: 5, state: "expired" })).sessions.length, 1);
    assert.equal(await ion.conversations.sweep(), 1);
    assert.equal(await ion.conversations.sweep(), 0);
    const view = await ion.conversations.read(ada, session_id, { limit: 10 });
    assert.deepEqual([view.state, view.turn_count], ["expired", 2]);
  });

  test("is closed with a summary that counts, names and rates", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    await say(ion, ada, session_id, "flaky integration tests on CI, I tried retrying them");
    await ion.conversations.giveFeedback(ada, session_id, { turn_number: 1, rating: 4 });
    await ion.conversations.giveFeedback(ada, session_id, { turn_number: 1, thumbs: "up" });
    const { summary } = await ion.conversations.close(ada, session_id, { save_conversation: true });
    assert.equal(summary.total_turns, 1);
    assert.equal(summary.user_satisfaction, 5, "what was said last counts");
    assert.match(summary.text, /flaky integration tests/);
    await assert.rejects(say(ion, ada, session_id, "one more"), { code: "conversation-closed" });
    await assert.rejects(ion.conversations.giveFeedback(ada, session_id, { turn_number: 9, rating: 1 }), {
      code: "turn-not-found",
    });
  });

  test("closed without saving is gone", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ada, {});
    await say(ion, ada, session_id, "a secret about xylophones");
    await ion.conversations.close(ada, session_id, { save_conversation: false });
    await assert.rejects(ion.conversations.read(ada, session_id, { limit: 1 }), {
      code: "conversation-not-found",
    });
    assert.deepEqual((await ion.conversations.search(ada, { q: "xylophones", limit: 5 })).results, []);
  });

  test("is read in pages and listed by latest activity", async () => {
    let now = Date.parse("2026-11-20T08:00:00Z");
    const { ion, ada } = await withAda({ clock: { now: () => now } });
    await using _ = ion;
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      now += 1000;
      ids.push((await ion.conversations.start(ada, {})).session_id);
    }
    const first = await ion.conversations.list(ada, { limit: 3 });
    const second = await ion.conversations.list(ada, { limit: 3, cursor: first.next_cursor ?? "" });
    assert.deepEqual(
      [...first.sessions, ...second.sessions].map((session) => session.session_id),
      ids.toReversed(),
    );
    assert.equal(second.next_cursor, null);
    await assert.rejects(ion.conversations.list(ada, { limit: 3, cursor: "nonsense" }), {
      code: "invalid-input",
    });
    for (let turn = 1; turn <= 5; turn += 1) await say(ion, ada, ids[0] ?? "", `turn ${turn}`);
    const newest = await ion.conversations.read(ada, ids[0] ?? "", { limit: 2 });
    assert.deepEqual(
      newest.messages.map((message) => message.turn_number),
      [4, 5],
    );
    const before = await ion.conversations.read(ada, ids[0] ?? "", {
      limit: 2,
      cursor: newest.next_cursor ?? "",
    });
    assert.deepEqual(
      before.messages.map((message) => message.turn_number),
      [2, 3],
    );
  });
});

describe("what belongs to a person", () => {
  test("is out of reach for another, whatever is asked", async () => {
    const { ion, ada } = await withAda();
    await using _ = ion;
    const ben = await person(ion, "ben");
    const { session_id } = await ion.conversations.start(ada, {});
    await say(ion, ada, session_id, "my salary negotiation with zebras");
    const missing = { code: "conversation-not-found" };
    await assert.rejects(say(ion, ben, session_id, "hello"), missing);
    await assert.rejects(ion.conversations.read(ben, session_id, { limit: 1 }), missing);
    await assert.rejects(ion.conversations.close(ben, session_id, { save_conversation: false }), missing);
    await assert.rejects(
      ion.conversations.giveFeedback(ben, session_id, { turn_number: 1, rating: 1 }),
      missing,
    );
    assert.equal((await ion.conversations.list(ben, { limit: 10 })).total_count, 0);
    assert.deepEqual((await ion.conversations.search(ben, { q: "zebras", limit: 5 })).results, []);
    assert.equal((await ion.conversations.search(ada, { q: "zebras", limit: 5 })).results.length, 1);
    const stranger: Actor = { ...ada, workspaceId: "elsewhere", scopes: ["mentor", "act-for-others"] };
    await assert.rejects(ion.conversations.read(stranger, session_id, { limit: 1 }), missing);
  });
});

describe("personas", () => {
  test("one that is added answers at once, and its removal breaks no conversation that has it pinned", async () => {
    const { ion } = await withAda();
    await using _ = ion;
    const me = ion.localActor;
    const { prompt, version, builtIn, enabled, updatedAt, ...definition } = await ion.personas.get(
      me,
      "Elro",
    );
    assert.deepEqual([version, builtIn, enabled, updatedAt], [1, true, true, null]);
    await ion.personas.add(me, { ...definition, id: "Grace", name: "Grace", prompt });
    const { session_id } = await ion.conversations.start(me, { persona_id: "grace" });
    assert.equal((await say(ion, me, session_id, "why is my query slow?")).metadata.persona_used, "Grace");
    await ion.personas.remove(me, "Grace");
    const after = await say(ion, me, session_id, "and the index?");
    assert.notEqual(after.metadata.persona_used, "Grace");
    await assert.rejects(ion.conversations.start(me, { persona_id: "Grace" }), { code: "invalid-input" });
    const { messages } = await ion.conversations.read(me, session_id, { limit: 5 });
    assert.equal(messages[0]?.persona, "Grace");
  });

  test("every decision is stored with its propensity", async () => {
    const { ion } = await withAda({ settings: { ION_EXPLORATION: "0.3" }, random: () => 0.1 });
    await using _ = ion;
    const { session_id } = await ion.conversations.start(ion.localActor, {});
    const turn = await say(ion, ion.localActor, session_id, "how do I plan this migration with the team?");
    assert.ok(turn.metadata.propensity > 0 && turn.metadata.propensity < 1);
    const pinned = await ion.conversations.recommend(ion.localActor, {
      query: "x",
      context: { tone: "calm", pace: "medium", intent: "learning" },
    });
    assert.equal(pinned.metadata.propensity, 1);
  });
});
