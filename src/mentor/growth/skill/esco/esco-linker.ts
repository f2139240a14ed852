/**
 * Finds the ESCO label that a phrase of a job description or a CV most likely means. Labels and further names are compared by
 * the roots of their words, rarer roots counting more, and by runs of three letters. No weight was set on labelled sentences.
 */
import { cellsOf, listOf } from "../skill-lines.ts";
import { keyOf } from "../text-atoms.ts";
import { ESCO_NAME_LINES } from "./esco-name-catalog.ts";
import { wordRoot } from "./word-root.ts";

export interface EscoMatch {
  /** The place in the list of labels. */
  readonly label: number;
  /** 0 to 1; 1 where a name is the phrase itself. */
  readonly score: number;
}

export interface EscoLinker {
  /** The best labels, the likeliest first; none for a phrase without words. */
  link(phrase: string, count?: number): readonly EscoMatch[];
}

export interface EscoLinkerNeeds {
  readonly labels: readonly string[];
  /** Other words for the whole phrase, such as the catalog's name of the skill it names. */
  readonly rephrase: (phrase: string) => readonly string[];
}

interface FurtherName {
  readonly label: string;
  readonly name: string;
}

interface Name {
  readonly label: number;
  readonly key: string;
  readonly roots: readonly string[];
  readonly letters: ReadonlySet<string>;
  /** 1 for a label, a little less for a further name. */
  readonly trust: number;
}

/** What counts, each share of 1. */
const ROOTS = 0.7;
const LETTERS = 0.3;
/** How much of the phrase a name must cover against how much of the name the phrase must. */
const PHRASE_SHARE = 0.5;
const FURTHER_TRUST = 0.96;
const REPHRASED_TRUST = 0.93;
/** Compared letter by letter: the nearest by roots. */
const SHORT_LIST = 150;

const FILLERS =
  /^(?:(?:an?|the|any|some|good|great|strong|excellent|solid|deep|proven|basic|advanced|modern|professional|practical|hands-on|relevant|other|various|similar|extensive|in-depth|high|very|experience|experienced|expertise|knowledge|understanding|ability|able|proficiency|proficient|familiarity|familiar|skills?|skilled|background|interest|fluent|of|in|with|to|for|and|or|on|at)\s+)+/i;

function packagedFurtherNames(): FurtherName[] {
  return cellsOf(ESCO_NAME_LINES).flatMap(([label = "", names = ""]) =>
    listOf(names).map((name) => ({ label, name })),
  );
}

/** Builds the index: about 100 ms for ESCO's 13,895 labels. */
export function createEscoLinker({ labels, rephrase }: EscoLinkerNeeds): EscoLinker {
  const index = buildIndex(namesOf(labels, packagedFurtherNames()));
  const best = (phrase: string, trust: number, into: Map<number, number>) => {
    for (const [label, score] of scoresOf(phrase, index))
      into.set(label, Math.max(into.get(label) ?? 0, score * trust));
  };
  return {
    link(phrase, count = 5) {
      const scores = new Map<number, number>();
      const bare = withoutFillers(phrase);
      best(phrase, 1, scores);
      if (bare !== phrase) best(bare, 0.99, scores);
      for (const other of rephrase(bare)) best(other, REPHRASED_TRUST, scores);
      return [...scores]
        .map(([label, score]) => ({ label, score }))
        .sort((a, b) => b.score - a.score || a.label - b.label)
        .slice(0, count);
    },
  };
}

function withoutFillers(phrase: string): string {
  const bare = phrase.replace(FILLERS, "").replace(/\s+(?:skills?|experience|knowledge)\s*$/i, "");
  return bare.trim() === "" ? phrase : bare;
}

function namesOf(labels: readonly string[], further: readonly FurtherName[]): Name[] {
  const places = new Map(labels.map((label, place) => [label, place]));
  const names = labels.flatMap((label, place) => {
    const bare = label.replace(/\s*\(.*?\)/g, "");
    const own = nameOf(bare, place, bare === label ? 1 : 0.99);
    return bare === label ? [own] : [own, nameOf(label, place, 0.99)];
  });
  for (const { label, name } of further) {
    const place = places.get(label);
    if (place !== undefined) names.push(nameOf(name, place, FURTHER_TRUST));
  }
  return names;
}

function nameOf(text: string, label: number, trust: number): Name {
  const key = keyOf(text);
  return { label, key, roots: rootsOf(key), letters: lettersOf(key), trust };
}

const UNHEARD = new Set([
  "a",
  "an",
  "the",
  "of",
  "in",
  "to",
  "and",
  "or",
  "with",
  "for",
  "on",
  "by",
  "your",
  "our",
  "as",
  "at",
]);

function rootsOf(key: string): string[] {
  const words = key.split(" ").filter((word) => word !== "");
  const heard = words.filter((word) => !UNHEARD.has(word));
  return [...new Set((heard.length > 0 ? heard : words).map(wordRoot))];
}

function lettersOf(key: string): Set<string> {
  const padded = ` ${key} `;
  const runs = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) runs.add(padded.slice(at, at + 3));
  return runs;
}

interface NameIndex {
  readonly names: readonly Name[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly byRoot: ReadonlyMap<string, readonly number[]>;
  readonly byLetters: ReadonlyMap<string, readonly number[]>;
  /** Sum of the weights of each name's roots. */
  readonly sizes: Float32Array;
  weightOf(root: string): number;
}

function buildIndex(names: readonly Name[]): NameIndex {
  const byKey = new Map<string, number[]>();
  const byRoot = new Map<string, number[]>();
  const byLetters = new Map<string, number[]>();
  for (const [place, name] of names.entries()) {
    addTo(byKey, name.key, place);
    for (const root of name.roots) addTo(byRoot, root, place);
    for (const run of name.letters) addTo(byLetters, run, place);
  }
  const weightOf = (root: string) => Math.log(1 + names.length / (1 + (byRoot.get(root)?.length ?? 0)));
  const sizes = Float32Array.from(names, ({ roots }) => roots.reduce((sum, root) => sum + weightOf(root), 0));
  return { names, byKey, byRoot, byLetters, sizes, weightOf };
}

function addTo(map: Map<string, number[]>, key: string, place: number): void {
  const places = map.get(key);
  if (places === undefined) map.set(key, [place]);
  else places.push(place);
}

/** Scores by label of the names that are near at all. */
function scoresOf(phrase: string, index: NameIndex): Map<number, number> {
  const asked = nameOf(phrase, -1, 1);
  const scores = new Map<number, number>();
  if (asked.key === "") return scores;
  const raise = (place: number, score: number) => {
    const name = index.names[place];
    if (name !== undefined) scores.set(name.label, Math.max(scores.get(name.label) ?? 0, score * name.trust));
  };
  for (const place of index.byKey.get(asked.key) ?? []) raise(place, 1);
  for (const [place, byRoots] of shortList(asked, index)) {
    const letters = likeness(asked.letters, index.names[place]?.letters ?? new Set());
    raise(place, 0.97 * (ROOTS * byRoots + LETTERS * letters));
  }
  return scores;
}

function shortList(asked: Name, index: NameIndex): [number, number][] {
  const shared = sharedRoots(asked.roots, index);
  const askedSize = asked.roots.reduce((sum, root) => sum + index.weightOf(root), 0);
  const scored = [...shared].map(([place, weight]): [number, number] => {
    const size = PHRASE_SHARE * askedSize + (1 - PHRASE_SHARE) * (index.sizes[place] ?? 0);
    return [place, weight / size];
  });
  if (scored.length < 10)
    for (const place of nearByLetters(asked, index)) if (!shared.has(place)) scored.push([place, 0]);
  return scored.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHORT_LIST);
}

function sharedRoots(roots: readonly string[], { byRoot, weightOf }: NameIndex): Map<number, number> {
  const shared = new Map<number, number>();
  for (const root of roots) {
    const weight = weightOf(root);
    for (const place of byRoot.get(root) ?? []) shared.set(place, (shared.get(place) ?? 0) + weight);
  }
  return shared;
}

function nearByLetters({ letters }: Name, { byLetters }: NameIndex): number[] {
  const shared = new Map<number, number>();
  for (const run of letters)
    for (const place of byLetters.get(run) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  return [...shared]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, SHORT_LIST)
    .map(([place]) => place);
}

/** Dice: twice what both have, over what each has. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const run of one) if (other.has(run)) both += 1;
  return (2 * both) / (one.size + other.size || 1);
}
