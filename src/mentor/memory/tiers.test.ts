import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MemoryRecord } from "./memory.ts";
import { isOutlived, promoteAll, promoted, SESSION_LIFE_MS, type TierEvidence, tierFor } from "./tiers.ts";

const PLAIN: TierEvidence = {
  subject: "team",
  project: null,
  durability: 0.5,
  mentions: 1,
  isPinned: false,
  origin: "said",
  projects: 0,
};

const CASES: readonly [string, Partial<TierEvidence>, string][] = [
  ["said once, of no project, not about the person", {}, "session in-session"],
  ["pinned", { isPinned: true }, "global kept-by-person"],
  ["pinned in a project", { isPinned: true, project: "Atlas" }, "project kept-by-person"],
  ["written down by the person", { origin: "edited", durability: 0.1 }, "global kept-by-person"],
  ["said in two projects", { project: "Atlas", projects: 2 }, "global said-in-two-projects"],
  ["lasting and about the person", { subject: "self", durability: 0.6 }, "global about-the-person"],
  ["passing, about the person", { subject: "self", durability: 0.4 }, "session in-session"],
  [
    "about the person in two turns",
    { subject: "self", durability: 0.4, mentions: 2 },
    "global about-the-person",
  ],
  ["about somebody they know", { subject: "person:mina", durability: 0.7 }, "global about-the-person"],
  ["durable enough, of a project", { project: "Atlas", durability: 0.5 }, "project of-a-project"],
  ["of a project by its subject", { subject: "project:atlas", durability: 0.5 }, "project of-a-project"],
  ["passing, of a project", { project: "Atlas", durability: 0.4 }, "session in-session"],
  ["of a project in two turns", { project: "Atlas", durability: 0.4, mentions: 2 }, "project of-a-project"],
  [
    "of a project about the person stays in it",
    { subject: "self", project: "Atlas", durability: 0.9 },
    "project of-a-project",
  ],
  ["lasting, about the team", { durability: 0.75 }, "global lasting"],
  ["about the team in three turns", { mentions: 3 }, "global lasting"],
  ["about the team in two turns", { mentions: 2 }, "session in-session"],
];

for (const [name, given, expected] of CASES) {
  test(`a memory ${name} is ${expected}`, () => {
    const { tier, rule } = tierFor({ ...PLAIN, ...given });
    assert.equal(`${tier} ${rule}`, expected);
  });
}

function recordOf(given: Partial<MemoryRecord>): MemoryRecord {
  const source = {
    conversationId: "conv_1",
    turnId: "turn_1",
    turnNumber: 1,
    quote: "q",
    start: 0,
    end: 1,
    saidAt: 0,
  };
  return {
    id: "mem_1",
    tier: "session",
    kind: "tool",
    subject: "self",
    attribute: "uses",
    value: "Redis",
    text: "Uses Redis",
    language: "en",
    project: null,
    importance: 0.5,
    durability: 0.4,
    dependsOn: [],
    source,
    validFrom: 0,
    validTo: null,
    endedBy: null,
    supersededBy: null,
    isPinned: false,
    mentions: 1,
    lastSaidAt: 0,
    createdAt: 0,
    ...given,
  };
}

test("the same in two projects becomes global, whoever of the two is changed", () => {
  const inAtlas = recordOf({ id: "mem_1", project: "Atlas", tier: "project" });
  const inBorealis = recordOf({ id: "mem_2", project: "Borealis" });
  const [raised] = promoteAll([inBorealis], [inAtlas], []);
  assert.equal(raised?.tier, "global");
  assert.equal(promoteAll([recordOf({ id: "mem_3", project: "Atlas" })], [inAtlas], [])[0]?.tier, "session");
});

test("a memory never moves down, whatever becomes known", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("session", "project", "global"),
      fc.record({
        durability: fc.double({ min: 0, max: 1, noNaN: true }),
        mentions: fc.integer({ min: 1, max: 9 }),
        isPinned: fc.boolean(),
        project: fc.constantFrom(null, "Atlas"),
      }),
      fc.integer({ min: 0, max: 3 }),
      (tier, given, projects) => {
        const height = { session: 0, project: 1, global: 2 } as const;
        const before = recordOf({ ...given, tier });
        assert.ok(height[promoted(before, projects).tier] >= height[tier]);
      },
    ),
  );
});

test("a session memory outlives its day by being said again, or pinned", () => {
  const record = recordOf({ lastSaidAt: 1000 });
  assert.equal(isOutlived(record, 1000 + SESSION_LIFE_MS - 1), false);
  assert.equal(isOutlived(record, 1000 + SESSION_LIFE_MS), true);
  assert.equal(isOutlived({ ...record, lastSaidAt: 2000 }, 1000 + SESSION_LIFE_MS), false);
  assert.equal(isOutlived({ ...record, isPinned: true }, 1000 + SESSION_LIFE_MS), false);
  assert.equal(isOutlived({ ...record, tier: "global" }, 1e15), false);
});
