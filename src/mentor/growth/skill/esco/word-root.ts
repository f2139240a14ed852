/** A crude common root of related English words, for finding: "communicate", "communication" and "communicator" share one. */

const ENDINGS = [
  "isation",
  "ization",
  "ational",
  "ication",
  "iveness",
  "ability",
  "ations",
  "ation",
  "ising",
  "izing",
  "ement",
  "ments",
  "ators",
  "ating",
  "ated",
  "ment",
  "ness",
  "ions",
  "ator",
  "ally",
  "ical",
  "ised",
  "ized",
  "able",
  "ancy",
  "ence",
  "ance",
  "ency",
  "ing",
  "ion",
  "ity",
  "ive",
  "ise",
  "ize",
  "ist",
  "ers",
  "ors",
  "als",
  "ate",
  "ant",
  "ent",
  "ly",
  "ed",
  "er",
  "or",
  "al",
  "ic",
  "es",
  "cy",
  "s",
  "e",
  "y",
] as const;
const SHORTEST_ROOT = 4;

/** @param word lower case */
export function wordRoot(word: string): string {
  let root = word;
  for (let round = 0; round < 3; round += 1) {
    const ending = ENDINGS.find((end) => root.endsWith(end) && root.length - end.length >= SHORTEST_ROOT);
    if (ending === undefined) break;
    root = root.slice(0, -ending.length);
  }
  if (root.length > SHORTEST_ROOT && root.at(-1) === root.at(-2)) root = root.slice(0, -1);
  return root === word && word.length === SHORTEST_ROOT && word.endsWith("s") ? word.slice(0, -1) : root;
}
