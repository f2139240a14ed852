/** Finding a provider's limits, from the command line to what `ion models list` shows of them. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { type ModelServer, startModelServer } from "../support/model-server.ts";
import { type RunOptions, runProgram } from "../support/run-program.ts";

const MODEL = "openai/gpt-5.4-mini";

let folder: string;
let server: ModelServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-probe-"));
  server = await startModelServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function ion(args: readonly string[], options: Partial<RunOptions> = {}) {
  const settings = { ION_OPENAI_KEY: "secret-key", ION_OPENAI_URL: server.url, ION_MODELS: MODEL };
  return runProgram(args, { dataDir: folder, settings, ...options });
}

describe("ion models probe", () => {
  test("tells what is told, what was seen and what is not known, and remembers it with its date", async () => {
    server.headers = { "x-ratelimit-limit-requests": "500" };
    server.about = { "/models/gpt-5.4-mini": { id: "gpt-5.4-mini", context_length: 400_000 } };
    const probed = await ion(["models", "probe", MODEL, "--max-requests", "12"]);
    assert.equal(probed.code, 0, probed.stderr);
    assert.match(probed.stdout, /^openai\/gpt-5\.4-mini, .* UTC, \d+ requests, \$0\.\d+ at most: /);
    assert.match(probed.stdout, /^requests a minute\t500\ttold\tx-ratelimit-limit-requests/m);
    assert.match(probed.stdout, /^context, tokens\t400,000\ttold\t/m);
    assert.match(probed.stdout, /^streaming\tyes\tmeasured\t/m);
    assert.match(probed.stdout, /^tokens a minute\t–\tunknown\t/m);
    const shown = await ion(["models", "probe", "--show"]);
    assert.equal(shown.stdout, probed.stdout);
    const today = new Date().toISOString().slice(0, 10);
    const { stdout } = await ion(["models", "list"]);
    assert.match(stdout, new RegExp(`500/min, context 400,000 \\(${today}\\)`));
    const { json } = await ion(["models", "list", "--json"]);
    assert.equal(json[0].probe.limits.contextTokens.value, 400_000);
    const costs = await ion(["costs", "--by", "task", "--json"]);
    assert.match(costs.stdout, /"probe"/, "what it cost is in the books");
  });

  test("ends at the first refusal, and says for how long the provider wants rest", async () => {
    server.limitAfter = 3;
    server.retryAfter = "20";
    const probed = await ion(["models", "probe", MODEL]);
    assert.equal(probed.code, 0, probed.stderr);
    assert.match(probed.stdout, /ended at the provider's first refusal; it asks for 20 s of rest\./);
    assert.equal(server.countAfterLimit, 0);
  });

  test("one that does not answer is a failure, and what was known stays", async () => {
    await ion(["models", "probe", MODEL, "--max-requests", "6"]);
    server.script = "status-401";
    const failed = await ion(["models", "probe", MODEL, "--json"]);
    assert.equal(failed.code, 1);
    assert.match(failed.json.problem, /refused the key/);
    assert.doesNotMatch(failed.stdout + failed.stderr, /secret-key/);
    const { json } = await ion(["models", "probe", MODEL, "--show", "--json"]);
    assert.equal(json[0].problem, null);
  });

  test("Ctrl+C ends it at once, tells what is known and keeps nothing", async () => {
    server.delayMs = 200;
    const ended = await ion(["models", "probe", MODEL], {
      during: async (child) => {
        while (server.requests.length < 4) await wait(20);
        child.kill("SIGINT");
      },
    });
    assert.equal(ended.code, 130);
    assert.match(ended.stdout, /: interrupted\./);
    assert.match((await ion(["models", "probe", "--show"])).stdout, /^Nothing is known yet/);
  });

  test("a budget that is spent is kept", async () => {
    await ion(["budgets", "set", "0.01", "--per", "day"]);
    const refused = await ion(["models", "probe", MODEL, "--max-usd", "0.05"]);
    assert.notEqual(refused.code, 0);
    assert.match(refused.stderr, /budget/);
    assert.equal(server.count, 0);
  });

  const refused: readonly [string, string[], RegExp][] = [
    ["no model", [], /id: is missing/],
    ["a model that is not configured", ["x/y"], /there is no model "x\/y"/],
    ["a rate that is none", [MODEL, "--rate-up-to", "fast"], /--rate-up-to: "fast" is no rate/],
    ["no requests", [MODEL, "--max-requests", "0"], /--max-requests/],
  ];
  for (const [name, args, message] of refused)
    test(`refuses ${name}`, async () => {
      const ended = await ion(["models", "probe", ...args]);
      assert.equal(ended.code, 2);
      assert.match(ended.stderr, message);
      assert.equal(server.count, 0);
    });

  test("a store that is damaged is named before anything is paid for", async () => {
    await writeFile(join(folder, "probes.json"), "{half");
    const ended = await ion(["models", "probe", MODEL]);
    assert.equal(ended.code, 2);
    assert.match(ended.stderr, /cannot be read — take probes\.json out of the data directory/);
    assert.equal(server.count, 0);
  });
});
