import assert from "node:assert/strict";
import { test } from "node:test";
import { createTestIon } from "../support/create-test-ion.ts";

const DAY_MS = 86_400_000;

function clockAt(start: number) {
  let now = start;
  return {
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
  };
}

test("ratings change who answers, are judged off-policy, and retraining is promoted or kept and rolled back", async () => {
  const clock = clockAt(Date.UTC(2026, 10, 20));
  await using ion = await createTestIon({
    clock,
    random: () => 0.99,
    settings: { ION_EXPLORATION: "0.2" },
  });
  const { conversations, learning, localActor } = ion;
  const ask = async (message: string) => {
    const { session_id: sessionId } = await conversations.start(localActor, {});
    const { turn } = await conversations.turn(localActor, sessionId, { user_message: message });
    return { sessionId, persona: turn.metadata.persona_used, turn };
  };
  const message = "I want to understand how database indexes work, step by step.";

  await assert.rejects(learning.evaluate(localActor, { name: "static" }), {
    message: /no answer was rated yet/,
  });
  const usual = (await ask(message)).persona;
  for (let round = 0; round < 12; round += 1) {
    const { sessionId, persona } = await ask(message);
    const rating = persona === usual ? 1 : 5;
    await conversations.giveFeedback(localActor, sessionId, { turn_number: 1, rating });
    await conversations.learned(localActor);
    await ion.profiles.settled();
    clock.pass(60_000);
  }

  const now = await ask(message);
  assert.notEqual(now.persona, usual, "a voice that was rated down does not go on answering");
  const [best] = now.turn.metadata.reasons;
  assert.ok((best?.contributions.history ?? 0) > 0);
  assert.ok((best?.personal?.ratings ?? 0) >= 0);

  const evaluation = await learning.evaluate(localActor, { name: `always:${usual}` });
  assert.equal(evaluation.decisions, 12);
  assert.equal(evaluation.clusters, 12, "a single person's decisions are told apart by conversation");
  assert.ok(evaluation.selfNormalised.value < evaluation.logged.value);

  for (const { promoted, reason } of await learning.retrain(localActor.workspaceId))
    assert.deepEqual([promoted, reason], [null, "not-better"], "one person's ratings are no common taste");
  await assert.rejects(learning.rollBack(localActor, "taste"), { code: "nothing-learned" });
});

test("corrections that would spoil the hearing of everything else are not used, however well they agree", async () => {
  const clock = clockAt(Date.UTC(2026, 10, 20));
  await using ion = await createTestIon({ clock });
  const { conversations, learning, localActor } = ion;
  const hear = async (text: string) => {
    const { session_id: sessionId } = await conversations.start(localActor, {});
    const { turn } = await conversations.turn(localActor, sessionId, { user_message: text });
    return { sessionId, pace: turn.metadata.hearing.pace.value };
  };
  const say = "please review my plan for the release";
  const before = (await hear(say)).pace;
  const wanted = before === "burst" ? "medium" : "burst";
  for (let round = 0; round < 40; round += 1) {
    const { sessionId } = await hear(`${say} number ${round}`);
    await conversations.giveFeedback(localActor, sessionId, {
      turn_number: 1,
      correction: { pace: wanted },
    });
  }
  const retrained = await learning.retrain(localActor.workspaceId);
  const hearing = retrained.find(({ kind }) => kind === "hearing");
  assert.ok(hearing?.isBetter, "cross-validation finds what people say");
  assert.deepEqual([hearing.promoted, hearing.reason], [null, "worse-on-held-messages"]);
  assert.equal((await hear(say)).pace, before);
});

test("each week is retrained once, whichever process comes first", async () => {
  const clock = clockAt(Date.UTC(2026, 10, 20));
  await using ion = await createTestIon({ clock });
  assert.equal(await ion.learning.retrainWeekly(), 1);
  assert.equal(await ion.learning.retrainWeekly(), 0);
  clock.pass(7 * DAY_MS);
  assert.equal(await ion.learning.retrainWeekly(), 1);
});
