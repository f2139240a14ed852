/** What a person does with their memories: look, write one down, change, pin, forget. */
import type { Actor } from "#contract/actor.ts";
import type {
  MemoryAddRequest,
  MemoryEditRequest,
  MemoryListQuery,
  MemoryListView,
  MemoryView,
} from "#contract/memory.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import { MemoryEndedError, MemoryNotFoundError } from "./errors.ts";
import type { MemoryRecord } from "./memory.ts";
import type { Owner } from "./memory-rows.ts";
import type { Change, MemoryStore } from "./memory-store.ts";
import { isTurnPassage, messageId } from "./passages.ts";
import type { People, PersonMemory } from "./people.ts";
import { slotDigest, slotOf } from "./slots.ts";
import { tierFor } from "./tiers.ts";
import { names } from "./truth/value-key.ts";
import { viewOf } from "./views.ts";

export interface UpkeepNeeds {
  readonly store: MemoryStore;
  readonly people: People;
  readonly now: () => number;
  readonly newId: () => string;
}

const MAX_CONFLICTS = 20;
const MAX_SAID = 200;
const PERSON_SLOT = "note";

/** A page of what is remembered, the last said first. */
export async function listMemories(
  { store, now }: UpkeepNeeds,
  actor: Actor,
  query: Omit<MemoryListQuery, "user_id">,
): Promise<MemoryListView> {
  const { workspaceId, personId } = actor;
  const records = await store.list({
    workspaceId,
    personId,
    tier: query.tier,
    kind: query.kind,
    text: query.q,
    state: query.state,
    isPinned: query.pinned,
    before: query.cursor === undefined ? undefined : decodeCursor(query.cursor),
    now: now(),
    limit: query.limit + 1,
  });
  const page = records.slice(0, query.limit);
  const last = page.at(-1);
  const hasMore = records.length > query.limit && last !== undefined;
  return {
    user_id: personId,
    memories: page.map(viewOf),
    next_cursor: hasMore ? encodeCursor([last.lastSaidAt, last.id]) : null,
  };
}

/** @throws MemoryNotFoundError */
export async function readMemory({ store }: UpkeepNeeds, actor: Actor, id: string): Promise<MemoryView> {
  return viewOf(await findMemory(store, actor, id));
}

/** Remembers what the person writes down themselves. */
export async function addMemory(
  needs: UpkeepNeeds,
  actor: Actor,
  request: Omit<MemoryAddRequest, "user_id">,
): Promise<MemoryView> {
  const now = needs.now();
  const { text, kind = "fact", project = null, importance = 0.8, pinned = false } = request;
  const id = needs.newId();
  // A slot of its own: what a person writes down contradicts nothing by itself.
  const record = written({
    id,
    text,
    kind,
    project,
    importance,
    isPinned: pinned,
    subject: "self",
    attribute: `${PERSON_SLOT}:${id}`,
    value: text,
    now,
  });
  await change(needs, actor, () => ({ added: [record] }));
  return viewOf(record);
}

/**
 * Changes a memory. A new text begins a new memory in its place; everything else is changed where it stands.
 *
 * @throws MemoryNotFoundError, MemoryEndedError
 */
export async function editMemory(
  needs: UpkeepNeeds,
  actor: Actor,
  { id, request }: { readonly id: string; readonly request: Omit<MemoryEditRequest, "user_id"> },
): Promise<MemoryView> {
  const now = needs.now();
  const newId = needs.newId();
  let result: MemoryRecord | undefined;
  await change(needs, actor, async () => {
    const before = await findMemory(needs.store, actor, id);
    if (before.endedBy !== null) throw new MemoryEndedError(id, before.supersededBy);
    const edited = withChanges(before, request);
    if (request.text === undefined || request.text === before.text) {
      result = edited;
      return { changed: [edited] };
    }
    const { text } = request;
    const { subject, attribute, kind, project, importance, isPinned } = edited;
    const value = text.slice(0, MAX_SAID).toWellFormed();
    result = written({
      id: newId,
      text,
      kind,
      project,
      importance,
      isPinned,
      subject,
      attribute,
      value,
      now,
    });
    const ended: MemoryRecord = {
      ...before,
      endedBy: "edited",
      supersededBy: newId,
      validTo: Math.max(before.validFrom, now),
    };
    return { added: [result], changed: [ended] };
  });
  return viewOf(result as MemoryRecord);
}

/**
 * Forgets a memory with all that it took the place of. Neither they nor what was said of them in earlier turns is
 * recalled again; that there was something stays as a digest, so that old turns do not bring it back.
 *
 * @throws MemoryNotFoundError
 */
export async function forgetMemory(needs: UpkeepNeeds, actor: Actor, id: string): Promise<void> {
  const now = needs.now();
  await change(needs, actor, async (memory) => {
    const record = memory.records.get(id);
    if (record === undefined) throw new MemoryNotFoundError(id);
    const going = withPredecessors(memory, record);
    const passages = [...new Set(going.flatMap((one) => passagesThatSay(memory, one, now)))];
    return {
      removed: going.map((one) => one.id),
      forgotten: [{ digest: slotDigest(actor, slotOf(record)), forgottenAt: now, passages }],
    };
  });
}

/** Applies a change on top of what stands; when somebody else was first, once more on top of theirs. */
export async function change(
  { store, people }: Pick<UpkeepNeeds, "store" | "people">,
  owner: Owner,
  decide: (memory: PersonMemory) => Change | Promise<Change>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const memory = await people.getOrEmpty(owner);
    const { standing } = memory;
    try {
      await store.commit(store.unitOf(owner, standing, await decide(memory)));
      await people.refresh(owner);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflictError) || attempt === MAX_CONFLICTS) throw error;
    }
  }
}

async function findMemory(store: MemoryStore, owner: Owner, id: string): Promise<MemoryRecord> {
  const record = await store.find(owner, id);
  if (record === undefined) throw new MemoryNotFoundError(id);
  return record;
}

function withChanges(record: MemoryRecord, request: Omit<MemoryEditRequest, "user_id">): MemoryRecord {
  const { kind, project, importance, pinned } = request;
  const changed: MemoryRecord = {
    ...record,
    ...(kind === undefined ? {} : { kind }),
    ...(project === undefined ? {} : { project }),
    ...(importance === undefined ? {} : { importance }),
    ...(pinned === undefined ? {} : { isPinned: pinned }),
  };
  return pinned === true ? { ...changed, tier: tierFor({ ...changed, projects: 0 }).tier } : changed;
}

interface Written
  extends Pick<
    MemoryRecord,
    "id" | "text" | "kind" | "project" | "importance" | "isPinned" | "subject" | "attribute" | "value"
  > {
  readonly now: number;
}

/** A memory in the person's own writing: it is its own source. */
function written({ now, ...given }: Written): MemoryRecord {
  const record: MemoryRecord = {
    ...given,
    tier: "global",
    language: /\p{Script=Hangul}/u.test(given.text) ? "ko" : "en",
    durability: 1,
    dependsOn: [],
    source: {
      conversationId: "",
      turnId: "",
      turnNumber: 0,
      quote: given.text,
      start: 0,
      end: given.text.length,
      saidAt: now,
    },
    validFrom: now,
    validTo: null,
    endedBy: null,
    supersededBy: null,
    mentions: 1,
    lastSaidAt: now,
    createdAt: now,
    origin: "edited",
    privacy: "may-leave",
  };
  return { ...record, tier: tierFor({ ...record, projects: 0 }).tier };
}

function withPredecessors({ records }: PersonMemory, record: MemoryRecord): readonly MemoryRecord[] {
  const going = new Map([[record.id, record]]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const other of records.values()) {
      if (other.supersededBy === null || !going.has(other.supersededBy) || going.has(other.id)) continue;
      going.set(other.id, other);
      grown = true;
    }
  }
  return [...going.values()];
}

/** The turn it comes from, and every other one that names it. */
function passagesThatSay({ index }: PersonMemory, record: MemoryRecord, now: number): readonly string[] {
  const { conversationId, turnNumber } = record.source;
  const hits = index.search({
    text: `${record.value} ${record.text}`,
    now,
    speaker: "self",
    conversationId: null,
    exclude: new Set(),
    limit: MAX_SAID,
  });
  const saying = hits
    .map(({ passage }) => passage)
    .filter(({ id, text }) => isTurnPassage(id) && names(text, record.value));
  const own = conversationId === "" ? [] : [messageId(conversationId, turnNumber)];
  return [...own, ...saying.map(({ id }) => id)];
}

function encodeCursor(place: readonly [number, string]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws InvalidInputError */
function decodeCursor(cursor: string): readonly [number, string] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(place) && typeof place[0] === "number" && typeof place[1] === "string")
      return [place[0], place[1]];
  } catch {}
  throw new InvalidInputError("cursor", "is not one of ION's", "use next_cursor of the page before");
}
