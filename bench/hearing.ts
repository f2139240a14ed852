/** Hearing and routing, in microseconds a message, against reading the message once (the least any ear must do). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPersonaCatalog } from "#mentor/persona/index.ts";
import { createClassifier, createResonance } from "#mentor/resonance/index.ts";
import { ownMessages } from "./support/messages.ts";
import { medianMicroseconds, quantileMicroseconds } from "./support/timing.ts";

const calls = process.argv.includes("--quick") ? 2000 : 20_000;
const messages = ownMessages();
const message = (index: number) => messages[index % messages.length] ?? "";
const models = join(import.meta.dirname, "../models");
const classifier = createClassifier({
  weights: readFileSync(join(models, "hearing.bin")),
  trunk: readFileSync(join(models, "trunk.bin")),
});
const resonance = createResonance({
  classifier,
  strategy: "resonance",
  explorationShare: 0,
  random: Math.random,
});
const candidates = (await loadPersonaCatalog()).slice(0, 4);
const heard = messages.map((text) => resonance.understand(text));

function readOnce(text: string): number {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1)
    sum = Math.imul(sum ^ text.charCodeAt(index), 16777619);
  return sum;
}

let kept = 0;
const limit = medianMicroseconds((index) => (kept += readOnce(message(index))), calls);
const classify = medianMicroseconds((index) => classifier.classify(message(index)), calls);
const understand = medianMicroseconds((index) => resonance.understand(message(index)), calls);
const rank = medianMicroseconds(
  (index) => resonance.rank(heard[index % heard.length] as (typeof heard)[number], candidates),
  calls,
);
const p50 = quantileMicroseconds((index) => classifier.classify(message(index)), calls, 0.5);
const p99 = quantileMicroseconds((index) => classifier.classify(message(index)), calls, 0.99);
const long = "why does this fail and what now? ".repeat(1000).slice(0, 32_000);
const longest = medianMicroseconds(() => classifier.classify(long), Math.max(40, calls / 100));

const row = (name: string, value: number, note = "") =>
  console.log(`${name.padEnd(44)}${value.toFixed(1).padStart(9)} µs  ${note}`);
row("read the message once (limit)", limit, kept === 0 ? " " : "");
row("classify", classify, `${(classify / limit).toFixed(0)} × the limit`);
row("classify, p50 and p99 of single calls", p50, `p99 ${p99.toFixed(1)} µs (200 µs allowed)`);
row("classify 32,000 characters", longest);
row(
  "understand (classify, language, given parts)",
  understand,
  `${(understand / classify).toFixed(2)} × classify`,
);
row("rank four personas with reasons", rank, `${(rank / classify).toFixed(2)} × classify`);
