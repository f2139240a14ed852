/** Finding and telling a playbook, in microseconds, against a plain scan of the catalog's words for the message's. */

import { TONES } from "#contract/wave-key.ts";
import { createPlaybooks, loadPlaybookCatalog } from "#mentor/playbook/index.ts";
import { ownMessages } from "./support/messages.ts";
import { medianMicroseconds } from "./support/timing.ts";

const calls = process.argv.includes("--quick") ? 1000 : 10_000;
const catalog = await loadPlaybookCatalog();
const playbooks = createPlaybooks({ catalog });
const messages = ownMessages();
const message = (index: number) => messages[index % messages.length] ?? "";
const language = (text: string) => (/\p{Script=Hangul}/u.test(text) ? "ko" : "en");
const words = catalog.map((playbook) => new Set(playbook.situations.join(" ").toLowerCase().split(/\s+/)));
const tone = Object.fromEntries(TONES.map((name) => [name, 1 / TONES.length])) as Record<
  (typeof TONES)[number],
  number
>;

function scan(text: string): number {
  const asked = text.toLowerCase().split(/\s+/);
  let best = 0;
  for (const set of words) best = Math.max(best, asked.filter((word) => set.has(word)).length);
  return best;
}

const plain = medianMicroseconds((index) => scan(message(index)), calls);
const find = medianMicroseconds(
  (index) => playbooks.find({ text: message(index), language: language(message(index)) }),
  calls,
);
const advise = medianMicroseconds(
  (index) =>
    playbooks.advise({
      message: message(index),
      language: language(message(index)),
      waveKey: "calm-medium-learning",
      tone,
      voice: {
        id: "Elro",
        name: "Elro",
        structure: ["analysis", "solution", "implementation-steps", "pitfalls"],
      },
      conversation: { previousMessages: [], topics: [], tried: [], current: null },
    }),
  calls,
);
const row = (name: string, value: number, note = "") =>
  console.log(`${name.padEnd(44)}${value.toFixed(1).padStart(9)} µs  ${note}`);
row(`plain scan of ${catalog.length} playbooks (baseline)`, plain);
row("find", find, `${(find / plain).toFixed(2)} × the plain scan`);
row("advise (care check, find, tell)", advise, `${(advise / plain).toFixed(2)} × the plain scan`);
