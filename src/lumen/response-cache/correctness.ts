/**
 * How likely a cached answer is right for a prompt, by the prompt's closeness: P(right | s) = σ(a + b·s), learned for
 * each entry from what was seen of it, as in vCache (Schroeder et al., "vCache: Verified Semantic Prompt Caching",
 * arXiv 2502.03771). What an entry has not seen yet it takes from all entries together: their fit is the mean of its
 * Gaussian prior, so that an entry is neither blind at first nor judged by others for ever.
 */
export interface Observation {
  /** Cosine of the two prompts. */
  readonly closeness: number;
  readonly isRight: boolean;
}

/** The logit of P(right) over the closeness, with how sure it is: coefficients and their covariance. */
export interface Fit {
  readonly intercept: number;
  readonly slope: number;
  readonly covariance: readonly [number, number, number];
}

/** Precisions (1 ÷ variance) of a prior around a fit. */
interface Prior {
  readonly intercept: number;
  readonly slope: number;
  readonly interceptPrecision: number;
  readonly slopePrecision: number;
}

/** Where similarities are measured from, so that intercept and slope say different things. */
const CENTRE = 1;
/** Before anything was seen: a prompt as similar as the centre is as likely right as wrong. */
const BLANK: Prior = { intercept: 0, slope: 8, interceptPrecision: 1 / 4, slopePrecision: 1 / 64 };
/** How much entries differ from each other, in logits at the centre and in logits over the whole range. */
const ENTRY_PRECISIONS = { interceptPrecision: 1 / 2, slopePrecision: 1 / 25 };
const MOST_ROUNDS = 25;
const ENOUGH = 1e-6;
/** Newton's method overshoots where almost all outcomes are the same. */
const LONGEST_STEP = { intercept: 2, slope: 8 };

/** The fit of all entries together. */
export function fitAll(observations: readonly Observation[]): Fit {
  return fit(observations, BLANK);
}

/** The fit of one entry. */
export function fitEntry(observations: readonly Observation[], all: Fit): Fit {
  return fit(observations, { ...all, ...ENTRY_PRECISIONS });
}

/**
 * The least P(right) that can be vouched for: over confidences 1 − ε the best of (1 − ε)·σ(lower end of the one-sided
 * band), vCache's bound.
 */
export function vouchedFor({ intercept, slope, covariance }: Fit, closeness: number): number {
  const x = closeness - CENTRE;
  const [aa, ab, bb] = covariance;
  const deviation = Math.sqrt(Math.max(0, aa + 2 * ab * x + bb * x * x));
  let best = 0;
  for (const [epsilon, quantile] of BANDS)
    best = Math.max(best, (1 - epsilon) * sigmoid(intercept + slope * x - quantile * deviation));
  return best;
}

/** One-sided bands: ε and the quantile of the normal distribution at 1 − ε. */
const BANDS = [
  [0.00003, 4.013],
  [0.0001, 3.719],
  [0.001, 3.09],
  [0.005, 2.576],
  [0.01, 2.326],
  [0.025, 1.96],
  [0.05, 1.645],
  [0.1, 1.282],
  [0.2, 0.842],
] as const;

/** Maximum a posteriori by Newton's method; the covariance is the inverse Hessian there (Laplace). */
function fit(observations: readonly Observation[], prior: Prior): Fit {
  let { intercept, slope } = prior;
  let covariance: Fit["covariance"] = [1 / prior.interceptPrecision, 0, 1 / prior.slopePrecision];
  for (let round = 0; round < MOST_ROUNDS && observations.length > 0; round += 1) {
    let gradientA = prior.interceptPrecision * (prior.intercept - intercept);
    let gradientB = prior.slopePrecision * (prior.slope - slope);
    let aa = prior.interceptPrecision;
    let ab = 0;
    let bb = prior.slopePrecision;
    for (const { closeness, isRight } of observations) {
      const x = closeness - CENTRE;
      const p = sigmoid(intercept + slope * x);
      const weight = p * (1 - p);
      gradientA += (isRight ? 1 : 0) - p;
      gradientB += ((isRight ? 1 : 0) - p) * x;
      aa += weight;
      ab += weight * x;
      bb += weight * x * x;
    }
    const determinant = aa * bb - ab * ab;
    covariance = [bb / determinant, -ab / determinant, aa / determinant];
    const stepA = covariance[0] * gradientA + covariance[1] * gradientB;
    const stepB = covariance[1] * gradientA + covariance[2] * gradientB;
    intercept += clamped(stepA, LONGEST_STEP.intercept);
    slope += clamped(stepB, LONGEST_STEP.slope);
    if (Math.abs(stepA) + Math.abs(stepB) < ENOUGH) break;
  }
  return { intercept, slope, covariance };
}

function clamped(step: number, longest: number): number {
  return Math.max(-longest, Math.min(longest, step));
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
