/** A conversation keeps its voice, changes it for a reason, and asks when it does not understand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { openDoor } from "../support/http.ts";

const CONTEXT = {
  frustrated: { tone: "frustrated", pace: "burst", intent: "reflection" },
  technical: { tone: "analytical", pace: "medium", intent: "problem_solving" },
};

describe("a conversation's voice", () => {
  test("changes when another one wins clearly, and says from whom and why; the decision keeps both", async () => {
    await using door = await openDoor();
    const { body: started } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
    const say = (user_message: string, context: object) =>
      door.call("POST", `/api/v2/conversations/${started.session_id}/turn`, {
        body: { user_message, metadata: { context } },
      });
    const first = await say("They reverted my work again.", CONTEXT.frustrated);
    assert.equal(first.body.metadata.persona_used, "Lua");
    assert.equal(first.body.metadata.handoff, null);
    const second = await say(
      "p99 rose from 80 to 410 ms after the upgrade. Where to measure?",
      CONTEXT.technical,
    );
    assert.notEqual(second.body.metadata.persona_used, "Lua");
    assert.equal(second.body.metadata.handoff.from, "Lua");
    assert.match(second.body.metadata.handoff.reason, /^Fits best/);
    const third = await say("And the garbage collector?", CONTEXT.technical);
    assert.equal(third.body.metadata.handoff, null);
  });

  test("stays for a short follow-up, which inherits how the conversation sounded", async () => {
    await using door = await openDoor();
    const { body: started } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
    const say = async (user_message: string) =>
      (
        await door.call("POST", `/api/v2/conversations/${started.session_id}/turn`, {
          body: { user_message },
        })
      ).body;
    const first = await say("This stupid build broke AGAIN, for the third time today, and nobody cares!!");
    const second = await say("tried that");
    assert.equal(first.metadata.hearing.tone.value, "frustrated");
    assert.equal(second.metadata.hearing.tone.value, "frustrated");
    assert.equal(second.metadata.persona_used, first.metadata.persona_used);
    assert.equal(second.metadata.handoff, null);
  });
});

describe("an unclear message", () => {
  const VAGUE = [
    "blue banana",
    "xyz 123",
    "asdf qwer zxcv",
    "Je suis perdu avec ce code",
    "so many things, hm",
  ];

  test("is answered with one clarifying question instead of a guess", async () => {
    await using door = await openDoor();
    const recommended = await Promise.all(
      VAGUE.map(async (query) => {
        const { body } = await door.call("POST", "/api/v2/recommend/personalized", { body: { query } });
        return { query, question: body.recommendation.clarifying_question as string | undefined };
      }),
    );
    const asked = recommended.filter(({ question }) => question !== undefined);
    assert.ok(asked.length >= 2, JSON.stringify(recommended));
    for (const { query, question = "" } of asked) {
      assert.match(question, /^Which would help you more right now: .*, or .*\?$/);
      const { body: started } = await door.call("POST", "/api/v2/conversations/start", { body: {} });
      const turn = await door.call("POST", `/api/v2/conversations/${started.session_id}/turn`, {
        body: { user_message: query },
      });
      assert.equal(turn.body.metadata.clarifying_question, question);
      assert.ok(turn.body.response_text.includes(question));
      assert.equal(turn.body.response_text.split("?").length - 1, 1, "one question");
    }
  });

  test("is not one that says how it sounds", async () => {
    await using door = await openDoor();
    const query = "I'm frustrated and need quick advice";
    const { body } = await door.call("POST", "/api/v2/recommend/personalized", { body: { query } });
    assert.equal(body.recommendation.clarifying_question, undefined);
    const words = body.metadata.words.tone.map(({ word }: { word: string }) => word);
    assert.ok(words.includes("frustrated"), JSON.stringify(body.metadata.words));
  });
});
