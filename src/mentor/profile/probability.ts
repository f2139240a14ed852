/** Tail probabilities that anomaly detection needs. */

const MAX_STEPS = 200;
const CLOSE_ENOUGH = 1e-12;
const TINY = 1e-300;

/** P(|T| ≥ |t|) of Student's t with `freedom` degrees of freedom; halve it for one side. */
export function studentTail(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/**
 * One probability out of several that may depend on each other: the Cauchy combination (Liu and Xie 2020, "Cauchy
 * combination test", JASA 115:529), exact enough in the tail whatever their dependence. What is likelier than not says
 * nothing: it must not outweigh what is improbable.
 */
export function combine(probabilities: readonly number[]): number {
  const known = probabilities.map((p) => Math.min(0.5, Math.max(1e-15, p)));
  const mean = known.reduce((sum, p) => sum + Math.tan((0.5 - p) * Math.PI), 0) / Math.max(1, known.length);
  // for large values the arc tangent loses every digit that matters
  return mean > 1e6 ? 1 / (mean * Math.PI) : 0.5 - Math.atan(mean) / Math.PI;
}

/** The regularised incomplete beta function by its continued fraction (Lentz's method; Numerical Recipes 6.4). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= MAX_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < CLOSE_ENOUGH) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

const LANCZOS = [
  76.18009172947146, -86.5053203294167, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5,
];

/** ln Γ(x) for x > 0 (Lanczos 1964). */
function logGamma(x: number): number {
  const t = x + 5.5 - (x + 0.5) * Math.log(x + 5.5);
  const series = LANCZOS.reduce((sum, factor, index) => sum + factor / (x + 1 + index), 1.000000000190015);
  return -t + Math.log((2.506628274631 * series) / x);
}
