import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { FREQUENCIES, INTENTS, PACES, TONES, type WaveKey } from "#contract/wave-key.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import { loadPersonaCatalog } from "../../persona/index.ts";
import { NOBODY_ASKED } from "../acceptance.ts";
import type { Candidate, Hearing, Situation } from "../hearing.ts";
import { createResonance } from "../resonance.ts";
import { ALL_WAVE_KEYS } from "../wave-key.ts";
import {
  EMPTY_HISTORY,
  type History,
  learnRating,
  type RatedAnswer,
  satisfactionOf,
  unlearnRating,
} from "./history.ts";
import { chances, draw } from "./informed-choice.ts";
import { learnCommonTaste } from "./learn-common-taste.ts";
import { engagementBonus, personalScore, timeOfDayMatch } from "./personal-score.ts";
import { finish } from "./stepwise.ts";
import { createTaste } from "./taste.ts";

const catalog = await loadPersonaCatalog();
const four = ["Lua", "Elro", "Riri", "Nana"].map(
  (id) => catalog.find((persona) => persona.id === id) as Candidate,
);

const even = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, 1 / values.length])) as Record<T, number>;

function routing(share = 0, random: () => number = () => 0.99) {
  const classification = {
    tone: even(TONES),
    pace: even(PACES),
    intent: even(INTENTS),
    frequency: even(FREQUENCIES),
  };
  return createResonance({
    classifier: {
      modelVersion: "test",
      clarity: { tone: 0.3, intent: 0.35 },
      acceptance: NOBODY_ASKED,
      classify: () => classification,
    },
    strategy: "resonance",
    explorationShare: share,
    random,
  });
}

/** As if the classifier were certain. */
function heard(key: WaveKey): Hearing {
  const ear = routing();
  const [tone, pace, intent] = key.split("-");
  return { ...ear.understand("text", ear.parseGiven({ tone, pace, intent })), source: "classifier" };
}

const KEY: WaveKey = "calm-medium-learning";
let turns = 0;
const rated = (personaId: string, rating: number, given: Partial<RatedAnswer> = {}): RatedAnswer => {
  turns += 1;
  return {
    turnId: `turn_${String(turns).padStart(5, "0")}`,
    personaId,
    waveKey: KEY,
    rating,
    weight: 1,
    at: turns * 1000,
    hour: null,
    propensity: 1,
    ...given,
  };
};
const historyOf = (...answers: RatedAnswer[]): History => answers.reduce(learnRating, EMPTY_HISTORY);
const times = (count: number, make: () => RatedAnswer) => Array.from({ length: count }, make);

const answer = fc.record({
  turnId: fc.integer({ min: 0, max: 60 }).map((id) => `turn_${id}`),
  personaId: fc.constantFrom("Lua", "Elro", "Riri", "Nana", "Gone"),
  waveKey: fc.constantFrom<string>(...ALL_WAVE_KEYS, "nonsense"),
  rating: fc.integer({ min: 1, max: 5 }),
  weight: fc.constantFrom(0.25, 1),
  at: fc.integer({ min: 0, max: 50 }),
  hour: fc.option(fc.integer({ min: 0, max: 23 })),
  propensity: fc.double({ min: 0.01, max: 1, noNaN: true }),
});
const answers = fc.uniqueArray(answer, { selector: ({ turnId }) => turnId, maxLength: 40 });

describe("the personal score", () => {
  test("of the worked example is 2.985", () => {
    const score = personalScore({
      satisfaction: 4.8,
      fit: 0.95,
      timeOfDay: 1,
      engagementBonus: engagementBonus(100),
    });
    assert.ok(Math.abs(score - 2.985) < 1e-12);
  });

  test("stands beside every ranked persona, and is null where nothing may be known", () => {
    const history = historyOf(...times(10, () => rated("Lua", 5, { hour: 9 })));
    const { ranked } = routing().rank(heard(KEY), four, { history, hour: 9, engagement: 50 });
    const lua = ranked.find(({ personaId }) => personaId === "Lua");
    const { personal } = lua ?? { personal: null };
    assert.equal(personal?.ratings, 10);
    assert.equal(personal?.engagementBonus, 0.05);
    assert.ok(Math.abs((personal?.satisfaction ?? 0) - 4.5) < 1e-12, "ten fives and five of 3.5");
    assert.ok((personal?.timeOfDay ?? 0) > 0.85);
    assert.equal(
      personal?.score,
      personalScore(personal ?? { satisfaction: 0, fit: 0, timeOfDay: 0, engagementBonus: 0 }),
    );
    assert.ok(
      routing()
        .rank(heard(KEY), four)
        .ranked.every((entry) => entry.personal === null),
    );
  });

  test("matches the time of the day around midnight too", () => {
    const night = [
      rated("Lua", 5, { hour: 23 }),
      rated("Lua", 5, { hour: 23 }),
      rated("Elro", 1, { hour: 23 }),
    ];
    assert.ok(timeOfDayMatch(night, "Lua", 1) > 0.6);
    assert.ok(timeOfDayMatch(night, "Elro", 1) < 0.5);
    assert.ok(Math.abs(timeOfDayMatch(night, "Lua", 11) - 0.5) < 0.01);
    assert.equal(timeOfDayMatch(night, "Lua", undefined), 0.5);
  });
});

describe("a history", () => {
  test("is the same in whichever order it was learned", () => {
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.integer()), (given, keys) => {
        const shuffled = given
          .map((each) => ({ each, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        assert.deepEqual(historyOf(...given), historyOf(...shuffled));
      }),
    );
  });

  test("learns nothing from the same rating twice, and forgets one that is taken back", () => {
    fc.assert(
      fc.property(answers, answer, (given, one) => {
        const others = given.filter(({ turnId }) => turnId !== one.turnId);
        const once = historyOf(...others, one);
        assert.deepEqual(learnRating(once, one), once);
        assert.deepEqual(unlearnRating(once, one.turnId), historyOf(...others));
      }),
    );
  });

  test("counts few ratings little", () => {
    const of = (count: number) => satisfactionOf(historyOf(...times(count, () => rated("Lua", 5)))).Lua;
    assert.equal(of(1)?.satisfaction, 3.75);
    assert.equal(of(5)?.satisfaction, 4.25);
    assert.ok((of(40)?.satisfaction ?? 0) > 4.8);
    assert.deepEqual(satisfactionOf(EMPTY_HISTORY), {});
  });
});

describe("ranking with a history", () => {
  test("an empty one changes nothing", () => {
    for (const key of ALL_WAVE_KEYS) {
      const [plain, known] = [undefined, EMPTY_HISTORY].map((history) =>
        routing().rank(heard(key), four, history === undefined ? {} : { history }),
      );
      const told = (ranking: typeof plain) => ranking?.ranked.map(({ personal: _, ...entry }) => entry);
      assert.deepEqual(told(known), told(plain));
      assert.equal(known?.algorithm, "ensemble-2");
    }
  });

  test("contributions sum to scores in 0..1 whatever was rated", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...ALL_WAVE_KEYS), (given, key) => {
        const ranking = routing().rank(heard(key), four, { history: historyOf(...given), hour: 3 });
        for (const { score, contributions } of ranking.ranked) {
          const sum = Object.values(contributions).reduce((total, value) => total + value, 0);
          assert.ok(Math.abs(sum - score) < 1e-9 && score >= 0 && score <= 1);
          for (const value of Object.values(contributions)) assert.ok(value >= 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("one bad answer does not cost the best persona its place; eight do, and the reason says so", () => {
    const key: WaveKey = "frustrated-burst-seek_advice";
    const rank = (count: number) =>
      routing().rank(heard(key), four, {
        history: historyOf(...times(count, () => rated("Lua", 2, { waveKey: key }))),
      });
    assert.equal(rank(0).chosenId, "Lua");
    assert.equal(rank(1).chosenId, "Lua");
    const later = rank(8);
    assert.notEqual(later.chosenId, "Lua");
    assert.match(later.ranked[0]?.reason ?? "", /Your ratings speak for this voice/);
    assert.ok((later.ranked[0]?.contributions.history ?? 0) > 0.4);
  });

  test("learns for the mood it was rated in more than for others", () => {
    const history = historyOf(...times(12, () => rated("Nana", 1, { waveKey: "urgent-burst-planning" })));
    const { means } = createTaste(history, four).expect(heard("urgent-burst-planning"));
    const elsewhere = createTaste(history, four).expect(heard("calm-flowing-learning"));
    assert.ok((means[3] ?? 5) < (elsewhere.means[3] ?? 0));
    assert.ok(
      (elsewhere.means[3] ?? 5) <
        (createTaste(historyOf(rated("Lua", 4)), four).expect(heard("calm-flowing-learning")).means[3] ?? 0),
    );
  });

  test("a change of taste is followed within a few ratings", () => {
    const before = times(30, () => rated("Lua", 5));
    const expected = (...after: RatedAnswer[]) =>
      createTaste(historyOf(...before, ...after), four).expect(heard(KEY)).means[0] ?? 0;
    assert.ok(expected() > 4.5);
    assert.ok(expected(rated("Lua", 4)) > 4.2, "a single lesser answer is no change");
    assert.ok(expected(...times(5, () => rated("Lua", 1))) < 2.2);
  });

  test("ratings of personas that are gone say nothing", () => {
    const ranking = routing().rank(heard(KEY), four, { history: historyOf(rated("Gone", 1)) });
    assert.equal(ranking.algorithm, "ensemble-2");
  });
});

describe("exploration that knows", () => {
  const expectation = fc
    .record({
      means: fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 1, maxLength: 6 }),
      spread: fc.double({ min: 0.01, max: 2, noNaN: true }),
    })
    .map(({ means, spread }) => ({
      means: Float64Array.from(means),
      covariance: () =>
        Float64Array.from({ length: means.length ** 2 }, (_, cell) =>
          Math.floor(cell / means.length) === cell % means.length ? spread : 0,
        ),
    }));

  test("probabilities sum to 1, each is above 0, and exploration keeps to its share", () => {
    fc.assert(
      fc.property(
        expectation,
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.nat(),
        (given, share, pick) => {
          const leader = pick % given.means.length;
          const all = chances(given, leader, share);
          assert.ok(Math.abs(all.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
          assert.ok(all.every((value) => value > 0));
          assert.ok((all[leader] ?? 0) >= 1 - share - 1e-9);
        },
      ),
    );
  });

  test("the logged probability is how often each is chosen", () => {
    const history = historyOf(rated("Lua", 4), rated("Elro", 3), rated("Nana", 2), rated("Lua", 5));
    const ear = routing(0.4, repeatableRandom(3));
    const hearing = heard(KEY);
    const counts = new Map<string, number>();
    const told = new Map<string, number>();
    const rounds = 20_000;
    for (let round = 0; round < rounds; round += 1) {
      const ranking = ear.rank(hearing, four, { history, mayExplore: true });
      counts.set(ranking.chosenId, (counts.get(ranking.chosenId) ?? 0) + 1);
      told.set(ranking.chosenId, ranking.propensity);
    }
    assert.equal(told.size, 4, "every persona keeps a chance");
    assert.ok(Math.abs([...told.values()].reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
    for (const [id, count] of counts)
      assert.ok(Math.abs(count / rounds - (told.get(id) ?? 0)) < 4 * Math.sqrt(0.25 / rounds), id);
  });

  test("is off with a share of 0, with an explicit key and with a pinned persona", () => {
    const history = historyOf(rated("Lua", 3));
    const rank = (share: number, hearing: Hearing, more: Situation = {}) =>
      routing(share, () => 0.9999).rank(hearing, four, { history, mayExplore: true, ...more });
    assert.equal(rank(0, heard(KEY)).propensity, 1);
    assert.equal(rank(0.5, { ...heard(KEY), source: "given" }).propensity, 1);
    assert.deepEqual(
      [rank(0.5, heard(KEY), { pinnedPersonaId: "Nana" })].map(({ chosenId, propensity }) => [
        chosenId,
        propensity,
      ]),
      [["Nana", 1]],
    );
    assert.equal(rank(0.5, heard(KEY)).explored, true);
  });

  test("a number in [0, 1) falls on a candidate that has a chance", () => {
    assert.equal(draw(Float64Array.of(0, 0.5, 0.5, 0), 0.9999999999), 2);
    assert.equal(draw(Float64Array.of(0, 0.5, 0.5, 0), 0), 1);
  });
});

describe("what a workspace has in common", () => {
  const people = (count: number) =>
    Array.from({ length: count }, () =>
      historyOf(
        ...times(8, () => rated("Nana", 1, { waveKey: "calm-medium-learning" })),
        ...times(8, () => rated("Lua", 5, { waveKey: "calm-medium-learning" })),
      ),
    );

  test("helps somebody who has rated once, the more the more people it comes from", () => {
    const newcomer = historyOf(rated("Elro", 4));
    const lead = (count: number) => {
      const common = finish(learnCommonTaste(people(count), four));
      const { means } = createTaste(newcomer, four, common).expect(heard(KEY));
      return (means[0] ?? 0) - (means[3] ?? 0);
    };
    assert.ok(lead(0) < 0.2);
    assert.ok(lead(2) > lead(0) + 0.3);
    assert.ok(lead(12) > lead(2) + 0.3);
  });

  test("survives being written down, and does not depend on the order of people", () => {
    const all = [...people(3), historyOf(rated("Riri", 2)), historyOf(rated("Elro", 5))];
    const common = finish(learnCommonTaste(all, four));
    assert.deepEqual(JSON.parse(JSON.stringify(common)), common);
    const turned = finish(learnCommonTaste(all.toReversed(), four));
    for (const [cell, value] of common.toneCovariance.entries())
      assert.ok(Math.abs(value - (turned.toneCovariance[cell] ?? 0)) < 1e-9);
  });
});
