/**
 * Spans out of scores: a linear-chain model over begin, inside, outside (Lafferty, McCallum, Pereira 2001) says how likely
 * every span is, and those are taken that together raise the expected F1 most, not the single likeliest labelling.
 */

export const OUTSIDE = 0;
export const BEGIN = 1;
export const INSIDE = 2;
export const LABELS = 3;

/** Words of a line, the end exclusive, with the probability that exactly this span is meant. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
  readonly probability: number;
}

/** Scores of words × labels, and of label after label (`from × LABELS + to`). */
export interface ChainScores {
  readonly length: number;
  readonly emissions: Float64Array;
  readonly transitions: ArrayLike<number>;
}

export interface Marginals {
  /** Log of the sum over all labellings. */
  readonly logTotal: number;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
}

/** A span never starts with an inside: after outside, or first in a line, only begin or outside may stand. */
const FORBIDDEN = -1e9;

export function marginalsOf({ length, emissions, transitions }: ChainScores): Marginals {
  const forward = new Float64Array(length * LABELS);
  const backward = new Float64Array(length * LABELS);
  for (let label = 0; label < LABELS; label += 1)
    forward[label] = (emissions[label] ?? 0) + (label === INSIDE ? FORBIDDEN : 0);
  for (let at = 1; at < length; at += 1) {
    const before = (at - 1) * LABELS;
    for (let to = 0; to < LABELS; to += 1)
      forward[at * LABELS + to] =
        (emissions[at * LABELS + to] ?? 0) +
        logSum3(
          (forward[before] ?? 0) + (transitions[to] ?? 0),
          (forward[before + 1] ?? 0) + (transitions[LABELS + to] ?? 0),
          (forward[before + 2] ?? 0) + (transitions[2 * LABELS + to] ?? 0),
        );
  }
  for (let at = length - 2; at >= 0; at -= 1) {
    const after = (at + 1) * LABELS;
    const value = (from: number, to: number) =>
      (transitions[from * LABELS + to] ?? 0) + (emissions[after + to] ?? 0) + (backward[after + to] ?? 0);
    for (let from = 0; from < LABELS; from += 1)
      backward[at * LABELS + from] = logSum3(value(from, 0), value(from, 1), value(from, 2));
  }
  const last = (length - 1) * LABELS;
  const logTotal = logSum3(forward[last] ?? 0, forward[last + 1] ?? 0, forward[last + 2] ?? 0);
  return { logTotal, forward, backward };
}

/** How long a span can be; longer ones are never taken. */
const LONGEST = 16;
/** Spans less likely than this are not looked at. */
const LEAST = 0.005;

/** Every span that is not out of the question, with its probability in the chain. */
export function candidateSpans(scores: ChainScores): WordSpan[] {
  const { length, emissions, transitions } = scores;
  if (length === 0) return [];
  const { logTotal, forward, backward } = marginalsOf(scores);
  const spans: WordSpan[] = [];
  for (let start = 0; start < length; start += 1) {
    let score = (forward[start * LABELS + BEGIN] ?? 0) - logTotal;
    if (Math.exp(score + (backward[start * LABELS + BEGIN] ?? 0)) < LEAST) continue;
    for (let end = start + 1; end <= Math.min(length, start + LONGEST); end += 1) {
      const label = end - start === 1 ? BEGIN : INSIDE;
      const probability = Math.exp(score + endsAfter(scores, backward, { at: end - 1, label }));
      if (probability > LEAST) spans.push({ start, end, probability });
      score += (transitions[label * LABELS + INSIDE] ?? 0) + (emissions[end * LABELS + INSIDE] ?? 0);
    }
  }
  return spans;
}

/**
 * Spans that do not overlap, with the greatest sum of (probability − `threshold`).
 *
 * @param threshold 0 to 1: how sure a span must be; half of the F1 that is reached is best for F1
 */
export function chooseSpans(length: number, spans: readonly WordSpan[], threshold: number): WordSpan[] {
  const best = new Float64Array(length + 1);
  const taken: (WordSpan | undefined)[] = [undefined];
  const byEnd = Map.groupBy(spans, (span) => span.end);
  for (let end = 1; end <= length; end += 1) {
    best[end] = best[end - 1] ?? 0;
    for (const span of byEnd.get(end) ?? []) {
      const gain = (best[span.start] ?? 0) + span.probability - threshold;
      if (gain <= (best[end] ?? 0)) continue;
      best[end] = gain;
      taken[end] = span;
    }
  }
  const chosen: WordSpan[] = [];
  for (let end = length; end > 0; ) {
    const span = taken[end];
    if (span !== undefined) chosen.push(span);
    end = span?.start ?? end - 1;
  }
  return chosen.reverse();
}

/** Log of the sum over what may follow when the word after a span is not inside it. */
function endsAfter(
  { length, emissions, transitions }: ChainScores,
  backward: Float64Array,
  { at, label }: { readonly at: number; readonly label: number },
): number {
  if (at + 1 >= length) return 0;
  const next = (at + 1) * LABELS;
  const value = (to: number) =>
    (transitions[label * LABELS + to] ?? 0) + (emissions[next + to] ?? 0) + (backward[next + to] ?? 0);
  return logSum3(value(OUTSIDE), value(BEGIN), FORBIDDEN);
}

function logSum3(a: number, b: number, c: number): number {
  const most = Math.max(a, b, c);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most) + Math.exp(c - most));
}
