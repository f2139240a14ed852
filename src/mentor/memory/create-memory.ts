/** Wires the room: what is remembered about a person, recalled in a turn, learned behind the reply, owned by the person. */
import type { Actor } from "#contract/actor.ts";
import type { Privacy } from "#contract/conversation.ts";
import type {
  MemoryAddRequest,
  MemoryEditRequest,
  MemoryListQuery,
  MemoryListView,
  MemoryView,
} from "#contract/memory.ts";
import { createId } from "#lib/id.ts";
import type { Clock } from "#platform/clock/index.ts";
import { type Database, type Write, WriteConflictError } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import { learnTurns, type TurnsToLearn } from "./learn.ts";
import type { Extractor, RecallIndex } from "./memory.ts";
import type { Owner } from "./memory-rows.ts";
import { createMemoryStore } from "./memory-store.ts";
import { createPeople, type People, type ReadTurns } from "./people.ts";
import {
  hasSubject,
  isWorthRecalling,
  NOTHING,
  patienceMs,
  type RecallRequest,
  type Recollection,
  recallFor,
} from "./recall.ts";
import { isOutlived, SESSION_LIFE_MS } from "./tiers.ts";
import { addMemory, change, editMemory, forgetMemory, listMemories, readMemory } from "./upkeep.ts";
import { createVectors, NO_VECTORS, type Vectors } from "./vectors/create-vectors.ts";
import type { Embedder } from "./vectors/embedder.ts";
import { createVectorStore } from "./vectors/vector-store.ts";

export interface MemoryNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Reads a person's turns for the index over them. */
  readonly turns: ReadTurns;
  /** Whoever finds what to remember, in the order in which they are asked; the last one must work alone. */
  readonly extractors: (asked: { readonly owner: Owner; readonly privacy: Privacy }) => readonly Extractor[];
  readonly createIndex: () => RecallIndex;
  /** Whether ION may read and write what it knows about somebody. */
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
  /** Estimated bytes of what is kept in this process of people who are here. */
  readonly maxBytes: number;
  /** The model that makes vectors; null: memories and turns are found by words and their meanings alone. */
  readonly embedder: Embedder | null;
  /** Estimated bytes of the vectors that are kept in this process. */
  readonly maxVectorBytes: number;
}

/** Every verb sees only what belongs to the actor's person. */
export interface Memory {
  /**
   * What is remembered that has to do with a message. Waits a fifth of a second at most for what is not here yet: a person
   * with a long history who comes back is answered without it once, rather than late; two seconds where they point back at
   * it themselves. Never throws.
   */
  recall(owner: Owner, request: RecallRequest): Promise<Recollection>;
  list(actor: Actor, query: Omit<MemoryListQuery, "user_id">): Promise<MemoryListView>;
  /** @throws MemoryNotFoundError */
  read(actor: Actor, id: string): Promise<MemoryView>;
  add(actor: Actor, request: Omit<MemoryAddRequest, "user_id">): Promise<MemoryView>;
  /** @throws MemoryNotFoundError, MemoryEndedError */
  edit(actor: Actor, id: string, request: Omit<MemoryEditRequest, "user_id">): Promise<MemoryView>;
  /** @throws MemoryNotFoundError */
  forget(actor: Actor, id: string): Promise<void>;
  /** To be called when rows of a person were removed by others: every process then reads what is left. */
  noteRemoval(owner: Owner): Promise<void>;
  /** Takes what this process keeps of a person out of its memory: their rows are going. */
  forgetPerson(owner: Owner): void;
  /** Ends session memories that have outlived their day; how many. */
  sweep(): Promise<number>;
  /** Resolves once no vectors are being made behind replies. */
  settled(): Promise<void>;
  /** Makes no more vectors; what is missing is made when its person is back. */
  stop(): Promise<void>;
  /** Learns from turns behind the reply. */
  readonly learner: {
    readonly name: "memory";
    learn(
      owner: Owner,
      batch: TurnsToLearn,
      signal: AbortSignal,
    ): Promise<{ readonly writes: readonly Write[]; readonly onStored?: () => void }>;
  };
}

export function createMemory(given: MemoryNeeds): Memory {
  const now = () => given.clock.now();
  const store = createMemoryStore(given.database, now);
  const { turns, createIndex, maxBytes, isPersonalised } = given;
  const onGone = (owner: Owner) => vectors.drop(owner);
  const people = createPeople({ store, turns, createIndex, maxBytes, now, onGone });
  const vectors = openVectors(given, people, now);
  const needs = { ...given, store, people, now, newId: () => createId("mem", now()) };
  async function noticed<Result>(owner: Owner, changed: Promise<Result>): Promise<Result> {
    const result = await changed;
    vectors.notice(owner);
    return result;
  }
  return {
    async recall(owner, request) {
      if (!isWorthRecalling(request)) return NOTHING;
      try {
        if (!(await isPersonalised(owner))) return NOTHING;
        // Asked for while the memories are read; nothing to look for is nothing to ask.
        const near = hasSubject(request) ? vectors.near(owner, request) : NOTHING_NEAR;
        const memory = await people.inTime(owner, patienceMs(request));
        if (memory === null) return NOTHING;
        vectors.notice(owner, memory);
        return recallFor(memory, request, await near);
      } catch (error) {
        // An answer without memories is better than none.
        given.log.warn("recall-failed", { reason: error instanceof Error ? error.name : "unknown" });
        return NOTHING;
      }
    },
    list: (actor, query) => listMemories(needs, actor, query),
    read: (actor, id) => readMemory(needs, actor, id),
    add: (actor, request) => noticed(actor, addMemory(needs, actor, request)),
    edit: (actor, id, request) => noticed(actor, editMemory(needs, actor, { id, request })),
    forget: (actor, id) => noticed(actor, forgetMemory(needs, actor, id)),
    forgetPerson(owner) {
      people.drop(owner);
      vectors.drop(owner);
    },
    noteRemoval: (owner) =>
      noticed(
        owner,
        change(needs, owner, () => ({ removesOthers: true })),
      ),
    settled: vectors.settled,
    stop: vectors.stop,
    async sweep() {
      let swept = 0;
      for (;;) {
        const outlived = await store.outlived(now() - SESSION_LIFE_MS);
        for (const one of outlived) swept += await expire(needs, one);
        if (outlived.length < store.sweepPage) return swept;
      }
    },
    learner: {
      name: "memory",
      async learn(owner, batch, signal) {
        const { writes, onStored } = await learnTurns(needs, owner, { batch, signal });
        if (onStored === undefined) return { writes };
        return {
          writes,
          onStored() {
            onStored();
            vectors.notice(owner);
          },
        };
      },
    },
  };
}

const NOTHING_NEAR = Promise.resolve<readonly string[]>([]);

function openVectors(
  { embedder, database, isPersonalised, log, maxVectorBytes }: MemoryNeeds,
  people: People,
  now: () => number,
): Vectors {
  if (embedder === null) return NO_VECTORS;
  const store = createVectorStore(database);
  return createVectors({ embedder, store, people, isPersonalised, now, log, maxBytes: maxVectorBytes });
}

type Outlived = Awaited<ReturnType<ReturnType<typeof createMemoryStore>["outlived"]>>[number];

/** Ends one session memory, unless it was said again meanwhile. @returns how many it ended */
async function expire(
  needs: Parameters<typeof change>[0] & { now: () => number },
  { record, ...owner }: Outlived,
): Promise<number> {
  try {
    const standing = await needs.store.standing(owner);
    const current = await needs.store.find(owner, record.id);
    if (current === undefined || current.endedBy !== null || !isOutlived(current, needs.now())) return 0;
    const ended = { ...current, endedBy: "expired", validTo: current.validTo ?? needs.now() } as const;
    await needs.store.commit(needs.store.unitOf(owner, standing, { changed: [ended] }));
    return 1;
  } catch (error) {
    if (error instanceof WriteConflictError) return 0;
    throw error;
  }
}
