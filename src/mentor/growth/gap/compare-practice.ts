/** A practice or a way of working: shown by something done, only claimed, or not spoken of at all. */
import type { Requirement, Span } from "../growth.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { nameOf } from "./names.ts";
import { PRACTICE_CATALOG, type PracticeCue } from "./practice-catalog.ts";
import { SAID } from "./said-catalog.ts";

const MET_MATCH = 0.85;
const NEAR_MATCH = 0.4;
/** "Inference optimisation (vLLM, quantisation)" asks for what stands in the brackets. */
const NAMED_INSIDE = /\([^)]*\p{Lu}/u;

/**
 * What the CV's lines show of a practice, by the cues of `PRACTICE_CATALOG`; null where the phrase asks for none of them, or
 * names a skill that is more than the practice ("tests with Appium").
 */
export function comparePractice(requirement: Requirement, comparison: Comparison): Finding | null {
  const cues = cuesOf(requirement, comparison);
  if (cues.length === 0) return null;
  const shown = placeOf(comparison, (line) => cues.some((cue) => cue.shown.test(line)));
  if (shown !== null)
    return { state: "met", match: MET_MATCH, uncertainty: 0.2, shown: [shown], why: [SAID.shownBehaviour()] };
  const near = placeOf(comparison, (line) => cues.some((cue) => cue.near.test(line)));
  if (near !== null)
    return {
      state: "unproven",
      match: NEAR_MATCH,
      uncertainty: 0.8,
      shown: [near],
      why: [SAID.nearBehaviour()],
    };
  return { state: "missing", match: 0, uncertainty: 0.8, shown: [], why: [SAID.noBehaviour()] };
}

function cuesOf(requirement: Requirement, comparison: Comparison): readonly PracticeCue[] {
  const phrase = phraseOf(requirement, comparison);
  const cues = PRACTICE_CATALOG.filter((cue) => cue.asked.test(phrase));
  const isMore = requirement.anyOf.some((skillId) => {
    const name = nameOf(comparison, skillId);
    return !cues.some((cue) => cue.asked.test(name.en) || cue.asked.test(name.ko));
  });
  return requirement.kind !== "behaviour" && (isMore || NAMED_INSIDE.test(phrase)) ? [] : cues;
}

function placeOf({ cv, lines }: Comparison, speaks: (line: string) => boolean): Span | null {
  const found = lines.find(({ span }) => speaks(cv.document.text.slice(span.start, span.end)));
  return found?.span ?? null;
}
