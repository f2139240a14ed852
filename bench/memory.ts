/**
 * Recall over 10,000, 100,000 and 1,000,000 passages of one person: the time of a search, what adding and removing cost and
 * how much memory a passage takes, beside a plain scan of the words. `--quick` leaves the million out. On a machine in use
 * the processor's own time says more than the clock.
 */
import type { Passage } from "#mentor/memory/memory.ts";
import { createRecallIndex } from "#mentor/memory/recall/index.ts";
import { createRandom } from "../training/random.ts";
import { ownMessages } from "./support/messages.ts";

const SIZES = process.argv.includes("--quick") ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
const SEARCHES = 300;
const SCANS = 5;
const TURNS = 30;
const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 1);
const BATCH = 1000;
const INVENTED = 60_000;

const random = createRandom(7);
const words = vocabulary();
const cumulative = zipf(words.length);

for (const size of SIZES) measure(size);

/** The words of our own messages, the commonest first, then invented rarer ones: names, places, identifiers. */
function vocabulary(): readonly string[] {
  const counts = new Map<string, number>();
  for (const message of ownMessages())
    for (const word of message.toLowerCase().match(/[\p{L}']+/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const own = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  const syllables = [
    "ka",
    "lo",
    "mi",
    "ter",
    "son",
    "ve",
    "ra",
    "nu",
    "bel",
    "tor",
    "shi",
    "dan",
    "quo",
    "fre",
  ];
  const invented = Array.from({ length: INVENTED }, () =>
    Array.from(
      { length: 3 + Math.floor(random() * 2) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join(""),
  );
  return [...own, ...invented];
}

function zipf(count: number): Float64Array {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 2.7);
    sums[rank] = sum;
  }
  return sums.map((value) => value / sum);
}

function word(): string {
  const wanted = random();
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) < wanted) low = middle + 1;
    else high = middle;
  }
  return words[low] ?? "";
}

function sentence(length: number): string {
  return Array.from({ length }, word).join(" ");
}

function passage(number: number): Passage {
  return {
    id: `p${number}`,
    text: `${sentence(8 + Math.floor(random() * 26))}.`,
    speaker: number % 2 === 0 ? "self" : "mentor",
    conversationId: `c${Math.floor(number / TURNS)}`,
    position: number % TURNS,
    saidAt: START + number * MINUTE,
    importance: 0.5,
  };
}

function measure(size: number): void {
  const index = createRecallIndex();
  const texts: string[] = [];
  let addMs = 0;
  globalThis.gc?.();
  const before = process.memoryUsage();
  let textBytes = 0;
  for (let start = 0; start < size; start += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, at) => passage(start + at));
    for (const { text } of batch) {
      textBytes += text.length;
      if (size <= 100_000) texts.push(text.toLowerCase());
    }
    const startedAt = performance.now();
    index.add(batch);
    addMs += performance.now() - startedAt;
  }
  globalThis.gc?.();
  const after = process.memoryUsage();
  const processor: number[] = [];
  const searches = timesOf(SEARCHES, () => {
    const startedAt = process.cpuUsage();
    index.search(question(size));
    processor.push(process.cpuUsage(startedAt).user / 1000);
  });
  processor.sort((a, b) => a - b);
  const removed = Array.from({ length: 1000 }, (_, at) => `p${at * 7}`);
  const removeStartedAt = performance.now();
  index.remove(removed);
  const removeMs = performance.now() - removeStartedAt;
  const held = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  console.log(`\n${size.toLocaleString("en")} passages, ${Math.round(textBytes / size)} characters each`);
  row("search P50", quantile(searches, 0.5), "ms");
  row("search P95", quantile(searches, 0.95), "ms");
  row("search, longest", quantile(searches, 1), "ms");
  row("processor time P50", quantile(processor, 0.5), "ms");
  row("processor time P95", quantile(processor, 0.95), "ms");
  if (texts.length > 0)
    row(
      "plain scan P50",
      quantile(
        timesOf(SCANS, () => scan(texts, question(size).text)),
        0.5,
      ),
      "ms",
    );
  row("add", (size / addMs) * 1000, "passages a second");
  row("remove", (removed.length / removeMs) * 1000, "passages a second");
  row("index, columns alone", index.bytes / size, "bytes a passage");
  row("index and passages", held / size, "bytes a passage");
}

function question(size: number) {
  return {
    text: `do you remember what i said about ${sentence(6)}?`,
    now: START + size * MINUTE,
    speaker: "self",
    conversationId: null,
    exclude: new Set<string>(),
    limit: 10,
  };
}

function scan(texts: readonly string[], text: string): number {
  const asked = text.toLowerCase().split(/\s+/);
  let best = 0;
  for (const one of texts) {
    const own = new Set(one.split(/\s+/));
    best = Math.max(best, asked.filter((part) => own.has(part)).length);
  }
  return best;
}

function timesOf(count: number, work: () => void): readonly number[] {
  for (let at = 0; at < count / 5; at += 1) work();
  return Array.from({ length: count }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  }).sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function row(name: string, value: number, unit: string): void {
  const shown = value >= 1000 ? Math.round(value).toLocaleString("en") : value.toFixed(value < 10 ? 3 : 1);
  console.log(`${name.padEnd(28)}${shown.padStart(12)} ${unit}`);
}
