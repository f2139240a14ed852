/** What the guard costs on a prompt of 100,000 tokens, in milliseconds, against reading it once. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { estimateTokens } from "#lib/token-estimate.ts";
import { checkOutput, createMasker, fence, findInjection } from "#lumen/guard/index.ts";
import { ownMessages } from "./support/messages.ts";
import { medianMicroseconds } from "./support/timing.ts";

const TOKENS = 100_000;
const calls = process.argv.includes("--quick") ? 20 : 60;
const SOURCE = join(import.meta.dirname, "../src");

/** So much of a text, repeated, as makes 100,000 estimated tokens; one piece in memory, as a request's text is. */
function prompt(text: string): string {
  const share = TOKENS / estimateTokens(text);
  const repeated = text.repeat(Math.ceil(share)).slice(0, Math.round(text.length * share));
  return Buffer.from(repeated).toString();
}

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);
const code = files.map((name) => readFileSync(join(SOURCE, name), "utf8")).join("\n");
const log = Array.from({ length: 4000 }, (_, index) => {
  const time = new Date(1_763_700_000_000 + index * 137).toISOString();
  return `${time} INFO GET /items/${index * 7919} 200 ${index % 512} 10.0.${index % 255}.17:${40_000 + index}`;
}).join("\n");
const prompts = {
  code: prompt(code),
  "messages, half Korean": prompt(ownMessages().join("\n")),
  log: prompt(log),
};

for (const [name, text] of Object.entries(prompts)) {
  const row = (what: string, work: () => unknown) => {
    const tookMs = medianMicroseconds(work, calls) / 1000;
    console.log(`${`${name}: ${what}`.padEnd(56)}${tookMs.toFixed(1).padStart(8)} ms`);
  };
  console.log(`\n${name}: ${text.length} characters, ${estimateTokens(text)} tokens`);
  row("read once (limit)", () => readOnce(text));
  row("mask", () => createMasker().mask(text));
  row("find injection", () => findInjection(text));
  row("fence", () => fence(text, { kind: "document", name }));
  row("check as an answer", () => checkOutput(text, { systemPrompt: code.slice(0, 8000) }));
}

function readOnce(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 16777619);
  return sum;
}
