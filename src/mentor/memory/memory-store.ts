/** All SQL of the room. Every write of a person's memories carries the version it builds on: who comes second is refused. */
import { type Database, type Schema, type Write, write } from "#platform/database/index.ts";
import type { MemoryRecord } from "./memory.ts";
import { type MemoryRow, type Owner, recordOf, rowOf } from "./memory-rows.ts";
import { prepareMemoryStatements } from "./memory-statements.ts";
import { isTurnPassage } from "./passages.ts";
import { prepareVectorRemovals } from "./vectors/vector-store.ts";

export type MemoryStore = ReturnType<typeof createMemoryStore>;

/** Where a person's memories stand; version 0: nothing was ever learned. */
export interface Standing {
  readonly version: number;
  /** The version in which something was last taken away. */
  readonly removedIn: number;
}

export interface ForgottenRow {
  readonly digest: string;
  readonly forgottenAt: number;
  /** Ids of the passages that said it. */
  readonly passages: readonly string[];
}

export interface Change {
  readonly added?: readonly MemoryRecord[];
  readonly changed?: readonly MemoryRecord[];
  readonly removed?: readonly string[];
  readonly forgotten?: readonly ForgottenRow[];
  /** Rows were taken away by others. */
  readonly removesOthers?: boolean;
}

export interface ListFilter extends Owner {
  readonly tier?: MemoryRow["tier"] | undefined;
  readonly kind?: string | undefined;
  readonly text?: string | undefined;
  readonly state: "holding" | "ended" | "all";
  readonly isPinned?: boolean | undefined;
  readonly before?: readonly [number, string] | undefined;
  readonly now: number;
  readonly limit: number;
}

const NEVER: Standing = { version: 0, removedIn: 0 };
const PAGE = 200;
const SWEEP_PAGE = 200;

/** @param now tells the first version of a person, so that one who was removed and came back never has an old one */
export function createMemoryStore(database: Database, now: () => number) {
  const statements = { ...prepareMemoryStatements(database), vectors: prepareVectorRemovals(database) };
  return {
    async standing(owner: Owner): Promise<Standing> {
      const [row] = await database.read(statements.standing, keys(owner));
      return row === undefined ? NEVER : { version: row.version, removedIn: row.removed_in };
    },

    /** Every record of a person, some at a time. */
    async *all(owner: Owner): AsyncGenerator<readonly MemoryRecord[]> {
      for (let after = ""; ; ) {
        const rows = await database.read(statements.page, { ...keys(owner), after, limit: PAGE });
        if (rows.length > 0) yield rows.map(recordOf);
        if (rows.length < PAGE) return;
        after = rows.at(-1)?.id ?? "";
      }
    },

    async changedSince(owner: Owner, version: number): Promise<readonly MemoryRecord[]> {
      return (await database.read(statements.changed, { ...keys(owner), version })).map(recordOf);
    },

    async find(owner: Owner, id: string): Promise<MemoryRecord | undefined> {
      const [row] = await database.read(statements.find, { ...keys(owner), id });
      return row === undefined ? undefined : recordOf(row);
    },

    async forgotten(owner: Owner): Promise<readonly ForgottenRow[]> {
      const rows = await database.read(statements.forgotten, keys(owner));
      return rows.map((row) => ({
        digest: row.slot_digest,
        forgottenAt: row.forgotten_at,
        passages: JSON.parse(row.turns) as string[],
      }));
    },

    /** The unit that makes a change on top of `from`; refused with WriteConflictError when somebody was first. */
    unitOf: (owner: Owner, from: Standing, change: Change): Write[] =>
      unitOf(statements, owner, { from, change, now: now() }),

    commit: (unit: readonly Write[]): Promise<void> => database.commit(unit),

    list: (filter: ListFilter) => list(database, filter),

    /** Some of the session memories that nobody has said again since; of every workspace. */
    async outlived(saidBefore: number): Promise<readonly (Owner & { readonly record: MemoryRecord })[]> {
      const rows = await database.read(statements.outlived, { saidBefore, limit: SWEEP_PAGE });
      return rows.map((row) => ({
        workspaceId: row.workspace_id,
        personId: row.person_id,
        record: recordOf(row),
      }));
    },
    sweepPage: SWEEP_PAGE,
  };
}

function keys({ workspaceId, personId }: Owner): { workspaceId: string; personId: string } {
  return { workspaceId, personId };
}

type Statements = ReturnType<typeof prepareMemoryStatements> & {
  readonly vectors: ReturnType<typeof prepareVectorRemovals>;
};

function unitOf(
  statements: Statements,
  owner: Owner,
  { from, change, now }: { readonly from: Standing; readonly change: Change; readonly now: number },
): Write[] {
  const { added = [], changed = [], removed = [], forgotten = [], removesOthers = false } = change;
  const isFirst = from.version === 0;
  const version = isFirst ? Math.max(1, now) : from.version + 1;
  const isRemoval = isFirst || removesOthers || removed.length > 0 || forgotten.length > 0;
  const standing = { ...keys(owner), version, removedIn: isRemoval ? version : from.removedIn };
  return [
    isFirst
      ? write(statements.begin, standing, 1)
      : write(statements.advance, { ...standing, from: from.version }, 1),
    ...added.map((record) => write(statements.insert, { ...rowOf(owner, record, version) }, 1)),
    ...changed.map((record) => write(statements.update, { ...rowOf(owner, record, version) }, 1)),
    ...removed.map((id) => write(statements.remove, { ...keys(owner), id }, 1)),
    ...forgotten.flatMap(({ digest, forgottenAt, passages }) => [
      write(statements.unforget, { ...keys(owner), digest }),
      write(statements.forget, { ...keys(owner), digest, forgottenAt, turns: JSON.stringify(passages) }, 1),
    ]),
    ...vectorRemovals(statements, owner, change),
  ];
}

/** What is recalled no more loses its vector in the same moment; with a removed memory goes its own by itself. */
function vectorRemovals(
  { vectors }: Statements,
  owner: Owner,
  { changed = [], forgotten = [] }: Change,
): Write[] {
  const turns = new Set(forgotten.flatMap(({ passages }) => passages.filter(isTurnPassage)));
  const hasEnded = changed.some(({ endedBy }) => endedBy !== null);
  return [
    ...[...turns].flatMap((id) => vectors.ofTurn(owner, id)),
    ...(hasEnded ? [vectors.ofEnded(owner)] : []),
  ];
}

async function list(database: Database, filter: ListFilter): Promise<readonly MemoryRecord[]> {
  let query = database.kysely
    .selectFrom("memory")
    .selectAll()
    .where("workspace_id", "=", filter.workspaceId)
    .where("person_id", "=", filter.personId);
  if (filter.tier !== undefined) query = query.where("tier", "=", filter.tier);
  if (filter.kind !== undefined) query = query.where("kind", "=", filter.kind);
  if (filter.isPinned !== undefined) query = query.where("is_pinned", "=", filter.isPinned ? 1 : 0);
  if (filter.state !== "all") {
    const isHolding = filter.state === "holding";
    query = query.where((where) => {
      const still = where.or([where("valid_to", "is", null), where("valid_to", ">", filter.now)]);
      const holds = where.and([where("ended_by", "is", null), still]);
      return isHolding ? holds : where.not(holds);
    });
  }
  const { text } = filter;
  if (text !== undefined) {
    // Both engines have `replace`, and it needs no escapes: a text that holds the words changes without them.
    query = query.where((where) =>
      where.or(
        (["text", "value", "quote"] as const).map((column) => {
          const lowered = where.fn<string>("lower", [column]);
          return where(
            where.fn<string>("replace", [lowered, where.val(text.toLowerCase()), where.val("")]),
            "<>",
            lowered,
          );
        }),
      ),
    );
  }
  const { before } = filter;
  if (before !== undefined) {
    query = query.where((where) =>
      where.or([
        where("last_said_at", "<", before[0]),
        where.and([where("last_said_at", "=", before[0]), where("id", "<", before[1])]),
      ]),
    );
  }
  const rows: readonly Schema["memory"][] = await query
    .orderBy("last_said_at", "desc")
    .orderBy("id", "desc")
    .limit(filter.limit)
    .execute();
  return rows.map(recordOf);
}
