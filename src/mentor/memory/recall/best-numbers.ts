/** The highest few of many by score, in time that grows with the many only once. */

const BUCKETS = 512;

/** The highest `count` numbers by their score (0 or more), the best first, equal ones by number. */
export function bestNumbers(numbers: Int32Array, scores: Float32Array, count: number): readonly number[] {
  const chosen = numbers.length > count ? aboveCut(numbers, scores, count) : [...numbers];
  return chosen.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b).slice(0, count);
}

/** A few more than `count`: all whose score falls in the buckets that are needed. */
function aboveCut(numbers: Int32Array, scores: Float32Array, count: number): number[] {
  let most = 1e-9;
  for (let at = 0; at < numbers.length; at += 1) {
    const score = scores[numbers[at] as number] as number;
    if (score > most) most = score;
  }
  const sizes = new Int32Array(BUCKETS + 1);
  const scale = BUCKETS / most;
  const bucketOf = (at: number) => Math.min(BUCKETS, ((scores[numbers[at] as number] as number) * scale) | 0);
  for (let at = 0; at < numbers.length; at += 1) sizes[bucketOf(at)] = (sizes[bucketOf(at)] as number) + 1;
  let cut = BUCKETS;
  for (let sum = sizes[cut] as number; sum < count && cut > 0; sum += sizes[cut] as number) cut -= 1;
  const chosen: number[] = [];
  for (let at = 0; at < numbers.length; at += 1) if (bucketOf(at) >= cut) chosen.push(numbers[at] as number);
  return chosen;
}
