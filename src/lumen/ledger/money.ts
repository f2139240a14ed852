/** Billionths of a US dollar: whole numbers, so that sums are exact and no store rounds them. */
export type Nano = number;

const NANO_PER_USD = 1e9;

export function toUsd(nano: Nano): number {
  return nano / NANO_PER_USD;
}

/** Rounded up: what is told is never less than what is owed. */
export function toNano(usd: number): Nano {
  // A binary fraction a hair above a whole number is that number.
  return Math.ceil(Number((usd * NANO_PER_USD).toPrecision(15)));
}
