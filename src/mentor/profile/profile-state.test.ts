import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { activeHours } from "./active-hours.ts";
import { engagementOf } from "./engagement.ts";
import { EMPTY_PROFILE, foldRating, foldTurn, leftTurns, type ProfileState } from "./profile-state.ts";
import { responseStyle } from "./response-style.ts";
import { ratedAnswers, satisfactionByPersona } from "./satisfaction.ts";
import { parseState, serialiseState } from "./stored-state.ts";
import { toneTrend } from "./tone-trend.ts";
import { readTurn, type SaidTurn, type TurnFacts } from "./turn-facts.ts";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 5, 1);
const ANSWERS = ["Short.", `${"word ".repeat(240)}`, "```\ncode\n```", "1. one\n2. two\n"];
const MESSAGES = [
  "tl;dr",
  "thanks, that helped",
  "why is the build red again?",
  "why is our build red again",
  "코드로 보여주세요",
];

function talk(given: readonly Partial<SaidTurn>[], conversationId = "c1"): TurnFacts[] {
  const turns = given.map(
    (turn, index): SaidTurn => ({
      id: `${conversationId}_${index + 1}`,
      conversationId,
      number: index + 1,
      userMessage: "what now?",
      responseText: "Look.",
      language: "en",
      saidAt: START + index * 120_000,
      personaId: "Lua",
      waveKey: "calm-medium-learning",
      timeZone: null,
      propensity: 0.9,
      ...turn,
    }),
  );
  const needs = { serverZone: "UTC", findTopics: () => [] };
  return turns.map((turn, index) => readTurn(needs, turn, turns[index - 1] ?? null));
}

const fold = (turns: readonly TurnFacts[]): ProfileState => turns.reduce(foldTurn, EMPTY_PROFILE);
const rate = (
  state: ProfileState,
  turn: TurnFacts | undefined,
  after: number | null,
  before: number | null = null,
) => foldRating(state, turn as TurnFacts, { before, after });

const turn = fc.record({
  userMessage: fc.constantFrom(...MESSAGES),
  responseText: fc.constantFrom(...ANSWERS),
  language: fc.constantFrom("en" as const, "ko" as const),
  personaId: fc.constantFrom("Lua", "Elro", "Riri"),
  waveKey: fc
    .tuple(fc.constantFrom(...TONES), fc.constantFrom(...PACES), fc.constantFrom(...INTENTS))
    .map((parts) => parts.join("-")),
  timeZone: fc.constantFrom(null, "Asia/Seoul", "America/New_York"),
  gapMs: fc.constantFrom(1000, 3_600_000, DAY_MS, 20 * DAY_MS),
});
const conversation = fc.record({
  from: fc.integer({ min: 0, max: 200 }).map((day) => START + day * DAY_MS),
  turns: fc.array(turn, { minLength: 1, maxLength: 8 }),
});

function factsOf(
  conversations: readonly { from: number; turns: readonly (Partial<SaidTurn> & { gapMs: number })[] }[],
) {
  return conversations.map(({ from, turns }, index) => {
    let saidAt = from;
    return talk(
      turns.map(({ gapMs, ...given }) => {
        saidAt += gapMs;
        return { ...given, saidAt };
      }),
      `c${index}`,
    );
  });
}

describe("the fold", () => {
  test("gives the same whatever order conversations are learned in, and however ratings changed", () => {
    const event = fc.record({ turn: fc.nat(), value: fc.option(fc.integer({ min: 1, max: 5 })) });
    fc.assert(
      fc.property(
        fc.array(conversation, { minLength: 1, maxLength: 12 }),
        fc.array(event, { maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        (conversations, events, dice) => {
          const facts = factsOf(conversations);
          const all = facts.flat();
          const counts = new Map<string, number | null>();
          let changed = fold(all);
          for (const { turn: at, value } of events) {
            const rated = all[at % all.length] as TurnFacts;
            changed = rate(changed, rated, value, counts.get(rated.id) ?? null);
            counts.set(rated.id, value);
          }
          let shuffled = fold(interleaved(facts, dice));
          for (const [id, value] of counts)
            shuffled = rate(
              shuffled,
              all.find((one) => one.id === id),
              value,
            );
          assert.deepEqual(sorted(shuffled), sorted(changed));
          assert.deepEqual(parseState(serialiseState(changed)), changed);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("counts every turn once everywhere", () => {
    fc.assert(
      fc.property(fc.array(conversation, { maxLength: 6 }), (conversations) => {
        const all = factsOf(conversations).flat();
        const state = fold(all);
        const sum = (counts: Readonly<Record<string, number>>) =>
          Object.values(counts).reduce((a, b) => a + b, 0);
        for (const counts of [
          state.tones,
          state.paces,
          state.intents,
          state.hours,
          state.weekdays,
          state.zones,
        ])
          assert.equal(sum(counts), all.length);
        assert.equal(state.conversations, conversations.length);
      }),
    );
  });

  test("stays small however much is said", () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({
      saidAt: START + index * DAY_MS * 0.3,
      waveKey: "urgent-burst-seek_advice",
      userMessage: index % 2 === 0 ? "thanks, that helped" : "help!",
    }));
    assert.ok(serialiseState(fold(talk(many))).length < 40_000);
  });
});

/** Conversations in turn, by the dice, each in its own order. */
function interleaved(facts: readonly (readonly TurnFacts[])[], dice: fc.Stream<number>): TurnFacts[] {
  const queues = facts.map((turns) => [...turns]);
  const order: TurnFacts[] = [];
  for (const throwOf of dice) {
    const open = queues.filter(({ length }) => length > 0);
    if (open.length === 0) return order;
    order.push(open[throwOf % open.length]?.shift() as TurnFacts);
  }
  return order;
}

/** Keys in one order, for comparing. */
function sorted(state: ProfileState): unknown {
  return JSON.parse(
    JSON.stringify(state, (_, value) =>
      value !== null && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
}

describe("satisfaction", () => {
  test("of one rating says little, of many much", () => {
    const turns = talk(Array.from({ length: 40 }, () => ({})));
    const one = rate(fold(turns), turns[0], 5);
    const many = turns.reduce((state, each) => rate(state, each, 5), fold(turns));
    assert.equal(satisfactionByPersona(one, START).Lua?.satisfaction, (5 * 3.5 + 5) / 6);
    assert.ok((satisfactionByPersona(many, START).Lua?.satisfaction ?? 0) > 4.8);
  });

  test("moves a quarter as far for what is only inferred", () => {
    const state = fold(talk([{}, { userMessage: "thanks, that helped" }]));
    const { satisfaction, ratings, weight } = satisfactionByPersona(state, START).Lua ?? {};
    assert.deepEqual([satisfaction, ratings, weight], [(5 * 3.5 + 0.25 * 4) / 5.25, 0, 0.25]);
  });

  test("is as if nothing had been said once a rating is taken back", () => {
    const turns = talk([{}]);
    const back = rate(rate(fold(turns), turns[0], 1), turns[0], null, 1);
    assert.deepEqual(satisfactionByPersona(back, START), satisfactionByPersona(fold(turns), START));
    assert.deepEqual(ratedAnswers(back, START), []);
  });

  test("what the person says of an answer outweighs what they did after it", () => {
    const turns = talk([{}, { userMessage: "thanks, that helped" }]);
    const [answer] = ratedAnswers(rate(fold(turns), turns[0], 2), START);
    assert.deepEqual(
      [answer?.turnId, answer?.rating, answer?.weight, answer?.propensity],
      ["c1_1", 2, 1, 0.9],
    );
  });
});

describe("a call for help", () => {
  const help = { waveKey: "frustrated-burst-seek_advice" };

  test("that nothing follows within a day is left; before that day is over it is not", () => {
    const state = fold(talk([help]));
    assert.equal(leftTurns(state, { since: START - 1 }), 0);
    assert.equal(leftTurns(state, { since: START }), 1);
    assert.equal(ratedAnswers(state, START + DAY_MS)[0]?.rating, 2);
    assert.deepEqual(ratedAnswers(state, START + DAY_MS - 1), []);
  });

  test("that is gone on with is not left", () => {
    assert.equal(leftTurns(fold(talk([help, {}])), { since: START + DAY_MS }), 0);
  });
});

describe("the response style", () => {
  test("is what was asked for twice, and not once", () => {
    const styleOf = (asks: number) =>
      responseStyle(fold(talk(Array.from({ length: asks }, () => ({ userMessage: "tl;dr" })))))[0];
    assert.equal(styleOf(1)?.preference, null);
    assert.deepEqual([styleOf(2)?.preference, styleOf(2)?.basis], ["wants", "asked"]);
  });

  test("is told by ratings where nothing was asked for", () => {
    const turns = talk(
      Array.from({ length: 12 }, (_, index) => ({ responseText: ANSWERS[index % 2] ?? "" })),
    );
    const rated = turns.reduce(
      (state, each) => rate(state, each, each.answer.includes("+short") ? 5 : 2),
      fold(turns),
    );
    const [short] = responseStyle(rated);
    assert.deepEqual([short?.preference, short?.basis], ["wants", "rated"]);
    assert.ok((short?.ratingDifference ?? 0) < 3, "six ratings do not prove three stars");
  });
});

describe("engagement", () => {
  test("is nothing for nobody, falls with silence, and is never beyond 0..100", () => {
    assert.equal(engagementOf(EMPTY_PROFILE, 20_000).score, 0);
    fc.assert(
      fc.property(
        fc.array(conversation, { minLength: 1, maxLength: 8 }),
        fc.nat(400),
        (conversations, later) => {
          const state = fold(factsOf(conversations).flat());
          const last = Math.max(...Object.keys(state.days).map(Number));
          const [now, afterwards] = [
            engagementOf(state, last).score,
            engagementOf(state, last + later).score,
          ];
          assert.ok(now >= 0 && now <= 100 && afterwards <= now);
        },
      ),
    );
  });

  test("is the formula of the docs", () => {
    const turns = talk(Array.from({ length: 5 }, () => ({})));
    const state = rate(fold(turns), turns[0], 5);
    const today = turns[0]?.day ?? 0;
    const { score, parts } = engagementOf(state, today);
    assert.deepEqual(parts, { frequency: 1 - Math.exp(-1 / 8), recency: 1, depth: 1, feedback: 0.8 });
    assert.equal(score, Math.round(100 * (0.35 * (1 - Math.exp(-1 / 8)) + 0.25 + 0.25 + 0.15 * 0.8)));
  });
});

describe("the trend of tone", () => {
  const week = (monday: number, turns: number, strained: number) =>
    [String(monday), { turns, strained }] as const;
  const trend = (...weeks: (readonly [string, { turns: number; strained: number }])[]) =>
    toneTrend({ weeks: Object.fromEntries(weeks) }, 20_000);

  test("needs turns of both times, and more than chance", () => {
    assert.equal(trend(week(19_996, 40, 30)).direction, null);
    assert.equal(trend(week(19_950, 4, 1), week(19_996, 4, 3)).direction, null);
    assert.equal(trend(week(19_950, 60, 10), week(19_996, 60, 40)).direction, "straining");
    assert.equal(trend(week(19_950, 60, 40), week(19_996, 60, 10)).direction, "easing");
  });

  test("has Newcombe's interval", () => {
    // Newcombe 1998, table II, case (a): 56/70 − 48/80, method 10: 0.0524 to 0.3339
    const { interval } = trend(week(19_950, 80, 48), week(19_996, 70, 56));
    assert.deepEqual(
      interval?.map((edge) => edge.toFixed(4)),
      ["0.0524", "0.3339"],
    );
  });
});

describe("active hours", () => {
  test("are the shortest stretch with four fifths of the turns, over midnight too", () => {
    assert.deepEqual(activeHours({ "22": 4, "23": 3, "0": 2, "12": 1 }).usual, {
      from: 22,
      to: 0,
      share: 0.9,
    });
    assert.deepEqual(activeHours({ "9": 5 }), {
      ...activeHours({ "9": 5 }),
      peak: 9,
      usual: { from: 9, to: 9, share: 1 },
    });
    assert.equal(activeHours({}).usual, null);
  });
});
