/** What may stand for what: `training/data/thesaurus.txt` and recall's concepts, as groups of stems. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONCEPTS } from "../src/mentor/memory/recall/concept-catalog.ts";
import { englishStem } from "../src/mentor/memory/recall/english-stem.ts";
import { koreanStem } from "../src/mentor/memory/recall/korean-stem.ts";

const FILE = join(import.meta.dirname, "data/thesaurus.txt");
const HANGUL = /\p{Script=Hangul}/u;

export interface WordGroup {
  /** synonyms and kinds: the first stem stands for all; concept: what people speak of together. */
  readonly sort: "synonyms" | "kinds" | "concept";
  /** Each once; at least two. */
  readonly stems: readonly string[];
}

export const isKorean = (stem: string): boolean => HANGUL.test(stem);

/** All groups: synonyms and kinds in the order of the file, then the concepts. */
export function loadThesaurus(): readonly WordGroup[] {
  const lines = readFileSync(FILE, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const written = lines.map((line) =>
    groupOf(line.includes(":") ? "kinds" : "synonyms", line.replace(":", " ")),
  );
  const concepts = Object.entries(CONCEPTS).map(([name, words]) => groupOf("concept", `${name} ${words}`));
  return [...written, ...concepts].filter(({ stems }) => stems.length > 1);
}

function groupOf(sort: WordGroup["sort"], words: string): WordGroup {
  const stems = words
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .map((word) => (isKorean(word) ? koreanStem(word) : englishStem(word)));
  return { sort, stems: [...new Set(stems)] };
}
