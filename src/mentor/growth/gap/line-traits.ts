/** What a line of a CV is like beside its words: read once, asked for by every requirement. */
import { letterPairs } from "../reading/letter-pairs.ts";
import { LINE_CUES } from "./evidence-cue-catalog.ts";

export interface LineTraits {
  /** Small letters. */
  readonly lower: string;
  readonly pairs: ReadonlySet<string>;
  /** Names of the cues of `LINE_CUES` that it has. */
  readonly cues: ReadonlySet<string>;
  /** Names in a row rather than something told. */
  readonly isList: boolean;
}

const SEPARATOR = /[,·|/•]|\s-\s/gu;
const WORDS_PER_SEPARATOR = 3;
const FEW_WORDS = 5;

export function lineTraits(text: string): LineTraits {
  const cues = Object.entries(LINE_CUES).filter(([, cue]) => cue.test(text));
  return {
    lower: text.toLowerCase(),
    pairs: letterPairs(text),
    cues: new Set(cues.map(([name]) => name)),
    isList: isList(text),
  };
}

function isList(text: string): boolean {
  const words = text.trim().split(/\s+/u).length;
  const separators = text.match(SEPARATOR)?.length ?? 0;
  return words <= FEW_WORDS || words < separators * WORDS_PER_SEPARATOR;
}
