/** A memory with an embedding model, and what happens to it in a test. */

import { createReadTurns } from "#mentor/conversation/index.ts";
import {
  createEmbedder,
  createMemory,
  createRecallIndex,
  type Memory,
  type MemoryNeeds,
} from "#mentor/memory/index.ts";
import type { Database } from "#platform/database/index.ts";
import { createLog } from "#platform/log/index.ts";
import { addConversation } from "./database.ts";
import type { EmbeddingServer } from "./embedding-server.ts";
import { scriptedExtractor } from "./scripted-extractor.ts";

type Owner = Parameters<Memory["recall"]>[0];

const NOW = Date.UTC(2026, 10, 20);
export const ADA: Owner = { workspaceId: "local", personId: "ada" };
export const BEN: Owner = { workspaceId: "local", personId: "ben" };
export const OTHER_ADA: Owner = { workspaceId: "other", personId: "ada" };
export const actorOf = (owner: Owner) => ({ ...owner, scopes: ["mentor"] as const });
export const BEES = "Keeps bees on the roof";
export const PARAPHRASE = "any tips on harvesting honey?";

interface Life {
  readonly memory: Memory;
  readonly clock: { ms: number; now(): number };
}

export function lifeOver(
  database: Database,
  server: EmbeddingServer,
  { modelId = "fake/concepts", ...given }: Partial<MemoryNeeds> & { readonly modelId?: string } = {},
): Life {
  const clock = { ms: NOW, now: () => clock.ms };
  const memory = createMemory({
    database,
    clock,
    log: createLog("silent"),
    turns: createReadTurns(database),
    extractors: () => [scriptedExtractor()],
    createIndex: createRecallIndex,
    isPersonalised: async () => true,
    maxBytes: 8 * 1024 * 1024,
    embedder: createEmbedder(modelId, server.ask),
    maxVectorBytes: 8 * 1024 * 1024,
    ...given,
  });
  return { memory, clock };
}

type Request = Parameters<Memory["recall"]>[1];

export async function recalled(
  memory: Memory,
  message: string,
  { owner = ADA, ...given }: Partial<Request> & { readonly owner?: Owner } = {},
): Promise<string[]> {
  const { things } = await memory.recall(owner, {
    message,
    conversationId: "conv_none",
    privacy: "may-leave",
    window: { from: 1, through: 0 },
    now: NOW,
    isMentionOnly: false,
    isCrowded: false,
    tokenBudget: 1000,
    ...given,
  });
  return things.map(({ text }) => text);
}

export async function remember(memory: Memory, owner: Owner, ...texts: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push((await memory.add(actorOf(owner), { text, importance: 0.3 })).id);
  await memory.settled();
  return ids;
}

export async function say(
  memory: Memory,
  database: Database,
  {
    conversationId,
    message,
    privacy = "may-leave",
  }: { conversationId: string; message: string; privacy?: Request["privacy"] },
): Promise<void> {
  await addConversation(database, conversationId, [1]);
  await database.kysely
    .updateTable("turn")
    .set({ user_message: message })
    .where("conversation_id", "=", conversationId)
    .execute();
  await database.kysely
    .updateTable("conversation")
    .set({ turn_count: 1, privacy, last_activity_at: NOW })
    .where("id", "=", conversationId)
    .execute();
  const turn = {
    id: `turn_${conversationId}_1`,
    number: 1,
    userMessage: message,
    responseText: "",
    language: "en" as const,
    saidAt: NOW,
    personaId: "Lua",
    waveKey: "calm-medium-seek_advice",
    recalled: [],
  };
  const batch = { conversation: { id: conversationId, privacy }, turns: [turn], before: [] };
  const { writes, onStored } = await memory.learner.learn(ADA, batch, new AbortController().signal);
  await database.commit(writes);
  onStored?.();
  await memory.settled();
}

export async function vectorsIn(
  database: Database,
): Promise<{ memories: string[]; turns: string[]; models: string[] }> {
  const memories = await database.kysely
    .selectFrom("memory_vector")
    .selectAll()
    .orderBy("memory_id")
    .execute();
  const turns = await database.kysely
    .selectFrom("turn_vector")
    .selectAll()
    .orderBy("conversation_id")
    .execute();
  return {
    memories: memories.map((row) => row.memory_id),
    turns: turns.map((row) => `${row.conversation_id}#${row.turn_number}/${row.side}`),
    models: [
      ...new Set([...memories, ...turns].map((row) => `${row.model_id} ${row.dimensions}`)),
    ].toSorted(),
  };
}
