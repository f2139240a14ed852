/** Vectors where the model fails, and of what is to be remembered no more. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addPeople, testEngines } from "../../../../test/support/database.ts";
import { type EmbeddingServer, startEmbeddingServer } from "../../../../test/support/embedding-server.ts";
import {
  ADA,
  actorOf,
  BEES,
  lifeOver,
  PARAPHRASE,
  recalled,
  remember,
  say,
  vectorsIn,
} from "../../../../test/support/memory-with-vectors.ts";
import { createEmbedder } from "../index.ts";

for (const engine of await testEngines()) {
  describe(`vectors that cannot be had, or are to go, on ${engine.name}`, { skip: engine.skip }, () => {
    for (const fault of ["failing", "too-few", "not-finite", "no-direction", "ragged", "nonsense"] as const)
      test(`that are ${fault} are stored by nobody and asked for again later`, async () => {
        await using database = await engine.open();
        await using server = await startEmbeddingServer();
        await addPeople(database);
        const { memory, clock } = lifeOver(database, server);
        server.fault = fault;
        await remember(memory, ADA, BEES);
        assert.deepEqual(await vectorsIn(database), { memories: [], turns: [], models: [] });
        assert.deepEqual(await recalled(memory, "how are the bees?"), [BEES]);
        const before = server.texts.length;
        await recalled(memory, "how are the bees?");
        await memory.settled();
        assert.equal(server.texts.length, before, "a model that failed rests");
        server.fault = null;
        clock.ms += 61_000;
        await remember(memory, ADA, "Has a red bicycle");
        assert.deepEqual(await recalled(memory, PARAPHRASE), [BEES]);
      });

    test("go with their memory, with the turns that said it, and with their person", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const { memory } = lifeOver(database, server);
      const [bees, bicycle, kid] = await remember(memory, ADA, BEES, "Has a red bicycle", "My kid is seven");
      await say(memory, database, { conversationId: "conv_1", message: `You know, I said ${BEES}` });
      const { kysely } = database;
      const [said] = await kysely.selectFrom("turn_vector").selectAll().execute();
      await kysely
        .insertInto("turn_vector")
        .values({ ...(said as NonNullable<typeof said>), side: "answer" })
        .execute();
      assert.deepEqual((await vectorsIn(database)).turns.toSorted(), ["conv_1#1/answer", "conv_1#1/message"]);
      await memory.edit(actorOf(ADA), bicycle as string, { text: "Has a blue bicycle" });
      assert.ok(!(await vectorsIn(database)).memories.includes(bicycle as string));
      await memory.forget(actorOf(ADA), bees as string);
      const left = await vectorsIn(database);
      assert.ok(!left.memories.includes(bees as string));
      assert.deepEqual(left.turns, []);
      await memory.settled();
      assert.deepEqual(await recalled(memory, PARAPHRASE), []);
      assert.deepEqual((await vectorsIn(database)).turns, [], "a turn that said it gets none again");
      assert.ok((await vectorsIn(database)).memories.includes(kid as string));
      await database.kysely.deleteFrom("memory").where("person_id", "=", "ada").execute();
      await database.kysely.deleteFrom("conversation").where("id", "=", "conv_1").execute();
      assert.deepEqual(await vectorsIn(database), { memories: [], turns: [], models: [] });
    });

    test("of what was forgotten while the model was asked are not stored", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const asked = Promise.withResolvers<void>();
      const answers = Promise.withResolvers<void>();
      const ask: EmbeddingServer["ask"] = async (texts, given) => {
        if (texts.includes(BEES)) {
          asked.resolve();
          await answers.promise;
        }
        return server.ask(texts, given);
      };
      const { memory } = lifeOver(database, server, { embedder: createEmbedder("fake/concepts", ask) });
      const [kept] = await remember(memory, ADA, "Has a red bicycle");
      const { id } = await memory.add(actorOf(ADA), { text: BEES });
      await asked.promise;
      await memory.forget(actorOf(ADA), id);
      answers.resolve();
      await memory.settled();
      assert.deepEqual((await vectorsIn(database)).memories, [kept]);
    });

    test("of a turn that says what was forgotten meanwhile are not stored, though the turn stays", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const asked = Promise.withResolvers<void>();
      const answers = Promise.withResolvers<void>();
      const ask: EmbeddingServer["ask"] = async (texts, given) => {
        if (texts.some((text) => text.startsWith("You know"))) {
          asked.resolve();
          await answers.promise;
        }
        return server.ask(texts, given);
      };
      const { memory } = lifeOver(database, server, { embedder: createEmbedder("fake/concepts", ask) });
      const [bees] = await remember(memory, ADA, BEES);
      const said = say(memory, database, { conversationId: "conv_1", message: `You know, I said ${BEES}` });
      await asked.promise;
      await memory.forget(actorOf(ADA), bees as string);
      answers.resolve();
      await said;
      assert.deepEqual(await vectorsIn(database), { memories: [], turns: [], models: [] });
    });

    test("are neither made nor asked for with personalisation off, also when it goes off meanwhile", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      let isOn = true;
      const ask: EmbeddingServer["ask"] = async (texts, given) => {
        const answer = await server.ask(texts, given);
        if (texts.includes(BEES)) isOn = false;
        return answer;
      };
      const embedder = createEmbedder("fake/concepts", ask);
      const { memory } = lifeOver(database, server, { embedder, isPersonalised: async () => isOn });
      await remember(memory, ADA, BEES);
      assert.deepEqual((await vectorsIn(database)).memories, []);
      const before = server.texts.length;
      assert.deepEqual(await recalled(memory, PARAPHRASE), []);
      await remember(memory, ADA, "Has a red bicycle");
      assert.equal(server.texts.length, before);
    });

    test("of a text that the model refuses are missing, and of no other", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const { memory } = lifeOver(database, server, { embedder: null });
      const texts = Array.from({ length: 9 }, (_, index) => `Remark number ${index}`);
      const ids = await remember(memory, ADA, ...texts);
      server.refused = "number 4";
      const { memory: later } = lifeOver(database, server);
      await recalled(later, "remark?");
      await later.settled();
      const { memories } = await vectorsIn(database);
      assert.deepEqual(memories, ids.filter((_, index) => index !== 4).toSorted());
    });
  });
}

test("a model that stalls costs a turn a third of a second, and after three such turns nothing for a while", async () => {
  const [engine] = await testEngines();
  await using database = await (engine as NonNullable<typeof engine>).open();
  await using server = await startEmbeddingServer();
  await addPeople(database);
  const { memory, clock } = lifeOver(database, server);
  await remember(memory, ADA, BEES);
  server.fault = "stalling";
  const tookMs = async () => {
    const startedAt = performance.now();
    assert.deepEqual(await recalled(memory, "how are the bees?"), [BEES]);
    return performance.now() - startedAt;
  };
  for (let turn = 0; turn < 3; turn += 1) {
    const took = await tookMs();
    assert.ok(took >= 290 && took < 1500, `${took} ms`);
  }
  assert.ok((await tookMs()) < 250);
  server.fault = null;
  clock.ms += 61_000;
  assert.deepEqual(await recalled(memory, PARAPHRASE), [BEES]);
});

test("nothing is asked of the model where nothing could be recalled", async () => {
  const [engine] = await testEngines();
  await using database = await (engine as NonNullable<typeof engine>).open();
  await using server = await startEmbeddingServer();
  await addPeople(database);
  const { memory } = lifeOver(database, server);
  await recalled(memory, PARAPHRASE);
  await memory.settled();
  assert.deepEqual(server.texts, []);
  await remember(memory, ADA, BEES);
  const before = server.texts.length;
  await recalled(memory, PARAPHRASE, { isMentionOnly: true });
  await recalled(memory, "ok");
  assert.equal(server.texts.length, before);
});
