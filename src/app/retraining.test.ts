import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Distribution, FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { loadPersonaCatalog } from "#mentor/persona/index.ts";
import { type Classifier, createLearnedModels, createResonance } from "#mentor/resonance/index.ts";
import { createWorkspaces } from "#people/workspace/index.ts";
import { testEngines } from "../../test/support/database.ts";
import { createRetraining } from "./retraining.ts";

const leaning = <T extends string>(values: readonly T[], likeliest: T, probability: number) => {
  const rest = (1 - probability) / (values.length - 1);
  return Object.fromEntries(
    values.map((value) => [value, value === likeliest ? probability : rest]),
  ) as Distribution<T>;
};

/** Hears questions as anxious, though not for certain; everything else as calm, and sure of it. */
const classifier: Classifier = {
  modelVersion: "test",
  clarity: { tone: 0, intent: 0 },
  acceptance: { personas: [], bias: [], weights: { tone: {}, pace: {}, intent: {}, frequency: {} } },
  classify: (text) => ({
    tone: text.endsWith("?")
      ? { ...leaning(TONES, "anxious", 0.44), curious: 0.4 }
      : leaning(TONES, "calm", 0.95),
    pace: leaning(PACES, "medium", 0.9),
    intent: leaning(INTENTS, "learning", 0.9),
    frequency: leaning(FREQUENCIES, "pen", 0.9),
  }),
};
const held = (tone: string) => ({
  text: "How does it work?",
  tone: [tone],
  pace: ["medium"],
  intent: ["learning"],
  frequency: ["pen"],
});
const personas = await loadPersonaCatalog();

for (const engine of await testEngines()) {
  describe(`retraining on ${engine.name}`, { skip: engine.skip }, () => {
    async function prepare(heldTone: string) {
      const database = await engine.open();
      let now = Date.UTC(2026, 10, 20);
      const clock = { now: () => now };
      const { workspaceId } = await createWorkspaces({ database, clock }).ensureLocal();
      const models = createLearnedModels({ database, clock });
      const corrections = Array.from({ length: 30 }, (_, place) => ({
        id: `fb_${place}`,
        text: `What about ${place}?`,
        corrected: { tone: "curious" },
        heard: { wave_key: "anxious-medium-learning", persona: "Lua", model_version: "test" },
        corrected_at: new Date(now).toISOString(),
      }));
      const retraining = createRetraining({
        classifier,
        models,
        conversations: {
          ratedDecisions: async () => [],
          corrections: async () => corrections,
          likedMessages: async () => [{ text: "All is well.", waveKey: "calm-medium-learning" }],
        },
        personas: { enabled: async () => personas },
        heldMessages: async () => Array.from({ length: 40 }, () => held(heldTone)),
        isPersonalised: async () => true,
      });
      const resonance = createResonance({
        classifier,
        strategy: "resonance",
        explorationShare: 0,
        random: () => 0,
      });
      const hears = async (text: string) =>
        resonance.understand(text, {}, (await models.of(workspaceId)).correction).waveKey.split("-")[0];
      const pass = (ms: number) => {
        now += ms;
      };
      return { database, workspaceId, models, retraining, hears, pass };
    }

    test("what is better is heard from the next message on, and gone after a roll-back", async () => {
      const { database, workspaceId, models, retraining, hears, pass } = await prepare("curious");
      await using _ = database;
      assert.equal(await hears("Why?"), "anxious");
      const [taste, hearing] = await retraining.retrain(workspaceId);
      assert.deepEqual([taste?.promoted, taste?.reason], [null, "not-better"]);
      assert.ok(hearing?.promoted?.startsWith("hearing_"));
      assert.equal(await hears("Why?"), "curious");
      assert.equal(await hears("Fine."), "calm");

      pass(1000);
      const [, again] = await retraining.retrain(workspaceId);
      assert.equal(again?.promoted, null, "the same once more is no better");
      const [version] = await models.list(workspaceId);
      assert.deepEqual([version?.isInUse, version?.figures.heldAfter], [true, 1]);

      assert.equal(await models.rollBack(workspaceId, "hearing"), hearing?.promoted);
      assert.equal(await hears("Why?"), "anxious");
      assert.equal((await models.list(workspaceId))[0]?.isInUse, false);
      await assert.rejects(models.rollBack(workspaceId, "hearing"), { code: "nothing-learned" });
    });

    test("what costs held messages their hearing is not used", async () => {
      const { database, workspaceId, retraining, hears } = await prepare("anxious");
      await using _ = database;
      const [, hearing] = await retraining.retrain(workspaceId);
      assert.deepEqual([hearing?.promoted, hearing?.reason], [null, "worse-on-held-messages"]);
      assert.equal(await hears("Why?"), "anxious");
    });

    test("another process takes up what was learned within a minute, and another workspace never", async () => {
      const { database, workspaceId, models, retraining, pass } = await prepare("curious");
      await using _ = database;
      const other = createLearnedModels({ database, clock: { now: () => Date.UTC(2026, 10, 21) } });
      assert.deepEqual(await other.of(workspaceId), {});
      await retraining.retrain(workspaceId);
      const late = createLearnedModels({ database, clock: { now: () => Date.UTC(2026, 10, 21) + 61_000 } });
      assert.ok((await late.of(workspaceId)).correction !== undefined);
      assert.deepEqual(await late.of("another"), {});
      pass(61_000);
      const first = await models.of(workspaceId);
      pass(61_000);
      assert.equal(await models.of(workspaceId), first, "the same object while nothing changed");
    });
  });
}
