/** Two models on the same prompts, from the command line to the report. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type ModelServer, startModelServer } from "../support/model-server.ts";
import { type RunOptions, runProgram } from "../support/run-program.ts";

const OLD = "openai/gpt-5.4";
const NEW = "openai/gpt-5.4-mini";

let folder: string;
let server: ModelServer;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-compare-"));
  server = await startModelServer();
});
after(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function compare(args: readonly string[], options: Partial<RunOptions> = {}) {
  const settings = {
    ION_OPENAI_KEY: "secret-key",
    ION_OPENAI_URL: server.url,
    ION_MODELS: `${OLD},${NEW},openai/gpt-5.4-nano,openai/unheard-of`,
  };
  return runProgram(["models", "compare", OLD, NEW, ...args], {
    dataDir: join(folder, "data"),
    settings,
    ...options,
  });
}

async function fileWith(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const QUESTIONS = Array.from({ length: 8 }, (_, index) => `Question ${index}: which city is it?`);

describe("ion models compare", () => {
  test("prints a report with a recommendation, and as JSON the figures", async () => {
    server.reply = ({ model }) => (model === "gpt-5.4-mini" ? "It is Paris." : "It is a city.");
    const lines = QUESTIONS.map((prompt) => JSON.stringify({ prompt, expect: { contains: "Paris" } }));
    const prompts = await fileWith("prompts.jsonl", lines.join("\n"));
    const told = await compare(["--prompts", prompts]);
    assert.equal(told.code, 0, told.stderr);
    assert.match(
      told.stdout,
      /^# openai\/gpt-5\.4 \(A\) and openai\/gpt-5\.4-mini \(B\)\n\n\*\*Switch to B\.\*\* B is cheaper and better/,
    );
    assert.match(told.stdout, /\| contains \| 0\.000 \| 1\.000 \|/);
    assert.equal(told.stderr, "");
    const { json, code } = await compare(["--prompts", prompts, "--json", "--seed", "3"]);
    assert.equal(code, 0);
    assert.equal(json.recommendation.verdict, "switch");
    assert.equal(json.models.b.checks.contains, 1);
    assert.ok(json.models.a.costUsd > json.models.b.costUsd && json.spentUsd < 0.01);
    assert.doesNotMatch(JSON.stringify(json), /secret-key/);
  });

  test("asks a judge by a rubric of one's own and writes the report to a file", async () => {
    server.reply = ({ model, messages }) => {
      if (model !== "gpt-5.4-nano") return `the ${model} answer`;
      const isNewFirst = /answer-1 \w+>\nthe gpt-5\.4-mini/.test(messages.at(-1)?.content ?? "");
      return JSON.stringify({
        scores: { 1: [isNewFirst ? 5 : 2], 2: [isNewFirst ? 2 : 5] },
        better: isNewFirst ? "1" : "2",
        why: "newer",
      });
    };
    const prompts = await fileWith("prompts.txt", QUESTIONS.join("\n"));
    const rubric = await fileWith("rubric.md", "# What counts\n- It names a city.\n");
    const out = join(folder, "report.md");
    const ended = await compare([
      "--prompts",
      prompts,
      "--judge",
      "openai/gpt-5.4-nano",
      "--rubric",
      rubric,
      "--out",
      out,
    ]);
    assert.equal(ended.code, 0, ended.stderr);
    assert.match(ended.stdout, /^switch: .*The report is in .*report\.md\.\n$/);
    const report = await readFile(out, "utf8");
    assert.match(report, /\| It names a city\. \| 2\.00 \| 5\.00 \|/);
    assert.match(report, /judged 8 pairs in both orders .* B in 8/);
  });

  test("Ctrl+C keeps what was measured", async () => {
    server.reply = () => "an answer";
    server.delayMs = 60;
    const prompts = await fileWith(
      "many.txt",
      Array.from({ length: 500 }, (_, at) => `question ${at}`).join("\n"),
    );
    const out = join(folder, "interrupted.md");
    const before = server.requests.length;
    const ended = await compare(["--prompts", prompts, "--out", out], {
      during: async (child) => {
        while (server.requests.length < before + 30) await wait(20);
        child.kill("SIGINT");
      },
    });
    server.delayMs = 0;
    assert.equal(ended.code, 130);
    const [, measured] = /(\d+) of 500 pairs measured/.exec(await readFile(out, "utf8")) ?? [];
    assert.ok(Number(measured) >= 5 && Number(measured) < 100, `${measured}`);
  });

  test("failing models are figures; nothing measured for want of money is a failure that is told", async () => {
    server.script = "status-401";
    const prompts = await fileWith("one.txt", "hello");
    const failed = await compare(["--prompts", prompts, "--json"]);
    server.script = "answer";
    assert.equal(failed.code, 0, "two failures are figures too");
    assert.deepEqual(failed.json.models.a.failures.byKind, { refused: 1 });
    const stopped = await compare(["--prompts", prompts, "--max-usd", "0.001"]);
    assert.equal(stopped.code, 1);
    assert.match(stopped.stderr, /^0 of 1 pairs were measured: another could pass --max-usd 0\.001\.\n$/);
    const unpriced = await compare([
      "--prompts",
      prompts,
      "--judge",
      "openai/unheard-of",
      "--max-usd",
      "0.1",
    ]);
    assert.match(unpriced.stderr, /held to be high; ion models price openai\/unheard-of sets it/);
  });

  const refused: readonly [string, string[], RegExp][] = [
    ["a file that is not there", ["--prompts", "nowhere.txt"], /--prompts: nowhere\.txt cannot be read/],
    ["a rubric without a judge", ["--prompts", "x", "--rubric", "y"], /--rubric: is for a judge/],
    ["no prompts", [], /required option '--prompts <file>'/],
    [
      "a judge that is not configured",
      ["--prompts", "one.txt", "--judge", "x/y"],
      /there is no model "x\/y"/,
    ],
    [
      "a report that cannot be written",
      ["--prompts", "one.txt", "--out", "no/where/r.md"],
      /--out: .* cannot be written/,
    ],
    ["no dollars", ["--prompts", "one.txt", "--max-usd", "some"], /--max-usd: "some" is no amount/],
  ];
  for (const [name, args, message] of refused) {
    test(`refuses ${name} before anything is asked`, async () => {
      await fileWith("one.txt", "hello");
      const before = server.count;
      const ended = await compare(args.map((arg) => (arg === "one.txt" ? join(folder, arg) : arg)));
      assert.equal(ended.code, 2, ended.stderr);
      assert.match(ended.stderr, message);
      assert.equal(server.count, before);
    });
  }
});
