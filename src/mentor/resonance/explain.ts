/**
 * Which words weighed: each word is left out once, and what the likeliest value loses of its log-odds by that is the
 * word's weight (occlusion; Zeiler and Fergus 2014, Li et al. 2016). It asks the model itself, so it cannot tell
 * another story than the model's.
 */
import type { Classification, Classifier } from "./hearing.ts";

const EXPLAINED_AXES = ["tone", "pace", "intent"] as const;
export type ExplainedAxis = (typeof EXPLAINED_AXES)[number];

/** A word of the message and what it adds to the log-odds of the likeliest value; negative: it speaks against it. */
export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

export type Explanation = Readonly<Record<ExplainedAxis, readonly WeighedWord[]>>;

/** More parts than this are weighed in groups of neighbours, so that the work stays bounded. */
const MAX_PARTS = 48;
const TOLD = 5;
const LEAST_WEIGHT = 0.05;

/** The words that weighed most on each axis, the heaviest first. */
export function explain(classifier: Classifier, text: string): Explanation {
  const parts = partsOf(text);
  const whole = classifier.classify(text);
  const without = parts.map((_, left) => classifier.classify(parts.toSpliced(left, 1).join("")));
  return Object.fromEntries(
    EXPLAINED_AXES.map((axis) => [axis, weigh(axis, { parts, whole, without })]),
  ) as unknown as Explanation;
}

interface Weighing {
  readonly parts: readonly string[];
  readonly whole: Classification;
  readonly without: readonly Classification[];
}

function weigh(axis: ExplainedAxis, { parts, whole, without }: Weighing): WeighedWord[] {
  const shares: Readonly<Record<string, number>> = whole[axis];
  const likeliest = Object.keys(shares).reduce((a, b) => ((shares[b] ?? 0) > (shares[a] ?? 0) ? b : a));
  const odds = logOdds(shares[likeliest]);
  return without
    .map((heard, index): WeighedWord => {
      const rest: Readonly<Record<string, number>> = heard[axis];
      const weight = Math.round((odds - logOdds(rest[likeliest])) * 1000) / 1000;
      return { word: (parts[index] ?? "").trim(), weight };
    })
    .filter(({ weight }) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, TOLD);
}

/** Words with the blanks behind them; joined they are the text again. */
function partsOf(text: string): string[] {
  const words = text.match(/\s*\S+\s*/gu) ?? [];
  if (words.length <= MAX_PARTS) return words;
  const size = Math.ceil(words.length / MAX_PARTS);
  return Array.from({ length: Math.ceil(words.length / size) }, (_, group) =>
    words.slice(group * size, (group + 1) * size).join(""),
  );
}

function logOdds(probability = 0): number {
  const bounded = Math.min(Math.max(probability, 1e-9), 1 - 1e-9);
  return Math.log(bounded / (1 - bounded));
}
