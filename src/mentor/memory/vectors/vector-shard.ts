/** The vectors of one person in this process, all of one length, compared one by one: exact, and fast enough (see the bench). */
import { grown } from "../recall/growing.ts";
import { type DotProducts, LARGEST_ASKED, STEP } from "./dot-products.ts";
import { lengthOf, scaled } from "./packed-vector.ts";

export interface NearVector {
  readonly id: string;
  /** −1..1. */
  readonly cosine: number;
}

export interface Scanned {
  /** The nearest first. */
  readonly nearest: readonly NearVector[];
  /** Cosines of some of all, evenly taken: what is usual among them. */
  readonly sample: readonly number[];
}

const SAMPLE = 256;
/** Id, place and lengths of a vector, beside its bytes. */
const BYTES_A_ROW = 120;

export class VectorShard {
  readonly dimensions: number;
  readonly #products: DotProducts;
  readonly #width: number;
  readonly #ids: string[] = [];
  readonly #places = new Map<string, number>();
  #rows = new Int8Array(0);
  #perLength = new Float32Array(0);

  /** @param dimensions 0 for a shard that stays empty */
  constructor(dimensions: number, products: DotProducts) {
    this.dimensions = dimensions;
    this.#products = products;
    this.#width = Math.ceil(dimensions / STEP) * STEP;
  }

  get size(): number {
    return this.#ids.length;
  }

  get bytes(): number {
    return this.#rows.byteLength + this.#perLength.byteLength + BYTES_A_ROW * this.size;
  }

  has(id: string): boolean {
    return this.#places.has(id);
  }

  ids(): readonly string[] {
    return [...this.#ids];
  }

  /** @returns whether it fits: it has this shard's dimensions and a direction */
  put(id: string, packed: Int8Array): boolean {
    const length = lengthOf(packed);
    if (packed.length !== this.dimensions || length === 0) return false;
    const place = this.#places.get(id) ?? this.#ids.length;
    this.#rows = grown(this.#rows, (place + 1) * this.#width);
    this.#perLength = grown(this.#perLength, place + 1);
    this.#rows.set(packed, place * this.#width);
    this.#perLength[place] = 1 / length;
    this.#ids[place] = id;
    this.#places.set(id, place);
    return true;
  }

  /** The last one takes its place. */
  take(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    const last = this.#ids.length - 1;
    const start = last * this.#width;
    this.#rows.copyWithin(place * this.#width, start, start + this.#width);
    this.#rows.fill(0, start, start + this.#width);
    this.#perLength[place] = this.#perLength[last] as number;
    const moved = this.#ids[last] as string;
    this.#ids[place] = moved;
    this.#places.set(moved, place);
    this.#ids.pop();
    this.#places.delete(id);
  }

  /** @param asked of this shard's dimensions */
  search(asked: Float32Array, limit: number): Scanned {
    const count = this.size;
    if (count === 0 || asked.length !== this.dimensions) return { nearest: [], sample: [] };
    const values = scaled(asked, LARGEST_ASKED);
    this.#products.ask(values);
    const cosines = new Float32Array(count);
    this.#products.multiply(this.#rows, { count, width: this.#width }, cosines);
    const perLength = 1 / lengthOf(values);
    for (let place = 0; place < count; place += 1)
      cosines[place] = (cosines[place] as number) * (this.#perLength[place] as number) * perLength;
    const step = Math.ceil(count / SAMPLE);
    return {
      nearest: highest(cosines, limit).map((place) => ({
        id: this.#ids[place] as string,
        cosine: cosines[place] as number,
      })),
      sample: Array.from({ length: Math.ceil(count / step) }, (_, at) => cosines[at * step] as number),
    };
  }
}

/** Places of the highest few, the highest first. */
function highest(values: Float32Array, limit: number): readonly number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] as number;
    if (best.length >= limit && value <= least) continue;
    let at = best.length;
    while (at > 0 && (values[best[at - 1] as number] as number) < value) at -= 1;
    best.splice(at, 0, place);
    if (best.length > limit) best.pop();
    least = values[best.at(-1) as number] as number;
  }
  return best;
}
