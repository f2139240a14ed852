import { LRUCache } from "lru-cache";

/** A value as it is kept. Times are milliseconds since 1970. */
export interface Entry {
  readonly value: string;
  readonly writtenAt: number;
  readonly freshUntil: number;
  readonly staleUntil: number;
  /** Digests of its tags. */
  readonly tags: readonly string[];
}

/** L1: the most recently used entries of this process, bounded by bytes. */
export interface InProcessTier {
  read(key: string, now: number): Entry | null;
  put(key: string, entry: Entry): void;
  /** Forgets what carries the tag. */
  drop(tag: string): void;
  clear(): void;
  readonly entries: number;
  readonly bytes: number;
  readonly evicted: number;
}

/** What an entry costs beside its text: objects, list and map nodes. */
const OVERHEAD_BYTES = 400;
const BYTES_A_CHARACTER = 2;
/** One value may not push everything else out. */
const LARGEST_SHARE = 1 / 8;

export function createInProcessTier(maxBytes: number): InProcessTier {
  const keysOfTag = new Map<string, Set<string>>();
  let evicted = 0;
  const entries = new LRUCache<string, Entry>({
    maxSize: maxBytes,
    maxEntrySize: Math.max(1, Math.floor(maxBytes * LARGEST_SHARE)),
    sizeCalculation: ({ value, tags }, key) =>
      (value.length + key.length * (1 + tags.length)) * BYTES_A_CHARACTER + OVERHEAD_BYTES,
    dispose: ({ tags }, key, reason) => {
      for (const tag of tags) unlink(keysOfTag, tag, key);
      if (reason === "evict") evicted += 1;
    },
  });

  return {
    read(key, now) {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (now < entry.staleUntil) return entry;
      entries.delete(key);
      return null;
    },
    put(key, entry) {
      entries.set(key, entry);
      // What is too large was not taken.
      if (entries.peek(key) === entry) for (const tag of entry.tags) link(keysOfTag, tag, key);
    },
    drop(tag) {
      for (const key of keysOfTag.get(tag) ?? []) entries.delete(key);
    },
    clear: () => entries.clear(),
    get entries() {
      return entries.size;
    },
    get bytes() {
      return entries.calculatedSize;
    },
    get evicted() {
      return evicted;
    },
  };
}

function link(keysOfTag: Map<string, Set<string>>, tag: string, key: string): void {
  const keys = keysOfTag.get(tag);
  if (keys === undefined) keysOfTag.set(tag, new Set([key]));
  else keys.add(key);
}

function unlink(keysOfTag: Map<string, Set<string>>, tag: string, key: string): void {
  const keys = keysOfTag.get(tag);
  keys?.delete(key);
  if (keys?.size === 0) keysOfTag.delete(tag);
}
