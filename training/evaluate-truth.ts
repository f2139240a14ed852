/**
 * Whether memory knows what is so now: `npm run eval:truth [-- --set dev|held|all] [--json] [--misses]`.
 *
 * Each case is a dialogue with dates and questions about what holds, what is stale and what is over. A case is right only
 * when every question of it is. Beside it, from the same extractor, two memories that only ever append.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createBuiltInExtractor } from "../src/mentor/memory/extraction/built-in.ts";
import type { MemoryCandidate, MemoryRecord } from "../src/mentor/memory/memory.ts";
import { askedOf } from "../src/mentor/memory/truth/asked.ts";
import { reconcile } from "../src/mentor/memory/truth/reconcile.ts";
import { slotOf } from "../src/mentor/memory/truth/slot-catalog.ts";
import { bootstrap } from "./metrics.ts";
import { isRight, loadTruthCases, noonOf, SORTS, type Told, type TruthCase, turnsOf } from "./truth-cases.ts";

const { values: options } = parseArgs({
  options: {
    set: { type: "string", default: "all" },
    json: { type: "boolean", default: false },
    misses: { type: "boolean", default: false },
  },
});

const FILES = { dev: "memory-truth.jsonl", held: "memory-truth-held.jsonl" } as const;
const extractor = createBuiltInExtractor();
const MEMORIES = {
  ION: tellFromTruth,
  "append-only": appendOnly(false),
  "append-only, hears ends": appendOnly(true),
} as const;
type Tell = (candidates: readonly (readonly MemoryCandidate[])[], now: number) => (question: string) => Told;

const sets = Object.entries(FILES).filter(([name]) => options.set === "all" || options.set === name);
const report = [];
for (const [set, file] of sets)
  report.push({ set, rows: await measure(loadTruthCases(join(import.meta.dirname, "data", file))) });
if (options.json) console.log(JSON.stringify(report));
else for (const { set, rows } of report) print(set, rows);

interface Row {
  readonly sort: string;
  readonly language: string;
  readonly cases: number;
  readonly right: Record<string, { share: number; low: number; high: number }>;
}

async function measure(cases: readonly TruthCase[]): Promise<Row[]> {
  const outcomes = await Promise.all(cases.map(outcomeOf));
  return [...SORTS, "all"].flatMap((sort) =>
    ["en", "ko", "both"].map((language) => {
      const those = outcomes.filter(
        ({ of }) => (sort === "all" || of.sort === sort) && (language === "both" || of.language === language),
      );
      const right = Object.fromEntries(
        Object.keys(MEMORIES).map((name) => [name, shareOf(those.map(({ is }) => is[name] === true))]),
      );
      return { sort, language, cases: those.length, right };
    }),
  );
}

async function outcomeOf(of: TruthCase): Promise<{ of: TruthCase; is: Record<string, boolean> }> {
  const candidates = await Promise.all(turnsOf(of).map((turn) => extractor.extract(turn, [])));
  const is: Record<string, boolean> = {};
  for (const [name, tell] of Object.entries(MEMORIES) as [string, Tell][])
    is[name] = isRight(of, tell(candidates, noonOf(of.now)));
  if (options.misses && is.ION === false) printMiss(of, candidates);
  return { of, is };
}

/** Learned turn by turn, as the product does. */
function tellFromTruth(
  turns: readonly (readonly MemoryCandidate[])[],
  now: number,
): (question: string) => Told {
  const records = learned(turns);
  return (question) => {
    const { holding, absent } = askedOf(question, records, now);
    return { present: holding, gone: absent.map(({ was }) => was) };
  };
}

function learned(turns: readonly (readonly MemoryCandidate[])[]): MemoryRecord[] {
  const records = new Map<string, MemoryRecord>();
  for (const candidates of turns) {
    const now = candidates[0]?.source.saidAt ?? 0;
    const newId = () => randomUUID();
    const changes = reconcile([...records.values()], candidates, {
      now,
      newId,
      recalled: [],
      forgottenSlots: new Map(),
    });
    for (const record of [...changes.added, ...changes.changed]) records.set(record.id, record);
  }
  return [...records.values()];
}

/** Keeps every mention and tells the newest of a slot; with `hearsEnds` the newest may say that it is over. */
function appendOnly(hearsEnds: boolean): Tell {
  return (turns, now) => {
    const newest = new Map<string, MemoryCandidate>();
    for (const candidate of turns.flat()) {
      const { subject, attribute, value, claim } = candidate;
      if (value === "*" || (claim === "ended" && !hearsEnds)) continue;
      newest.set(
        slotOf(attribute).arity === "one" ? `${subject}/${attribute}` : `${subject}/${attribute}=${value}`,
        candidate,
      );
    }
    const records = [...newest.values()].map(asRecord);
    return (question) => {
      const { holding, absent } = askedOf(question, records, now);
      return { present: holding, gone: absent.map(({ was }) => was) };
    };
  };
}

function asRecord(candidate: MemoryCandidate, place: number): MemoryRecord {
  const { claim, ...said } = candidate;
  const { saidAt } = said.source;
  const end =
    claim === "ended" ? ({ endedBy: "ended", validTo: saidAt } as const) : { endedBy: null, validTo: null };
  const state = {
    tier: "global",
    supersededBy: null,
    isPinned: false,
    mentions: 1,
    lastSaidAt: saidAt,
    createdAt: saidAt,
  } as const;
  return {
    ...said,
    ...state,
    ...end,
    validFrom: Math.min(said.validFrom, saidAt),
    id: `${place}`,
    dependsOn: [],
  };
}

function shareOf(is: readonly boolean[]): { share: number; low: number; high: number } {
  const share = (indices: ArrayLike<number>) =>
    Array.from(indices).filter((index) => is[index] === true).length / Math.max(1, indices.length);
  const { low, high } = bootstrap(is.length, share);
  return { share: share(is.map((_, index) => index)), low, high };
}

function print(set: string, rows: readonly Row[]): void {
  console.log(`\n${set}: share of cases with every question right, 95 % interval`);
  console.log(
    [
      "sort".padEnd(14),
      "lang".padEnd(5),
      "cases",
      ...Object.keys(MEMORIES).map((name) => name.padEnd(24)),
    ].join("  "),
  );
  for (const { sort, language, cases, right } of rows) {
    const shares = Object.values(right).map(({ share, low, high }) =>
      `${share.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`.padEnd(24),
    );
    console.log([sort.padEnd(14), language.padEnd(5), String(cases).padStart(5), ...shares].join("  "));
  }
}

function printMiss(
  { id, turns, questions, now }: TruthCase,
  candidates: readonly (readonly MemoryCandidate[])[],
): void {
  const tell = tellFromTruth(candidates, noonOf(now));
  console.log(`\n${id}`);
  for (const [place, { says }] of turns.entries()) {
    const found = (candidates[place] ?? []).map(
      ({ claim, subject, attribute, value }) =>
        `${claim === "ended" ? "−" : "+"}${subject}/${attribute}=${value}`,
    );
    console.log(`  ${says}\n    ${found.join(" · ")}`);
  }
  for (const question of questions) {
    const { present, gone } = tell(question.asks);
    console.log(
      `  ? ${JSON.stringify(question)}\n    present: ${present.map(({ value }) => value).join(", ")} | gone: ${gone.map(({ value }) => value).join(", ")}`,
    );
  }
}
