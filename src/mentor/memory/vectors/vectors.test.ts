/** Recall by meaning over real databases and a server that speaks OpenAI's wire. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addPeople, testEngines } from "../../../../test/support/database.ts";
import { type EmbeddingServer, startEmbeddingServer } from "../../../../test/support/embedding-server.ts";
import {
  ADA,
  actorOf,
  BEES,
  BEN,
  lifeOver,
  OTHER_ADA,
  PARAPHRASE,
  recalled,
  remember,
  say,
  vectorsIn,
} from "../../../../test/support/memory-with-vectors.ts";
import { createEmbedder } from "../index.ts";
import type { Owner } from "../memory-rows.ts";

for (const engine of await testEngines()) {
  describe(`vectors on ${engine.name}`, { skip: engine.skip }, () => {
    test("find what shares no word with the question, and not what has nothing to do with it", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const { memory } = lifeOver(database, server);
      await remember(memory, ADA, BEES, "Works night shifts in May", "Has a red bicycle");
      assert.deepEqual(await recalled(memory, PARAPHRASE), [BEES]);
      assert.deepEqual(await recalled(memory, "which tent survives storms?"), []);
      const { memory: withWordsAlone } = lifeOver(database, server, { embedder: null });
      assert.deepEqual(await recalled(withWordsAlone, PARAPHRASE), []);
    });

    test("find earlier turns, under their label alone", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const { memory } = lifeOver(database, server);
      const near = "The hive on our roof swarmed again";
      await say(memory, database, { conversationId: "conv_1", message: near });
      await say(memory, database, {
        conversationId: "conv_2",
        message: "Two bees stung me",
        privacy: "never-leaves-this-machine",
      });
      assert.deepEqual((await vectorsIn(database)).turns, ["conv_1#1/message", "conv_2#1/message"]);
      assert.deepEqual(await recalled(memory, PARAPHRASE), [near]);
      assert.deepEqual(
        (await recalled(memory, PARAPHRASE, { privacy: "never-leaves-this-machine" })).toSorted(),
        ["The hive on our roof swarmed again", "Two bees stung me"],
      );
    });

    test("of texts that may not go to the model are never asked for; their words still find them", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const ask: EmbeddingServer["ask"] = async (texts, asked) =>
        asked.privacy === "may-leave" ? server.ask(texts, asked) : "withheld";
      const { memory } = lifeOver(database, server, { embedder: createEmbedder("fake/concepts", ask) });
      await say(memory, database, {
        conversationId: "conv_1",
        message: "Two bees stung me",
        privacy: "never-leaves-this-machine",
      });
      await remember(memory, ADA, BEES);
      assert.ok(!server.texts.includes("Two bees stung me"));
      const strict = { privacy: "never-leaves-this-machine" } as const;
      assert.deepEqual(await recalled(memory, PARAPHRASE, strict), []);
      assert.ok(!server.texts.includes(PARAPHRASE));
      assert.ok((await recalled(memory, "the bees stung again", strict)).includes("Two bees stung me"));
    });

    test("are asked for once, and are there after a restart", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      await remember(lifeOver(database, server).memory, ADA, BEES);
      const restarted = lifeOver(database, server);
      assert.deepEqual(await recalled(restarted.memory, "which roof?"), [BEES]);
      await restarted.memory.settled();
      assert.deepEqual(await recalled(restarted.memory, PARAPHRASE), [BEES]);
      assert.equal(server.texts.filter((text) => text === BEES).length, 1);
    });

    test("are made anew when another model is configured, and nothing of the first one stays", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      await remember(lifeOver(database, server).memory, ADA, BEES);
      server.dimensions = 96;
      const { memory } = lifeOver(database, server, { modelId: "fake/other" });
      assert.deepEqual(await recalled(memory, PARAPHRASE), []);
      await memory.settled();
      assert.deepEqual(await recalled(memory, PARAPHRASE), [BEES]);
      assert.deepEqual((await vectorsIn(database)).models, ["fake/other 96"]);
    });

    test("of a model that changed behind its name are made anew, but not for one odd answer", async () => {
      await using database = await engine.open();
      await using server = await startEmbeddingServer();
      await addPeople(database);
      const { memory } = lifeOver(database, server);
      await remember(memory, ADA, BEES);
      server.dimensions = 96;
      assert.deepEqual(await recalled(memory, PARAPHRASE), []);
      server.dimensions = 64;
      assert.deepEqual(await recalled(memory, PARAPHRASE), [BEES]);
      assert.equal(server.texts.filter((text) => text === BEES).length, 1);
      server.dimensions = 96;
      for (let times = 0; times < 3; times += 1) await recalled(memory, PARAPHRASE);
      await memory.settled();
      assert.deepEqual(await recalled(memory, PARAPHRASE), [BEES]);
      assert.deepEqual((await vectorsIn(database)).models, ["fake/concepts 96"]);
    });

    test("of two processes are made once and found in both, and gone in both", async () => {
      await using place = await engine.createPlace();
      await using first = await place.open();
      await using second = await place.open();
      await using server = await startEmbeddingServer();
      await addPeople(first);
      const [here, there] = [lifeOver(first, server).memory, lifeOver(second, server).memory];
      await remember(there, ADA, "Has a red bicycle");
      const [bees] = await remember(here, ADA, BEES);
      await recalled(there, PARAPHRASE);
      await there.settled();
      assert.deepEqual(await recalled(there, PARAPHRASE), [BEES]);
      assert.equal(server.texts.filter((text) => text === BEES).length, 1);
      await there.forget(actorOf(ADA), bees as string);
      assert.deepEqual(await recalled(here, PARAPHRASE), []);
      await here.settled();
      assert.equal((await vectorsIn(first)).memories.length, 1);
    });

    test("never bring one person's words to another", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              who: fc.integer({ min: 0, max: 2 }),
              what: fc.constantFrom("bees", "deploy", "daughter"),
            }),
            {
              minLength: 2,
              maxLength: 8,
            },
          ),
          async (steps) => {
            await using database = await engine.open();
            await using server = await startEmbeddingServer();
            await addPeople(database);
            const { memory } = lifeOver(database, server);
            const people = [ADA, BEN, OTHER_ADA];
            for (const { who, what } of steps)
              await remember(memory, people[who] as Owner, `Marker${who} has to do with ${what}`);
            for (const [who, owner] of people.entries()) {
              const own = new Set<string>(steps.filter((step) => step.who === who).map(({ what }) => what));
              for (const [what, question] of Object.entries({
                bees: "honey?",
                deploy: "shipping?",
                daughter: "딸은?",
              })) {
                const found = (await recalled(memory, question, { owner })).filter((text) =>
                  text.endsWith(what),
                );
                assert.deepEqual(
                  [...new Set(found)],
                  own.has(what) ? [`Marker${who} has to do with ${what}`] : [],
                );
              }
            }
          },
        ),
        { numRuns: engine.name === "SQLite" ? 12 : 3 },
      );
    });
  });
}
