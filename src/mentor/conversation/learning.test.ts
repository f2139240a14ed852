import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "#platform/database/index.ts";
import { write } from "#platform/database/index.ts";
import { createLog } from "#platform/log/index.ts";
import {
  ADA,
  addPeople,
  BEN,
  conversationRow,
  insert,
  testEngines,
  turnRow,
} from "../../../test/support/database.ts";
import { createLearning, type Learning } from "./learning.ts";
import { createLearningStore } from "./learning-store.ts";
import type { Learner } from "./needs.ts";

const OWNER = { workspaceId: ADA.workspace_id, personId: ADA.person_id };
const noticed = (id: string) => ({ id, ...OWNER });

/** Notes each turn it is given in a table, in the unit of its progress: a turn that is learned twice stands there twice. */
function notingLearner(database: Database, given: Partial<Learner> = {}): Learner {
  const note = database.prepare<{ id: string; at: number }>((kysely, parameter) =>
    kysely
      .insertInto("workspace")
      .values({ id: parameter("id"), name: "learned", created_at: parameter("at") }),
  );
  let count = 0;
  return {
    name: "noting",
    async learn(_owner, { turns }) {
      count += 1;
      const id = `${process.pid}-${Math.random()}-${count}`;
      return {
        writes: turns.map((turn) => write(note, { id: `learned/${turn.id}/${id}`, at: turn.number })),
      };
    },
    ...given,
  };
}

async function learnedTurns(database: Database): Promise<string[]> {
  const rows = await database.kysely
    .selectFrom("workspace")
    .select("id")
    .where("name", "=", "learned")
    .execute();
  return rows.map(({ id }) => id.split("/")[1] ?? "").sort();
}

async function addTurns(
  database: Database,
  id: string,
  given: { from?: number; to: number; remembers?: boolean; owner?: typeof ADA | typeof BEN },
): Promise<string[]> {
  const { from = 1, to, remembers = true, owner = ADA } = given;
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const conversation = conversationRow(id, {
    ...owner,
    turn_count: to,
    uses_context_memory: remembers ? 1 : 0,
  });
  if (from === 1) await database.commit([insert(database, "conversation", conversation)]);
  else
    await database.kysely.updateTable("conversation").set({ turn_count: to }).where("id", "=", id).execute();
  await database.commit(numbers.map((number) => insert(database, "turn", turnRow(id, number, owner))));
  return numbers.map((number) => `turn_${id}_${number}`);
}

function learningOver(
  database: Database,
  learners: readonly Learner[],
  clock = { now: () => Date.now() },
): Learning {
  const store = createLearningStore(database);
  return createLearning({ store, learners, clock, log: createLog("silent") });
}

for (const engine of await testEngines()) {
  describe(`learning behind the reply on ${engine.name}`, { skip: engine.skip }, () => {
    test("learns what is noticed, and later only what came since", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const learning = learningOver(database, [notingLearner(database)]);
      const turns = await addTurns(database, "conv_a", { to: 45 });
      learning.notice(noticed("conv_a"));
      await learning.settled();
      assert.deepEqual(await learnedTurns(database), turns.toSorted());
      turns.push(...(await addTurns(database, "conv_a", { from: 46, to: 47 })));
      learning.notice(noticed("conv_a"));
      await learning.settled();
      assert.deepEqual(await learnedTurns(database), turns.toSorted());
      await learning.stop();
    });

    test("finds what was left out, of everybody or of one person, and nothing of who is not to be remembered", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const ada = await addTurns(database, "conv_a", { to: 3 });
      const ben = await addTurns(database, "conv_b", { to: 2, owner: BEN });
      await addTurns(database, "conv_c", { to: 2, remembers: false });
      const learning = learningOver(database, [notingLearner(database)]);
      assert.equal(await learning.catchUp(OWNER), 1);
      await learning.settled();
      assert.deepEqual(await learnedTurns(database), ada.toSorted());
      assert.equal(await learning.catchUp(), 1);
      await learning.settled();
      assert.deepEqual(await learnedTurns(database), [...ada, ...ben].toSorted());
      assert.equal(await learning.catchUp(), 0);
      await learning.stop();
    });

    test("several processes on one database learn each turn once", async () => {
      await using place = await engine.createPlace();
      const databases = await Promise.all([1, 2, 3].map(() => place.open()));
      const [first] = databases as [Database];
      await addPeople(first);
      const turns: string[] = [];
      for (let index = 0; index < 6; index += 1)
        turns.push(...(await addTurns(first, `conv_${index}`, { to: 25 })));
      const all = databases.map((database) => learningOver(database, [notingLearner(database)]));
      await Promise.all(all.map((learning) => learning.catchUp()));
      await Promise.all(all.map((learning) => learning.settled()));
      assert.deepEqual(await learnedTurns(first), turns.toSorted());
      await Promise.all(all.map((learning) => learning.stop()));
      await Promise.all(databases.map((database) => database[Symbol.asyncDispose]()));
    });

    test("a learner that fails is asked again later, and a turn that always fails costs no other turn", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const clock = { ms: 1_000_000, now: () => clock.ms };
      const noting = notingLearner(database);
      const failing: Learner = {
        ...noting,
        learn(owner, batch, signal) {
          if (batch.turns.some(({ number }) => number === 2)) throw new TypeError("scripted");
          return noting.learn(owner, batch, signal);
        },
      };
      const learning = learningOver(database, [failing], clock);
      await addTurns(database, "conv_a", { to: 3 });
      for (let attempt = 0; attempt < 8; attempt += 1) {
        await learning.catchUp();
        await learning.settled();
        clock.ms += 60 * 60_000;
      }
      assert.deepEqual(await learnedTurns(database), ["turn_conv_a_1", "turn_conv_a_3"]);
      await learning.stop();
    });
  });
}

const [sqlite] = await testEngines();

test("waits while turns are under way, but not for ever", async () => {
  assert.ok(sqlite);
  await using database = await sqlite.open();
  await addPeople(database);
  await addTurns(database, "conv_a", { to: 1 });
  const learning = learningOver(database, [notingLearner(database)]);
  const end = learning.beginTurn();
  learning.notice(noticed("conv_a"));
  await wait(100);
  assert.deepEqual(await learnedTurns(database), []);
  const startedAt = performance.now();
  await learning.settled();
  assert.ok(performance.now() - startedAt < 3000);
  assert.deepEqual(await learnedTurns(database), ["turn_conv_a_1"]);
  end();
  await learning.stop();
});

test("two learners go at their own pace: one that fails keeps the other from nothing", async () => {
  assert.ok(sqlite);
  await using database = await sqlite.open();
  await addPeople(database);
  const turns = await addTurns(database, "conv_a", { to: 2 });
  const failing: Learner = { name: "failing", learn: () => Promise.reject(new Error("scripted")) };
  const learning = learningOver(database, [failing, notingLearner(database)]);
  learning.notice(noticed("conv_a"));
  await learning.settled();
  assert.deepEqual(await learnedTurns(database), turns);
  await learning.stop();
});
