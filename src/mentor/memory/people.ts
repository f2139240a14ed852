/**
 * What is remembered about people, kept in this process while they are here: records and the index over them and over
 * their turns. A copy knows its version; when the store's is another, what changed is read, or everything where
 * something was taken away, so that several processes on one database agree.
 */
import { setImmediate as nextTick } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import type { Privacy } from "#contract/conversation.ts";
import { createLookup, type Lookup } from "./lookup.ts";
import type { MemoryChanges, MemoryRecord, Passage, RecallIndex } from "./memory.ts";
import type { Owner } from "./memory-rows.ts";
import type { MemoryStore, Standing } from "./memory-store.ts";
import { messageId, passageOfRecord, passagesOfTurn, type SaidTurn } from "./passages.ts";

export type LabelledTurn = SaidTurn & { readonly privacy: Privacy };

/** Reads what a person said, in conversations that may be remembered, the newest conversation first. */
export type ReadTurns = (
  owner: Owner,
  given: {
    /** Only conversations that went on since then, milliseconds since 1970. */
    readonly since: number;
    /** The last turn of a conversation that is known already; 0 for none. */
    readonly knownThrough: (conversationId: string) => number;
  },
) => AsyncIterable<readonly LabelledTurn[]>;

export interface PeopleNeeds {
  readonly store: MemoryStore;
  readonly turns: ReadTurns;
  readonly createIndex: () => RecallIndex;
  /** Estimated bytes of all that is kept. */
  readonly maxBytes: number;
  readonly now: () => number;
  /** Somebody is gone from the store: what else is kept of them goes, too. */
  readonly onGone?: (owner: Owner) => void;
}

export interface PersonMemory {
  readonly standing: Standing;
  readonly records: ReadonlyMap<string, MemoryRecord>;
  /** When a slot was forgotten, by its digest. */
  readonly forgotten: ReadonlyMap<string, number>;
  /** Where what was said in a conversation may go. */
  readonly privacyOf: ReadonlyMap<string, Privacy>;
  readonly lookup: Omit<Lookup, "take">;
  readonly index: RecallIndex;
}

interface Copy extends PersonMemory {
  standing: Standing;
  readonly lookup: Lookup;
  readonly forgotten: Map<string, number>;
  readonly privacyOf: Map<string, Privacy>;
  /** Passages that said what was forgotten. */
  readonly leftOut: Set<string>;
  bytes: number;
  /** Up to which turn each conversation was read. */
  readonly through: Map<string, number>;
  /** When everything was last looked through. */
  readAt: number;
}

/** What was learned on top of a version. */
export interface Applied {
  readonly from: Standing;
  readonly changes: Pick<MemoryChanges, "added" | "changed">;
  /** The turns it was learned from, in order. */
  readonly said: readonly LabelledTurn[];
}

/** Clocks of several hosts, and turns that were long on their way, differ by less. */
const CLOCK_SLACK_MS = 5 * 60_000;
/** More passages of one person are not searched: the newest count. */
const MAX_PASSAGES = 100_000;
/** Index, text and record of a passage, without its characters. */
const BYTES_A_PASSAGE = 600;
const BYTES_A_CHARACTER = 4;
const EMPTY_BYTES = 2000;
/** How long a turn waits for what was added to somebody's memories elsewhere. */
const GROWN_LIMIT_MS = 30;

export type People = ReturnType<typeof createPeople>;

export function createPeople(needs: PeopleNeeds) {
  const copies = new LRUCache<string, Copy>({
    maxSize: needs.maxBytes,
    maxEntrySize: needs.maxBytes,
    sizeCalculation: ({ bytes, index }) => Math.min(bytes + (index.bytes ?? 0), needs.maxBytes),
  });
  const loading = new Map<string, Promise<Copy>>();

  /** Taken out first: only what is new is weighed. */
  function keep(key: string, copy: Copy): void {
    copies.delete(key);
    copies.set(key, copy);
  }

  /** One reader a person: who comes meanwhile gets what the first one reads. */
  function once(key: string, read: () => Promise<Copy>): Promise<Copy> {
    const underway = loading.get(key);
    if (underway !== undefined) return underway;
    const reading = read().finally(() => loading.delete(key));
    loading.set(key, reading);
    return reading;
  }

  async function get(owner: Owner, standing: Standing): Promise<Copy> {
    const key = keyOf(owner);
    const known = copies.get(key);
    if (known !== undefined && known.standing.version >= standing.version) return known;
    const read = await once(key, async () => {
      const isUsable = known !== undefined && known.standing.version >= standing.removedIn;
      const copy = isUsable ? known : emptyCopy(needs.createIndex());
      await readInto(needs, owner, { copy, standing });
      keep(key, copy);
      return copy;
    });
    return read.standing.version >= standing.version ? read : get(owner, standing);
  }

  return {
    /**
     * What is known now; null for somebody of whom nothing was learned, or whose memories take longer to read than a
     * turn should wait. What has only grown may be told as it was a moment ago.
     *
     * @param limitMs how long to wait where nothing is here yet
     */
    async inTime(owner: Owner, limitMs: number): Promise<PersonMemory | null> {
      const standing = await needs.store.standing(owner);
      if (standing.version > 0) {
        const known = copies.get(keyOf(owner));
        if (known?.standing.version === standing.version) return known;
        const isUsable = known !== undefined && known.standing.version >= standing.removedIn;
        const newest = await within(isUsable ? GROWN_LIMIT_MS : limitMs, get(owner, standing));
        return newest ?? (isUsable ? known : null);
      }
      // Whoever was removed elsewhere goes from here, too.
      if (copies.delete(keyOf(owner))) needs.onGone?.(owner);
      return null;
    },
    /** The same, with an empty one for somebody of whom nothing was learned. */
    async getOrEmpty(owner: Owner): Promise<PersonMemory> {
      const standing = await needs.store.standing(owner);
      return standing.version === 0 ? emptyCopy(needs.createIndex()) : get(owner, standing);
    },
    /** Takes over what was just learned and stored, where a copy stands at what it was learned on top of. */
    apply(owner: Owner, { from, changes, said }: Applied): void {
      const key = keyOf(owner);
      const copy = copies.peek(key);
      if (copy === undefined || loading.has(key) || copy.standing.version !== from.version) return;
      const [first] = said;
      // Turns are missing between: the next reader reads them.
      if (first === undefined || first.number > (copy.through.get(first.conversationId) ?? 0) + 1) return;
      takeRecords(copy, [...changes.added, ...changes.changed]);
      takeTurns(copy, said);
      copy.standing = { ...from, version: from.version + 1 };
      keep(key, copy);
    },
    /** Reads what changed where a copy is kept, so that the next turn need not. */
    async refresh(owner: Owner): Promise<void> {
      if (copies.has(keyOf(owner))) await get(owner, await needs.store.standing(owner));
    },
    drop(owner: Owner): void {
      copies.delete(keyOf(owner));
    },
  };
}

/** null where it takes longer; it goes on meanwhile, for the next turn. */
async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), limitMs);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

function emptyCopy(index: RecallIndex): Copy {
  const lookup = createLookup();
  return {
    standing: { version: 0, removedIn: 0 },
    lookup,
    records: lookup.records,
    forgotten: new Map(),
    privacyOf: new Map(),
    leftOut: new Set(),
    index,
    bytes: EMPTY_BYTES,
    through: new Map(),
    readAt: 0,
  };
}

/** Brings a copy to a version. What is written meanwhile carries a later one, and is read the next time. */
async function readInto(
  { store, turns, now }: PeopleNeeds,
  owner: Owner,
  { copy, standing }: { readonly copy: Copy; readonly standing: Standing },
): Promise<void> {
  const isNew = copy.standing.version === 0;
  if (isNew) {
    for (const { digest, forgottenAt, passages } of await store.forgotten(owner)) {
      copy.forgotten.set(digest, forgottenAt);
      for (const id of passages) copy.leftOut.add(id);
    }
    for await (const records of store.all(owner)) {
      takeRecords(copy, records);
      await nextTick();
    }
  } else takeRecords(copy, await store.changedSince(owner, copy.standing.version));
  const startedAt = now();
  const knownThrough = (conversationId: string) => copy.through.get(conversationId) ?? 0;
  const since = isNew ? 0 : copy.readAt - CLOCK_SLACK_MS;
  for await (const said of turns(owner, { since, knownThrough })) {
    takeTurns(copy, said);
    if (copy.index.size >= MAX_PASSAGES) break;
    await nextTick();
  }
  copy.readAt = startedAt;
  copy.standing = standing;
}

function takeRecords(copy: Copy, records: readonly MemoryRecord[]): void {
  for (const record of records) copy.lookup.take(record);
  const ids = records.filter((record) => !isTold(record)).map(({ id }) => id);
  copy.index.remove(ids);
  takePassages(copy, records.filter(isTold).map(passageOfRecord));
}

/** What was replaced is told by what replaced it; what has ended may still be told as past. */
function isTold({ endedBy }: MemoryRecord): boolean {
  return endedBy === null || endedBy === "ended" || endedBy === "cascade";
}

function takeTurns(copy: Copy, said: readonly LabelledTurn[]): void {
  for (const { conversationId, privacy, number } of said) {
    copy.privacyOf.set(conversationId, privacy);
    copy.through.set(conversationId, Math.max(number, copy.through.get(conversationId) ?? 0));
  }
  const wanted = said.filter(
    ({ conversationId, number }) => !copy.leftOut.has(messageId(conversationId, number)),
  );
  takePassages(
    copy,
    wanted.flatMap(passagesOfTurn).filter(({ id }) => !copy.leftOut.has(id)),
  );
}

function takePassages(copy: Copy, passages: readonly Passage[]): void {
  if (passages.length === 0) return;
  copy.index.add(passages);
  for (const { text } of passages) copy.bytes += BYTES_A_PASSAGE + BYTES_A_CHARACTER * text.length;
}

function keyOf({ workspaceId, personId }: Owner): string {
  return `${workspaceId}/${personId}`;
}
