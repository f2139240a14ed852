import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import { loadPersonaCatalog } from "../../persona/index.ts";
import { NOBODY_ASKED } from "../acceptance.ts";
import type { Candidate } from "../hearing.ts";
import { createResonance } from "../resonance.ts";
import { reportOf } from "./learning-report.ts";
import { createPopulation, POPULATIONS } from "./simulated-people.ts";
import { type SimulatedRouting, type SimulationSettings, simulate } from "./simulation.ts";

const catalog = await loadPersonaCatalog();
const four = ["Lua", "Elro", "Riri", "Nana"].map(
  (id) => catalog.find((persona) => persona.id === id) as Candidate,
);
const [steady, , elsewhere] = POPULATIONS;

const certain = <T extends string>(values: readonly T[], only: string) =>
  Object.fromEntries(values.map((value) => [value, value === only ? 1 : 0])) as Record<T, number>;

function routing(learns: boolean): (random: () => number) => SimulatedRouting {
  return (random) => {
    const resonance = createResonance({
      classifier: {
        modelVersion: "test",
        clarity: { tone: 0, intent: 0 },
        acceptance: NOBODY_ASKED,
        classify: () => ({
          tone: certain(TONES, "calm"),
          pace: certain(PACES, "medium"),
          intent: certain(INTENTS, "learning"),
          frequency: { moon: 0, square: 0, earth: 0, pen: 1 },
        }),
      },
      strategy: "resonance",
      explorationShare: 0.2,
      random,
    });
    const silence = resonance.understand("");
    return {
      candidates: four,
      hear(waveKey) {
        const [tone = "", pace = "", intent = ""] = waveKey.split("-");
        const parts = {
          tone: certain(TONES, tone),
          pace: certain(PACES, pace),
          intent: certain(INTENTS, intent),
        };
        return { ...silence, ...parts, waveKey };
      },
      rank: (hearing, situation) =>
        learns ? resonance.rank(hearing, four, situation) : resonance.rankStatic(hearing, four),
      rankStatic: (hearing) => resonance.rankStatic(hearing, four),
    };
  };
}

const settings = (given: Partial<SimulationSettings>): SimulationSettings => ({
  population: steady as (typeof POPULATIONS)[number],
  people: 12,
  seed: 3,
  noise: 0.5,
  misheard: 0,
  ...given,
});

describe("a replay on simulated people", () => {
  test("is the same each time for a seed, and another for another", () => {
    const run = (seed: number) => reportOf(simulate(routing(true), settings({ people: 2, seed })));
    assert.deepEqual(run(1), run(1));
    assert.notDeepEqual(run(1), run(2));
  });

  test("shows that learning beats the static router, agrees with people, and recovers when taste changes", () => {
    const report = reportOf(simulate(routing(true), settings({})));
    const at = (ratings: number) => report.points.find((point) => point.ratings === ratings);
    assert.ok((at(30)?.first.value ?? 0) > 0.7 && (at(30)?.three.value ?? 0) > 0.9);
    assert.ok((at(20)?.gain.low ?? 0) > 0);
    assert.ok((at(50)?.first.value ?? 1) < 0.6, "a new taste is not known");
    assert.ok((at(80)?.first.value ?? 0) > 0.7);
    assert.ok(report.totalRegret.high < report.totalStaticRegret.low);
    assert.ok(report.explored <= 0.2);
  });

  test("finds nothing where nothing learns: a router that stays static gains 0", () => {
    const report = reportOf(simulate(routing(false), settings({ people: 4 })));
    assert.deepEqual(report.totalRegret, report.totalStaticRegret);
    assert.deepEqual(report.beatsStaticFrom, { atEachPoint: null, inSum: null });
    assert.ok(report.points.every(({ gain }) => gain.value === 0));
  });

  test("people differ from the matrix as their population says", () => {
    const random = repeatableRandom(5);
    for (const population of POPULATIONS) {
      const createPerson = createPopulation(population, four, random);
      const [a, b] = [createPerson(), createPerson()];
      const key = a.speak();
      assert.notDeepEqual(a.truth(key), b.truth(key), "people differ from each other");
      const before = [...a.truth(key)];
      assert.deepEqual([...a.truth(key)], before, "asking changes nothing");
      a.change();
      assert.notDeepEqual([...a.truth(key)], before);
      for (let turn = 0; turn < 50; turn += 1) {
        const stars = a.rate(a.speak(), turn % 4, 3);
        assert.ok(Number.isInteger(stars) && stars >= 1 && stars <= 5);
      }
    }
  });

  test("what people of one place have in common helps whoever comes later", () => {
    const walks = simulate(routing(true), settings({ population: elsewhere as never, people: 30 }));
    const early = (some: typeof walks) =>
      some.reduce((sum, { firstRight }) => sum + (firstRight[1] ?? 0) + (firstRight[2] ?? 0), 0) /
      some.length;
    assert.ok(early(walks.slice(15)) > early(walks.slice(0, 5)));
  });
});
