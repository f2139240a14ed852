import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { type Found, findPersonal } from "./find-personal.ts";
import type { MaskKind } from "./mask-rule.ts";

/** Finds personal data in a text. */
export type FindPersonal = (text: string, kinds: readonly MaskKind[]) => readonly Found[];

/** Shorter ones are looked through as quickly as they are looked up. */
const MIN_CHARACTERS = 2_000;
const MAX_TEXTS = 2_000;

/**
 * The same as `findPersonal`, which it asks once for each long text: documents and what was said before come again with
 * every turn. Kept are digests and places, nothing of the texts.
 */
export function createRememberedFinding(): FindPersonal {
  const places = new LRUCache<string, readonly Found[]>({ max: MAX_TEXTS });
  return (text, kinds) => {
    if (text.length < MIN_CHARACTERS) return findPersonal(text, kinds);
    const key = createHash("sha1").update(kinds.join()).update(text).digest("base64");
    const known = places.get(key);
    if (known !== undefined) return known;
    const found = findPersonal(text, kinds);
    places.set(key, found);
    return found;
  };
}
