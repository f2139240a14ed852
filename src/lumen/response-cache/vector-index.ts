/** Exact search for the nearest of the newest vectors. Lengths do not matter: only directions are compared (cosine). */
export interface VectorIndex<Item> {
  /** Whether it has the number of dimensions of those that are kept. */
  accepts(vector: Float32Array): boolean;
  /** Keeps a vector; the oldest goes when there is no room. @throws RangeError for another number of dimensions */
  add(vector: Float32Array, item: Item): void;
  /** The item of the most similar vector that is kept; null when there is none. */
  nearest(vector: Float32Array): Nearest<Item> | null;
  remove(isGone: (item: Item) => boolean): void;
  readonly size: number;
  readonly bytes: number;
}

export interface Nearest<Item> {
  readonly item: Item;
  /** Cosine, −1 to 1. */
  readonly similarity: number;
  /** The same of the most similar vector of any other item; 0 when there is no other, or none that is similar. */
  readonly rivalSimilarity: number;
}

/** Vectors stand in columns: a scan runs along one dimension of all of them, and skips what the query does not use. */
interface Table<Item> {
  readonly items: Item[];
  readonly dimensions: number;
  readonly room: number;
  readonly values: Float32Array;
}

const FIRST_ROOM = 16;

export function createVectorIndex<Item>(maxVectors: number): VectorIndex<Item> {
  let table: Table<Item> = { items: [], dimensions: 0, room: 0, values: new Float32Array(0) };
  let sums = new Float32Array(0);
  /** What is overwritten next once all room is in use. */
  let oldest = 0;

  function placeFor(item: Item): number {
    if (table.items.length < maxVectors) return table.items.push(item) - 1;
    const place = oldest;
    table.items[place] = item;
    oldest = (oldest + 1) % maxVectors;
    return place;
  }

  const accepts = (vector: Float32Array) => table.items.length === 0 || vector.length === table.dimensions;

  return {
    accepts,
    add(vector, item) {
      const { items, room } = table;
      if (items.length === 0)
        table = { items, dimensions: vector.length, room: 0, values: new Float32Array(0) };
      if (!accepts(vector))
        throw new RangeError(`a vector of ${table.dimensions} dimensions is needed, not of ${vector.length}`);
      if (items.length === table.room && items.length < maxVectors)
        table = rearranged(table, [...items.keys()], Math.min(maxVectors, Math.max(FIRST_ROOM, room * 2)));
      const place = placeFor(item);
      for (const [dimension, value] of normalised(vector).entries())
        table.values[dimension * table.room + place] = value;
    },
    nearest(vector) {
      if (table.items.length === 0 || !accepts(vector)) return null;
      if (sums.length < table.room) sums = new Float32Array(table.room);
      addProducts(table, normalised(vector), sums);
      return best(table.items, sums);
    },
    remove(isGone) {
      const { items } = table;
      // Oldest first, so that it stays the order in which they go.
      const order = [...items.keys()].map((place) => (place + oldest) % items.length);
      const kept = order.filter((place) => !isGone(items[place] as Item));
      if (kept.length === items.length) return;
      table = rearranged(table, kept, Math.max(FIRST_ROOM, kept.length));
      oldest = 0;
    },
    get size() {
      return table.items.length;
    },
    get bytes() {
      return table.values.byteLength;
    },
  };
}

/** A table with the vectors at these places, in this order, and room for more. */
function rearranged<Item>(table: Table<Item>, places: readonly number[], room: number): Table<Item> {
  const { dimensions } = table;
  const values = new Float32Array(dimensions * room);
  for (let dimension = 0; dimension < dimensions; dimension += 1)
    for (let at = 0; at < places.length; at += 1)
      values[dimension * room + at] = table.values[dimension * table.room + (places[at] as number)] as number;
  return { items: places.map((place) => table.items[place] as Item), dimensions, room, values };
}

function normalised(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return vector.map((value) => value * scale);
}

function addProducts<Item>(
  { items, room, values }: Table<Item>,
  query: Float32Array,
  sums: Float32Array,
): void {
  const count = items.length;
  sums.fill(0);
  for (let dimension = 0; dimension < query.length; dimension += 1) {
    const factor = query[dimension] as number;
    if (factor === 0) continue;
    const offset = dimension * room;
    for (let place = 0; place < count; place += 1)
      sums[place] = (sums[place] as number) + factor * (values[offset + place] as number);
  }
}

function best<Item>(items: readonly Item[], similarities: Float32Array): Nearest<Item> {
  let item = items[0] as Item;
  let highest = -1;
  let rival = 0;
  for (let place = 0; place < items.length; place += 1) {
    const similarity = similarities[place] as number;
    const isOther = items[place] !== item;
    if (similarity > highest) {
      if (isOther) rival = Math.max(rival, highest);
      item = items[place] as Item;
      highest = similarity;
    } else if (isOther && similarity > rival) rival = similarity;
  }
  return { item, similarity: highest, rivalSimilarity: rival };
}
