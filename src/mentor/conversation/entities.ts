/** Things a message names: technologies, files, identifiers, versions, proper names in the middle of a sentence. */
import { TECHNOLOGY_NAMES } from "./entity-catalog.ts";

const MAX_CHARACTERS = 4000;
const MAX_ENTITIES_A_MESSAGE = 8;

const PATTERNS: readonly RegExp[] = [
  /`([^`\n]{2,60})`/g,
  /(?<![\w/.-])((?:[\w.-]+\/)*[\w-]+\.(?:tsx?|jsx?|mjs|py|go|rs|java|kt|swift|rb|php|cs|cpp|sql|ya?ml|json|toml|md|sh|css|html))\b/g,
  /\b([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)\b/g,
  /\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\b/g,
  /\b([A-Z]{2,6}[0-9]{0,4}(?:-[0-9]+)?)\b/g,
  /(?<=[a-z,] )([A-Z][a-z]{2,20})\b(?!['’]?[a-z])/g,
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
    const name = TECHNOLOGY_NAMES.get(match[0].toLowerCase().replace(/\.+$/, ""));
    if (name !== undefined) add(name, match.index);
  }
  for (const pattern of PATTERNS) {
    for (const match of text.matchAll(pattern)) if (match[1] !== undefined) add(match[1], match.index);
  }
  return [...found.values()]
    .sort((a, b) => a.at - b.at)
    .slice(0, MAX_ENTITIES_A_MESSAGE)
    .map((entity) => entity.name);
}
