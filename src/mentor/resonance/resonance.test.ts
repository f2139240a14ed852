import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Affinities } from "#contract/persona.ts";
import { type Distribution, FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { loadPersonaCatalog } from "../persona/index.ts";
import { NOBODY_ASKED } from "./acceptance.ts";
import type { Acceptance, Candidate, Classification } from "./hearing.ts";
import { detectLanguage } from "./language.ts";
import { createResonance } from "./resonance.ts";
import { ALL_WAVE_KEYS, parseGiven, parseWaveKey, partsOf } from "./wave-key.ts";

/** The affinity matrix of the design, column by column: Lua, Elro, Riri, Nana. */
const MATRIX: Readonly<Record<string, readonly [number, number, number, number]>> = {
  frustrated: [1.0, 0.4, 0.6, 0.5],
  playful: [1.0, 0.3, 0.4, 0.7],
  anxious: [1.0, 0.5, 0.6, 0.7],
  analytical: [0.3, 1.0, 1.0, 0.5],
  calm: [0.6, 1.0, 1.0, 0.7],
  curious: [0.7, 1.0, 0.9, 0.8],
  urgent: [0.5, 0.8, 0.6, 1.0],
  confused: [0.8, 0.6, 0.7, 1.0],
  collaborative: [0.6, 0.5, 0.7, 1.0],
  burst: [1.0, 0.4, 0.5, 0.6],
  flowing: [1.0, 0.8, 0.9, 0.9],
  contemplative: [0.9, 0.7, 1.0, 0.8],
  medium: [0.8, 1.0, 1.0, 1.0],
  seek_advice: [1.0, 0.6, 0.7, 0.8],
  problem_solving: [0.7, 1.0, 0.9, 0.8],
  learning: [0.6, 1.0, 0.9, 0.7],
  validation: [0.8, 0.7, 1.0, 0.9],
  planning: [0.5, 0.8, 0.9, 1.0],
  reflection: [1.0, 0.4, 0.7, 0.6],
};
const FOUR = ["Lua", "Elro", "Riri", "Nana"];
const catalog = await loadPersonaCatalog();
const four = FOUR.map((name) => catalog.find((persona) => persona.id === name) as Candidate);

function even<T extends string>(values: readonly T[]): Distribution<T> {
  return Object.fromEntries(values.map((value) => [value, 1 / values.length])) as Distribution<T>;
}

const EVEN: Classification = {
  tone: even(TONES),
  pace: even(PACES),
  intent: even(INTENTS),
  frequency: even(FREQUENCIES),
};

/** Resonance over a classifier that hears what the test says. */
function resonance(
  heard: Classification = EVEN,
  options: { share?: number; random?: () => number; strategy?: "frequency"; acceptance?: Acceptance } = {},
) {
  return createResonance({
    classifier: {
      modelVersion: "test",
      clarity: { tone: 0.3, intent: 0.35 },
      acceptance: options.acceptance ?? NOBODY_ASKED,
      classify: () => heard,
    },
    strategy: options.strategy ?? "resonance",
    explorationShare: options.share ?? 0,
    random: options.random ?? (() => 0.99),
  });
}

function near(actual: number, expected: number, message?: string): void {
  assert.ok(Math.abs(actual - expected) < 1e-12, `${message ?? ""} ${actual} is not ${expected}`);
}

test("all 216 wave keys × 4 personas have the score of the matrix, and its confidence", () => {
  assert.equal(new Set(ALL_WAVE_KEYS).size, 216);
  const ear = resonance();
  for (const key of ALL_WAVE_KEYS) {
    const { tone, pace, intent } = partsOf(key);
    const hearing = ear.understand("anything", { tone, pace, intent });
    const ranking = ear.rank(hearing, four);
    assert.equal(ranking.waveKey, key);
    const expected = FOUR.map(
      (_, column) =>
        0.5 * (MATRIX[tone]?.[column] ?? -1) +
        0.3 * (MATRIX[pace]?.[column] ?? -1) +
        0.2 * (MATRIX[intent]?.[column] ?? -1),
    );
    for (const [column, name] of FOUR.entries()) {
      near(ranking.allScores[name] ?? -1, expected[column] ?? -2, `${key} ${name}`);
      const entry = ranking.ranked.find((candidate) => candidate.personaId === name);
      near(entry?.score ?? -1, expected[column] ?? -2, `${key} ${name} alone is its resonance`);
      near(entry?.contributions.resonance ?? -1, expected[column] ?? -2);
    }
    const [best = 0, second = 0] = expected.toSorted((a, b) => b - a);
    near(ranking.confidence, 0.3 * (best - second) + 0.7 * best, key);
    near(ranking.allScores[ranking.chosenId] ?? -1, best, key);
    assert.equal(ear.rankStatic(hearing, four).chosenId, ranking.chosenId);
  }
});

test("the worked example: frustrated-burst-seek_advice is Lua's", () => {
  const ear = resonance();
  const ranking = ear.rank(ear.understand("help", partsOf("frustrated-burst-seek_advice")), four);
  assert.equal(ranking.chosenId, "Lua");
  near(ranking.allScores.Elro ?? 0, 0.44);
  near(ranking.confidence, 0.3 * (1 - 0.59) + 0.7, "confidence");
});

const share = fc.double({ min: 0.001, max: 1, noNaN: true });
const distribution = <T extends string>(values: readonly T[]) =>
  fc.array(share, { minLength: values.length, maxLength: values.length }).map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return Object.fromEntries(
      values.map((value, index) => [value, (weights[index] ?? 0) / total]),
    ) as Distribution<T>;
  });
const classification = fc.record({
  tone: distribution(TONES),
  pace: distribution(PACES),
  intent: distribution(INTENTS),
  frequency: distribution(FREQUENCIES),
});
const situation = fc.record({
  currentPersonaId: fc.constantFrom(...FOUR),
  recentTones: fc.array(distribution(TONES), { minLength: 1, maxLength: 5 }),
});

describe("whatever is heard", () => {
  test("scores lie in 0..1, contributions sum to them, the list is sorted", () => {
    fc.assert(
      fc.property(classification, fc.option(situation, { nil: undefined }), (heard, around) => {
        const ear = resonance(heard);
        const ranking = ear.rank(ear.understand("text"), four, around);
        let above = Number.POSITIVE_INFINITY;
        for (const { score, contributions } of ranking.ranked) {
          assert.ok(score >= 0 && score <= 1 && score <= above);
          above = score;
          const sum =
            contributions.resonance +
            contributions.classifier +
            contributions.history +
            contributions.context;
          assert.ok(Math.abs(sum - score) < 1e-9);
        }
        const wins = ranking.ranked.reduce((sum, entry) => sum + entry.contributions.classifier, 0);
        assert.ok(wins > 0 && wins < 0.42, "the classifier's signal shares one weight among the candidates");
      }),
    );
  });

  test("the order of the candidates changes no score", () => {
    fc.assert(
      fc.property(classification, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (heard, order) => {
        const ear = resonance(heard);
        const hearing = ear.understand("text");
        const shuffled = ear.rank(
          hearing,
          order.map((index) => four[index] as Candidate),
        );
        for (const [name, score] of Object.entries(ear.rank(hearing, four).allScores))
          near(shuffled.allScores[name] ?? -1, score);
      }),
    );
  });

  test("expected affinity and an explicit key agree where the classifier is certain", () => {
    const certain = (value: string, values: readonly string[]) =>
      Object.fromEntries(values.map((name) => [name, name === value ? 1 : 0]));
    const heard = {
      ...EVEN,
      tone: certain("urgent", TONES),
      pace: certain("burst", PACES),
      intent: certain("planning", INTENTS),
    } as unknown as Classification;
    const given = resonance().understand("x", { tone: "urgent", pace: "burst", intent: "planning" });
    assert.deepEqual(
      resonance(heard).rank(resonance(heard).understand("x"), four).allScores,
      resonance().rank(given, four).allScores,
    );
  });
});

describe("whom people would let answer", () => {
  const weights = { tone: {}, pace: {}, intent: {}, frequency: { square: [0, 4], pen: [4, 0] } };
  const acceptance = { personas: ["Lua", "Elro"], bias: [0, 0], weights };
  const heard = (frequency: "square" | "pen") => ({
    ...EVEN,
    frequency: Object.fromEntries(
      FREQUENCIES.map((name) => [name, name === frequency ? 1 : 0]),
    ) as Classification["frequency"],
  });
  const shareOf = (candidates: readonly Candidate[], name: string, frequency: "square" | "pen") => {
    const ear = resonance(heard(frequency), { acceptance });
    const { ranked } = ear.rank(ear.understand("text"), candidates);
    const total = ranked.reduce((sum, { contributions }) => sum + contributions.classifier, 0);
    return (ranked.find(({ personaId }) => personaId === name)?.contributions.classifier ?? 0) / total;
  };

  test("weighs what the matrix does not know", () => {
    const two = four.slice(0, 2);
    near(shareOf(two, "Elro", "square"), 1 / (1 + Math.exp(-4)));
    near(shareOf(two, "Lua", "pen"), 1 / (1 + Math.exp(-4)));
  });

  test("leaves a persona nobody was asked about the wave keys it wins", () => {
    const without = resonance(EVEN);
    const { ranked } = without.rank(without.understand("text"), four);
    const total = ranked.reduce((sum, { contributions }) => sum + contributions.classifier, 0);
    const wins = ranked.find(({ personaId }) => personaId === "Nana")?.contributions.classifier ?? 0;
    near(shareOf(four, "Nana", "square"), wins / total);
    assert.ok(shareOf(four, "Elro", "square") > shareOf(four, "Lua", "square"));
  });

  test("says so where the matrix speaks for somebody else", () => {
    const ear = resonance(heard("square"), { acceptance });
    const { ranked } = ear.rank(ear.understand("text"), four.slice(0, 2));
    assert.equal(ranked[0]?.personaId, "Elro");
    assert.match(ranked[1]?.reason ?? "", /people would sooner hear from Elro/);
  });
});

describe("exploration", () => {
  test("propensities over all choices sum to 1 and match how often they fall", () => {
    const chosen = new Map<string, number>();
    const propensity = new Map<string, number>();
    let seed = 7;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const ear = resonance({ ...EVEN, tone: { ...EVEN.tone } }, { share: 0.3, random });
    const hearing = ear.understand("text");
    for (let turn = 0; turn < 20_000; turn += 1) {
      const ranking = ear.rank(hearing, four, { mayExplore: true });
      chosen.set(ranking.chosenId, (chosen.get(ranking.chosenId) ?? 0) + 1);
      propensity.set(ranking.chosenId, ranking.propensity);
      assert.equal(ranking.explored, ranking.chosenId !== ranking.ranked[0]?.personaId);
    }
    const total = [...propensity.values()].reduce((sum, value) => sum + value, 0);
    assert.ok(Math.abs(total - 1) < 1e-12);
    for (const [name, count] of chosen)
      assert.ok(Math.abs(count / 20_000 - (propensity.get(name) ?? 0)) < 0.02);
  });

  test("never with an explicit key, a pinned persona, or when it is turned off", () => {
    const ear = resonance(EVEN, { share: 0.5, random: () => 0 });
    const given = ear.understand("x", partsOf("calm-medium-learning"));
    assert.equal(ear.rank(given, four, { mayExplore: true }).propensity, 1);
    const pinned = ear.rank(ear.understand("x"), four, { mayExplore: true, pinnedPersonaId: "Nana" });
    assert.deepEqual([pinned.chosenId, pinned.pinned, pinned.propensity], ["Nana", true, 1]);
    assert.equal(ear.rank(ear.understand("x"), four).explored, false);
  });
});

describe("reasons", () => {
  test("name what was heard, and why the others lost", () => {
    const ear = resonance();
    const ranking = ear.rank(ear.understand("help me", partsOf("frustrated-burst-seek_advice")), four);
    assert.match(ranking.ranked[0]?.reason ?? "", /sounds frustrated, asks for advice/);
    assert.match(
      ranking.ranked[3]?.reason ?? "",
      /behind Lua: weaker for a tone that is frustrated \(0\.40 against 1\.00\)/,
    );
  });

  test("are Korean for a Korean message", () => {
    const ear = resonance();
    const ranking = ear.rank(
      ear.understand("배포가 또 실패했어요", partsOf("frustrated-burst-seek_advice")),
      four,
    );
    assert.match(ranking.ranked[0]?.reason ?? "", /답답함/);
    assert.match(ranking.ranked[1]?.reason ?? "", /뒤집니다/);
  });
});

describe("frequencies", () => {
  test("lead to the persona that answers to them, Nuri and Sena among them", () => {
    const voices = { moon: "Lua", square: "Elro", earth: "Nuri", pen: "Sena" } as const;
    for (const [frequency, name] of Object.entries(voices)) {
      const rest = Object.fromEntries(FREQUENCIES.map((each) => [each, each === frequency ? 0.7 : 0.1]));
      const ear = resonance(
        { ...EVEN, frequency: rest as Classification["frequency"] },
        { strategy: "frequency" },
      );
      const ranking = ear.rank(ear.understand("x"), catalog);
      assert.equal(ranking.chosenId, name);
      assert.equal(ranking.strategy, "frequency");
    }
  });

  test("the routing of the first four does not change where Nuri and Sena are not enabled", () => {
    const ear = resonance();
    for (const key of ALL_WAVE_KEYS) {
      const hearing = ear.understand("x", partsOf(key));
      const all = ear.rank(hearing, catalog).allScores;
      for (const [name, score] of Object.entries(ear.rank(hearing, four).allScores))
        near(all[name] ?? -1, score);
    }
  });
});

describe("wave keys in other spellings", () => {
  const cases: readonly [string, string][] = [
    ["frustrated-burst-seek-advice", "frustrated-burst-seek_advice"],
    ["FRUSTRATED-Burst-seeking_advice", "frustrated-burst-seek_advice"],
    [" calm medium problem-solving ", "calm-medium-problem_solving"],
    ["urgent_flowing_planning", "urgent-flowing-planning"],
  ];
  for (const [given, key] of cases) test(`${given} is ${key}`, () => assert.equal(parseWaveKey(given), key));

  for (const given of [
    "",
    "calm",
    "calm-medium",
    "calm-fast-learning",
    "clam-medium-learning",
    "calm-medium-learning-more",
  ]) {
    test(`${JSON.stringify(given)} is refused, never read as another key`, () => {
      assert.throws(() => parseWaveKey(given), { code: "invalid-input" });
    });
  }

  test("the part at fault is named with the nearest value", () => {
    assert.throws(() => parseGiven({ tone: "frustated" }), { message: /^tone: "frustated"/ });
    try {
      parseGiven({ tone: "frustated" });
    } catch (error) {
      assert.match(String((error as { details: { fix: string } }).details.fix), /did you mean frustrated/);
    }
  });

  test("any text is either one of the 216 keys or an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        try {
          assert.ok(ALL_WAVE_KEYS.includes(parseWaveKey(text)));
        } catch (error) {
          assert.equal((error as { code: string }).code, "invalid-input");
        }
      }),
    );
  });
});

describe("languages", () => {
  const cases: readonly [string, string][] = [
    ["my tests are flaky", "en"],
    ["테스트가 자꾸 깨져요", "ko"],
    ["PR review에서 nullable 때문에 block 당했어요", "ko"],
    ["почему тест падает", "other"],
    ["なぜ失敗する", "other"],
    ["```\nif (x) return\n``` 왜 안될까요", "ko"],
    ["???", "en"],
    ["", "en"],
  ];
  for (const [text, language] of cases)
    test(`${JSON.stringify(text)} is ${language}`, () => assert.equal(detectLanguage(text), language));
});

test("the affinities of the four are the matrix, number by number", () => {
  for (const [column, persona] of four.entries()) {
    const all = persona.affinities as Affinities;
    const numbers = { ...all.tone, ...all.pace, ...all.intent };
    for (const [value, affinity] of Object.entries(numbers))
      assert.equal(affinity, MATRIX[value]?.[column], `${persona.id} ${value}`);
  }
});
