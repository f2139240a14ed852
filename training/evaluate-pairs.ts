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
  loadGrowthPairs,
  type PairScore,
  type PairsFigures,
  scorePair,
} from "./growth-pairs.ts";
import { bootstrap } from "./metrics.ts";

/** The rules were written looking at the first; nobody who writes rules reads the second. */
const SETS = ["growth-pairs.jsonl", "growth-pairs-held.jsonl"] as const;
const GOALS = { f1: 0.85, prioritiesRight: 0.8 } as const;
const NAMES = { f1: "gaps: F1", prioritiesRight: "gaps: priorities right" } as const;

/**
 * Gap F1 and the share of found gaps that have the labelled priority, over the labelled pairs of both halves. The plain way
 * takes every skill of the job that the CV does not name in the same words for a gap of priority HIGH. A folder that has
 * `growth/pairs.jsonl` is measured instead of the packaged pairs.
 */
export function measurePairs(data: DataFolder): GrowthFigure[] {
  const skills = createSkillCatalog();
  const files = data.has("growth", "pairs.jsonl")
    ? [data.measured("growth", ["pairs.jsonl"])]
    : SETS.map((name) => join(import.meta.dirname, "data", name)).filter((file) => existsSync(file));
  return files.flatMap((file) => {
    const pairs = loadGrowthPairs(file);
    const own = pairs.map((pair) => scorePair(pair, claimsOf(analysePair(pair, skills).analysis), skills));
    const plain = pairs.map((pair) => scorePair(pair, baselineClaims(pair, skills), skills));
    const of = `${file.split("/").at(-1)}, ${pairs.length} pairs`;
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
