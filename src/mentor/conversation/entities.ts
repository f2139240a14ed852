/** Things a message names: technologies, files, identifiers, versions, proper names in the middle of a sentence. */
import { TECHNOLOGY_NAMES } from "./entity-catalog.ts";

const MAX_CHARACTERS = 4000;
const MAX_ENTITIES_A_MESSAGE = 8;

/** Each with what a text must have for it: most messages have little of it. */
const PATTERNS: readonly (readonly [needs: RegExp, pattern: RegExp])[] = [
  [/`/, /`([^`\n]{2,60})`/g],
  [
    /\.[a-z]/,
    /(?<![\w/.-])((?:[\w.-]+\/)*[\w-]+\.(?:tsx?|jsx?|mjs|py|go|rs|java|kt|swift|rb|php|cs|cpp|sql|ya?ml|json|toml|md|sh|css|html))\b/g,
  ],
  [/[a-z0-9][A-Z]/, /\b([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)\b/g],
  [/_/, /\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\b/g],
  [/[A-Z]{2}/, /\b([A-Z]{2,6}[0-9]{0,4}(?:-[0-9]+)?)\b/g],
  [/ [A-Z]/, /(?<=[a-z,] )([A-Z][a-z]{2,20})\b(?!['’]?[a-z])/g],
];
const NOT_ENTITIES = new Set([
  "OK",
  "ASAP",
  "WTF",
  "LOL",
  "OMG",
  "FYI",
  "BTW",
  "IMO",
  "IMHO",
  "TBH",
  "IDK",
  "PLEASE",
  "HELP",
]);
const WORD = /[\p{L}][\p{L}\p{N}+#.]*/gu;

/** Up to eight entities in order of appearance, each once. */
export function findEntities(message: string): string[] {
  const text = message.slice(0, MAX_CHARACTERS);
  const found = new Map<string, { name: string; at: number }>();
  const add = (name: string, at: number): void => {
    const key = name.toLowerCase();
    if (!NOT_ENTITIES.has(name) && !found.has(key)) found.set(key, { name, at });
  };
  for (const match of text.matchAll(WORD)) {
    const word = match[0].endsWith(".") ? match[0].replace(/\.+$/, "") : match[0];
    const name = TECHNOLOGY_NAMES.get(word.toLowerCase());
    if (name !== undefined) add(name, match.index);
  }
  for (const [needs, pattern] of PATTERNS) {
    if (!needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) if (match[1] !== undefined) add(match[1], match.index);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, MAX_ENTITIES_A_MESSAGE)
    .map((entity) => entity.name);
}
