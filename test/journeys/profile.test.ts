/** A person's profile grows with what they say and rate, on the real application. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Actor } from "#contract/actor.ts";
import { createTestIon, type TestIon } from "../support/create-test-ion.ts";
import { openDoor } from "../support/http.ts";
import { runProgram } from "../support/run-program.ts";

async function person(ion: TestIon, personId: string): Promise<Actor> {
  await ion.workspaces.ensurePerson(ion.localActor.workspaceId, personId);
  return { workspaceId: ion.localActor.workspaceId, personId, scopes: ["mentor"] };
}

describe("a profile", () => {
  test("learns from turns and ratings behind the reply, and routing follows", async () => {
    await using ion = await createTestIon({ random: () => 0.99 });
    const ada = await person(ion, "ada");
    const { session_id } = await ion.conversations.start(ada, {});
    const asked = "my integration tests are flaky on CI and I don't know why";
    for (let turn = 1; turn <= 12; turn += 1) {
      const request = {
        user_message: asked,
        metadata: { persona_id: "Riri", context: { time_zone: "Asia/Seoul" } },
      };
      const { turn: answer } = await ion.conversations.turn(ada, session_id, request);
      assert.equal(answer.metadata.time_zone, "Asia/Seoul");
      await ion.conversations.giveFeedback(ada, session_id, { turn_number: turn, rating: 5 });
    }
    await ion.conversations.learned(ada);
    const profile = await ion.profiles.read(ada);
    assert.deepEqual([profile.state, profile.learned.turns, profile.learned.ratings], ["ready", 12, 12]);
    assert.deepEqual(profile.preferred_persona, { persona: "Riri", basis: "satisfaction" });
    assert.deepEqual([profile.active_hours.time_zone, profile.active_hours.told_share], ["Asia/Seoul", 1]);
    const answers = (await ion.profiles.situationOf(ada, null))?.history.answers ?? [];
    assert.deepEqual(new Set(answers.map(({ personaId }) => personaId)), new Set(["Riri"]));
    const recommended = await ion.conversations.recommend(ada, { query: asked });
    const riri = recommended.recommendation.ranked_recommendations.find(({ persona }) => persona === "Riri");
    assert.ok((riri?.contributions.history ?? 0) > 0, "what was rated counts in the ranking");
    const stranger = await ion.conversations.recommend(await person(ion, "ben"), { query: asked });
    assert.ok(
      stranger.recommendation.ranked_recommendations.every(
        ({ contributions }) => contributions.history === 0,
      ),
    );
  });

  test("learns nothing from a conversation that is to remember nothing, and forgets one that is deleted", async () => {
    await using ion = await createTestIon();
    const ada = await person(ion, "ada");
    const silent = await ion.conversations.start(ada, {
      options: { use_context_memory: false, session_ttl_hours: 1, privacy: "may-leave" },
    });
    const open = await ion.conversations.start(ada, {});
    for (const { session_id } of [silent, open])
      await ion.conversations.turn(ada, session_id, { user_message: "kubernetes ingress keeps timing out" });
    await ion.conversations.learned(ada);
    const known = await ion.profiles.read(ada);
    assert.equal(known.learned.turns, 1);
    assert.ok(known.topics.some(({ topic }) => topic.includes("kubernetes")));
    await ion.conversations.close(ada, open.session_id, { save_conversation: false });
    const { state, topics, learned } = await ion.profiles.read(ada);
    assert.deepEqual([state, topics, learned.turns], ["empty", [], 0]);
  });

  test("learns nothing more from a correction that was taken back", async () => {
    await using ion = await createTestIon();
    const { session_id } = await ion.conversations.start(ion.localActor, {});
    await ion.conversations.turn(ion.localActor, session_id, { user_message: "the build is red again" });
    const correct = (tone: string) =>
      ion.conversations.giveFeedback(ion.localActor, session_id, { turn_number: 1, correction: { tone } });
    const tones = async () =>
      (await ion.conversations.corrections(ion.localActor)).map(({ corrected }) => corrected.tone);
    await correct("urgent");
    assert.deepEqual(await tones(), ["urgent"]);
    await ion.conversations.takeBackFeedback(ion.localActor, session_id, 1);
    assert.deepEqual(await tones(), []);
    await correct("calm");
    assert.deepEqual(await tones(), ["calm"]);
  });

  test("is learned in full by a later process when one ends before it could", async () => {
    await using ion = await createTestIon();
    const ada = await person(ion, "ada");
    const { session_id } = await ion.conversations.start(ada, {});
    for (let turn = 0; turn < 3; turn += 1)
      await ion.conversations.turn(ada, session_id, { user_message: `step ${turn}: the deploy fails` });
    await using later = await createTestIon({ settings: { ION_DATA_DIR: ion.dataDir } });
    await later.conversations.learned(ada);
    await ion.conversations.learned(ada);
    assert.equal((await later.profiles.read(ada)).learned.turns, 3);
  });
});

describe("over HTTP", () => {
  test("a profile is read and explained; a rating is changed, listed and taken back", async () => {
    await using door = await openDoor();
    const { session_id } = (await door.call("POST", "/api/v2/conversations/start", { body: {} })).body;
    const place = `/api/v2/conversations/${session_id}`;
    const turn = await door.call("POST", `${place}/turn`, {
      body: { user_message: "why is the build red?" },
      headers: { "time-zone": "Europe/Berlin" },
    });
    assert.equal(turn.body.metadata.time_zone, "Europe/Berlin");
    for (const rating of [2, 4])
      assert.equal(
        (await door.call("POST", `${place}/feedback`, { body: { turn_number: 1, rating } })).status,
        201,
      );
    await door.ion.conversations.learned();
    const { body: profile } = await door.call("GET", "/api/v2/profile");
    assert.deepEqual([profile.state, profile.personas[0].mean_rating], ["growing", 4]);
    assert.equal(profile.active_hours.time_zone, "Europe/Berlin");
    const { body: why } = await door.call(
      "GET",
      `/api/v2/profile/explain?number=persona.${profile.personas[0].persona}`,
    );
    assert.deepEqual([why.value, why.turns[0].turn_number], [1, 1]);
    assert.deepEqual(
      (await door.call("GET", `${place}/feedback`)).body.ratings.map(
        (one: { rating: number; changes: number }) => [one.rating, one.changes],
      ),
      [[4, 2]],
    );
    for (let times = 0; times < 2; times += 1)
      assert.equal((await door.call("DELETE", `${place}/feedback/1`)).status, 204);
    assert.equal((await door.call("GET", "/api/v2/profile")).body.learned.ratings, 0);
    assert.equal((await door.call("GET", `${place}/feedback`)).body.ratings[0].rating, null);
    const closed = await door.call("POST", `${place}/close`, { body: {} });
    assert.equal(closed.body.summary.user_satisfaction, null);
  });

  test("what cannot be is refused with its field", async () => {
    await using door = await openDoor();
    const { session_id } = (await door.call("POST", "/api/v2/conversations/start", { body: {} })).body;
    const place = `/api/v2/conversations/${session_id}`;
    const refused = async (answer: ReturnType<typeof door.call>) => {
      const { status, body } = await answer;
      return [status, body.field ?? body.code];
    };
    const message = { user_message: "hello" };
    const zone = { headers: { "time-zone": "Mars/Olympus" }, body: message };
    assert.deepEqual(await refused(door.call("POST", `${place}/turn`, zone)), [400, "Time-Zone"]);
    const context = { body: { ...message, metadata: { context: { time_zone: "nowhere" } } } };
    assert.deepEqual(await refused(door.call("POST", `${place}/turn`, context)), [
      400,
      "metadata.context.time_zone",
    ]);
    assert.deepEqual(await refused(door.call("GET", "/api/v2/profile/explain?number=luck")), [400, "number"]);
    assert.deepEqual(await refused(door.call("GET", "/api/v2/profile/explain?number=turns&cursor=x")), [
      400,
      "cursor",
    ]);
    assert.deepEqual((await door.call("DELETE", `${place}/feedback/7`)).status, 404);
    assert.deepEqual((await door.call("DELETE", "/api/v2/conversations/conv_x/feedback/1")).status, 404);
  });
});

test("in the terminal: rate, show, explain, take back", async () => {
  await using ion = await createTestIon();
  const { dataDir } = ion;
  const run = (...args: string[]) => runProgram([...args, "--json"], { dataDir });
  assert.equal((await run("profile", "show")).json.state, "empty");
  assert.equal((await run("rate", "up")).code, 2, "there is nothing to rate yet");
  const turn = (await run("ask", "my tests are flaky on CI, why?")).json;
  assert.equal((await run("rate", "9")).code, 2);
  assert.equal((await run("rate", "4", "--comment", "clear")).json.turn_number, 1);
  const shown = (await run("profile", "show")).json;
  assert.deepEqual([shown.learned.turns, shown.personas[0].mean_rating], [1, 4]);
  const why = (await run("profile", "explain", `satisfaction.${turn.metadata.persona_used}`)).json;
  assert.equal(why.turns[0].adds, "rated 4");
  assert.equal((await run("rate", "back")).json.rating, null);
  const text = await runProgram(["profile", "show"], { dataDir });
  assert.match(text.stdout, /Learned from 1 turn in 1 conversation, 0 of them rated/);
  assert.match(text.stdout, new RegExp(turn.metadata.persona_used));
});
