/** All SQL of vectors. They are stored only while what they are of may be recalled; removing that removes them. */
import { type Database, type Schema, type Write, write } from "#platform/database/index.ts";
import type { Owner } from "../memory-rows.ts";
import { answerId, isTurnPassage, messageId, placeOf } from "../passages.ts";
import { decode, encode } from "./packed-vector.ts";

export interface StoredVector {
  /** Of its passage. */
  readonly id: string;
  readonly packed: Int8Array;
}

/** Which vectors can be compared. */
export type VectorKind = { readonly modelId: string; readonly dimensions: number };

export type VectorStore = ReturnType<typeof createVectorStore>;

const PAGE = 200;

type OwnerKeys = { workspaceId: string; personId: string };
type TurnKeys = OwnerKeys & { conversationId: string; number: number; side: "message" | "answer" };
type Content = { modelId: string; dimensions: number; vector: string };

export function createVectorStore(database: Database) {
  const statements = prepareVectorStatements(database);
  return {
    /** The dimensions of what a model made of a person's; 0 where there is nothing. */
    dimensionsOf: (owner: Owner, modelId: string) => dimensionsOf(database, owner, modelId),

    /** Every vector of a kind, some at a time. */
    all: (owner: Owner, kind: VectorKind) => readAll(database, owner, kind),

    /** Those of some passages. */
    some: (owner: Owner, kind: VectorKind, ids: readonly string[]) =>
      readSome(database, owner, { kind, ids }),

    /**
     * Stores vectors, unless something of the person's was taken away since `removedIn`.
     *
     * @throws WriteConflictError what they are of may be gone
     */
    async keep(
      owner: Owner,
      {
        modelId,
        removedIn,
        vectors,
      }: { modelId: string; removedIn: number; vectors: readonly StoredVector[] },
    ): Promise<void> {
      const keys = keysOf(owner);
      await database.commit([
        write(statements.fence, { ...keys, removedIn }, 1),
        ...vectors.flatMap(({ id, packed }) => {
          const content = { modelId, dimensions: packed.length, vector: encode(packed) };
          return replacing(statements, keys, { id, content });
        }),
        // What ended meanwhile is no passage any more.
        write(statements.removeEnded, keys),
      ]);
    },

    /** Takes away what another model made, or this one when it gave other dimensions. */
    async removeOthers(owner: Owner, kind: VectorKind): Promise<void> {
      const given = { ...keysOf(owner), ...kind };
      await database.commit([
        write(statements.removeOtherMemories, given),
        write(statements.removeOtherTurns, given),
      ]);
    },
  };
}

/** Writes for units that take something out of recall. */
export function prepareVectorRemovals(database: Database) {
  const { removeTurn, removeEnded } = prepareRemovals(database);
  return {
    /** Of what a passage of a turn says; with the message goes the answer, which is recalled no more either. */
    ofTurn(owner: Owner, passageId: string): Write[] {
      const { side, ...turn } = placeOf(passageId);
      const sides = side === "message" ? (["message", "answer"] as const) : [side];
      return sides.map((one) => write(removeTurn, { ...keysOf(owner), ...turn, side: one }));
    },
    /** Of memories that were replaced or have expired. */
    ofEnded: (owner: Owner): Write => write(removeEnded, keysOf(owner)),
  };
}

function replacing(
  statements: ReturnType<typeof prepareVectorStatements>,
  keys: OwnerKeys,
  { id, content }: { readonly id: string; readonly content: Content },
): Write[] {
  if (!isTurnPassage(id)) {
    const memory = { ...keys, id };
    return [
      write(statements.removeMemory, memory),
      write(statements.addMemory, { ...memory, ...content }, 1),
    ];
  }
  const turn = { ...keys, ...placeOf(id) };
  return [write(statements.removeTurn, turn), write(statements.addTurn, { ...turn, ...content }, 1)];
}

function keysOf({ workspaceId, personId }: Owner): OwnerKeys {
  return { workspaceId, personId };
}

function prepareVectorStatements(database: Database) {
  return { ...prepareAdditions(database), ...prepareRemovals(database) };
}

function prepareAdditions(database: Database) {
  return {
    /** Changes nothing; counts one row while nothing was taken away, and keeps it so until the unit ends. */
    fence: database.prepare<OwnerKeys & { removedIn: number }>((kysely, parameter) =>
      kysely
        .updateTable("memory_version")
        .set({ removed_in: parameter("removedIn") })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("removed_in", "=", parameter("removedIn")),
    ),
    addMemory: database.prepare<OwnerKeys & { id: string } & Content>((kysely, parameter) =>
      kysely.insertInto("memory_vector").values({
        workspace_id: parameter("workspaceId"),
        person_id: parameter("personId"),
        memory_id: parameter("id"),
        model_id: parameter("modelId"),
        dimensions: parameter("dimensions"),
        vector: parameter("vector"),
      }),
    ),
    addTurn: database.prepare<TurnKeys & Content>((kysely, parameter) =>
      kysely.insertInto("turn_vector").values({
        conversation_id: parameter("conversationId"),
        turn_number: parameter("number"),
        side: parameter("side"),
        workspace_id: parameter("workspaceId"),
        person_id: parameter("personId"),
        model_id: parameter("modelId"),
        dimensions: parameter("dimensions"),
        vector: parameter("vector"),
      }),
    ),
  };
}

function prepareRemovals(database: Database) {
  return {
    removeMemory: database.prepare<OwnerKeys & { id: string }>((kysely, parameter) =>
      kysely
        .deleteFrom("memory_vector")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("memory_id", "=", parameter("id")),
    ),
    removeTurn: database.prepare<TurnKeys>((kysely, parameter) =>
      kysely
        .deleteFrom("turn_vector")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("conversation_id", "=", parameter("conversationId"))
        .where("turn_number", "=", parameter("number"))
        .where("side", "=", parameter("side")),
    ),
    removeEnded: database.prepare<OwnerKeys>((kysely, parameter) =>
      kysely
        .deleteFrom("memory_vector")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("memory_id", "in", (replaced) =>
          replaced
            .selectFrom("memory")
            .select("id")
            .where("workspace_id", "=", parameter("workspaceId"))
            .where("person_id", "=", parameter("personId"))
            .where("ended_by", "in", ["superseded", "edited", "expired", "forgotten"]),
        ),
    ),
    removeOtherMemories: database.prepare<OwnerKeys & VectorKind>((kysely, parameter) =>
      kysely
        .deleteFrom("memory_vector")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where((where) =>
          where.or([
            where("model_id", "<>", parameter("modelId")),
            where("dimensions", "<>", parameter("dimensions")),
          ]),
        ),
    ),
    removeOtherTurns: database.prepare<OwnerKeys & VectorKind>((kysely, parameter) =>
      kysely
        .deleteFrom("turn_vector")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where((where) =>
          where.or([
            where("model_id", "<>", parameter("modelId")),
            where("dimensions", "<>", parameter("dimensions")),
          ]),
        ),
    ),
  };
}

async function dimensionsOf(database: Database, owner: Owner, modelId: string): Promise<number> {
  for (const table of ["memory_vector", "turn_vector"] as const) {
    const row = await database.kysely
      .selectFrom(table)
      .select("dimensions")
      .where("workspace_id", "=", owner.workspaceId)
      .where("person_id", "=", owner.personId)
      .where("model_id", "=", modelId)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) return row.dimensions;
  }
  return 0;
}

function memoriesOf(database: Database, owner: Owner, { modelId, dimensions }: VectorKind) {
  return database.kysely
    .selectFrom("memory_vector")
    .select(["memory_id", "vector"])
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId)
    .where("model_id", "=", modelId)
    .where("dimensions", "=", dimensions);
}

function turnsOf(database: Database, owner: Owner, { modelId, dimensions }: VectorKind) {
  return database.kysely
    .selectFrom("turn_vector")
    .select(["conversation_id", "turn_number", "side", "vector"])
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId)
    .where("model_id", "=", modelId)
    .where("dimensions", "=", dimensions);
}

async function* readAll(
  database: Database,
  owner: Owner,
  kind: VectorKind,
): AsyncGenerator<readonly StoredVector[]> {
  for (let after = ""; ; ) {
    const query = memoriesOf(database, owner, kind).where("memory_id", ">", after);
    const rows = await query.orderBy("memory_id").limit(PAGE).execute();
    yield rows.map(vectorOfMemory);
    after = rows.at(-1)?.memory_id ?? "";
    if (rows.length < PAGE) break;
  }
  // The newest conversations come last in the order of ids, and are wanted first.
  for (let before: TurnRow | undefined; ; ) {
    const rows: TurnRow[] = await turnsBefore(database, owner, { kind, before });
    yield rows.map(vectorOfTurn);
    before = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

type TurnRow = Pick<Schema["turn_vector"], "conversation_id" | "turn_number" | "side" | "vector">;

function turnsBefore(
  database: Database,
  owner: Owner,
  { kind, before }: { readonly kind: VectorKind; readonly before: TurnRow | undefined },
): Promise<TurnRow[]> {
  let query = turnsOf(database, owner, kind);
  if (before !== undefined) {
    const { conversation_id: id, turn_number: number, side } = before;
    query = query.where((where) =>
      where.or([
        where("conversation_id", "<", id),
        where.and([where("conversation_id", "=", id), where("turn_number", "<", number)]),
        where.and([
          where("conversation_id", "=", id),
          where("turn_number", "=", number),
          where("side", "<", side),
        ]),
      ]),
    );
  }
  return query
    .orderBy("conversation_id", "desc")
    .orderBy("turn_number", "desc")
    .orderBy("side", "desc")
    .limit(PAGE)
    .execute();
}

async function readSome(
  database: Database,
  owner: Owner,
  { kind, ids }: { readonly kind: VectorKind; readonly ids: readonly string[] },
): Promise<readonly StoredVector[]> {
  const [turns, memories] = [ids.filter(isTurnPassage), ids.filter((id) => !isTurnPassage(id))];
  const found: StoredVector[] = [];
  if (memories.length > 0) {
    const rows = await memoriesOf(database, owner, kind).where("memory_id", "in", memories).execute();
    found.push(...rows.map(vectorOfMemory));
  }
  if (turns.length > 0) {
    const places = turns.map(placeOf);
    const query = turnsOf(database, owner, kind).where((where) =>
      where.or(
        places.map(({ conversationId, number, side }) =>
          where.and([
            where("conversation_id", "=", conversationId),
            where("turn_number", "=", number),
            where("side", "=", side),
          ]),
        ),
      ),
    );
    found.push(...(await query.execute()).map(vectorOfTurn));
  }
  return found;
}

function vectorOfMemory(row: { memory_id: string; vector: string }): StoredVector {
  return { id: row.memory_id, packed: decode(row.vector) };
}

function vectorOfTurn({ conversation_id, turn_number, side, vector }: TurnRow): StoredVector {
  const id =
    side === "message" ? messageId(conversation_id, turn_number) : answerId(conversation_id, turn_number);
  return { id, packed: decode(vector) };
}
