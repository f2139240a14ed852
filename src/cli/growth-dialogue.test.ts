import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import type { GrowthPlan } from "#contract/growth.ts";
import { createTestIon, type TestIon } from "../../test/support/create-test-ion.ts";
import { CV, KOREAN_CV, KOREAN_JOB } from "../../test/support/growth.ts";
import { talkThrough } from "./growth-dialogue.ts";
import { openPrompt } from "./prompt.ts";
import { createTerminal, type Terminal } from "./terminal.ts";

/** Something a person types once the question that it answers is on the screen. */
type Typed = readonly [question: RegExp, answer: string];
const PAUSE_MS = 5;

/** A person at a terminal, who reads before typing; fails where a question never comes. */
async function talked(ion: TestIon, from: GrowthPlan, script: readonly Typed[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let asked = "";
  output.on("data", (chunk: Buffer) => {
    asked += chunk.toString();
  });
  const lines: string[] = [];
  const show = (text = "") => void lines.push(text);
  const terminal: Terminal = { ...createTerminal(false), line: show, piece: show, note: show };
  using prompt = openPrompt({ input, output, interrupted: new AbortController().signal });
  const talk = talkThrough({ ion, terminal, prompt }, from);
  let isOver = false;
  const over = talk.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  for (const [question, answer] of script) {
    while (!question.test(asked)) {
      assert.ok(!isOver, `nobody asked ${question}`);
      await wait(PAUSE_MS);
    }
    asked = "";
    input.write(`${answer}\r`);
  }
  return { plan: await talk, seen: lines.join("\n") };
}

const JOB =
  "Platform Engineer\n\nRequirements\n- You must have run Kubernetes in production\n- English at C1 level\n";

test("a plan is gone through question by question; what does not fit is asked for again, and nothing typed is lost", {
  timeout: 60_000,
}, async () => {
  await using ion = await createTestIon();
  const plan = await ion.growth.start(ion.localActor, { cv: { text: CV }, job: { text: JOB } });
  const { plan: ended, seen } = await talked(ion, plan, [
    [/\[y\]es, \[n\]o/u, "y"],
    [/How well do you speak/u, "fluent"],
    [/How well do you speak/u, "4"],
    [/Where did you use it/u, ""],
    [/A test or certificate/u, ""],
    [/\[a\]ccept/u, "a"],
    [/\[y\]es, \[n\]o/u, "perhaps"],
    [/\[y\]es, \[n\]o/u, "y"],
    [/What did you build/u, ""],
    [/What did you build/u, "I moved 12 services to Kubernetes on GKE."],
    [/Which part was yours/u, ""],
    [/How many people/u, "a few"],
    [/How many people/u, "4"],
    [/How big/u, "40,000 users"],
    [/What was better/u, ""],
    [/When was this last/u, "yesterday"],
    [/When was this last/u, "i do it now"],
    [/\[a\]ccept.*\[r\]efine/u, "r"],
    [/What did you build/u, ""],
    [/Which part was yours/u, "/undo"],
    [/What did you build/u, "/quit"],
  ]);
  assert.deepEqual([ended.state, ended.current?.stage, ended.questions.asked], ["asking", "dive", 1]);
  assert.match(seen, /I present and negotiate in English \(C1\)\./u);
  assert.match(seen, /team of 4 people\. The scale was 40,000 users\. I still do it now\./u);
  assert.match(seen, /One of: 1, 2, 3, 4, 5/u);
});

test("own words and a skip end a question, too", { timeout: 60_000 }, async () => {
  await using ion = await createTestIon();
  const plan = await ion.growth.start(ion.localActor, { cv: { text: CV }, job: { text: JOB } });
  const { plan: ended } = await talked(ion, plan, [
    [/\[y\]es, \[n\]o/u, "s"],
    [/\[y\]es, \[n\]o/u, "y"],
    [/What did you build/u, "I ran two clusters."],
    [/Which part was yours/u, ""],
    [/How many people/u, ""],
    [/How big/u, ""],
    [/What was better/u, ""],
    [/When was this last/u, ""],
    [/\[e\]dit/u, "e"],
    [/Your own words/u, "I ran two clusters for a bank, alone."],
  ]);
  assert.equal(ended.state, "finished");
  assert.deepEqual(ended.gaps.map(({ standing, answer }) => [standing, answer?.draft.answer]).toSorted(), [
    ["answered", "I ran two clusters for a bank, alone."],
    ["skipped", undefined],
  ]);
});

test("speaks Korean where the plan does", { timeout: 60_000 }, async () => {
  await using ion = await createTestIon();
  const plan = await ion.growth.start(ion.localActor, { cv: { text: KOREAN_CV }, job: { text: KOREAN_JOB } });
  const { plan: ended, seen } = await talked(ion, plan, [
    [/예, \[n\] 아니요/u, "n"],
    [/예, \[n\] 아니요/u, "q"],
  ]);
  assert.equal(ended.gaps.filter(({ standing }) => standing === "lacking").length, 1);
  assert.match(seen, /질문 \d+개 중 1개/u);
});
