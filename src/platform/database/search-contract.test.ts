import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  addConversation,
  BEN,
  insert,
  type TestEngine,
  testEngines,
  turnRow,
  withPeople,
} from "../../../test/support/database.ts";

const ada = { workspaceId: "local", personId: "ada" };

for (const engine of await testEngines()) {
  describe(`search on ${engine.name}`, { skip: engine.skip }, () => searching(engine));
}

function searching(engine: TestEngine): void {
  test("finds words in what was asked and answered, by their beginning, in English and Korean", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", []);
    const texts = [
      ["I keep breaking the build in src/platform/main.ts", "Run the failing test alone first."],
      ["기술 면접을 준비하고 있어요", "먼저 예상 질문을 적어 보세요."],
      ["How do I estimate a migration?", "Cut it into slices, e.g. schema_version first."],
    ];
    for (const [index, [user_message = "", response_text = ""]] of texts.entries()) {
      await database.commit([
        insert(database, "turn", turnRow("c1", index + 1, { user_message, response_text })),
      ]);
    }
    const cases: [text: string, turns: number[]][] = [
      ["build", [1]],
      ["BREAK", [1]],
      ["platform", [1]],
      ["main.ts", [1]],
      ["면접", [2]],
      ["질문", [2]],
      ["기술면접", []],
      ["schema", [3]],
      ["version first", [3]],
      ["migration build", []],
      ["first", [1, 3]],
      ["reak", []],
      ["local", []],
      ["ada", []],
    ];
    for (const [text, turns] of cases) {
      const hits = await database.searchTurns({ ...ada, text, limit: 10 });
      assert.deepEqual(hits.map(({ turnNumber }) => turnNumber).sort(), turns, text);
    }
  });

  test("takes operators, quotes and wildcards for text", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", [1]);
    const texts = [
      '"',
      "''",
      "flaky OR nothing",
      "NEAR(flaky tests)",
      "flaky*",
      "owner:local",
      "flaky -tests",
      "q:*",
      "words : x",
      "^flaky",
      "(",
      "& | !",
      "\\",
      ":*",
      "{owner} : x",
      "+",
      "\u0000",
      "<->",
      "🙂",
      "%",
      "   ",
    ];
    for (const text of texts) {
      const hits = await database.searchTurns({ ...ada, text, limit: 10 });
      const finds = ["flaky*", "flaky -tests", "^flaky"].includes(text);
      assert.equal(hits.length, finds ? 1 : 0, text);
    }
  });

  test("shows nobody else's turns", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", [1]);
    await addConversation(database, "c2", [1], BEN);
    await addConversation(database, "c3", [1], { workspace_id: "other", person_id: "ada" });
    const found = async (workspaceId: string, personId: string) => {
      const hits = await database.searchTurns({ workspaceId, personId, text: "flaky", limit: 10 });
      return hits.map(({ conversationId }) => conversationId);
    };
    assert.deepEqual(await found("local", "ada"), ["c1"]);
    assert.deepEqual(await found("local", "ben"), ["c2"]);
    assert.deepEqual(await found("other", "ada"), ["c3"]);
    assert.deepEqual(await found("other", "ben"), []);
    assert.deepEqual(await found("local/ada", ""), []);
  });

  test("puts the better match first, marks it, and keeps to the limit", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", []);
    const filler = "we talked about many other things that day ".repeat(30);
    await database.commit([
      insert(database, "turn", turnRow("c1", 1, { user_message: `${filler} cache ${filler}` })),
      insert(database, "turn", turnRow("c1", 2, { user_message: "cache, cache and the cache again" })),
      insert(database, "turn", turnRow("c1", 3, { user_message: "nothing of the kind" })),
    ]);
    const hits = await database.searchTurns({ ...ada, text: "cache", limit: 10 });
    assert.deepEqual(
      hits.map(({ turnNumber }) => turnNumber),
      [2, 1],
    );
    assert.equal(hits[0]?.snippet, "**cache**, **cache** and the **cache** again");
    assert.match(hits[1]?.snippet ?? "", /^… .*\*\*cache\*\*.* …$/);
    assert.equal(hits[0]?.createdAt, 1_002);
    assert.equal((await database.searchTurns({ ...ada, text: "cache", limit: 1 })).length, 1);
  });

  test("forgets what was deleted and follows what was changed", async () => {
    await using database = await withPeople(engine);
    await addConversation(database, "c1", [1, 2]);
    const found = async (text: string) => (await database.searchTurns({ ...ada, text, limit: 10 })).length;
    await database.kysely
      .updateTable("turn")
      .set({ user_message: "a rewritten story" })
      .where("number", "=", 2)
      .execute();
    assert.equal(await found("flaky"), 1);
    assert.equal(await found("rewritten"), 1);
    await database.kysely.deleteFrom("conversation").execute();
    assert.equal(await found("flaky"), 0);
    assert.equal(await found("rewritten"), 0);
  });

  test("finds every turn, however many came since the last search, changed and deleted ones too", async () => {
    await using database = await withPeople(engine);
    const found = async (text: string) => (await database.searchTurns({ ...ada, text, limit: 500 })).length;
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
    await addConversation(database, "c1", numbers);
    const change = (user_message: string, number: number) =>
      database.kysely.updateTable("turn").set({ user_message }).where("number", "=", number).execute();
    await change("rewritten before the index saw it", 7);
    assert.equal(await found("rewritten"), 1);
    assert.equal(await found("flaky"), 299);
    await change("rewritten once more", 7);
    assert.equal(await found("rewritten"), 1);

    // The rows' numbers are free again: what takes them must not count as indexed.
    await database.kysely.deleteFrom("conversation").execute();
    await addConversation(database, "c2", [1, 2, 3]);
    assert.equal(await found("flaky"), 3);
    await database.kysely.deleteFrom("turn").where("number", ">", 1).execute();
    await database.commit([insert(database, "turn", turnRow("c2", 2, { user_message: "a late one" }))]);
    assert.equal(await found("late"), 1);
    assert.equal(await found("flaky"), 1);
  });
}
