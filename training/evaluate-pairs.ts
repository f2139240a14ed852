/** How well gaps between a CV and a job are found and ranked, beside the plain way in the same run. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createSkillCatalog } from "../src/mentor/growth/skill/index.ts";
import type { DataFolder } from "./data-folder.ts";
import type { GrowthFigure } from "./growth-figure.ts";
import {
  analysePair,
  baselineClaims,
  claimsOf,
  figuresOf,
  HELD_PAIRS,
  loadGrowthPairs,
  type PairScore,
  type PairsFigures,
  scorePair,
  TUNED_PAIRS,
} from "./growth-pairs.ts";
import { bootstrap } from "./metrics.ts";

const SETS = [
  ...TUNED_PAIRS.map((name) => ({ name, use: "tuned" })),
  ...HELD_PAIRS.map((name) => ({ name, use: "held" })),
] as const;
const GOALS = { f1: 0.85, prioritiesRight: 0.8 } as const;
const NAMES = { f1: "gaps: F1", prioritiesRight: "gaps: priorities right" } as const;

/**
 * Gap F1 and the share of found gaps that have the labelled priority, over the labelled pairs, those that rules were tuned
 * on and those that were held back apart. The plain way takes every skill of the job that the CV does not name in the same words for a gap of priority HIGH. A folder that has
 * `growth/pairs.jsonl` is measured instead of the packaged pairs.
 */
export function measurePairs(data: DataFolder): GrowthFigure[] {
  const skills = createSkillCatalog();
  const files = data.has("growth", "pairs.jsonl")
    ? [{ file: data.measured("growth", ["pairs.jsonl"]), use: "given" }]
    : SETS.map(({ name, use }) => ({ file: join(import.meta.dirname, "data", name), use })).filter(
        ({ file }) => existsSync(file),
      );
  return files.flatMap(({ file, use }) => {
    const pairs = loadGrowthPairs(file);
    const own = pairs.map((pair) => scorePair(pair, claimsOf(analysePair(pair, skills).analysis), skills));
    const plain = pairs.map((pair) => scorePair(pair, baselineClaims(pair, skills), skills));
    const of = `${file.split("/").at(-1)}, ${use}, ${pairs.length} pairs`;
    return (["f1", "prioritiesRight"] as const).map((figure) => ({
      name: NAMES[figure],
      of,
      ...spreadOf(own, figure),
      plain: figuresOf(plain)[figure],
      goal: GOALS[figure],
    }));
  });
}

function spreadOf(
  scores: readonly PairScore[],
  figure: keyof PairsFigures,
): Pick<GrowthFigure, "value" | "interval"> {
  const at = (places: Iterable<number>) =>
    figuresOf([...places].flatMap((place) => scores[place] ?? []))[figure];
  return { value: at(scores.keys()), interval: bootstrap(scores.length, at) };
}
