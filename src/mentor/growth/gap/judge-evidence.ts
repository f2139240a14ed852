/** Whether a reader would call a requirement met by what the CV has for it: a logistic model, learned from labelled pairs. */
import type { Requirement, RequirementKind } from "../growth.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { evidenceFeatures } from "./evidence-features.ts";
import { phraseEvidence } from "./phrase-evidence.ts";
import { SAID } from "./said-catalog.ts";

/** Degrees, spoken levels, certificates and conditions of life are held against what is asked, word for word. */
const JUDGED: ReadonlySet<RequirementKind> = new Set(["skill", "experience", "behaviour"]);
const MET = 0.5;
/** The least that a requirement brings that is met by likeness, and the most where more is asked than is shown. */
const LEAST_MATCH = 0.7;
const MOST_MATCH = 0.6;

/** What each feature adds to the log odds of met. Learned by training/train-growth.ts. */
export type EvidenceWeights = Readonly<Record<string, number>>;

/**
 * What the rules found, as a reader would have it: met where the CV says it in other words, partial where the words are there
 * and more is asked. Nothing is met without a place of the CV that shows it.
 */
export function judgeEvidence(
  requirement: Requirement,
  finding: Finding,
  { comparison, weights }: { readonly comparison: Comparison; readonly weights: EvidenceWeights },
): Finding {
  if (!JUDGED.has(requirement.kind)) return finding;
  const chance = chanceOfMet(evidenceFeatures(requirement, finding, comparison), weights);
  const isMet = chance >= MET;
  if (isMet === (finding.state === "met")) return finding;
  // Years are counted: fewer than asked stay fewer.
  if (isMet && requirement.minYears !== null && finding.state === "partial") return finding;
  if (!isMet)
    return {
      ...finding,
      state: "partial",
      match: Math.min(MOST_MATCH, finding.match),
      uncertainty: 0.6,
      why: [...finding.why, SAID.asksForMore()],
    };
  const line = phraseEvidence(phraseOf(requirement, comparison), comparison.lines);
  const shown = line === null ? finding.shown : [line.span];
  if (shown.length === 0) return finding;
  return {
    state: "met",
    match: Math.max(LEAST_MATCH, finding.match),
    uncertainty: 0.4,
    shown,
    why: [SAID.inOtherWords()],
  };
}

function chanceOfMet(features: ReadonlyMap<string, number>, weights: EvidenceWeights): number {
  let sum = 0;
  for (const [name, value] of features) sum += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-sum));
}
