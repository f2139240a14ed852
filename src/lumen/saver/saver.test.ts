import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { estimateTokens } from "#lib/token-estimate.ts";
import { createSaver, SAVER_MODES, type SpokenMessage, type SpokenTurn } from "./index.ts";

const CHAT: readonly SpokenMessage[] = [
  [
    "Ada",
    "2026-03-02T09:00:00Z",
    "Hey Ben! How are you? I moved to Oslo yesterday and I start at Kvikk on 9 March.",
  ],
  ["Ben", "2026-03-02T09:01:00Z", "Wow, that's great, Ada! So happy for you! Which database does Kvikk use?"],
  [
    "Ada",
    "2026-03-02T09:02:00Z",
    "Thanks, Ben! We decided on PostgreSQL 17, not MongoDB. The budget is 4,200 euros.",
  ],
  ["Ben", "2026-03-02T09:03:00Z", "Awesome! Sounds wonderful. Have fun!"],
  [
    "Ada",
    "2026-03-09T18:00:00Z",
    "First day is done. My manager is Liv Dahl. I am allergic to nuts, so no canteen cake.",
  ],
  ["Ben", "2026-03-09T18:01:00Z", "Haha, poor you! That's so funny. Did you like it?"],
  [
    "Ada",
    "2026-03-09T18:02:00Z",
    "Yes, a lot. Call `resetCache()` before `loadUsers` or the list stays empty.",
  ],
  ["Ben", "2026-03-09T18:03:00Z", "Good to know, thanks! Take care!"],
].map(([speaker, date, content]) => ({ speaker: speaker ?? "", content: content ?? "", date: date ?? null }));

/** Everything is old, in one chunk: the messages are 134 tokens. */
const WHOLE = { keepNewest: 0, chunkTokens: 134 } as const;

describe("the saver", () => {
  test("keeps facts, numbers, names and code and drops small talk", () => {
    const saver = createSaver({ ...WHOLE, mode: "stable", targetShare: 0.6 });
    const { text, dropped } = saver.compress(CHAT, { question: null });
    for (const fact of ["Oslo", "9 March", "PostgreSQL 17", "4,200", "Liv Dahl", "allergic", "resetCache()"])
      assert.ok(text.includes(fact), `${fact} in\n${text}`);
    for (const phatic of ["How are you?", "So happy for you!", "Have fun!", "Take care!"])
      assert.ok(!text.includes(phatic), `no ${phatic} in\n${text}`);
    assert.ok(dropped.some((piece) => piece.text === "Have fun!"));
  });

  test("says who spoke and on which day, once for each run", () => {
    const saver = createSaver({ ...WHOLE, mode: "stable", targetShare: 0.6 });
    const { text } = saver.compress(CHAT, { question: null });
    assert.match(text, /^\[2026-03-02\]\nAda: .*I moved to Oslo yesterday/);
    assert.equal(text.match(/\[2026-03-09\]/g)?.length, 1);
  });

  test("leaves the newest messages as they are, and whole turns together", () => {
    const turns: SpokenTurn[] = Array.from({ length: 9 }, (_, turn) => ({
      userMessage: `Question ${turn}: how do I shard the orders table by customer ${turn}?`,
      responseText: `Use hash partitions, ${turn} of them, and keep the key in every query of module${turn}.`,
    }));
    const { recent, text } = createSaver({ keepNewest: 5, chunkTokens: 60 }).compress(turns, {
      question: null,
    });
    assert.deepEqual(recent, turns.slice(-3), "five messages would cut a turn");
    assert.match(text, /^User: /);
  });

  test("adds what a question asks for and the stable text has not", () => {
    const filler = Array.from(
      { length: 40 },
      (_, place): SpokenMessage => ({
        speaker: place % 2 === 0 ? "Ada" : "Ben",
        content: `I shipped release ${place} with ${place + 3} fixes to parser${place}, the lexer and the build on Monday.`,
      }),
    );
    const said = { speaker: "Ben", content: "The cat likes tuna best." };
    const saver = createSaver({ keepNewest: 2, chunkTokens: 100, targetShare: 0.3 });
    const history = [...filler.slice(0, 20), said, ...filler.slice(20)];
    const nothing = saver.compress(history, { question: null });
    const asked = saver.compress(history, { question: "What does the cat like to eat?" });
    assert.equal(nothing.added, "");
    assert.equal(asked.text, nothing.text, "the stable text is the same whatever is asked");
    assert.ok(`${asked.text}\n${asked.added}`.includes("The cat likes tuna best."));
  });

  test("answers a Korean question from Korean messages", () => {
    const history = [
      "안녕하세요! 반가워요.",
      "저는 지난주에 부산으로 이사했어요. 정말 좋아요!",
      "와 대단해요! 축하해요.",
      "배포는 3월 9일로 결정했습니다. 데이터베이스는 PostgreSQL을 써요.",
      "네 감사합니다! 수고하세요.",
      "예산은 420만 원이고 담당자는 김민지 님이에요.",
    ].map((content, place) => ({ role: place % 2 === 0 ? "user" : "assistant", content }));
    const request = { question: "예산이 얼마예요?", language: "ko" } as const;
    const { text } = createSaver({ keepNewest: 0, mode: "focused", targetShare: 0.6 }).compress(
      history,
      request,
    );
    assert.ok(text.includes("예산은 420만 원이고"), text);
    assert.ok(!text.includes("수고하세요"), text);
  });

  test("keeps a long block of code's beginning and end and says what it left out", () => {
    const lines = Array.from({ length: 60 }, (_, line) => `  step${line}(value);`);
    const content = `Here it is:\n\`\`\`ts\nfunction run() {\n${lines.join("\n")}\n}\n\`\`\`\nIt takes 12 ms.`;
    const saver = createSaver({ keepNewest: 0, chunkTokens: 10, targetShare: 0.5, mode: "stable" });
    const { text, tokensBefore, tokensAfter } = saver.compress([{ role: "assistant", content }], {
      question: null,
    });
    assert.match(
      text,
      /```ts\nfunction run\(\) \{\n {2}step0\(value\);[\s\S]*\n… \d+ lines …\n[\s\S]*\n\}\n```/,
    );
    assert.ok(tokensAfter < tokensBefore);
  });

  test("gives up the oldest chunks first when a budget is exceeded, and seldom", () => {
    const history = Array.from({ length: 200 }, (_, place) => ({
      role: place % 2 === 0 ? "user" : "assistant",
      content: `Fact ${place}: server${place} runs service${place} on port ${4000 + place} since Monday.`,
    }));
    const saver = createSaver({ keepNewest: 4, chunkTokens: 134 });
    let before = "";
    let changes = 0;
    for (let count = 20; count <= history.length; count += 2) {
      const saved = saver.compress(history.slice(0, count), { question: null, tokenBudget: 800 });
      assert.ok(saved.tokensAfter <= 800);
      const stable = saved.text.slice(0, saved.stableCharacters);
      if (!stable.startsWith(before)) changes += 1;
      before = stable;
    }
    assert.ok(changes > 0 && changes <= 12, `${changes} changes in 91 turns`);
  });

  test("refuses what is no share and no number of tokens", () => {
    assert.throws(() => createSaver({ targetShare: 0 }), /targetShare: 0 is no share/);
    assert.throws(() => createSaver({ chunkTokens: 0.5 }), /chunkTokens: 0.5 is not allowed/);
    const saver = createSaver();
    assert.throws(() => saver.compress([], { question: null, tokenBudget: -1 }), /tokenBudget: -1/);
    assert.deepEqual(saver.compress([], { question: null }).text, "");
  });
});

const sentence = fc
  .array(
    fc.constantFrom(
      ..."I you we decided moved to Oslo PostgreSQL 17 4,200 great awesome thanks haha Ada Ben yesterday not the a of".split(
        " ",
      ),
      "배포는",
      "금요일이에요",
      "결정했습니다",
      "loadUsers()",
      "https://ion.dev/a",
    ),
    { minLength: 1, maxLength: 12 },
  )
  .chain((words) => fc.constantFrom(".", "!", "?", "", "。").map((end) => `${words.join(" ")}${end}`));
const content = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: sentence },
      { weight: 1, arbitrary: fc.constant("\n```ts\na();\nb();\nc();\nd();\n```\n") },
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(" "));
const messages = fc.array(
  fc.record({
    speaker: fc.constantFrom("Ada", "Ben"),
    content,
    date: fc.constantFrom(null, "2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z", "1:56 pm on 8 May, 2026"),
  }),
  { maxLength: 30 },
);
const settings = fc.record({
  mode: fc.constantFrom(...SAVER_MODES),
  keepNewest: fc.nat(6),
  chunkTokens: fc.integer({ min: 1, max: 120 }),
  targetShare: fc.constantFrom(0.2, 0.5, 0.8, 1),
});
const question = fc.constantFrom(null, "When did Ada move to Oslo?", "배포는 언제예요?", "");

describe("whatever the history, the saver", () => {
  test("is never longer than the original and always the same", () => {
    fc.assert(
      fc.property(messages, settings, question, (history, set, asked) => {
        const saved = createSaver(set).compress(history, { question: asked });
        assert.ok(saved.tokensAfter <= saved.tokensBefore, `${saved.tokensAfter} of ${saved.tokensBefore}`);
        assert.deepEqual(createSaver(set).compress(history, { question: asked }), saved);
      }),
      { numRuns: 300 },
    );
  });

  test("stays within a budget", () => {
    fc.assert(
      fc.property(messages, settings, question, fc.nat(400), (history, set, asked, tokenBudget) => {
        const saved = createSaver(set).compress(history, { question: asked, tokenBudget });
        assert.ok(saved.tokensAfter <= tokenBudget, `${saved.tokensAfter} of ${tokenBudget}`);
        assert.ok(estimateTokens(saved.text) <= tokenBudget);
      }),
      { numRuns: 300 },
    );
  });

  test("keeps runs of the messages word for word, loses none unseen, and invents nothing", () => {
    fc.assert(
      fc.property(messages, settings, question, (history, set, asked) => {
        const { text, added, pieces, dropped, recent } = createSaver(set).compress(history, {
          question: asked,
        });
        for (const piece of [...pieces, ...dropped]) {
          const message = history[piece.message]?.content ?? "";
          assert.equal(withoutMark(piece.text, message.slice(piece.start, piece.end)), true);
        }
        let left = `${text}\n${added}`;
        for (const piece of pieces) {
          assert.ok(left.includes(piece.text));
          left = left.replace(piece.text, () => "");
        }
        assert.match(left, /^(?:\s|Ada: |Ben: |\[[^\]\n]*\])*$/);
        assert.deepEqual(recent, history.slice(history.length - recent.length));
      }),
      { numRuns: 300 },
    );
  });

  test("only adds to its stable text as the conversation goes on, whatever is asked", () => {
    fc.assert(
      fc.property(messages, settings, question, (history, set, asked) => {
        fc.pre(set.mode !== "focused");
        let before = "";
        for (let count = 0; count <= history.length; count += 1) {
          const saved = createSaver(set).compress(history.slice(0, count), { question: asked });
          assert.ok(saved.text.startsWith(before));
          assert.equal(saved.stableCharacters, saved.text.length);
          before = saved.text;
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether a piece is the run itself, or its beginning and end around the mark for lines left out. */
function withoutMark(piece: string, run: string): boolean {
  if (piece === run) return true;
  const [head = "", tail = ""] = piece.split(/… \d+ lines …/);
  return run.startsWith(head) && run.endsWith(tail);
}
