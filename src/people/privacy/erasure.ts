/**
 * Deleting everything of a person, step by step, each of which may be done again: whatever a crash leaves is gone on
 * with. The order is the promise: first nobody works for the person any more, then the rows go, then what the engine
 * keeps of them, then it is looked for, and only then there is a receipt.
 */
import type { ErasureMode, Receipt, SignedReceipt } from "#contract/privacy.ts";
import { createId } from "#lib/id.ts";
import { type Database, WriteConflictError } from "#platform/database/index.ts";
import { type Copied, createAnonymousStore } from "./anonymous-store.ts";
import { ErasureIncompleteError } from "./errors.ts";
import { createPeopleStore, type NamedTable, type Owner, type PeopleStore } from "./people-store.ts";
import { PEOPLE_TABLES } from "./people-tables-catalog.ts";
import type { ErasureRow, PrivacyStore } from "./privacy-store.ts";
import { signReceipt } from "./receipt-signature.ts";

export interface ErasureNeeds {
  readonly database: Database;
  readonly clock: { now(): number };
  readonly store: PrivacyStore;
  /** 32 secret bytes that receipts are signed with. */
  readonly signingSeed: () => Promise<Buffer>;
  /** Stops what runs for a person in this process and takes what it holds of them out of its memory. */
  readonly forget: (owner: Owner) => Promise<Forgotten>;
  /** Makes the person known again where ION cannot be without them: the single user of this machine. */
  readonly welcome: (owner: Owner) => Promise<void>;
  /** How long other processes get to do the same, in milliseconds. */
  readonly peersMs: number;
}

/** What was forgotten beside the tables: names for the receipt. */
export type Forgotten = readonly string[];

/** While the person goes on writing, rows come back; so often they are removed again. */
const MOST_ROUNDS = 20;
const HEARTBEAT_MS = 2_000;
const SAMPLED_TURNS = 5;

/** What the row of an erasure remembers of what went. */
interface Tally {
  readonly removed: Record<string, number>;
  readonly copied: Copied | null;
}

/** Runs an erasure that has its row to its receipt. @throws ErasureIncompleteError, StorageError; it is gone on with */
export async function runErasure(needs: ErasureNeeds, row: ErasureRow): Promise<SignedReceipt> {
  const { clock, store } = needs;
  const owner = { workspaceId: row.workspace_id, personId: row.person_id };
  const beating = setInterval(() => {
    store.beat(row.id, clock.now()).catch(() => undefined);
  }, HEARTBEAT_MS);
  beating.unref();
  try {
    const seed = await needs.signingSeed();
    const people = createPeopleStore(needs.database);
    const words = await people.sampleWords(owner, SAMPLED_TURNS);
    const forgotten = await needs.forget(owner);
    await pause(needs.peersMs);
    const tally = parseTally(row.removed);
    const copied = row.pseudonym === null ? null : await copyNumbers(needs, { row, owner, people });
    await removeRows({ needs, people, row, tally: { ...tally, copied }, owner });
    await needs.forget(owner);
    const files = await needs.database.scrub(true);
    const canaries = await askCanaries(people, owner, words);
    await needs.welcome(owner);
    const receipt = describe(row, {
      finishedAt: clock.now(),
      engine: needs.database.capabilities.engine,
      tally: { removed: tally.removed, copied },
      forgotten,
      files,
      canaries,
    });
    return await finish(needs, row, signReceipt(receipt, seed));
  } finally {
    clearInterval(beating);
  }
}

/** A copy that a crash cut short is made anew. */
async function copyNumbers(
  { database }: ErasureNeeds,
  { row, owner, people }: { row: ErasureRow; owner: Owner; people: PeopleStore },
): Promise<Copied | null> {
  const pseudonym = row.pseudonym ?? "";
  // Once rows of the person went, the copy was whole.
  const before = parseTally(row.removed);
  if (Object.keys(before.removed).length > 0) return before.copied;
  const of = { workspaceId: owner.workspaceId, personId: pseudonym };
  for (const table of PEOPLE_TABLES) while (await people.removeBatch(table, of, () => noteNothing(row)));
  return createAnonymousStore(database).copy(owner, pseudonym);
}

function noteNothing(row: ErasureRow) {
  return { id: row.id, removed: row.removed, now: row.heartbeat_at };
}

interface Removal {
  readonly needs: ErasureNeeds;
  readonly people: PeopleStore;
  readonly row: ErasureRow;
  readonly tally: Tally;
  readonly owner: Owner;
}

/** Until a whole round finds nothing: somebody may have been writing. */
async function removeRows(removal: Removal): Promise<void> {
  for (let round = 1; ; round += 1) {
    try {
      for (const table of PEOPLE_TABLES) await removeTable(removal, table);
    } catch (error) {
      // A row came that hangs on one that was to go.
      if (!(error instanceof WriteConflictError) || round >= MOST_ROUNDS) throw error;
      continue;
    }
    const left = await placesWithRows(removal.people, removal.owner);
    if (left.length === 0) return;
    if (round >= MOST_ROUNDS) throw new ErasureIncompleteError(left);
  }
}

async function removeTable({ needs, people, row, tally, owner }: Removal, table: NamedTable): Promise<void> {
  const before = tally.removed[table.name] ?? 0;
  let removed = before;
  const note = (rows: number) => {
    removed += rows;
    const next: Tally = { ...tally, removed: { ...tally.removed, [table.name]: removed } };
    return { id: row.id, removed: JSON.stringify(next), now: needs.clock.now() };
  };
  while (await people.removeBatch(table, owner, note)) await nextTick();
  if (removed > before) tally.removed[table.name] = removed;
}

async function placesWithRows(people: PeopleStore, owner: Owner): Promise<string[]> {
  const places: string[] = [];
  for (const table of PEOPLE_TABLES) if ((await people.count(table, owner)) > 0) places.push(table.name);
  return places;
}

/** Questions whose answer has to be nothing. @throws ErasureIncompleteError */
async function askCanaries(
  people: PeopleStore,
  owner: Owner,
  words: readonly string[],
): Promise<Receipt["canaries"]> {
  const canaries: Receipt["canaries"] = [];
  for (const table of PEOPLE_TABLES) {
    canaries.push({ query: `rows of the person in ${table.name}`, found: await people.count(table, owner) });
  }
  let hits = 0;
  for (const word of words) hits += await people.searchHits(owner, word);
  canaries.push({ query: `${words.length} words of the person's last turns in their search`, found: hits });
  const failed = canaries.filter(({ found }) => found > 0);
  if (failed.length > 0) throw new ErasureIncompleteError(failed.map(({ query }) => query));
  return canaries;
}

interface Outcome {
  readonly finishedAt: number;
  readonly engine: string;
  readonly tally: Tally;
  readonly forgotten: Forgotten;
  readonly files: Awaited<ReturnType<Database["scrub"]>>;
  readonly canaries: Receipt["canaries"];
}

function describe(row: ErasureRow, outcome: Outcome): Receipt {
  const { tally, forgotten, files } = outcome;
  const tables = PEOPLE_TABLES.flatMap(({ name, goes }) => {
    const rows = tally.removed[name] ?? 0;
    const how = goes === "deleted" ? ("deleted" as const) : ("separated" as const);
    return rows === 0 ? [] : [{ where: name, rows, how }];
  });
  const copies = Object.entries(tally.copied ?? {}).map(([where, rows]) => ({
    where,
    rows,
    how: "anonymised" as const,
  }));
  const beside = forgotten.map((where) => ({ where, rows: null, how: "deleted" as const }));
  return {
    format: "ion-receipt/1",
    id: row.id,
    mode: row.mode,
    requested_at: new Date(row.requested_at).toISOString(),
    finished_at: new Date(outcome.finishedAt).toISOString(),
    engine: outcome.engine,
    removed: [...tables, ...copies, ...beside],
    files: [...files.done],
    canaries: outcome.canaries,
    remains: [...files.remains, ...OUT_OF_REACH],
  };
}

const OUT_OF_REACH = [
  "backups and exports that were made before: whoever has the files has to delete them",
  "what models elsewhere were sent before, as far as their providers keep it",
  "counts of requests a minute, which end by themselves within two minutes",
];

async function finish(
  { store, database, clock }: ErasureNeeds,
  row: ErasureRow,
  signed: SignedReceipt,
): Promise<SignedReceipt> {
  const receipt = {
    id: signed.receipt.id,
    workspace_id: row.workspace_id,
    document: JSON.stringify(signed),
    created_at: clock.now(),
  };
  await store.finish(row.id, receipt);
  // The erasure's own row named the person; the log of the database still does.
  await database.scrub(false).catch(() => undefined);
  return signed;
}

/** A new erasure's row; its id is also its receipt's. */
export function newErasure(
  owner: Owner,
  mode: ErasureMode,
  given: { now: number; pseudonym: string | null },
): ErasureRow {
  return {
    id: createId("receipt", given.now),
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    mode,
    pseudonym: given.pseudonym,
    removed: JSON.stringify({ removed: {}, copied: null } satisfies Tally),
    requested_at: given.now,
    heartbeat_at: given.now,
  };
}

function parseTally(text: string): Tally {
  return JSON.parse(text) as Tally;
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
