/** The vectors of people who are here, read once, within a bound of memory. */
import { setImmediate as nextTick } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { Owner } from "../memory-rows.ts";
import { createDotProducts } from "./dot-products.ts";
import type { Embedder } from "./embedder.ts";
import { VectorShard } from "./vector-shard.ts";
import type { VectorStore } from "./vector-store.ts";

export interface PersonVectors {
  shard: VectorShard;
  /** Passages whose text the model refuses. */
  readonly refused: Set<string>;
  /** Nothing of other models is stored of this person. */
  isTidy: boolean;
  /** What there was to make vectors of when it was last looked at. */
  seen: string | null;
}

export type Shards = ReturnType<typeof createShards>;

const EMPTY_BYTES = 1000;

export function createShards({
  store,
  embedder,
  maxBytes,
}: {
  readonly store: VectorStore;
  readonly embedder: Embedder;
  readonly maxBytes: number;
}) {
  const products = createDotProducts();
  const people = new LRUCache<string, PersonVectors>({
    maxSize: maxBytes,
    maxEntrySize: maxBytes,
    sizeCalculation: ({ shard }) => Math.min(EMPTY_BYTES + shard.bytes, maxBytes),
  });
  const loading = new Map<string, Promise<PersonVectors>>();

  async function load(owner: Owner): Promise<PersonVectors> {
    const { modelId } = embedder;
    const dimensions = embedder.dimensions || (await store.dimensionsOf(owner, modelId));
    embedder.expect(dimensions);
    const shard = new VectorShard(dimensions, products);
    if (dimensions > 0)
      for await (const page of store.all(owner, { modelId, dimensions })) {
        for (const { id, packed } of page) shard.put(id, packed);
        if (shard.bytes > maxBytes) break;
        await nextTick();
      }
    return { shard, refused: new Set(), isTidy: false, seen: null };
  }

  return {
    /** Estimated bytes of what one person's vectors may take. */
    maxBytes,
    empty: (dimensions: number) => new VectorShard(dimensions, products),
    peek: (owner: Owner) => people.peek(keyOf(owner)),
    async get(owner: Owner): Promise<PersonVectors> {
      const key = keyOf(owner);
      const known = people.get(key) ?? loading.get(key);
      if (known !== undefined) return known;
      const reading = load(owner).then((person) => {
        // Dropped meanwhile: it is nobody's any more.
        if (loading.get(key) === reading) people.set(key, person);
        return person;
      });
      loading.set(key, reading);
      const forget = () => {
        if (loading.get(key) === reading) loading.delete(key);
      };
      reading.then(forget, forget);
      return reading;
    },
    /** Weighs it anew after it grew; what was dropped meanwhile stays so. */
    weigh(owner: Owner, person: PersonVectors): void {
      const key = keyOf(owner);
      if (people.peek(key) !== person) return;
      people.delete(key);
      people.set(key, person);
    },
    drop(owner: Owner): void {
      people.delete(keyOf(owner));
      loading.delete(keyOf(owner));
    },
  };
}

export function keyOf({ workspaceId, personId }: Owner): string {
  return `${workspaceId}/${personId}`;
}
