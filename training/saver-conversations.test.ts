import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BASELINES } from "./saver-baselines.ts";
import { loadConversations } from "./saver-conversations.ts";

const SAMPLE = {
  sample_id: "c-1",
  conversation: {
    speaker_a: "Ada",
    session_1_date_time: "9:00 am on 2 March, 2026",
    session_1: [
      { speaker: "Ada", dia_id: "D1:1", text: "I moved to Oslo. " },
      { speaker: "Ben", dia_id: "D1:2", text: "Great!", img_url: ["x"] },
    ],
    session_2_date_time: "9:00 am on 9 March, 2026",
    session_2: [{ speaker: "Ada", dia_id: "D2:1", text: "I bought 3 lamps." }],
  },
  qa: [
    { question: "Where did Ada move?", answer: "Oslo", evidence: ["D1:1"], category: 4 },
    { question: "How many lamps?", answer: 3, evidence: ["D2:1; D1:1", "D9:9"], category: 1 },
    { question: "Trick?", adversarial_answer: "no", evidence: ["D1:1"], category: 5 },
  ],
};

test("reads sessions, speakers, days and questions, and leaves the adversarial ones out", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ion-saver-"));
  await writeFile(join(folder, "a.json"), JSON.stringify([SAMPLE]));
  const [conversation] = loadConversations(folder);
  await rm(folder, { recursive: true });
  assert.ok(conversation !== undefined);
  assert.deepEqual(conversation.speakers, ["Ada", "Ben"]);
  assert.deepEqual(conversation.messages[2], {
    speaker: "Ada",
    content: "I bought 3 lamps.",
    date: "9:00 am on 9 March, 2026",
  });
  assert.deepEqual(
    conversation.questions.map(({ answer, category, evidence }) => [answer, category, evidence]),
    [
      ["Oslo", "single-hop", [0]],
      ["3", "multi-hop", [2, 0]],
    ],
  );
  const keptBy = Object.fromEntries(
    BASELINES.map(({ name, keep }) => [
      name,
      keep(conversation, 12, "Where did Ada move?").map(({ message }) => message),
    ]),
  );
  assert.deepEqual(keptBy.newest, [2], "twelve tokens are one sentence");
  assert.deepEqual(keptBy.bm25, [0]);
});
