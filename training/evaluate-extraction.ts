/**
 * How much of what is remembered from real messages is junk:
 * `npm run eval:extraction [-- --data DIR|FILE] [--sample 200] [--seed 7] [--person first|second|each] [--json]
 * [--show all|unjudged]`.
 *
 * With a FILE of long conversations (JSON lines of our own, or LoCoMo's JSON) it replays them turn by turn with `--person`
 * in the place of who talks to ION, everything remembered before being there, and draws the sample from all that was stored.
 * With `--show unjudged` it prints what needs a verdict; a line added to the list of verdicts is counted from then on.
 *
 * Runs the built-in extractor and the write gate over messages as if each were a conversation of its own, draws a random
 * sample of what would be stored, and counts the verdicts that a person gave (`data/extraction-audit.tsv`, by digest, so
 * that no public text is copied into the project). What has no verdict is counted apart.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { createBuiltInExtractor } from "../src/mentor/memory/extraction/built-in.ts";
import type { MemoryRecord } from "../src/mentor/memory/memory.ts";
import { reconcile } from "../src/mentor/memory/truth/reconcile.ts";
import { parseTable } from "./load-data.ts";
import { createRandom, shuffledIndices } from "./random.ts";
import { PERSONS, type Person, replayDialogues } from "./replay-dialogues.ts";
import { loadTruthCases } from "./truth-cases.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "../../shared/data") },
    sample: { type: "string", default: "200" },
    seed: { type: "string", default: "7" },
    person: { type: "string", default: "each" },
    json: { type: "boolean", default: false },
    show: { type: "string" },
  },
});

const OWN = join(import.meta.dirname, "data");
const AUDIT = join(OWN, "extraction-audit.tsv");
/** Wednesday, so that "on Friday" is a day of the same week. */
const SAID_AT = Date.parse("2026-03-04T12:00:00Z");

interface Source {
  readonly name: string;
  /**
   * Which sample it is drawn into. Rules were changed after looking at what they find where it is null, and after the
   * first audit; the second is of messages that nobody had looked at.
   */
  readonly audit: "first" | "second" | null;
  readonly messages: readonly string[];
}
interface Row extends ReturnType<typeof judged> {
  readonly name: string;
  readonly audit: Source["audit"];
  readonly messages: number;
  readonly memories: number;
}
interface Audit extends ReturnType<typeof judged> {
  readonly audit: "first" | "second";
  readonly sample: readonly Remembered[];
}
interface Remembered {
  readonly set: string;
  readonly audit: Source["audit"];
  readonly record: MemoryRecord;
  readonly digest: string;
}

const extractor = createBuiltInExtractor();
const verdicts = loadVerdicts();
if (statSync(options.data, { throwIfNoEntry: false })?.isFile() === true) await auditReplay(options.data);
else await auditMessages();

async function auditMessages(): Promise<void> {
  const rows: Row[] = [];
  const everything: Remembered[] = [];
  for (const source of loadSources()) {
    const { name, audit, messages } = source;
    const found = await rememberedIn(source);
    everything.push(...found);
    rows.push({ name, audit, messages: messages.length, memories: found.length, ...judged(found) });
  }
  const audits = (["first", "second"] as const).map((audit) => {
    const sample = sampleOf(everything.filter((entry) => entry.audit === audit));
    return { audit, sample, ...judged(sample) };
  });
  if (options.json) console.log(JSON.stringify({ rows, audits: audits.map(withoutTexts) }));
  else print(rows, audits);
}

async function auditReplay(file: string): Promise<void> {
  const person = PERSONS.find((name) => name === options.person) satisfies Person | undefined;
  if (person === undefined)
    throw new Error(`--person is one of ${PERSONS.join(", ")}, not ${options.person}`);
  const { messages, stored } = await replayDialogues(file, person);
  const set = basename(file);
  const sample = sampleOf(stored.map((record) => ({ set, audit: null, record, digest: digestOf(record) })));
  const { judged: count, junk, share, low, high } = judged(sample);
  const row = { set, person, messages, memories: stored.length, judged: count, junk, share, low, high };
  if (options.json) return console.log(JSON.stringify({ ...row, sample: sample.map(verdictOf) }));
  const density = ((100 * stored.length) / Math.max(1, messages)).toFixed(2);
  console.log(
    `${set}, ${person} as the person: ${messages} messages, ${stored.length} memories, ${density} per 100`,
  );
  console.log(
    `${sample.length} drawn: junk ${junk} of ${count} judged, ${percent(share)} [${percent(low)}, ${percent(high)}]; ${sample.length - count} without a verdict`,
  );
  for (const entry of sample) show(entry);
}

/** The 95 % interval of a share that was counted (Wilson 1927): one that is right for few, and for none at all. */
function wilson(hits: number, count: number): { low: number; high: number } {
  if (count === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = hits / count;
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half =
    (z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count))) / (1 + (z * z) / count);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function sampleOf(found: readonly Remembered[]): Remembered[] {
  const order = shuffledIndices(found.length, createRandom(Number(options.seed)));
  return Array.from(order.subarray(0, Number(options.sample)), (place) => found[place] as Remembered);
}

function withoutTexts({ sample, ...audit }: Audit) {
  return { ...audit, sample: sample.map(verdictOf) };
}

function verdictOf({ digest }: Remembered) {
  return { digest, verdict: verdicts.get(digest) ?? null };
}

function loadSources(): Source[] {
  const shared = (file: string) => {
    const path = join(options.data, file);
    return existsSync(path) ? parseTable(readFileSync(path, "utf8")).map(({ text }) => text ?? "") : [];
  };
  const own = parseTable(readFileSync(join(OWN, "messages.tsv"), "utf8")).map(({ text }) =>
    (text ?? "").replaceAll("\\n", "\n"),
  );
  const emotions = shared("goemotions/train.tsv");
  const said = (file: string) =>
    existsSync(join(OWN, file))
      ? loadTruthCases(join(OWN, file)).flatMap(({ turns }) => turns.map(({ says }) => says))
      : [];
  const all: Source[] = [
    { name: "own messages", audit: null, messages: own },
    { name: "own truth dialogues, dev", audit: null, messages: said("memory-truth.jsonl") },
    { name: "dev-premo train", audit: null, messages: shared("dev-premo/train.tsv") },
    { name: "goemotions train, first 22,000", audit: null, messages: emotions.slice(0, 22_000) },
    { name: "kote val", audit: null, messages: shared("kote/val.tsv") },
    { name: "goemotions train, rest", audit: "first", messages: emotions.slice(22_000) },
    { name: "goemotions dev", audit: "first", messages: shared("goemotions/dev.tsv") },
    { name: "clinc150 val", audit: "first", messages: shared("clinc150/val.tsv") },
    {
      name: "politeness stack-exchange",
      audit: "first",
      messages: shared("politeness/stack-exchange.train.tsv"),
    },
    { name: "own truth dialogues, held", audit: "first", messages: said("memory-truth-held.jsonl") },
    { name: "own dialogues for recall", audit: "first", messages: recallDialogues("memory-dialogues.jsonl") },
    {
      name: "own dialogues for recall, held",
      audit: "second",
      messages: recallDialogues("memory-dialogues-held.jsonl"),
    },
    {
      name: "own situations",
      audit: "second",
      messages: ["", "-2", "-held"].flatMap((part) => ownTexts(`playbook-situations${part}.tsv`)),
    },
    { name: "own messages by wave key", audit: "second", messages: ownTexts("wave-keys.en.tsv") },
    {
      name: "clinc150 out of scope",
      audit: "second",
      messages: [...shared("clinc150/oos_train.tsv"), ...shared("clinc150/oos_val.tsv")],
    },
  ];
  return all.filter(({ messages }) => messages.length > 0);
}

function ownTexts(file: string): string[] {
  return parseTable(readFileSync(join(OWN, file), "utf8")).map(({ text }) =>
    (text ?? "").replaceAll("\\n", "\n"),
  );
}

/** What people say in the dialogues that recall is developed with: written apart from this extractor. */
function recallDialogues(file: string): string[] {
  const path = join(OWN, file);
  if (!existsSync(path)) return [];
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const entry of value) collect(entry);
    else if (typeof value === "object" && value !== null) {
      const { text, speaker } = value as { text?: unknown; speaker?: unknown };
      if (typeof text === "string" && speaker !== "mentor" && speaker !== "ION") texts.push(text);
      else for (const entry of Object.values(value)) collect(entry);
    }
  };
  for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) collect(JSON.parse(line));
  return texts;
}

async function rememberedIn({ name, audit, messages }: Source): Promise<Remembered[]> {
  const found: Remembered[] = [];
  for (const [place, userMessage] of messages.entries()) {
    const turn = {
      id: `${place}`,
      number: 1,
      userMessage,
      responseText: "",
      language: "en",
      saidAt: SAID_AT,
      personaId: "nana",
      waveKey: "calm-slow-advice",
      recalled: [],
    } as const;
    const candidates = await extractor.extract(turn, []);
    if (candidates.length === 0) continue;
    const newId = () => `${place}-${randomUUID()}`;
    const { added } = reconcile([], candidates, {
      now: SAID_AT,
      newId,
      recalled: [],
      forgottenSlots: new Map(),
    });
    for (const record of added)
      if (record.endedBy === null) found.push({ set: name, audit, record, digest: digestOf(record) });
  }
  return found;
}

/** Stands for a memory in the list of verdicts: what was said, and what was made of it. */
function digestOf({ subject, attribute, value, source }: MemoryRecord): string {
  return createHash("sha256")
    .update([source.quote, subject, attribute, value].join("\u0000"))
    .digest("hex")
    .slice(0, 16);
}

function loadVerdicts(): ReadonlyMap<string, string> {
  if (!existsSync(AUDIT)) return new Map();
  const table = parseTable(readFileSync(AUDIT, "utf8"));
  return new Map(table.map(({ digest, verdict }) => [digest ?? "", verdict ?? ""]));
}

function judged(found: readonly Remembered[]) {
  const known = found.flatMap(({ digest }) => verdicts.get(digest) ?? []);
  const junk = known.filter((verdict) => verdict === "junk").length;
  const share = junk / Math.max(1, known.length);
  return { judged: known.length, junk, share, ...wilson(junk, known.length) };
}

function print(rows: readonly Row[], audits: readonly Audit[]): void {
  console.log("source                            audit   messages  memories  per 100  junk of judged");
  for (const { name, audit, messages, memories, judged: count, junk } of rows) {
    const cells = [
      (audit ?? "–").padEnd(6),
      String(messages).padStart(8),
      String(memories).padStart(8),
      ((100 * memories) / messages).toFixed(2).padStart(7),
      `${junk}/${count}`,
    ];
    console.log(`${name.padEnd(34)}${cells.join("  ")}`);
  }
  for (const { audit, sample, judged: count, junk, share, low, high } of audits) {
    const interval = `${percent(share)} [${percent(low)}, ${percent(high)}]`;
    const missing = sample.length - count;
    console.log(
      `\n${audit} audit, ${sample.length} drawn: junk ${junk} of ${count} judged, ${interval}; ${missing} without a verdict`,
    );
    for (const entry of sample) show(entry);
  }
}

function show({ set, record, digest }: Remembered): void {
  const verdict = verdicts.get(digest);
  if (options.show !== "all" && !(options.show === "unjudged" && verdict === undefined)) return;
  const { subject, attribute, value, source } = record;
  const quote = source.quote.replaceAll(/\s+/g, " ").slice(0, 220);
  console.log([digest, verdict ?? "?", set, `${subject}/${attribute}=${value}`, quote].join("\t"));
}
