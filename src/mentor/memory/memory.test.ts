import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Privacy } from "#contract/conversation.ts";
import { type Database, WriteConflictError } from "#platform/database/index.ts";
import { createLog } from "#platform/log/index.ts";
import { addConversation, addPeople, testEngines } from "../../../test/support/database.ts";
import { scriptedExtractor } from "../../../test/support/scripted-extractor.ts";
import { createReadTurns } from "../conversation/index.ts";
import { createMemory, createRecallIndex, type LearnedTurn, type Memory, type MemoryNeeds } from "./index.ts";
import type { Owner } from "./memory-rows.ts";

const NOW = Date.UTC(2026, 10, 20);
const PEOPLE: readonly Owner[] = [
  { workspaceId: "local", personId: "ada" },
  { workspaceId: "local", personId: "ben" },
  { workspaceId: "other", personId: "ada" },
];
const [ADA, BEN] = PEOPLE as [Owner, Owner];
const actorOf = (owner: Owner) => ({ ...owner, scopes: ["mentor"] as const });

function memoryOver(database: Database, given: Partial<MemoryNeeds> = {}): Memory {
  return createMemory({
    database,
    clock: { now: () => NOW },
    log: createLog("silent"),
    turns: createReadTurns(database),
    extractors: () => [scriptedExtractor()],
    createIndex: createRecallIndex,
    isPersonalised: async () => true,
    maxBytes: 8 * 1024 * 1024,
    embedder: null,
    maxVectorBytes: 8 * 1024 * 1024,
    ...given,
  });
}

async function recalled(memory: Memory, owner: Owner, message: string, isCrowded = false): Promise<string[]> {
  const { things } = await memory.recall(owner, {
    message,
    conversationId: "conv_none",
    privacy: "may-leave",
    window: { from: 1, through: 0 },
    now: NOW,
    isMentionOnly: false,
    isCrowded,
    tokenBudget: 1000,
  });
  return things.map(({ text }) => text);
}

async function listed(memory: Memory, owner: Owner): Promise<string[]> {
  const { memories } = await memory.list(actorOf(owner), { state: "all", limit: 200 });
  return memories.map(({ text }) => text).toSorted();
}

function turnOf(conversationId: string, number: number, userMessage: string): LearnedTurn {
  return {
    id: `turn_${conversationId}_${number}`,
    number,
    userMessage,
    responseText: "",
    language: "en",
    saidAt: NOW + number,
    personaId: "Lua",
    waveKey: "calm-medium-seek_advice",
    recalled: [],
  };
}

/** Learns from one turn of a conversation as the conversation room does, but for its progress. */
async function learn(
  memory: Memory,
  database: Database,
  {
    owner,
    conversationId,
    message,
    privacy = "may-leave",
    number = 1,
  }: { owner: Owner; conversationId: string; message: string; privacy?: Privacy; number?: number },
): Promise<void> {
  const batch = {
    conversation: { id: conversationId, privacy },
    turns: [turnOf(conversationId, number, message)],
    before: [],
  };
  const { writes, onStored } = await memory.learner.learn(owner, batch, new AbortController().signal);
  await database.commit(writes);
  onStored?.();
}

const CITIES = ["Berlin", "Seoul", "Lagos", "Lima"];
const markers = new Map(PEOPLE.map((owner, index) => [owner, `Zebra${index}`]));

for (const engine of await testEngines()) {
  describe(`memory on ${engine.name}`, { skip: engine.skip }, () => {
    test("nothing of one person ever reaches another, whatever is done in which order", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.record({
              who: fc.integer({ min: 0, max: 2 }),
              what: fc.constantFrom("add", "learn", "edit", "forget", "pin", "recall"),
              city: fc.constantFrom(...CITIES),
            }),
            { minLength: 4, maxLength: 25 },
          ),
          async (steps) => {
            await using database = await engine.open();
            await addPeople(database);
            const memory = memoryOver(database);
            const ids = new Map<Owner, string[]>(PEOPLE.map((owner) => [owner, []]));
            for (const [index, { who, what, city }] of steps.entries()) {
              const owner = PEOPLE[who] as Owner;
              const actor = actorOf(owner);
              const marker = markers.get(owner);
              const own = ids.get(owner) as string[];
              const last = own.at(-1);
              if (what === "add") own.push((await memory.add(actor, { text: `${marker} likes ${city}` })).id);
              if (what === "learn") {
                const conversationId = `conv_${who}_${index}`;
                await addConversation(database, conversationId, [1], {
                  workspace_id: owner.workspaceId,
                  person_id: owner.personId,
                });
                await learn(memory, database, {
                  owner,
                  conversationId,
                  message: `I live in ${marker}${city}`,
                });
              }
              if (what === "recall") await recalled(memory, owner, `what about ${city}?`);
              if (last === undefined) continue;
              if (what === "edit")
                own.push((await memory.edit(actor, last, { text: `${marker} knows ${city}` })).id);
              if (what === "pin") await memory.edit(actor, last, { pinned: true });
              if (what === "forget") {
                await memory.forget(actor, last);
                ids.set(owner, []);
              }
            }
            for (const owner of PEOPLE) {
              const foreign = PEOPLE.filter((other) => other !== owner);
              const seen = [
                ...(await listed(memory, owner)),
                ...(await recalled(
                  memory,
                  owner,
                  `Zebra0 Zebra1 Zebra2 ${CITIES.join(" ")} likes knows live`,
                )),
              ].join("\n");
              for (const other of foreign) {
                assert.ok(!seen.includes(markers.get(other) as string));
                for (const id of ids.get(other) as string[]) {
                  await assert.rejects(memory.read(actorOf(owner), id), { code: "memory-not-found" });
                  await assert.rejects(memory.forget(actorOf(owner), id), { code: "memory-not-found" });
                  await assert.rejects(memory.edit(actorOf(owner), id, { pinned: true }), {
                    code: "memory-not-found",
                  });
                }
              }
            }
          },
        ),
        { numRuns: engine.name === "SQLite" ? 25 : 6 },
      );
    });

    test("two processes on one database see what the other wrote, changed and forgot", async () => {
      await using place = await engine.createPlace();
      await using first = await place.open();
      await using second = await place.open();
      await addPeople(first);
      const [here, there] = [memoryOver(first), memoryOver(second)];
      const { id } = await here.add(actorOf(ADA), { text: "Keeps bees on the roof in Berlin" });
      const question = "how are the bees on the roof doing?";
      assert.deepEqual(await recalled(there, ADA, question), ["Keeps bees on the roof in Berlin"]);
      const edited = await there.edit(actorOf(ADA), id, { text: "Keeps bees on the roof in Potsdam" });
      assert.deepEqual(await recalled(here, ADA, question), ["Keeps bees on the roof in Potsdam"]);
      await here.forget(actorOf(ADA), edited.id);
      assert.deepEqual(await recalled(there, ADA, question), []);
      assert.deepEqual(await listed(there, ADA), []);
    });

    test("two processes that write at once lose nothing", async () => {
      await using place = await engine.createPlace();
      await using first = await place.open();
      await using second = await place.open();
      await addPeople(first);
      const both = [memoryOver(first), memoryOver(second)];
      const texts = Array.from({ length: 16 }, (_, index) => `Remark number ${index}`);
      await Promise.all(texts.map((text, index) => both[index % 2]?.add(actorOf(ADA), { text })));
      for (const memory of both) assert.deepEqual(await listed(memory, ADA), texts.toSorted());
    });

    test("what two processes learn of one person from two conversations at once is one truth", async () => {
      await using place = await engine.createPlace();
      await using first = await place.open();
      await using second = await place.open();
      await addPeople(first);
      const [here, there] = [memoryOver(first), memoryOver(second)];
      await addConversation(first, "conv_1", [1]);
      await addConversation(first, "conv_2", [1]);
      const told = { owner: ADA, message: "I live in Berlin" };
      const again = (attempt: () => Promise<void>) =>
        attempt().catch((error: unknown) => {
          // Who built on an older state is refused, and asked again.
          assert.ok(error instanceof WriteConflictError);
          return attempt();
        });
      await Promise.all([
        again(() => learn(here, first, { ...told, conversationId: "conv_1" })),
        again(() => learn(there, second, { ...told, conversationId: "conv_2" })),
      ]);
      assert.deepEqual(await listed(here, ADA), ["I live in Berlin"]);
    });

    test("pages through what is remembered, by tier, kind and words", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const memory = memoryOver(database);
      for (let index = 0; index < 7; index += 1)
        await memory.add(actorOf(BEN), {
          text: `100% of Müller's remark_${index}`,
          kind: index % 2 === 0 ? "goal" : "fact",
          ...(index < 3 ? { project: "Atlas" } : {}),
        });
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await memory.list(actorOf(BEN), {
          state: "holding",
          limit: 3,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.memories.map(({ text }) => text));
        if (page.next_cursor === null) break;
        cursor = page.next_cursor;
      }
      assert.equal(new Set(seen).size, 7);
      const count = async (query: Partial<Parameters<Memory["list"]>[1]>) =>
        (await memory.list(actorOf(BEN), { state: "holding", limit: 50, ...query })).memories.length;
      assert.equal(await count({ kind: "goal" }), 4);
      assert.equal(await count({ tier: "project" }), 3);
      assert.equal(await count({ q: "remark_3" }), 1);
      assert.equal(await count({ q: "100%" }), 7);
      assert.equal(await count({ q: "100_" }), 0);
      await assert.rejects(count({ cursor: "nonsense" }), { code: "invalid-input" });
    });

    test("what a strict conversation said stays there, also when the same fact is told in a looser one", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const memory = memoryOver(database);
      const strict = "I live in Berlin, next to the clinic";
      await addConversation(database, "conv_1", [1]);
      const { kysely } = database;
      await kysely.updateTable("turn").set({ user_message: strict }).execute();
      await kysely
        .updateTable("conversation")
        .set({ turn_count: 1, privacy: "never-leaves-this-machine" })
        .execute();
      await learn(memory, database, {
        owner: ADA,
        conversationId: "conv_1",
        message: strict,
        privacy: "never-leaves-this-machine",
      });
      await recalled(memory, ADA, "Berlin?");
      await addConversation(database, "conv_2", [1, 2]);
      await learn(memory, database, {
        owner: ADA,
        conversationId: "conv_2",
        message: "I live in Berlin",
        number: 2,
      });
      assert.deepEqual(await recalled(memory, ADA, "the clinic in Berlin?"), ["I live in Berlin"]);
    });

    test("an answer that repeats what was forgotten is not recalled, also by who reads everything anew", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const memory = memoryOver(database);
      const text = "Keeps bees on the roof";
      const { id } = await memory.add(actorOf(ADA), { text });
      await addConversation(database, "conv_1", [1]);
      const { kysely } = database;
      const answer = {
        user_message: "what was I to ask you?",
        response_text: `${text}: so you told me`,
        model: "fake",
      };
      await kysely.updateTable("turn").set(answer).execute();
      await kysely.updateTable("conversation").set({ turn_count: 1, last_activity_at: NOW }).execute();
      await memory.noteRemoval(ADA);
      const question = "who keeps bees on the roof?";
      assert.equal((await recalled(memory, ADA, question)).length, 2);
      await memory.forget(actorOf(ADA), id);
      assert.deepEqual(await recalled(memory, ADA, question), []);
      assert.deepEqual(await recalled(memoryOver(database), ADA, question), []);
    });

    test("where the process has no time left, only who points back is looked for", async () => {
      await using database = await engine.open();
      await addPeople(database);
      const memory = memoryOver(database);
      const bees = "Keeps bees on the roof in Berlin";
      await memory.add(actorOf(ADA), { text: bees });
      const question = "how are the bees on the roof doing?";
      const isCrowded = true;
      assert.deepEqual(await recalled(memory, ADA, question), [bees]);
      assert.deepEqual(await recalled(memory, ADA, question, isCrowded), []);
      const pointing = "as I told you about the bees on the roof, they are back";
      assert.deepEqual(await recalled(memory, ADA, pointing, isCrowded), [bees]);
    });

    test("with personalisation off nothing is read and nothing is written", async () => {
      await using database = await engine.open();
      await addPeople(database);
      let isOn = true;
      const memory = memoryOver(database, { isPersonalised: async () => isOn });
      await memory.add(actorOf(ADA), { text: "Keeps bees on the roof" });
      isOn = false;
      assert.deepEqual(await recalled(memory, ADA, "how are the bees on the roof?"), []);
      await addConversation(database, "conv_1", [1]);
      await learn(memory, database, { owner: ADA, conversationId: "conv_1", message: "I live in Berlin" });
      assert.deepEqual(await listed(memory, ADA), ["Keeps bees on the roof"]);
    });
  });
}
