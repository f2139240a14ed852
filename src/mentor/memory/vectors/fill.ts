/** Makes the vectors that are missing of one person, some at a time, behind the reply. */
import { setImmediate as nextTick } from "node:timers/promises";
import type { Privacy } from "#contract/conversation.ts";
import type { Passage } from "../memory.ts";
import type { Owner } from "../memory-rows.ts";
import type { People, PersonMemory } from "../people.ts";
import type { Embedded, Embedder } from "./embedder.ts";
import { pack } from "./packed-vector.ts";
import type { PersonVectors, Shards } from "./shards.ts";
import type { StoredVector, VectorStore } from "./vector-store.ts";

export interface FillNeeds {
  readonly embedder: Embedder;
  readonly store: VectorStore;
  readonly shards: Shards;
  readonly people: Pick<People, "getOrEmpty">;
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
  readonly signal: AbortSignal;
  /** What has to be there before vectors can be told apart. @returns whether it is */
  readonly prepare: () => Promise<boolean>;
}

/** `more`: others have their turn first. */
export type Filled = "done" | "more" | "failed";

const TEXTS_A_BATCH = 32;
const BATCHES_A_TURN = 20;
/** A server that takes longer for a batch has stalled. */
const BATCH_LIMIT_MS = 30_000;
const BYTES_A_VECTOR = 120;

/** @throws WriteConflictError something was taken away meanwhile */
export async function fill(needs: FillNeeds, owner: Owner): Promise<Filled> {
  const { shards, people, embedder, store } = needs;
  if (!(await needs.isPersonalised(owner))) {
    shards.drop(owner);
    return "done";
  }
  const memory = await people.getOrEmpty(owner);
  if (memory.standing.version === 0) return "done";
  const person = await shards.get(owner);
  if (!(await needs.prepare())) return "failed";
  if (await isOfOthers(needs, owner, person)) {
    shards.drop(owner);
    return "more";
  }
  person.seen = seenOf(memory);
  const wanted = missing(memory, person, embedder.dimensions, shards.maxBytes);
  let batches = 0;
  for (const [privacy, passages] of Map.groupBy(wanted, (passage) => labelOf(memory, passage))) {
    for (let start = 0; start < passages.length; start += TEXTS_A_BATCH) {
      if (batches === BATCHES_A_TURN) return "more";
      batches += 1;
      const batch = passages.slice(start, start + TEXTS_A_BATCH);
      const outcome = await fillBatch({ ...needs, owner, person, memory }, { batch, privacy });
      if (outcome === "failed" || outcome === "more") return outcome;
      if (outcome === "withheld") break;
      shards.weigh(owner, person);
      await nextTick();
    }
  }
  if (!person.isTidy && embedder.dimensions > 0) {
    await store.removeOthers(owner, { modelId: embedder.modelId, dimensions: embedder.dimensions });
    person.isTidy = true;
  }
  return "done";
}

/** What there is to make vectors of; another value means that it is worth a look. */
export function seenOf({ standing, index }: PersonMemory): string {
  return `${standing.version}/${standing.removedIn}/${index.size}`;
}

/** Whether what is kept has other dimensions than what the model gives now. */
async function isOfOthers(
  { embedder, store }: FillNeeds,
  owner: Owner,
  { shard }: PersonVectors,
): Promise<boolean> {
  const { dimensions, modelId } = embedder;
  if (dimensions === 0 || shard.dimensions === 0 || shard.dimensions === dimensions) return false;
  await store.removeOthers(owner, { modelId, dimensions });
  return true;
}

/** Passages without a vector, the newest first; what is no passage any more goes from the shard. */
function missing(
  { index }: PersonMemory,
  { shard, refused }: PersonVectors,
  dimensions: number,
  maxBytes: number,
): readonly Passage[] {
  const most = Math.floor(maxBytes / (BYTES_A_VECTOR + Math.max(dimensions, shard.dimensions)));
  const all = index.passages();
  const isTooMany = all.length > most;
  const kept = isTooMany ? all.toSorted(byNewest).slice(0, most) : all;
  const ids = isTooMany ? new Set(kept.map(({ id }) => id)) : null;
  for (const id of shard.ids()) if (ids === null ? index.get(id) === undefined : !ids.has(id)) shard.take(id);
  return kept
    .filter(({ id, text }) => !shard.has(id) && !refused.has(id) && text.trim() !== "")
    .toSorted(byNewest);
}

function byNewest(left: Passage, right: Passage): number {
  return right.saidAt - left.saidAt;
}

function labelOf({ records, privacyOf }: PersonMemory, { id, conversationId }: Passage): Privacy {
  const record = records.get(id);
  if (record !== undefined) return record.privacy ?? "may-leave";
  return privacyOf.get(conversationId) ?? "never-leaves-this-machine";
}

interface Filling extends FillNeeds {
  readonly owner: Owner;
  readonly person: PersonVectors;
  readonly memory: PersonMemory;
}

interface Batch {
  readonly batch: readonly Passage[];
  readonly privacy: Privacy;
}

async function fillBatch(
  filling: Filling,
  { batch, privacy }: Batch,
): Promise<"done" | "more" | "failed" | "withheld"> {
  const { owner, person, memory, embedder, store, shards } = filling;
  const left = await takeStored(filling, batch);
  if (left.length === 0) return "done";
  const made = await make(filling, { batch: left, privacy });
  if (made === "failed" || made === "withheld") return made;
  if (made.length === 0) return "done";
  // Switched off while the model was asked: nothing of it is kept.
  if (!(await filling.isPersonalised(owner))) return "more";
  const { modelId } = embedder;
  await store.keep(owner, { modelId, removedIn: memory.standing.removedIn, vectors: made });
  const dimensions = made[0]?.packed.length ?? 0;
  if (person.shard.dimensions === 0) person.shard = shards.empty(dimensions);
  for (const { id, packed } of made) person.shard.put(id, packed);
  return person.shard.dimensions === dimensions ? "done" : "more";
}

/** What another process has made needs not be made again. @returns what nobody has */
async function takeStored(
  { owner, person, embedder, store, shards }: Filling,
  batch: readonly Passage[],
): Promise<readonly Passage[]> {
  const dimensions = person.shard.dimensions || embedder.dimensions;
  if (dimensions === 0) return batch;
  const ids = batch.map(({ id }) => id);
  const stored = await store.some(owner, { modelId: embedder.modelId, dimensions }, ids);
  if (stored.length > 0 && person.shard.dimensions === 0) person.shard = shards.empty(dimensions);
  for (const { id, packed } of stored) person.shard.put(id, packed);
  return batch.filter(({ id }) => !person.shard.has(id));
}

/** Where the model refuses a batch, its halves are tried: one bad text costs no other. */
async function make(
  filling: Filling,
  { batch, privacy }: Batch,
): Promise<readonly StoredVector[] | "failed" | "withheld"> {
  const embedded = await embed(filling, { batch, privacy });
  if (embedded.outcome === "made")
    return batch.map(({ id }, at) => ({ id, packed: pack(embedded.vectors[at] as Float32Array) }));
  if (embedded.outcome !== "refused") return embedded.outcome;
  const [first] = batch;
  if (batch.length === 1 && first !== undefined) {
    filling.person.refused.add(first.id);
    return [];
  }
  const made: StoredVector[] = [];
  const half = Math.ceil(batch.length / 2);
  for (const part of [batch.slice(0, half), batch.slice(half)]) {
    const some = await make(filling, { batch: part, privacy });
    if (typeof some === "string") return some;
    made.push(...some);
  }
  return made;
}

function embed({ embedder, owner, signal }: Filling, { batch, privacy }: Batch): Promise<Embedded> {
  return embedder.embed(
    batch.map(({ text }) => text),
    { owner, privacy, signal: AbortSignal.any([signal, AbortSignal.timeout(BATCH_LIMIT_MS)]) },
  );
}
