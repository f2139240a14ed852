import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import { loadPersonaCatalog } from "../../persona/index.ts";
import type { Candidate, Classification } from "../hearing.ts";
import {
  type CorrectedHearing,
  correctHearing,
  hearingCorrectionSchema,
  learnCorrection,
  NO_CORRECTION,
} from "./hearing-correction.ts";
import { EMPTY_HISTORY, type History, learnRating } from "./history.ts";
import { judgeCommonTaste, judgeCorrection } from "./judgement.ts";
import { finish, finishInSlices } from "./stepwise.ts";

const catalog = await loadPersonaCatalog();
const four = ["Lua", "Elro", "Riri", "Nana"].map(
  (id) => catalog.find((persona) => persona.id === id) as Candidate,
);

/** Hears one value with this probability, the others evenly. */
function leaning<T extends string>(
  values: readonly T[],
  likeliest: T,
  probability: number,
): Record<T, number> {
  const rest = (1 - probability) / (values.length - 1);
  return Object.fromEntries(
    values.map((value) => [value, value === likeliest ? probability : rest]),
  ) as Record<T, number>;
}

function hearing(tone: (typeof TONES)[number], probability = 0.5): Classification {
  return {
    tone: leaning(TONES, tone, probability),
    pace: leaning(PACES, "medium", 0.7),
    intent: leaning(INTENTS, "learning", 0.7),
    frequency: leaning(FREQUENCIES, "pen", 0.7),
  };
}

/** People who write calmly and are heard as urgent half of the time. */
function corrections(count: number, wrongShare: number): CorrectedHearing[] {
  const random = repeatableRandom(4);
  return Array.from({ length: count }, () => {
    const isWrong = random() < wrongShare;
    // What is heard as urgent by mistake is heard so with less certainty.
    const heard = hearing(isWrong ? "urgent" : "curious", isWrong ? 0.3 + 0.1 * random() : 0.7);
    const withCalm = isWrong ? { ...heard, tone: { ...heard.tone, calm: 0.28 } } : heard;
    return { heard: withCalm, right: { tone: isWrong ? "calm" : "curious" }, weight: 1 };
  });
}

describe("a correction of the hearing", () => {
  test("that was learned from nothing changes nothing", () => {
    assert.deepEqual(finish(learnCorrection([])), NO_CORRECTION);
    const heard = hearing("anxious");
    for (const tone of TONES)
      assert.ok(Math.abs(correctHearing(heard, NO_CORRECTION).tone[tone] - heard.tone[tone]) < 1e-12);
  });

  test("gives probabilities, whatever was heard", () => {
    const correction = finish(learnCorrection(corrections(60, 0.5)));
    fc.assert(
      fc.property(
        fc.constantFrom(...TONES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tone, probability) => {
          const { tone: shares } = correctHearing(hearing(tone, probability), correction);
          const values = Object.values(shares);
          assert.ok(Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 1e-9);
          assert.ok(values.every((value) => value >= 0 && value <= 1));
        },
      ),
    );
    assert.deepEqual(hearingCorrectionSchema.parse(JSON.parse(JSON.stringify(correction))), correction);
  });

  test("is judged better where people's corrections agree, on corrections it did not see", () => {
    const verdict = finish(judgeCorrection(corrections(120, 0.5)));
    assert.ok(verdict.isBetter, JSON.stringify(verdict));
    assert.ok(verdict.after > verdict.before + 0.2);
  });

  test("is not better where it rests on little, where nothing was wrong, or where corrections are at random", () => {
    assert.equal(finish(judgeCorrection(corrections(10, 0.5))).isBetter, false);
    assert.equal(finish(judgeCorrection(corrections(120, 0))).isBetter, false);
    const random = repeatableRandom(9);
    const senseless = Array.from({ length: 150 }, () => {
      const [heard, right] = [0, 0].map(() => TONES[Math.floor(random() * TONES.length)] ?? "calm");
      return { heard: hearing(heard ?? "calm"), right: { tone: right ?? "calm" }, weight: 1 };
    });
    assert.equal(finish(judgeCorrection(senseless)).isBetter, false);
  });

  test("comes out the same when it is learned in slices between other work", async () => {
    const examples = corrections(80, 0.4);
    assert.deepEqual(await finishInSlices(learnCorrection(examples)), finish(learnCorrection(examples)));
  });
});

describe("a common taste", () => {
  const people = (count: number, rate: (place: number, personaId: string) => number): History[] =>
    Array.from({ length: count }, (_, person) =>
      Array.from({ length: 20 }, (_turn, place) => place).reduce((history, place) => {
        const personaId = four[(place + person) % 4]?.id ?? "";
        return learnRating(history, {
          turnId: `turn_${String(place).padStart(3, "0")}`,
          personaId,
          waveKey: `${TONES[place % 9]}-medium-learning`,
          rating: rate(place + 7 * person, personaId),
          weight: 1,
          at: place,
          hour: null,
          propensity: 0.25,
        });
      }, EMPTY_HISTORY),
    );

  test("is better where people agree against the matrix", () => {
    const verdict = finish(
      judgeCommonTaste(
        people(12, (_, id) => (id === "Nana" ? 5 : 2)),
        four,
      ),
    );
    assert.ok(verdict.isBetter && verdict.count === 12);
  });

  test("is not better for a handful of people, or for nobody", () => {
    assert.equal(
      finish(
        judgeCommonTaste(
          people(3, (_, id) => (id === "Nana" ? 5 : 2)),
          four,
        ),
      ).isBetter,
      false,
    );
    assert.equal(finish(judgeCommonTaste([], four)).isBetter, false);
  });
});
