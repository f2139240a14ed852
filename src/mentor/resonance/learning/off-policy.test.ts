import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import { loadPersonaCatalog } from "../../persona/index.ts";
import type { Candidate } from "../hearing.ts";
import { evaluatePolicy, type LoggedDecision, type Policy } from "./off-policy.ts";
import { alwaysPolicy, changeMatrix, greedyPolicy, parseMatrixChange, staticPolicy } from "./policies.ts";
import { fitRewardModel } from "./reward-model.ts";

const catalog = await loadPersonaCatalog();
const NAMES = ["Lua", "Elro", "Riri", "Nana"] as const;
const four = NAMES.map((id) => catalog.find((persona) => persona.id === id) as Candidate);

/** What people truly think: Nana helps the urgent, Elro everybody else; a constant for each of the rest. */
function truth(waveKey: string, personaId: string): number {
  if (waveKey.startsWith("urgent")) return personaId === "Nana" ? 4.2 : 2.5;
  return { Lua: 3, Elro: 4, Riri: 3.2, Nana: 2.4 }[personaId] ?? 0;
}

/** A log of a policy that mostly says Lua, and of what people thought. */
function logOf(count: number, seed: number): LoggedDecision[] {
  const random = repeatableRandom(seed);
  const one = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const waveKey = `${one(TONES)}-${one(PACES)}-${one(INTENTS)}`;
    const explores = random() < 0.4;
    const personaId = explores ? one(NAMES) : "Lua";
    const propensity = personaId === "Lua" ? 0.6 + 0.1 : 0.1;
    const rating = random() < (truth(waveKey, personaId) - 1) / 4 ? 5 : 1;
    const scores = { Lua: 0.9, Elro: 0.6, Riri: 0.5, Nana: 0.4 };
    return { waveKey, personaId, propensity, scores, rating, cluster: `conversation ${index % 97}` };
  });
}

const byMood: Policy = ({ waveKey }) =>
  waveKey.startsWith("urgent")
    ? { Nana: 1, Lua: 0, Elro: 0, Riri: 0 }
    : { Elro: 0.8, Riri: 0.2, Lua: 0, Nana: 0 };

/** Its true value over keys that come evenly. */
const BY_MOOD = (1 / 9) * 4.2 + (8 / 9) * (0.8 * 4 + 0.2 * 3.2);

describe("off-policy evaluation", () => {
  test("is unbiased: over many logs each estimate's mean is the true value", () => {
    const runs = Array.from({ length: 120 }, (_, run) =>
      evaluatePolicy(logOf(500, run + 1), byMood, fitRewardModel),
    );
    for (const estimator of ["inversePropensity", "selfNormalised", "doublyRobust"] as const) {
      const values = runs.map((run) => run[estimator].value);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
      assert.ok(Math.abs(mean - BY_MOOD) < (4 * spread) / Math.sqrt(values.length), `${estimator} ${mean}`);
    }
  });

  test("intervals hold the true value about as often as they say, and doubly robust ones are the narrowest", () => {
    const runs = Array.from({ length: 150 }, (_, run) =>
      evaluatePolicy(logOf(600, run + 900), byMood, fitRewardModel),
    );
    const widths: number[] = [];
    for (const estimator of ["inversePropensity", "selfNormalised", "doublyRobust"] as const) {
      const held = runs.filter(
        (run) => run[estimator].low <= BY_MOOD && BY_MOOD <= run[estimator].high,
      ).length;
      assert.ok(held / runs.length > 0.88, `${estimator} ${held}`);
      widths.push(runs.reduce((sum, run) => sum + run[estimator].high - run[estimator].low, 0));
    }
    assert.ok((widths[2] ?? 0) < (widths[0] ?? 0));
  });

  test("a reward model that is wrong everywhere costs precision, not truth", () => {
    const runs = Array.from({ length: 120 }, (_, run) =>
      evaluatePolicy(logOf(500, run + 1), byMood, () => () => 1),
    );
    const mean = runs.reduce((sum, run) => sum + run.doublyRobust.value, 0) / runs.length;
    assert.ok(Math.abs(mean - BY_MOOD) < 0.1, String(mean));
  });

  test("the policy that was logged is worth what was got", () => {
    const log = logOf(2000, 5);
    const logged: Policy = () => ({ Lua: 0.7, Elro: 0.1, Riri: 0.1, Nana: 0.1 });
    const found = evaluatePolicy(log, logged, fitRewardModel);
    assert.ok(Math.abs(found.inversePropensity.value - found.logged.value) < 1e-9);
    assert.ok(Math.abs(found.overlap - 1) < 1e-9 && Math.abs(found.effectiveDecisions - 2000) < 1e-6);
    assert.ok(found.gain.low <= 0 && found.gain.high >= 0);
  });

  test("tells a better policy from a worse one, and what the log never tried", () => {
    const log = logOf(3000, 8);
    assert.ok(evaluatePolicy(log, byMood, fitRewardModel).gain.low > 0);
    assert.ok(evaluatePolicy(log, alwaysPolicy("Nana"), fitRewardModel).gain.high < 0);
    const certain = log
      .filter(({ personaId }) => personaId === "Lua")
      .map((each) => ({ ...each, propensity: 1 }));
    assert.equal(evaluatePolicy(certain, byMood, fitRewardModel).overlap, 0);
  });

  test("one cluster alone bounds nothing", () => {
    const log = logOf(50, 1).map((each) => ({ ...each, cluster: "one" }));
    assert.equal(evaluatePolicy(log, byMood, fitRewardModel).doublyRobust.high, Number.POSITIVE_INFINITY);
  });
});

describe("policies", () => {
  const decision = (waveKey: string): LoggedDecision => ({
    waveKey,
    personaId: "Lua",
    propensity: 1,
    scores: { Lua: 0.2, Elro: 0.9, Riri: 0.4, Nana: 0.3 },
    rating: 3,
    cluster: "c",
  });
  const chosen = (policy: Policy, waveKey: string) =>
    Object.entries(policy(decision(waveKey))).find(([, chance]) => chance === 1)?.[0];

  test("the static router goes by the matrix, a changed matrix by its changes", () => {
    assert.equal(chosen(staticPolicy(four), "frustrated-burst-seek_advice"), "Lua");
    const change = parseMatrixChange(
      '{"Lua": {"tone": {"frustrated": 0}}, "Nana": {"tone": {"frustrated": 1}}}',
    );
    assert.equal(chosen(staticPolicy(changeMatrix(four, change)), "frustrated-burst-seek_advice"), "Nana");
    assert.equal(chosen(staticPolicy(changeMatrix(four, change)), "playful-burst-seek_advice"), "Lua");
  });

  test("greedy goes by the logged scores", () =>
    assert.equal(chosen(greedyPolicy, "calm-burst-learning"), "Elro"));

  for (const [text, problem] of [
    ["nonsense", /policy/],
    ["{}", /policy/],
    ['{"Lua": {"tone": {"sad": 1}}}', /policy: Lua\.tone/],
    ['{"Lua": {"tone": {"calm": 1.5}}}', /policy: Lua\.tone\.calm/],
  ] as const)
    test(`${text} is refused with what is wrong`, () => {
      assert.throws(() => parseMatrixChange(text), { code: "invalid-input", message: problem });
    });

  test("a persona that is not there is refused by name", () => {
    assert.throws(() => changeMatrix(four, { Zoe: {} }), { message: /Zoe is no enabled persona/ });
  });
});
