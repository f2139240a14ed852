/** Recall by meaning in the whole application: what leaves, what it costs, what stays after a deletion. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { Actor } from "#contract/actor.ts";
import { createTestIon, type TestIon } from "../support/create-test-ion.ts";
import { type EmbeddingServer, startEmbeddingServer } from "../support/embedding-server.ts";

/** A cloud model for vectors, and one on this machine that answers. */
function settingsOf({ url }: EmbeddingServer): Record<string, string> {
  return {
    ION_MODEL_URL: url,
    ION_MODEL: "fake",
    ION_OPENAI_KEY: "sk-test",
    ION_OPENAI_URL: url,
    ION_MODELS: "openai/concepts",
    ION_EMBEDDING_MODEL: "openai/concepts",
    ION_CACHE_SECONDS: "0",
  };
}

async function say(
  ion: TestIon,
  message: string,
  {
    as = ion.localActor,
    privacy = "may-leave",
  }: { as?: Actor; privacy?: "may-leave" | "never-leaves-this-machine" } = {},
) {
  const { session_id: id } = await ion.conversations.start(as, {
    options: { privacy, use_context_memory: true, session_ttl_hours: 24 },
  });
  const { turn } = await ion.conversations.turn(as, id, { user_message: message });
  await ion.conversations.learned();
  await ion.memory.settled();
  return turn;
}

test("a question in other words finds what was said; the texts leave masked, and are paid by their person", async () => {
  await using server = await startEmbeddingServer();
  await using ion = await createTestIon({ settings: settingsOf(server) });
  await say(ion, "My bees swarmed today, reach me at ada@example.org when you know why.");
  const turn = await say(ion, "Any tips on harvesting honey?");
  assert.ok(turn.metadata.memories.some(({ source }) => source.quote.startsWith("My bees swarmed")));
  assert.ok(server.texts.some((text) => text.startsWith("My bees swarmed")));
  assert.ok(server.texts.every((text) => !text.includes("ada@example.org")));
  const report = await ion.costs.report(ion.localActor.workspaceId, {
    window_minutes: 60,
    by: "person",
    operation: "embed",
  });
  assert.deepEqual([report.total.failed, report.total.cached], [0, 0]);
  const own = report.groups.find(({ name }) => name === ion.localActor.personId);
  assert.ok((own?.calls ?? 0) >= 2, "what was said, and the question");
});

test("what never leaves this machine gets no vector from a model elsewhere, and asks for none", async () => {
  await using server = await startEmbeddingServer();
  await using ion = await createTestIon({ settings: settingsOf(server) });
  await say(ion, "My bees swarmed today.", { privacy: "never-leaves-this-machine" });
  await say(ion, "Any tips on harvesting honey?", { privacy: "never-leaves-this-machine" });
  assert.deepEqual(
    server.texts.filter((text) => /swarmed|harvesting/u.test(text)),
    [],
  );
  assert.deepEqual(vectorsIn(ion), [0, 0]);
});

test("where the budget is spent, or the model is not configured, turns are answered as without it", async () => {
  await using server = await startEmbeddingServer();
  await using ion = await createTestIon({ settings: settingsOf(server) });
  await ion.costs.setBudget(ion.localActor.workspaceId, {
    scope: "workspace",
    period: "day",
    limit_usd: 1,
    warn_at: 0.8,
    when_spent: "stop",
  });
  await say(ion, "My bees swarmed today.");
  const turn = await say(ion, "Why did my bees swarm?");
  assert.equal(turn.metadata.memories[0]?.source.turn_number, 1, "words still find it");
  assert.deepEqual(server.texts, [], "a model without a price is not asked where a budget is kept");
  await using unknown = await createTestIon({
    settings: { ...settingsOf(server), ION_EMBEDDING_MODEL: "openai/nobody" },
  });
  await say(unknown, "My bees swarmed today.");
  const found = await say(unknown, "Why did my bees swarm?");
  assert.equal(found.metadata.memories[0]?.source.turn_number, 1);
});

test("a deletion leaves no vector, also of what was being made", async () => {
  await using server = await startEmbeddingServer();
  await using ion = await createTestIon({ settings: settingsOf(server) });
  await say(ion, "My bees swarmed today, and I live in Berlin.");
  assert.ok((vectorsIn(ion)[1] ?? 0) > 0);
  server.server.delayMs = 200;
  await ion.memory.add(ion.localActor, { text: "Keeps bees on the roof" });
  await ion.privacy.erase(ion.localActor, "delete");
  await ion.memory.settled();
  assert.deepEqual(vectorsIn(ion), [0, 0]);
});

function vectorsIn({ dataDir }: TestIon): number[] {
  using database = new DatabaseSync(join(dataDir, "ion.db"), { readOnly: true });
  return ["memory_vector", "turn_vector"].map((table) =>
    Number(database.prepare(`select count(*) as rows from ${table}`).get()?.rows),
  );
}
