import assert from "node:assert/strict";
import { test } from "node:test";
import type { MemoryCandidate, MemoryRecord } from "../memory.ts";
import { reconcile } from "./reconcile.ts";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-03-01T12:00:00Z");

function said(value: string, day: number, rest: Partial<MemoryCandidate> = {}): MemoryCandidate {
  const saidAt = START + day * DAY;
  const source = {
    conversationId: "c",
    turnId: `t${day}`,
    turnNumber: day,
    quote: value,
    start: 0,
    end: 1,
    saidAt,
  };
  return {
    kind: "fact",
    subject: "self",
    attribute: "employer",
    value,
    text: value,
    language: "en",
    source,
    claim: "holds",
    project: null,
    importance: 0.6,
    durability: 0.8,
    dependsOn: [],
    validFrom: saidAt,
    validTo: null,
    ...rest,
  };
}

const denied = (value: string, day: number) => said(value, day, { claim: "ended", durability: 0.3 });

function learn(existing: readonly MemoryRecord[], candidate: MemoryCandidate) {
  let count = 0;
  const newId = () => {
    count += 1;
    return `${candidate.source.turnId}-${count}`;
  };
  const needs = { now: candidate.source.saidAt, newId, recalled: [], forgottenSlots: new Map() };
  return reconcile(existing, [candidate], needs);
}

test("a bare denial of what nobody ever said is no absence, and ends nothing that rests on the slot", () => {
  const { added: team } = learn([], said("payments", 1, { attribute: "team" }));
  const { added, changed, refused } = learn(team, denied("Acme", 2));
  assert.deepEqual([added, changed, refused.map(({ reason }) => reason)], [[], [], ["not-durable"]]);
});

test("a bare denial ends what is known", () => {
  const { added: known } = learn([], said("Acme", 1));
  const { changed } = learn(known, denied("Acme", 2));
  assert.deepEqual(
    changed.map(({ value, endedBy }) => [value, endedBy]),
    [["Acme", "ended"]],
  );
});

test("what was so and is no more is an absence, also when it was never said before", () => {
  const { added } = learn([], said("Acme", 2, { claim: "ended" }));
  assert.deepEqual(
    added.map(({ value, endedBy }) => [value, endedBy]),
    [["Acme", "ended"]],
  );
});
