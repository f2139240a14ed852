import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setImmediate as nextTick } from "node:timers/promises";
import { openPrompt, type Prompt } from "./prompt.ts";

/** A person who types these lines, one after each question. */
async function answered<Result>(typed: readonly string[], questions: (prompt: Prompt) => Promise<Result>) {
  const input = new PassThrough();
  const output = new PassThrough();
  let seen = "";
  output.on("data", (chunk: Buffer) => {
    seen += chunk.toString();
  });
  using prompt = openPrompt({ input, output, interrupted: new AbortController().signal });
  const result = questions(prompt);
  result.catch(() => undefined);
  for (const line of typed) {
    await nextTick();
    input.write(line);
    await nextTick();
  }
  return { result: await result, seen };
}

test("an empty answer takes the fallback, and without one the question comes again", async () => {
  const { result, seen } = await answered(["\r", "\r", "qwen3\r"], async (prompt) => [
    await prompt.ask("Address", "http://127.0.0.1:1234/v1"),
    await prompt.ask("Model"),
  ]);
  assert.deepEqual(result, ["http://127.0.0.1:1234/v1", "qwen3"]);
  assert.match(seen, /Address \[http:\/\/127\.0\.0\.1:1234\/v1\]: /);
});

test("a choice is a number of the list", async () => {
  const { result, seen } = await answered(["0\r", "x\r", "2\r"], (prompt) =>
    prompt.choose("Which", ["a", "b"]),
  );
  assert.equal(result, 1);
  assert.match(seen, / {2}1 {2}a\n {2}2 {2}b\n/);
  assert.match(seen, /A number from 1 to 2/);
});

test("a secret is not shown, not even while it is typed and corrected", async () => {
  const { result, seen } = await answered(["sk-s", "ecretX", "\u007f", "\r", "shown\r"], async (prompt) => [
    await prompt.secret("Key"),
    await prompt.ask("Model"),
  ]);
  assert.deepEqual(result, ["sk-secret", "shown"]);
  assert.ok(!/s.*k.*-.*s.*e.*c/.test(seen.slice(0, seen.indexOf("Model"))), JSON.stringify(seen));
  assert.match(seen, /^Key: [\s\S]*Model: [\s\S]*shown/);
});

test("only a yes is a yes", async () => {
  for (const [typed, expected] of [
    ["y\r", true],
    ["YES\r", true],
    ["\r", false],
    ["n\r", false],
  ] as const)
    assert.equal((await answered([typed], (prompt) => prompt.confirm("Store it"))).result, expected);
});

test("the end of the input ends the questions", async () => {
  await assert.rejects(
    answered(["\u0004"], (prompt) => prompt.ask("Model")),
    { code: "input-ended" },
  );
});
