import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { replayDialogues } from "./replay-dialogues.ts";

const folder = mkdtempSync(join(tmpdir(), "ion-replay-"));
after(() => rmSync(folder, { recursive: true }));

function dialogue(
  speakers: readonly string[],
  ...said: readonly (readonly [speaker: string, text: string])[]
) {
  const file = join(folder, "dialogue.jsonl");
  const turns = said.map(([speaker, text], place) => ({ id: `D1:${place + 1}`, speaker, text }));
  const sessions = [{ id: "D1", startedAt: "2026-03-04T12:00:00Z", turns }];
  writeFileSync(
    file,
    `${JSON.stringify({ id: "one", language: "en", speakers, sessions, questions: [] })}\n`,
  );
  return file;
}

test("only what is said in the place of the person is remembered, and what a picture shows is not said", async () => {
  const file = dialogue(
    ["Ada", "Ben"],
    ["Ada", "I live in Utrecht. [photo: I live in Porto.]"],
    ["Ben", "I live in Graz."],
    ["Ada", "I live in Utrecht."],
  );
  const values = async (person: "first" | "second" | "each") => {
    const { messages, stored } = await replayDialogues(file, person);
    return [messages, ...stored.map(({ value }) => value)];
  };
  assert.deepEqual(await values("first"), [2, "Utrecht"]);
  assert.deepEqual(await values("second"), [1, "Graz"]);
  assert.deepEqual(await values("each"), [3, "Utrecht", "Graz"]);
});

test("a mentor is never the person", async () => {
  const file = dialogue(["self", "mentor"], ["mentor", "I live in Graz."], ["self", "I live in Utrecht."]);
  const { messages, stored } = await replayDialogues(file, "each");
  assert.deepEqual([messages, stored.map(({ value }) => value)], [1, ["Utrecht"]]);
});

test("one person's messages to a mentor are heard in their order, a day or two apart", async () => {
  const file = join(folder, "conversations.jsonl");
  const messages = ["I live in Utrecht.", "Thanks, that helped.", "My exam is tomorrow."];
  writeFileSync(file, `${JSON.stringify({ id: "one", language: "en", day: "2026-03-04", messages })}\n`);
  const { messages: count, stored } = await replayDialogues(file, "each");
  assert.equal(count, 3);
  assert.deepEqual(
    stored.map(({ value }) => value),
    ["Utrecht", "2026-03-08"],
  );
});
