import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Clock } from "#platform/clock/index.ts";
import { type Database, WriteConflictError } from "#platform/database/index.ts";
import { createLog } from "#platform/log/index.ts";
import {
  addConversation,
  insert,
  type TestEngine,
  testEngines,
  withPeople,
} from "../../../test/support/database.ts";
import { createProfiles, type Profiles } from "./index.ts";
import type { TurnToLearn } from "./learner.ts";

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR_MS = 3_600_000;
const ada = { workspaceId: "local", personId: "ada", scopes: ["mentor"] } as const;
const ben = { ...ada, personId: "ben" };
const otherAda = { ...ada, workspaceId: "other" };

const GROWTH = { plans: 2, gapsOpen: 3, gapsClosed: 8, checkpointsDone: 1, checkpointsOpen: 4 };

interface Given {
  readonly isPersonalised?: () => boolean;
  readonly clock?: Clock;
}

function profilesOn(database: Database, { isPersonalised = () => true, clock }: Given = {}): Profiles {
  return createProfiles({
    database,
    clock: clock ?? { now: () => NOW },
    log: createLog("silent"),
    findTopics: (message) => (message.includes("tests") ? [{ text: "flaky tests" }] : []),
    isPersonalised: async () => isPersonalised(),
    serverZone: "UTC",
    growthOf: async () => GROWTH,
  });
}

function said(id: string, number: number, given: Partial<TurnToLearn> = {}): TurnToLearn {
  return {
    id: `turn_${id}_${number}`,
    number,
    userMessage: "why are my tests flaky",
    responseText: "Look at the order.",
    language: "en",
    saidAt: NOW - 5 * HOUR_MS + number * 60_000,
    personaId: "Lua",
    waveKey: "calm-medium-problem_solving",
    metadata: { propensity: 0.9, time_zone: "Asia/Seoul" },
    ...given,
  };
}

/** Learns turns of a stored conversation as the conversation's learning does: what is learned goes in as one unit. */
async function learn(
  database: Database,
  profiles: Profiles,
  owner: typeof ada,
  turns: readonly TurnToLearn[],
) {
  const id = turns[0]?.id.split("_")[1] ?? "";
  for (;;) {
    const batch = { conversation: { id }, turns, before: [] };
    const { writes, onStored } = await profiles.learner.learn(owner, batch);
    try {
      await database.commit(writes);
      return onStored?.();
    } catch (error) {
      // feedback that is taken up in the background came first
      if (!(error instanceof WriteConflictError)) throw error;
    }
  }
}

let feedbacks = 0;
async function give(
  database: Database,
  given: { id: string; number: number; rating?: number | null; thumbs?: "up" | "down"; comment?: string },
  owner: { workspace_id: string; person_id: string } = { workspace_id: "local", person_id: "ada" },
) {
  feedbacks += 1;
  const { id: conversation_id, number: turn_number, rating = null, thumbs = null, comment = null } = given;
  const correction = { correct_tone: null, correct_pace: null, correct_intent: null, correct_persona: null };
  const id = `fb_${String(feedbacks).padStart(6, "0")}`;
  const row = {
    id,
    ...owner,
    conversation_id,
    turn_number,
    rating,
    thumbs,
    comment,
    created_at: NOW,
    ...correction,
  };
  await database.commit([insert(database, "feedback", row)]);
}

for (const engine of await testEngines()) {
  describe(`profiles on ${engine.name}`, { skip: engine.skip }, () => suite(engine));
}

function suite(engine: TestEngine): void {
  test("before anything is known it says so", async () => {
    await using database = await withPeople(engine);
    const profile = await profilesOn(database).read(ada);
    assert.equal(profile.state, "empty");
    assert.deepEqual([profile.preferred_persona, profile.personas, profile.engagement.score], [null, [], 0]);
    assert.deepEqual(await profilesOn(database).situationOf(ada, null), {
      history: { answers: [] },
      engagement: 0,
      hour: 12,
    });
  });

  test("turns are learned, each number with the turns it comes from", async () => {
    await using database = await withPeople(engine);
    const profiles = profilesOn(database);
    await addConversation(database, "c1", [1, 2]);
    await learn(database, profiles, ada, [
      said("c1", 1),
      said("c1", 2, { personaId: "Elro", userMessage: "thanks, it works now" }),
    ]);
    const profile = await profiles.read(ada);
    assert.equal(profile.state, "growing");
    assert.deepEqual(profile.learned.turns, 2);
    assert.deepEqual(
      profile.personas.map(({ persona, turns, share, thanked, from }) => [
        persona,
        turns,
        share,
        thanked,
        from,
      ]),
      [
        ["Elro", 1, 0.5, 0, ["turn_c1_2"]],
        ["Lua", 1, 0.5, 1, ["turn_c1_1"]],
      ],
    );
    assert.deepEqual([profile.active_hours.time_zone, profile.active_hours.peak_hour], ["Asia/Seoul", 16]);
    assert.deepEqual(profile.topics, [{ topic: "flaky tests", turns: 1, from: ["turn_c1_1"] }]);
    const satisfaction = await profiles.explain(ada, { number: "satisfaction.Lua", limit: 10 });
    assert.deepEqual(
      satisfaction.turns.map(({ session_id, turn_number, adds }) => [session_id, turn_number, adds]),
      [["c1", 2, "thanks for the answer before: 4, a quarter of a rating"]],
    );
    assert.equal(satisfaction.value, profile.personas.find(({ persona }) => persona === "Lua")?.satisfaction);
  });

  test("a rating counts at once, when it is changed, and no longer once it is taken back; a comment changes nothing", async () => {
    await using database = await withPeople(engine);
    const profiles = profilesOn(database);
    await addConversation(database, "c1", [1]);
    await learn(database, profiles, ada, [said("c1", 1)]);
    const lua = async () => {
      const { personas, learned } = await profiles.read(ada);
      return [personas[0]?.mean_rating, learned.ratings];
    };
    await give(database, { id: "c1", number: 1, thumbs: "down" });
    assert.deepEqual(await lua(), [1, 1]);
    await give(database, { id: "c1", number: 1, rating: 4 });
    await give(database, { id: "c1", number: 1, comment: "better on a second look" });
    assert.deepEqual(await lua(), [4, 1]);
    await give(database, { id: "c1", number: 1 });
    assert.deepEqual(await lua(), [null, 0]);
    await give(database, { id: "c1", number: 1, rating: 5 });
    assert.deepEqual(await lua(), [5, 1]);
  });

  test("a rating that came before its turn was learned is in it", async () => {
    await using database = await withPeople(engine);
    const profiles = profilesOn(database);
    await addConversation(database, "c1", [1]);
    await give(database, { id: "c1", number: 1, rating: 2 });
    profiles.noticeFeedback(ada, { conversationId: "c1", number: 1 });
    await profiles.settled();
    await learn(database, profiles, ada, [said("c1", 1)]);
    assert.equal((await profiles.read(ada)).personas[0]?.mean_rating, 2);
    assert.equal(await profiles.catchUp(), 0);
  });

  test("routing gets the newest ratings, and sees a new one although it keeps what it read", async () => {
    await using database = await withPeople(engine);
    const profiles = profilesOn(database);
    await addConversation(database, "c1", [1, 2]);
    const other = said("c1", 2, { userMessage: "which database do I take for events?" });
    await learn(database, profiles, ada, [said("c1", 1), other]);
    const first = await profiles.situationOf(ada, null);
    assert.equal((await profiles.situationOf(ada, null))?.history, first?.history, "kept");
    await give(database, { id: "c1", number: 2, rating: 5 });
    profiles.noticeFeedback(ada, { conversationId: "c1", number: 2 });
    await profiles.settled();
    const { history, hour, engagement } = (await profiles.situationOf(ada, "America/New_York")) ?? {};
    assert.deepEqual(history?.answers, [
      {
        turnId: "turn_c1_2",
        personaId: "Lua",
        waveKey: "calm-medium-problem_solving",
        rating: 5,
        weight: 1,
        at: said("c1", 2).saidAt,
        hour: 16,
        propensity: 0.9,
      },
    ]);
    assert.equal(hour, 7);
    assert.ok((engagement ?? 0) > 0);
  });

  test("what another process learned is seen within half a minute", async () => {
    await using database = await withPeople(engine);
    let now = NOW;
    const [here, there] = [profilesOn(database, { clock: { now: () => now } }), profilesOn(database)];
    await addConversation(database, "c1", [1]);
    await learn(database, there, ada, [said("c1", 1)]);
    assert.equal((await here.situationOf(ada, null))?.history.answers.length, 0);
    await give(database, { id: "c1", number: 1, rating: 3 });
    assert.equal(await there.catchUp(ada), 1);
    now += 30_000;
    assert.equal((await here.situationOf(ada, null))?.history.answers.length, 1);
  });

  test("two that learn at the same moment do not overwrite each other", async () => {
    await using database = await withPeople(engine);
    const [one, other] = [profilesOn(database), profilesOn(database)];
    for (const id of ["c1", "c2", "c3"]) await addConversation(database, id, [1]);
    await learn(database, one, ada, [said("c1", 1)]);
    const batch = (id: string) => ({ conversation: { id }, turns: [said(id, 1)], before: [] });
    const both = await Promise.all([
      one.learner.learn(ada, batch("c2")),
      other.learner.learn(ada, batch("c3")),
    ]);
    await database.commit(both[0].writes);
    await assert.rejects(database.commit(both[1].writes), WriteConflictError);
    await database.commit((await other.learner.learn(ada, batch("c3"))).writes);
    assert.equal((await one.read(ada)).learned.turns, 3);
    const again = await one.learner.learn(ada, batch("c3"));
    await assert.rejects(database.commit(again.writes), WriteConflictError);
  });

  test("with personalisation off nothing is learned, read or used, and what was known stays for later", async () => {
    await using database = await withPeople(engine);
    let isOn = true;
    const profiles = profilesOn(database, { isPersonalised: () => isOn });
    for (const id of ["c1", "c2"]) await addConversation(database, id, [1]);
    await learn(database, profiles, ada, [said("c1", 1)]);
    isOn = false;
    await learn(database, profiles, ada, [said("c2", 1)]);
    await give(database, { id: "c1", number: 1, rating: 1 });
    profiles.noticeFeedback(ada, { conversationId: "c1", number: 1 });
    await profiles.settled();
    const off = await profiles.read(ada);
    assert.deepEqual([off.state, off.learned.turns, off.personas], ["off", 0, []]);
    assert.equal(off.growth.plans, 2, "what somebody does with growth plans is not learned about them");
    assert.equal(await profiles.situationOf(ada, null), null);
    assert.deepEqual((await profiles.explain(ada, { number: "turns", limit: 5 })).turns, []);
    isOn = true;
    assert.deepEqual((await profiles.read(ada)).learned, {
      ...(await profiles.read(ada)).learned,
      turns: 1,
      ratings: 1,
    });
  });

  test("is folded anew from what is left, and comes to the same while nothing is gone", async () => {
    await using database = await withPeople(engine);
    const profiles = profilesOn(database);
    for (const id of ["c1", "c2"]) {
      await addConversation(database, id, [1, 2]);
      await learn(database, profiles, ada, [
        said(id, 1, { waveKey: "urgent-burst-seek_advice" }),
        said(id, 2),
      ]);
      await give(database, { id, number: 1, rating: 4 });
    }
    const whole = await profiles.read(ada);
    await profiles.rebuild(ada);
    assert.deepEqual(await profiles.read(ada), whole);
    await database.kysely.deleteFrom("conversation").where("id", "=", "c2").execute();
    await profiles.rebuild(ada);
    const left = await profiles.read(ada);
    assert.deepEqual([left.learned.turns, left.learned.ratings, left.learned.conversations], [2, 1, 1]);
    assert.ok(!JSON.stringify(left).includes("c2"));
    await profiles.rebuild(ben);
    assert.equal((await profiles.read(ben)).state, "empty");
  });

  test("numbers are explained page by page, and unknown ones and cursors refused", async () => {
    await using database = await withPeople(engine);
    const profiles = profilesOn(database);
    await addConversation(database, "c1", [1, 2, 3, 4, 5]);
    await learn(
      database,
      profiles,
      ada,
      [1, 2, 3, 4, 5].map((number) => said("c1", number)),
    );
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page = await profiles.explain(ada, {
        number: "persona.Lua",
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      assert.equal(page.value, 5);
      seen.push(...page.turns.map(({ turn_number }) => turn_number));
      cursor = page.next_cursor;
    } while (cursor !== null);
    assert.deepEqual(seen, [5, 4, 3, 2, 1]);
    for (const number of ["persona", "nonsense.x", "engagement.x", "constructor.x", "toString"])
      await assert.rejects(profiles.explain(ada, { number, limit: 1 }), { code: "invalid-input" });
    for (const wrong of ["%%%", "bnVsbA", Buffer.from('["a",1]').toString("base64url")])
      await assert.rejects(profiles.explain(ada, { number: "turns", limit: 1, cursor: wrong }), {
        code: "invalid-input",
      });
  });

  test("nothing of anybody else's is ever in it", async () => {
    const people = [ada, ben, otherAda];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.nat(2),
            turns: fc.integer({ min: 1, max: 3 }),
            rating: fc.option(fc.integer({ min: 1, max: 5 })),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (conversations) => {
          await using database = await withPeople(engine);
          const profiles = profilesOn(database);
          const expected = new Map(
            people.map((person) => [person, { turns: 0, ratings: 0, ids: new Set<string>() }]),
          );
          for (const [index, { who, turns, rating }] of conversations.entries()) {
            const person = people[who] as typeof ada;
            const owner = { workspace_id: person.workspaceId, person_id: person.personId };
            const numbers = Array.from({ length: turns }, (_, at) => at + 1);
            await addConversation(database, `k${index}`, numbers, owner);
            await learn(
              database,
              profiles,
              person,
              numbers.map((number) => said(`k${index}`, number)),
            );
            const known = expected.get(person);
            if (known === undefined) continue;
            known.turns += turns;
            known.ids.add(`k${index}`);
            if (rating === null) continue;
            await give(database, { id: `k${index}`, number: 1, rating }, owner);
            known.ratings += 1;
            // whoever claims it: it is not theirs
            for (const stranger of people)
              profiles.noticeFeedback(stranger, { conversationId: `k${index}`, number: 1 });
          }
          await profiles.settled();
          for (const person of people) {
            const profile = await profiles.read(person);
            const known = expected.get(person);
            assert.deepEqual(
              [profile.learned.turns, profile.learned.ratings],
              [known?.turns, known?.ratings],
            );
            const { turns } = await profiles.explain(person, { number: "turns", limit: 100 });
            assert.deepEqual(new Set(turns.map(({ session_id }) => session_id)), known?.ids);
          }
        },
      ),
      { numRuns: engine.name === "SQLite" ? 25 : 5 },
    );
  });
}
