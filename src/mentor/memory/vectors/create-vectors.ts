/**
 * Recall by meaning, where an embedding model is configured: vectors of what can be recalled are made behind the reply,
 * and in a turn the question's vector finds what no word of it would.
 */
import type { Privacy } from "#contract/conversation.ts";
import type { Log } from "#platform/log/index.ts";
import type { Owner } from "../memory-rows.ts";
import type { People, PersonMemory } from "../people.ts";
import { untilAborted } from "../waiting.ts";
import type { Embedder } from "./embedder.ts";
import { fill, seenOf } from "./fill.ts";
import { createFillingQueue } from "./filling-queue.ts";
import { createRest } from "./rest.ts";
import { createShards } from "./shards.ts";
import { leastCosine } from "./standing-out.ts";
import { createUnrelated } from "./unrelated.ts";
import type { VectorStore } from "./vector-store.ts";

export interface VectorsNeeds {
  readonly embedder: Embedder;
  readonly store: VectorStore;
  readonly people: Pick<People, "getOrEmpty">;
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
  readonly now: () => number;
  readonly log: Log;
  /** Estimated bytes of all vectors that are kept in this process. */
  readonly maxBytes: number;
}

export interface Vectors {
  /**
   * Ids of passages whose meaning is near, the nearest first; none where the model does not answer within 300 ms, may not
   * be asked, or there is nothing to compare. Never throws.
   */
  near(
    owner: Owner,
    asked: { readonly message: string; readonly privacy: Privacy },
  ): Promise<readonly string[]>;
  /** Says that a person may have passages without a vector; `memory` saves the look where nothing changed. */
  notice(owner: Owner, memory?: PersonMemory): void;
  /** Takes what is kept of a person out of this process. */
  drop(owner: Owner): void;
  /** Resolves once no vectors are being made. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** A turn waits no longer for the vector of its question. */
const QUESTION_LIMIT_MS = 300;
const MAX_QUESTION_CHARACTERS = 1200;
const NEAREST = 48;
const QUESTION_REST = { patience: 3, firstMs: 60_000, longestMs: 600_000 };
const FILLING_REST = { patience: 1, firstMs: 60_000, longestMs: 3_600_000 };
/** From so many on, the person's own passages tell what is usual, too. */
const MANY = 200;

/** Where no model is configured. */
export const NO_VECTORS: Vectors = {
  near: async () => [],
  notice: () => {},
  drop: () => {},
  settled: async () => {},
  stop: async () => {},
};

export function createVectors(needs: VectorsNeeds): Vectors {
  const { embedder, now, log } = needs;
  const shards = createShards(needs);
  const unrelated = createUnrelated(embedder);
  const stopping = new AbortController();
  const { signal } = stopping;
  const questionRest = createRest(QUESTION_REST, now);
  const queue = createFillingQueue({
    rest: createRest(FILLING_REST, now),
    log,
    fill: (owner) => fill({ ...needs, shards, signal, prepare: () => unrelated.make(signal) }, owner),
  });

  async function find(
    owner: Owner,
    { message, privacy }: { readonly message: string; readonly privacy: Privacy },
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const { shard } = await shards.get(owner);
    if (shard.size === 0 || !unrelated.isMade || questionRest.leftMs > 0) return [];
    const text = message.slice(0, MAX_QUESTION_CHARACTERS).toWellFormed();
    const embedded = await embedder.embed([text], { owner, privacy, signal });
    if (embedded.outcome === "failed") questionRest.failed();
    const [vector] = embedded.outcome === "made" ? embedded.vectors : [];
    if (vector === undefined) return [];
    questionRest.succeeded();
    if (vector.length !== shard.dimensions) {
      // The model gives other vectors than before: what is kept is made anew.
      queue.add(owner);
      return [];
    }
    const { nearest, sample } = shard.search(vector, NEAREST);
    const usual = [...unrelated.cosines(vector, message), ...(shard.size >= MANY ? sample : [])];
    const least = leastCosine(usual, shard.size);
    return nearest.flatMap(({ id, cosine }) => (cosine >= least ? [id] : []));
  }

  return {
    async near(owner, asked) {
      const signal = AbortSignal.timeout(QUESTION_LIMIT_MS);
      try {
        return await untilAborted(find(owner, asked, signal), signal);
      } catch {
        return [];
      }
    },
    notice(owner, memory) {
      if (memory !== undefined && shards.peek(owner)?.seen === seenOf(memory)) return;
      queue.add(owner);
    },
    drop(owner) {
      queue.drop(owner);
      shards.drop(owner);
    },
    settled: queue.settled,
    async stop() {
      stopping.abort();
      await queue.stop();
    },
  };
}
