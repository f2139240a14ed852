import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Passage, RecallQuery } from "../memory.ts";
import { createRecallIndex } from "./recall-index.ts";

const START = Date.UTC(2026, 2, 2, 9);
const DAY = 86_400_000;

const passage = (id: string, text: string, rest: Partial<Passage> = {}): Passage => ({
  id,
  text,
  speaker: "self",
  conversationId: "c1",
  position: 0,
  saidAt: START,
  importance: 0.5,
  ...rest,
});
const query = (text: string, rest: Partial<RecallQuery> = {}): RecallQuery => ({
  text,
  now: START + 30 * DAY,
  speaker: "self",
  conversationId: null,
  exclude: new Set(),
  limit: 5,
  ...rest,
});
const talk = (lines: readonly (readonly [speaker: string, text: string])[], conversationId = "c1", day = 0) =>
  lines.map(([speaker, text], position) =>
    passage(`${conversationId}:${position}`, text, {
      speaker,
      conversationId,
      position,
      saidAt: START + day * DAY + position,
    }),
  );
const indexOf = (passages: readonly Passage[]) => {
  const index = createRecallIndex();
  index.add(passages);
  return index;
};
const first = (passages: readonly Passage[], text: string, rest: Partial<RecallQuery> = {}) =>
  indexOf(passages).search(query(text, rest))[0]?.passage.id;

const SMALL_TALK = talk(
  [
    ["self", "Morning! The coffee machine is broken again."],
    ["mentor", "Tea it is, then. What are you working on?"],
    ["self", "Nothing special, the usual tickets and a long stand-up."],
    ["mentor", "Keep the stand-up short tomorrow."],
  ],
  "talk",
);

describe("recall", () => {
  it("finds a kind by its name, in English and in Korean", () => {
    const cello = passage("cello", "I take cello lessons on Tuesdays.", { conversationId: "c2" });
    const mural = passage("mural", "I water the ferns on Tuesdays.", { conversationId: "c3" });
    assert.equal(first([...SMALL_TALK, mural, cello], "Which instrument am I learning?"), "cello");
    const quit = passage("quit", "1월 말에 사표 냈어.", { conversationId: "c4" });
    const chair = passage("chair", "1월 말에 의자 샀어.", { conversationId: "c5" });
    assert.equal(first([...SMALL_TALK, chair, quit], "내가 언제 퇴사했지?"), "quit");
  });

  it("looks at everything where there is little: an answer far from what was asked is found, too", () => {
    const answer = passage("answer", "Always pistachio.", { conversationId: "c2" });
    const found = indexOf([...SMALL_TALK, answer]).search(query("What do I order at the gelateria?"));
    assert.ok(found.some(({ passage: { id } }) => id === "answer"));
  });

  it("finds what was said in other forms of the same words", () => {
    const said = passage("deploy", "We deployed on Friday evening and the queue fell over.", {
      conversationId: "c2",
    });
    assert.equal(first([...SMALL_TALK, said], "as I told you about the deployment problem"), "deploy");
  });

  it("finds a thing by what it is, where the question says it in other words", () => {
    const said = passage("dog", "We took in a greyhound from the shelter.", { conversationId: "c2" });
    assert.equal(first([...SMALL_TALK, said], "which pets do I have?"), "dog");
  });

  it("finds Korean words under their particles and endings", () => {
    const said = [
      passage("swim", "허리가 안 좋아서 수영을 시작했어.", { conversationId: "k" }),
      passage("book", "서점에서 시집을 샀어.", { conversationId: "k", position: 1 }),
    ];
    assert.equal(first(said, "수영은 왜 하게 됐어?"), "swim");
    assert.equal(first(said, "시집 어디에서 샀지?"), "book");
  });

  it("finds the answer beside its question, though the answer has none of the words", () => {
    const lines = talk([
      ["mentor", "Which database does the billing service use?"],
      ["self", "Postgres, with a replica in Frankfurt."],
      ["self", "Lunch was great today."],
    ]);
    const ids = indexOf([...lines, ...SMALL_TALK])
      .search(query("which database is behind billing?", { limit: 2 }))
      .map((hit) => hit.passage.id);
    assert.ok(ids.includes("c1:1"));
  });

  it("prefers the words of the one whom the question names", () => {
    const lines = talk([
      ["Ada", "I started to learn the cello."],
      ["Ben", "Nice, the cello is lovely. I started to learn the flute."],
    ]);
    assert.equal(first(lines, "What did Ben start to learn?", { speaker: "reader" }), "c1:1");
    assert.equal(first(lines, "What did Ada start to learn?", { speaker: "reader" }), "c1:0");
  });

  it("finds what was said in the time that the question names, even without a common word", () => {
    const march = passage("march", "Finally bought the standing desk.", {
      conversationId: "m",
      saidAt: Date.UTC(2026, 2, 10),
    });
    const hits = indexOf([...SMALL_TALK, march]).search(
      query("what happened on 10 March 2026?", { now: Date.UTC(2026, 5, 1) }),
    );
    assert.equal(hits[0]?.passage.id, "march");
  });

  it("says which signals moved a hit", () => {
    const hit = indexOf(SMALL_TALK).search(query("the coffee machine"))[0];
    assert.ok((hit?.signals.exact ?? 0) > 0);
  });

  it("answers nothing where nothing was said or nothing is asked", () => {
    assert.deepEqual(indexOf([]).search(query("anything at all?")), []);
    assert.deepEqual(indexOf(SMALL_TALK).search(query("")), []);
  });
});

describe("recall, whatever is added and asked", () => {
  const WORDS = "coffee deploy cello 수영을 서점에서 greyhound what when Ben 2026 march ? […]".split(" ");
  const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(" "));
  const one = fc.record({
    id: fc.integer({ min: 0, max: 30 }).map((number) => `p${number}`),
    text,
    speaker: fc.constantFrom("self", "mentor", "Ben"),
    conversationId: fc.constantFrom("a", "b"),
    position: fc.integer({ min: 0, max: 20 }),
    saidAt: fc.integer({ min: 0, max: 100 }).map((day) => START + day * DAY),
    importance: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const many = fc.array(one, { maxLength: 60 });
  const ids = fc.array(
    fc.integer({ min: 0, max: 30 }).map((number) => `p${number}`),
    { maxLength: 20 },
  );

  it("never finds what was removed or excluded, never more than the limit, the best first, alike each time", () => {
    fc.assert(
      fc.property(
        many,
        ids,
        ids,
        text,
        fc.integer({ min: 1, max: 8 }),
        (passages, removed, excluded, asked, limit) => {
          const index = indexOf(passages);
          index.remove(removed);
          const question = query(asked, { exclude: new Set(excluded), limit });
          const hits = index.search(question);
          assert.ok(hits.length <= limit);
          for (const { passage: found } of hits) {
            assert.ok(!removed.includes(found.id));
            assert.ok(!excluded.includes(found.id));
          }
          assert.ok(hits.every((hit, at) => at === 0 || (hits[at - 1]?.score ?? 0) >= hit.score));
          assert.equal(new Set(hits.map((hit) => hit.passage.id)).size, hits.length);
          assert.deepEqual(index.search(question), hits);
        },
      ),
    );
  });

  it("keeps the last passage of an id, as if it had been the only one", () => {
    fc.assert(
      fc.property(many, text, (passages, asked) => {
        const last = new Map(passages.map((item) => [item.id, item]));
        const index = indexOf(passages);
        assert.equal(index.size, last.size);
        for (const { passage: found } of index.search(query(asked, { limit: 40 })))
          assert.equal(found, last.get(found.id));
      }),
    );
  });

  it("forgets gaps of removed passages and finds the rest as before", () => {
    const index = createRecallIndex();
    const lines = Array.from({ length: 2500 }, (_, at) =>
      passage(`n${at}`, `note ${at} about topic${at % 50}`, { position: at }),
    );
    index.add([...lines, ...SMALL_TALK]);
    const before = index.bytes;
    index.remove(lines.map(({ id }) => id));
    assert.equal(index.size, SMALL_TALK.length);
    assert.ok(index.bytes < before / 4);
    assert.equal(index.search(query("the coffee machine"))[0]?.passage.id, "talk:0");
  });
});
