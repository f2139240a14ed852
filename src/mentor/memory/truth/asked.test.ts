import assert from "node:assert/strict";
import { test } from "node:test";
import { createBuiltInExtractor } from "../extraction/built-in.ts";
import type { MemoryRecord } from "../memory.ts";
import { answersWithAbsence, askedOf } from "./asked.ts";
import { reconcile } from "./reconcile.ts";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-03-02T12:00:00Z");
const extractor = createBuiltInExtractor();

/** What is remembered after these messages, one a day. */
async function remembered(...messages: readonly string[]): Promise<readonly MemoryRecord[]> {
  const records = new Map<string, MemoryRecord>();
  for (const [day, userMessage] of messages.entries()) {
    const said = {
      id: `t${day}`,
      number: day + 1,
      userMessage,
      responseText: "",
      language: "en",
      saidAt: START + day * DAY,
      personaId: "nana",
      waveKey: "calm-slow-advice",
      recalled: [],
    } as const;
    const candidates = await extractor.extract(said, []);
    const changes = reconcile([...records.values()], candidates, {
      now: said.saidAt,
      recalled: [],
      forgottenSlots: new Map(),
      newId: () => `m${records.size}-${day}-${candidates.length}-${Math.floor(performance.now() * 1000)}`,
    });
    for (const record of [...changes.added, ...changes.changed]) records.set(record.id, record);
  }
  return [...records.values()];
}

const NOW = START + 30 * DAY;

test("asked where I work after I left, Acme is over and not told as present", async () => {
  const records = await remembered("I work at Acme.", "I left Acme.");
  const { holding, absent } = askedOf("Where do I work?", records, NOW);
  assert.deepEqual(holding, []);
  assert.deepEqual(
    absent.map(({ slot, was, by }) => [slot, was.value, by]),
    [["self/employer", "Acme", "ended"]],
  );
});

test("what took the place of something is told, and the old is no absence", async () => {
  const records = await remembered("I live in Munich.", "I moved to Berlin.");
  const { holding, absent } = askedOf("Where do I live?", records, NOW);
  assert.deepEqual([holding.map(({ value }) => value), absent], [["Berlin"], []]);
});

test("a question that names a thing is about that thing alone", async () => {
  const records = await remembered(
    "We use Redis for sessions and Postgres for the rest.",
    "We got rid of Redis.",
  );
  assert.deepEqual(
    answersWithAbsence("Do we still use Redis?", records, NOW).map(({ was }) => was.value),
    ["Redis"],
  );
  assert.deepEqual(
    askedOf("Do we use Postgres?", records, NOW).holding.map(({ value }) => value),
    ["Postgres"],
  );
});

test("a stand-up that is no more says nothing about the retro", async () => {
  const records = await remembered(
    "Our standup is at 9:15. Our retro is every Friday.",
    "We don't have a standup any more.",
  );
  assert.deepEqual(
    askedOf("When is our retro?", records, NOW).holding.map(({ value }) => value),
    ["every Friday"],
  );
  assert.equal(answersWithAbsence("When is our standup?", records, NOW).length, 1);
});

test("a date that is past is over", async () => {
  const records = await remembered("My exam is on March 12.");
  assert.deepEqual(
    answersWithAbsence("When is my exam?", records, NOW).map(({ by }) => by),
    ["expired"],
  );
});

test("what was never known is no absence, and small talk asks for nothing", async () => {
  const records = await remembered("I work at Acme.");
  assert.deepEqual(askedOf("Where do I live?", records, NOW), { holding: [], absent: [] });
  assert.deepEqual(askedOf("thanks!", records, NOW), { holding: [], absent: [] });
});

test("a relative's city is not mine, in Korean either", async () => {
  const records = await remembered("저는 수원에 살아요.", "동생은 제주도에 살아요.");
  assert.deepEqual(
    askedOf("저 어디 살죠?", records, NOW).holding.map(({ value }) => value),
    ["수원"],
  );
  assert.deepEqual(
    askedOf("동생은 어디 살죠?", records, NOW).holding.map(({ value }) => value),
    ["제주도"],
  );
});
