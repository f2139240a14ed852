/**
 * Recall by vectors of a model: the exact scan of a person's vectors in one process, what packing them into bytes loses
 * against floats, and how much memory they take. Vectors are made up: clusters, as texts about the same things have them.
 * On a machine in use the processor's own time says more than the clock.
 */
import { createDotProducts } from "#mentor/memory/vectors/dot-products.ts";
import { pack } from "#mentor/memory/vectors/packed-vector.ts";
import { VectorShard } from "#mentor/memory/vectors/vector-shard.ts";
import { createRandom } from "../training/random.ts";

const SIZES = process.argv.includes("--quick") ? [10_000] : [10_000, 100_000];
const DIMENSIONS = [384, 768, 1536];
const SEARCHES = 200;
const COMPARED = 40;
const NEAREST = 24;
const TEXTS_A_CLUSTER = 20;
const MOST_BYTES = 160_000_000;

const random = createRandom(7);

for (const size of SIZES)
  for (const dimensions of DIMENSIONS) if (size * dimensions <= MOST_BYTES) measure(size, dimensions);

function measure(size: number, dimensions: number): void {
  const shard = new VectorShard(dimensions, createDotProducts());
  const compared: Float32Array[] = [];
  const keepsFloats = size <= 10_000;
  for (let number = 0, centre = direction(dimensions); number < size; number += 1) {
    if (number % TEXTS_A_CLUSTER === 0) centre = direction(dimensions);
    const vector = near(centre, 0.8);
    if (keepsFloats) compared.push(vector);
    shard.put(`${number}`, pack(vector));
  }
  const asked = Array.from({ length: SEARCHES }, () => direction(dimensions));
  for (const vector of asked.slice(0, 20)) shard.search(vector, NEAREST);
  const processor: number[] = [];
  const clock = asked.map((vector) => {
    const [startedAt, used] = [performance.now(), process.cpuUsage()];
    shard.search(vector, NEAREST);
    processor.push(process.cpuUsage(used).user / 1000);
    return performance.now() - startedAt;
  });
  console.log(`\n${size.toLocaleString("en")} vectors of ${dimensions} dimensions`);
  for (const [name, times] of Object.entries({ "search, clock": clock, "search, processor": processor }))
    console.log(
      `${name.padEnd(24)} P50 ${quantile(times, 0.5).toFixed(1)} ms, P95 ${quantile(times, 0.95).toFixed(1)} ms`,
    );
  console.log(`${"memory".padEnd(24)} ${Math.round(shard.bytes / size)} bytes a vector`);
  if (keepsFloats) compare(shard, compared);
}

/** How many of the nearest by floats are among the nearest by bytes, and the largest difference of a cosine. */
function compare(shard: VectorShard, vectors: readonly Float32Array[]): void {
  let shared = 0;
  let worst = 0;
  for (let question = 0; question < COMPARED; question += 1) {
    const asked = near(vectors[question * TEXTS_A_CLUSTER * 3] as Float32Array, 0.8);
    const exact = vectors.map((vector, number) => ({ id: `${number}`, cosine: cosine(asked, vector) }));
    const cosines = new Map(exact.map(({ id, cosine: value }) => [id, value]));
    const best = new Set(
      exact
        .toSorted((left, right) => right.cosine - left.cosine)
        .slice(0, 10)
        .map(({ id }) => id),
    );
    for (const { id, cosine: value } of shard.search(asked, 10).nearest) {
      if (best.has(id)) shared += 1;
      worst = Math.max(worst, Math.abs(value - (cosines.get(id) ?? 0)));
    }
  }
  console.log(
    `${"bytes against floats".padEnd(24)} ${((100 * shared) / COMPARED / 10).toFixed(1)} % of the ten nearest are the same, cosines differ by ${worst.toFixed(4)} at most`,
  );
}

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function direction(dimensions: number): Float32Array {
  return Float32Array.from({ length: dimensions }, normal);
}

function near(centre: Float32Array, share: number): Float32Array {
  return centre.map((value) => share * value + (1 - share) * normal());
}

function cosine(left: Float32Array, right: Float32Array): number {
  let [sum, lefts, rights] = [0, 0, 0];
  for (let at = 0; at < left.length; at += 1) {
    const [one, other] = [left[at] as number, right[at] as number];
    sum += one * other;
    lefts += one * one;
    rights += other * other;
  }
  return sum / Math.sqrt(lefts * rights);
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((left, right) => left - right)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
}
