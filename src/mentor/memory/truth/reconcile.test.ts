import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { MemoryCandidate, MemoryChanges, MemoryRecord } from "../memory.ts";
import { isHolding, weightAt } from "./holding.ts";
import { endRecord, reconcile } from "./reconcile.ts";
import { slotOf } from "./slot-catalog.ts";

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse("2026-03-01T12:00:00Z");
const at = (day: number): number => START + day * DAY;

type Said = Partial<MemoryCandidate> & {
  readonly slot: string;
  readonly value: string;
  readonly day: number;
};

function candidate({ slot, value, day, ...rest }: Said): MemoryCandidate {
  const [subject = "self", attribute = ""] = slot.split("/");
  const quote = rest.source?.quote ?? `${attribute} ${value}`;
  return {
    kind: slotOf(attribute).kind,
    subject,
    attribute,
    value,
    text: `${attribute}: ${value}`,
    language: "en",
    claim: "holds",
    project: null,
    importance: 0.6,
    durability: 0.8,
    dependsOn: [],
    validFrom: at(day),
    validTo: null,
    ...rest,
    source: {
      conversationId: "conversation",
      turnId: `turn-${day}`,
      turnNumber: day,
      quote,
      start: 0,
      end: quote.length,
      saidAt: at(day),
    },
  };
}

const quoted = (quote: string): Pick<MemoryCandidate, "source"> => ({
  source: { quote } as MemoryCandidate["source"],
});
const ended = (slot: string, value: string, day: number): MemoryCandidate =>
  candidate({ slot, value, day, claim: "ended" });

/** A memory that learns day by day. */
function createMemory() {
  const records = new Map<string, MemoryRecord>();
  let count = 0;
  const refused: string[] = [];
  const learn = (
    candidates: readonly MemoryCandidate[],
    needs: Partial<Parameters<typeof reconcile>[2]> = {},
  ): MemoryChanges => {
    const now = Math.max(START, ...candidates.map(({ source }) => source.saidAt));
    const newId = () => {
      count += 1;
      return `m${count}`;
    };
    const changes = reconcile([...records.values()], candidates, {
      now,
      recalled: [],
      forgottenSlots: new Map(),
      newId,
      ...needs,
    });
    for (const record of [...changes.added, ...changes.changed]) records.set(record.id, record);
    refused.push(...changes.refused.map(({ reason }) => reason));
    return changes;
  };
  const holding = (day: number): string[] =>
    [...records.values()]
      .filter((record) => isHolding(record, at(day)))
      .map(({ subject, attribute, value }) => `${subject}/${attribute}=${value}`)
      .toSorted();
  const find = (value: string): MemoryRecord => {
    const record = [...records.values()].find((entry) => entry.value === value);
    assert.ok(record !== undefined, `nothing has the value ${value}`);
    return record;
  };
  return { records, learn, holding, find, refused };
}

test("a newer value of a slot supersedes the older, which keeps its days", () => {
  const memory = createMemory();
  memory.learn([candidate({ slot: "self/city", value: "Munich", day: 1 })]);
  memory.learn([candidate({ slot: "self/city", value: "Berlin", day: 9 })]);
  assert.deepEqual(memory.holding(9), ["self/city=Berlin"]);
  const munich = memory.find("Munich");
  assert.deepEqual(
    [munich.endedBy, munich.validTo, munich.supersededBy],
    ["superseded", at(9), memory.find("Berlin").id],
  );
});

test("values of a slot for many stand beside each other", () => {
  const memory = createMemory();
  memory.learn([candidate({ slot: "self/allergy", value: "nuts", day: 1 })]);
  memory.learn([candidate({ slot: "self/allergy", value: "cats", day: 2 })]);
  assert.deepEqual(memory.holding(3), ["self/allergy=cats", "self/allergy=nuts"]);
});

test("what is said again is counted, not stored again", () => {
  const memory = createMemory();
  memory.learn([candidate({ slot: "self/employer", value: "Acme", day: 1 })]);
  const changes = memory.learn([candidate({ slot: "self/employer", value: "acme", day: 5 })]);
  assert.equal(changes.added.length, 0);
  assert.deepEqual([memory.find("Acme").mentions, memory.find("Acme").lastSaidAt], [2, at(5)]);
});

test("what is said more precisely takes the place of the vaguer without making anything stale", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/employer", value: "Acme", day: 1 }),
    candidate({ slot: "self/manager", value: "Dana", day: 1 }),
  ]);
  memory.learn([candidate({ slot: "self/employer", value: "Acme Labs", day: 2 })]);
  assert.deepEqual(memory.holding(3), ["self/employer=Acme Labs", "self/manager=Dana"]);
});

const CASCADES: readonly (readonly [
  what: string,
  slot: string,
  stale: readonly string[],
  stays: readonly string[],
])[] = [
  [
    "moving",
    "self/city",
    ["commute", "gym", "landlord", "rent", "doctor", "flatmate", "child-school"],
    ["employer", "allergy", "partner", "editor"],
  ],
  [
    "a new employer",
    "self/employer",
    ["team", "manager", "office", "commute", "salary", "meeting:standup", "notice"],
    ["city", "editor", "role", "gym"],
  ],
  ["a new team", "self/team", ["manager", "meeting:standup", "colleague"], ["salary", "office", "employer"]],
  ["a parting", "self/partner", ["anniversary"], ["city", "pet"]],
  ["the end of studies", "self/school", ["supervisor", "subject"], ["city"]],
];
for (const [what, slot, stale, stays] of CASCADES)
  test(`${what} makes stale: ${stale.join(", ")}; not: ${stays.join(", ")}`, () => {
    const memory = createMemory();
    memory.learn([
      candidate({ slot, value: "Before", day: 1 }),
      ...[...stale, ...stays].map((name) =>
        candidate({ slot: `self/${name}`, value: `the ${name}`, day: 1 }),
      ),
    ]);
    memory.learn([candidate({ slot, value: "After", day: 8 })]);
    const expected = [`${slot}=After`, ...stays.map((name) => `self/${name}=the ${name}`)];
    assert.deepEqual(memory.holding(8), expected.toSorted());
    for (const name of stale) assert.equal(memory.find(`the ${name}`).endedBy, "cascade");
  });

test("a change that leaves the old value unsaid makes stale as well", () => {
  const memory = createMemory();
  memory.learn([candidate({ slot: "self/commute", value: "40 minutes", day: 1 })]);
  memory.learn([ended("self/city", "*", 4), candidate({ slot: "self/city", value: "Berlin", day: 4 })]);
  assert.deepEqual(memory.holding(4), ["self/city=Berlin"]);
});

test("stale spreads along its links: employer, team, manager", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/employer", value: "Acme", day: 1 }),
    candidate({ slot: "team/queue", value: "Kafka", day: 1 }),
    candidate({
      slot: "self/decision:format",
      value: "Avro",
      day: 1,
      ...quoted("We chose Avro because we use Kafka."),
    }),
  ]);
  memory.learn([ended("self/employer", "Acme", 5)]);
  assert.deepEqual(memory.holding(5), []);
  assert.deepEqual([memory.find("Avro").endedBy, memory.find("Acme").endedBy], ["cascade", "ended"]);
});

test("a reason ties a decision to what it names, in Korean too", () => {
  const memory = createMemory();
  memory.learn([
    candidate({
      slot: "self/decision:포맷",
      value: "에이브로",
      day: 1,
      ...quoted("카프카를 쓰니까 포맷은 에이브로로 하기로 했어요."),
    }),
    candidate({ slot: "team/queue", value: "카프카", day: 1 }),
  ]);
  memory.learn([ended("self/*", "카프카", 3)]);
  assert.deepEqual(memory.holding(3), []);
});

test("the end of a project ends what belongs to it, and no other project", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/project", value: "Heron", day: 1 }),
    candidate({ slot: "project:heron/deadline", value: "2026-05-30", day: 1 }),
    candidate({ slot: "project:osprey/deadline", value: "2026-06-30", day: 1 }),
  ]);
  memory.learn([ended("self/*", "Heron", 2)]);
  assert.deepEqual(memory.holding(2), ["project:osprey/deadline=2026-06-30"]);
});

test("what is said with the change or after it is not stale", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/city", value: "Munich", day: 1 }),
    candidate({ slot: "self/gym", value: "FitX", day: 1 }),
  ]);
  memory.learn([
    candidate({ slot: "self/gym", value: "*", day: 5 }),
    candidate({ slot: "self/city", value: "Berlin", day: 5 }),
  ]);
  assert.deepEqual(memory.holding(5), ["self/city=Berlin", "self/gym=FitX"]);
});

test("what went stale comes back when it is confirmed", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/city", value: "Munich", day: 1 }),
    candidate({ slot: "self/doctor", value: "Dr Hale", day: 1 }),
  ]);
  memory.learn([candidate({ slot: "self/city", value: "Berlin", day: 5 })]);
  memory.learn([candidate({ slot: "self/doctor", value: "*", day: 9 })]);
  assert.deepEqual(memory.holding(9), ["self/city=Berlin", "self/doctor=Dr Hale"]);
  assert.equal(memory.records.size, 4);
});

test("a planned change leaves the present as it is until its day, and can be taken back", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/city", value: "Munich", day: 1 }),
    candidate({ slot: "self/gym", value: "FitX", day: 1 }),
  ]);
  memory.learn([candidate({ slot: "self/city", value: "Berlin", day: 3, validFrom: at(20) })]);
  assert.deepEqual(memory.holding(10), ["self/city=Munich", "self/gym=FitX"]);
  assert.deepEqual(memory.holding(21), ["self/city=Berlin"]);
  memory.learn([candidate({ slot: "self/city", value: "Munich", day: 6 })]);
  assert.deepEqual(memory.holding(21), ["self/city=Munich", "self/gym=FitX"]);
});

test("an end that is heard before its beginning is an absence", () => {
  const memory = createMemory();
  memory.learn([ended("self/employer", "Acme", 2)]);
  const acme = memory.find("Acme");
  assert.deepEqual([acme.endedBy, isHolding(acme, at(3))], ["ended", false]);
});

test("a thing named without its slot ends where it is, and nothing else", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/learning", value: "German", day: 1 }),
    candidate({ slot: "self/speaks", value: "German", day: 1 }),
    candidate({ slot: "self/gym", value: "FitX", day: 1 }),
  ]);
  memory.learn([ended("self/*", "German", 3), ended("self/*", "gym", 3)]);
  assert.deepEqual(memory.holding(3), ["self/speaks=German"]);
});

const REFUSED: readonly (readonly [
  reason: string,
  said: MemoryCandidate,
  needs?: Partial<Parameters<typeof reconcile>[2]>,
])[] = [
  ["not-durable", candidate({ slot: "self/city", value: "Rome", day: 1, durability: 0.2 })],
  ["not-personal", candidate({ slot: "the world/city", value: "Rome", day: 1 })],
  ["not-personal", candidate({ slot: "self/city", value: "x".repeat(300), day: 1 })],
  ["no-quote", candidate({ slot: "self/city", value: "Rome", day: 1, ...quoted(" ") })],
  [
    "forgotten",
    candidate({ slot: "self/city", value: "Rome", day: 1 }),
    { forgottenSlots: new Map([["self/city", at(2)]]) },
  ],
  ["recalled", candidate({ slot: "self/city", value: "Rome", day: 1 }), { recalled: ["City: Rome."] }],
];
for (const [reason, said, needs] of REFUSED)
  test(`refuses what is ${reason}`, () => {
    const memory = createMemory();
    const changes = memory.learn([said], needs);
    assert.deepEqual([changes.added, changes.changed, memory.refused], [[], [], [reason]]);
  });

test("what the person had forgotten is remembered when they say it anew", () => {
  const memory = createMemory();
  memory.learn([candidate({ slot: "self/city", value: "Rome", day: 3 })], {
    forgottenSlots: new Map([["self/city", at(2)]]),
  });
  assert.deepEqual(memory.holding(3), ["self/city=Rome"]);
});

test("an end by hand brings its cascade along", () => {
  const memory = createMemory();
  memory.learn([
    candidate({ slot: "self/city", value: "Munich", day: 1 }),
    candidate({ slot: "self/gym", value: "FitX", day: 1 }),
  ]);
  const { changed } = endRecord([...memory.records.values()], memory.find("Munich").id, {
    by: "forgotten",
    at: at(4),
  });
  assert.deepEqual(changed.map(({ value, endedBy }) => [value, endedBy]).toSorted(), [
    ["FitX", "cascade"],
    ["Munich", "forgotten"],
  ]);
});

test("importance halves with a half-life of silence, less when it was said often, never when pinned", () => {
  const memory = createMemory();
  memory.learn([candidate({ slot: "self/gym", value: "FitX", day: 0 })]);
  const gym = memory.find("FitX");
  assert.equal(weightAt(gym, at(0)), 0.6);
  assert.equal(weightAt(gym, at(180)), 0.3);
  assert.ok(weightAt({ ...gym, mentions: 8 }, at(180)) > 0.3);
  assert.equal(weightAt({ ...gym, isPinned: true }, at(999)), 1);
});

const SLOTS = [
  "self/city",
  "self/employer",
  "self/commute",
  "self/manager",
  "self/allergy",
  "team/queue",
  "self/gym",
];
const anything = fc
  .record({
    slot: fc.constantFrom(...SLOTS),
    value: fc.constantFrom("Acme", "Berlin", "Kafka", "two words", "*"),
    day: fc.integer({ min: 0, max: 12 }),
    claim: fc.constantFrom("holds" as const, "holds" as const, "ended" as const),
  })
  .map(candidate);

test("no record is ever lost, and none is rewritten", () => {
  fc.assert(
    fc.property(fc.array(fc.array(anything, { maxLength: 4 }), { maxLength: 6 }), (batches) => {
      const memory = createMemory();
      for (const batch of batches) {
        const before = new Map(memory.records);
        memory.learn(batch);
        for (const [id, { value, text, source, validFrom, createdAt }] of before) {
          const now = memory.records.get(id);
          assert.deepEqual(
            [now?.value, now?.text, now?.source, now?.validFrom, now?.createdAt],
            [value, text, source, validFrom, createdAt],
          );
        }
      }
    }),
  );
});

test("the same batch twice changes nothing", () => {
  fc.assert(
    fc.property(
      fc.array(anything, { maxLength: 3 }),
      fc.array(anything, { minLength: 1, maxLength: 5 }),
      (earlier, batch) => {
        const memory = createMemory();
        memory.learn(earlier);
        memory.learn(batch);
        const { added, changed } = memory.learn(batch);
        assert.deepEqual([added, changed], [[], []]);
      },
    ),
    { numRuns: 500 },
  );
});

test("the order of what was said decides, not the order of the candidates", () => {
  const batch = fc.uniqueArray(anything, {
    maxLength: 6,
    selector: ({ subject, attribute, value, source, claim }) =>
      `${subject}/${attribute}=${value} ${source.saidAt} ${claim}`,
  });
  const arranged = batch.chain((those) =>
    fc.tuple(fc.constant(those), fc.shuffledSubarray(those, { minLength: those.length })),
  );
  fc.assert(
    fc.property(arranged, ([those, shuffled]) => {
      const one = createMemory();
      const other = createMemory();
      one.learn(those);
      other.learn(shuffled);
      assert.deepEqual([...other.records.values()], [...one.records.values()]);
    }),
  );
});

test("a slot for one value never holds two", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(anything, { maxLength: 4 }), { maxLength: 6 }),
      fc.integer({ min: 0, max: 20 }),
      (batches, day) => {
        const memory = createMemory();
        for (const batch of batches) memory.learn(batch);
        const single = memory
          .holding(day)
          .map((line) => line.split("=")[0] ?? "")
          .filter((name) => slotOf(name.split("/")[1] ?? "").arity === "one");
        assert.equal(new Set(single).size, single.length);
      },
    ),
  );
});
