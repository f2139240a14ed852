/** Where the words of a line stand in known names, longest first: what the tagger sees of the catalog and of ESCO. */
import type { KnownNames } from "./tagger/features.ts";
import { keyOf } from "./text-atoms.ts";

/** Names by key; the value is a small number for their kind. */
export type NameKinds = ReadonlyMap<string, number>;

const LONGEST_NAME = 6;
const STATES_OF_KIND = 3;

export function createKnownNames(
  catalog: NameKinds,
  esco: NameKinds,
): (lower: readonly string[]) => KnownNames {
  const catalogStarts = beginningsOf(catalog);
  const escoStarts = beginningsOf(esco);
  return (lower) => {
    const keys = lower.map(keyOf);
    return { catalog: placesOf(keys, catalog, catalogStarts), esco: placesOf(keys, esco, escoStarts) };
  };
}

function beginningsOf(names: NameKinds): Set<string> {
  const beginnings = new Set<string>();
  for (const key of names.keys())
    for (let at = key.indexOf(" "); at > 0; at = key.indexOf(" ", at + 1)) beginnings.add(key.slice(0, at));
  return beginnings;
}

/** 0 outside; three states per kind: first, inside, alone. */
function placesOf(keys: readonly string[], names: NameKinds, beginnings: ReadonlySet<string>): Uint8Array {
  const places = new Uint8Array(keys.length);
  for (let start = 0; start < keys.length; ) {
    const found = longestAt(keys, start, { names, beginnings });
    if (found !== undefined) markPlaces(places, start, found);
    start = found?.end ?? start + 1;
  }
  return places;
}

interface FoundName {
  readonly end: number;
  readonly kind: number;
}

function longestAt(
  keys: readonly string[],
  start: number,
  { names, beginnings }: { readonly names: NameKinds; readonly beginnings: ReadonlySet<string> },
): FoundName | undefined {
  let found: FoundName | undefined;
  let key = "";
  for (let end = start + 1; end <= Math.min(keys.length, start + LONGEST_NAME); end += 1) {
    const next = keys[end - 1] ?? "";
    if (next === "") break;
    key = key === "" ? next : `${key} ${next}`;
    const kind = names.get(key) ?? (key.endsWith("s") ? names.get(key.slice(0, -1)) : undefined);
    if (kind !== undefined) found = { end, kind };
    if (!beginnings.has(key)) break;
  }
  return found;
}

function markPlaces(places: Uint8Array, start: number, { end, kind }: FoundName): void {
  const base = kind * STATES_OF_KIND;
  places.fill(base + 2, start, end);
  places[start] = base + (end - start === 1 ? 3 : 1);
}
