/** A share that was counted, and where it lies with 95 % confidence (Wilson 1927). All null when nothing was counted. */
export interface CountedShare {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const Z = 1.96;

export function countedShare(part: number, count: number): CountedShare {
  if (count === 0) return { share: null, low: null, high: null };
  const share = part / count;
  const middle = (share + Z ** 2 / (2 * count)) / (1 + Z ** 2 / count);
  const reach =
    (Z / (1 + Z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2));
  return { share, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
