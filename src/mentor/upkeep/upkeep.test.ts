import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Actor } from "#contract/actor.ts";
import { IonError } from "#lib/ion-error.ts";
import type { Database } from "#platform/database/index.ts";
import {
  ADA,
  addConversation,
  BEN,
  conversationRow,
  insert,
  testEngines,
  turnRow,
  withPeople,
} from "../../../test/support/database.ts";
import { createUpkeep } from "./index.ts";

const ada: Actor = { workspaceId: "local", personId: "ada", scopes: ["mentor"] };
const ben: Actor = { ...ada, personId: "ben" };
const otherAda: Actor = { ...ada, workspaceId: "other" };
const OTHER = { workspace_id: "other", person_id: "ada" };
const HOUR = 3_600_000;

function open(database: Database, now = { ms: 1_000_000 }) {
  const removed: string[] = [];
  const upkeep = createUpkeep({
    database,
    clock: { now: () => now.ms },
    mask: (texts) => texts.map((one) => one.replaceAll("flaky", "[masked]")),
    onRemoved: async ({ personId }) => void removed.push(personId),
  });
  return { upkeep, now, removed };
}

async function addPrivate(database: Database, id: string, privacy: "masked" | "never-leaves-this-machine") {
  await database.commit([
    insert(database, "conversation", conversationRow(id, { privacy, turn_count: 1 })),
    insert(database, "turn", turnRow(id, 1)),
  ]);
}

const tokenOf = (path: string) => path.replace("/shared/", "");
const isNotFound = (error: unknown) => error instanceof IonError && error.kind === "not-found";

for (const engine of await testEngines()) {
  describe(`upkeep of conversations on ${engine.name}`, { skip: engine.skip }, () => {
    test("a conversation gets a title and favourites, and loses them again", async () => {
      await using database = await withPeople(engine);
      await addConversation(database, "c1", [1, 2]);
      const { upkeep } = open(database);
      await upkeep.rename(ada, "c1", "The flaky deploy");
      await upkeep.favourite(ada, "c1", { favourite: true });
      await upkeep.favourite(ada, "c1", { favourite: true, turn_number: 2 });
      const kept = await upkeep.favourite(ada, "c1", { favourite: true, turn_number: 2 });
      assert.deepEqual(kept, {
        session_id: "c1",
        title: "The flaky deploy",
        favourite: true,
        favourite_turns: [2],
      });
      const first = await upkeep.favourites(ada, { limit: 1 });
      const second = await upkeep.favourites(ada, { limit: 1, cursor: first.next_cursor ?? "" });
      assert.deepEqual(
        [...first.favourites, ...second.favourites].map((one) => one.turn_number),
        [2, null],
      );
      assert.deepEqual([first.favourites[0]?.excerpt, second.next_cursor], ["my tests are flaky", null]);
      await upkeep.favourite(ada, "c1", { favourite: false });
      assert.equal((await upkeep.rename(ada, "c1", null)).title, null);
      assert.equal((await upkeep.favourites(ada, { limit: 5 })).favourites.length, 1);
      await assert.rejects(upkeep.favourite(ada, "c1", { favourite: true, turn_number: 9 }), isNotFound);
      await assert.rejects(upkeep.favourites(ada, { limit: 5, cursor: "nonsense" }), IonError);
    });

    test("a link shows what was there, nothing of later, until it is revoked or ends", async () => {
      await using database = await withPeople(engine);
      await database.commit([
        insert(database, "conversation", conversationRow("c1", { turn_count: 2 })),
        ...[1, 2].map((number) => insert(database, "turn", turnRow("c1", number))),
      ]);
      const { upkeep, now } = open(database);
      const link = await upkeep.share(ada, "c1", { expires_in_hours: 2 });
      const token = tokenOf(link.path);
      await database.commit([insert(database, "turn", turnRow("c1", 3))]);
      assert.deepEqual(
        (await upkeep.readShared(token, 0)).turns.map((turn) => turn.number),
        [1, 2],
      );
      assert.deepEqual(
        (await upkeep.readShared(token, 1)).turns.map((turn) => turn.number),
        [2],
      );
      const stored = JSON.stringify(await database.kysely.selectFrom("shared_link").selectAll().execute());
      assert(!stored.includes(token), "the token is kept nowhere");
      assert.doesNotMatch(JSON.stringify(await upkeep.readShared(token, 0)), /ada|c1|local/);
      now.ms += 3 * HOUR;
      await assert.rejects(upkeep.readShared(token, 0), isNotFound);
      const lasting = await upkeep.share(ada, "c1", { through_turn: 1 });
      assert.equal((await upkeep.readShared(tokenOf(lasting.path), 0)).turns.length, 1);
      for (const stranger of [ben, otherAda])
        await assert.rejects(upkeep.unshare(stranger, lasting.share_id), isNotFound);
      await upkeep.unshare(ada, lasting.share_id);
      await assert.rejects(upkeep.readShared(tokenOf(lasting.path), 0), isNotFound);
      assert.equal((await upkeep.shares(ada)).shares.length, 2);
    });

    test("labels hold: what never leaves is not shared, what is to be masked is masked", async () => {
      await using database = await withPeople(engine);
      await addPrivate(database, "secret", "never-leaves-this-machine");
      await addPrivate(database, "masked", "masked");
      const { upkeep } = open(database);
      await assert.rejects(upkeep.share(ada, "secret", {}), /never leaving/);
      await upkeep.rename(ada, "masked", "flaky things");
      const { path } = await upkeep.share(ada, "masked", {});
      const shown = await upkeep.readShared(tokenOf(path), 0);
      assert.deepEqual(
        [shown.title, shown.turns[0]?.user_message],
        ["[masked] things", "my tests are [masked]"],
      );
    });

    test("a deleted conversation takes its turns, marks and links with it", async () => {
      await using database = await withPeople(engine);
      await database.commit([
        insert(database, "conversation", conversationRow("c1", { turn_count: 1 })),
        insert(database, "turn", turnRow("c1", 1)),
      ]);
      const { upkeep, removed } = open(database);
      const { path } = await upkeep.share(ada, "c1", {});
      await upkeep.favourite(ada, "c1", { favourite: true });
      await upkeep.remove(ada, "c1");
      await assert.rejects(upkeep.readShared(tokenOf(path), 0), isNotFound);
      assert.deepEqual([(await upkeep.shares(ada)).shares, removed], [[], ["ada"]]);
      assert.deepEqual(await database.searchTurns({ ...ada, text: "flaky", limit: 5 }), []);
      await assert.rejects(upkeep.remove(ada, "c1"), isNotFound);
    });

    test("a conversation is taken along as Markdown, in both languages, and as JSON", async () => {
      await using database = await withPeople(engine);
      await addConversation(
        database,
        "c1",
        Array.from({ length: 120 }, (_, index) => index + 1),
      );
      const { upkeep } = open(database);
      const whole = async (as: Parameters<typeof upkeep.export>[2]) =>
        text(Readable.from(await upkeep.export(ada, "c1", as), { objectMode: false }));
      assert.match(
        await whole({ format: "markdown", language: "en" }),
        /\*\*You:\*\*\n\n> my tests are flaky/,
      );
      assert.match(await whole({ format: "markdown", language: "ko" }), /^# 대화 c1/);
      const json = JSON.parse(await whole({ format: "json", language: "en" }));
      assert.deepEqual([json.session_id, json.turns.length, json.turns[119].persona], ["c1", 120, "Lua"]);
    });

    test("nothing crosses between people and workspaces, whoever asks for whatever", async () => {
      await using database = await withPeople(engine);
      const owners = [ADA, BEN, OTHER];
      const actors = [ada, ben, otherAda];
      for (const [index, owner] of owners.entries()) {
        await addConversation(database, `conv-${index}`, [], owner);
        await database.commit([
          insert(
            database,
            "turn",
            turnRow(`conv-${index}`, 1, { ...owner, user_message: `word${index} common` }),
          ),
        ]);
      }
      const { upkeep } = open(database);
      const verbs = ["favourite", "rename", "share", "export", "remove", "search"] as const;
      const step = fc.record({ who: fc.nat(2), whose: fc.nat(2), verb: fc.constantFrom(...verbs) });
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            step.filter(({ who, whose, verb }) => who !== whose || verb === "search"),
            { maxLength: 12 },
          ),
          async (steps) => {
            for (const { who, whose, verb } of steps) {
              const actor = actors[who] ?? ada;
              const id = `conv-${whose}`;
              if (verb === "search") {
                const hits = await database.searchTurns({ ...actor, text: "common", limit: 9 });
                assert.deepEqual(
                  hits.map(({ conversationId }) => conversationId),
                  [`conv-${who}`],
                );
              } else if (verb === "favourite")
                await assert.rejects(upkeep.favourite(actor, id, { favourite: true }), isNotFound);
              else if (verb === "rename") await assert.rejects(upkeep.rename(actor, id, "mine"), isNotFound);
              else if (verb === "share")
                await assert.rejects(upkeep.share(actor, id, { through_turn: 1 }), isNotFound);
              else if (verb === "export")
                await assert.rejects(
                  upkeep.export(actor, id, { format: "json", language: "en" }),
                  isNotFound,
                );
              else await assert.rejects(upkeep.remove(actor, id), isNotFound);
            }
          },
        ),
        { numRuns: 25 },
      );
      for (const [index, actor] of actors.entries()) {
        assert.equal((await upkeep.favourites(actor, { limit: 5 })).favourites.length, 0);
        assert.equal((await database.searchTurns({ ...actor, text: `word${index}`, limit: 5 })).length, 1);
      }
    });
  });
}
