/** Turns under way as all processes see them: who runs one writes it along, the others read it and ask it to stop. */
import { type Database, type Schema, write } from "#platform/database/index.ts";
import type { AnsweredTurn } from "./rows.ts";

export type StreamRow = Schema["turn_stream"];

/** Whose it must be; without a person, anybody's of the workspace. */
export interface StreamPlace {
  readonly workspaceId: string;
  readonly personId: string | null;
}

export interface JournalEntry {
  readonly id: string;
  readonly now: number;
  readonly personaId: string | null;
  readonly waveKey: string | null;
  readonly from: number;
  readonly text: string;
}

export interface EndedRow {
  readonly id: string;
  readonly now: number;
  readonly state: "answered" | "failed";
  readonly turnNumber: number | null;
  readonly problem: string | null;
}

export type TurnStreamStore = ReturnType<typeof createTurnStreamStore>;
export type StoredTurn = Pick<
  Schema["turn"],
  "id" | "workspace_id" | "person_id" | "conversation_id" | keyof AnsweredTurn
>;

const TEXTS_AT_ONCE = 500;
const SWEEP_BATCH = 500;

export function createTurnStreamStore(database: Database) {
  let prepared: ReturnType<typeof prepare> | undefined;
  // Compiled at the first use: a process without peers never needs them.
  const statements = () => {
    prepared ??= prepare(database);
    return prepared;
  };
  return {
    ...createLookups(database),
    ...createChanges(database),

    /** @throws WriteConflictError when a turn with this key runs already, or the conversation is gone */
    async insert(row: StreamRow): Promise<void> {
      await database.commit([write(statements().insert, { ...row })]);
    },

    /** @throws WriteConflictError when the row is gone or no longer runs */
    async journal({ from, text, ...entry }: JournalEntry): Promise<void> {
      const beat = write(statements().beat, entry, 1);
      const piece = write(statements().insertText, { id: entry.id, from, text });
      await database.commit(text === "" ? [beat] : [beat, piece]);
    },

    async end(ended: EndedRow): Promise<void> {
      await database.commit([
        write(statements().end, { ...ended }),
        write(statements().deleteText, { id: ended.id }),
      ]);
    },

    async read(id: string): Promise<StreamRow | undefined> {
      return (await database.read(statements().read, { id }))[0];
    },

    /** What was written behind a place, in order. */
    textFrom: (id: string, from: number) =>
      database.read(statements().textFrom, { id, from, limit: TEXTS_AT_ONCE }),

    /** The running turns that somebody wants to stop. */
    async cancelRequests(): Promise<string[]> {
      return (await database.read(statements().cancelRequests, {})).map(({ id }) => id);
    },
  };
}

/** What is asked once a request, not a hundred times a second. */
function createLookups({ kysely }: Database) {
  return {
    async find(place: StreamPlace, id: string): Promise<StreamRow | undefined> {
      const query = kysely.selectFrom("turn_stream").selectAll().where("id", "=", id);
      const here = query.where("workspace_id", "=", place.workspaceId);
      const { personId } = place;
      return (personId === null ? here : here.where("person_id", "=", personId)).executeTakeFirst();
    },

    /** The latest turn that was asked for with this key. */
    findByKey(conversationId: string, key: string): Promise<StreamRow | undefined> {
      return kysely
        .selectFrom("turn_stream")
        .selectAll()
        .where("conversation_id", "=", conversationId)
        .where("idempotency_key", "=", key)
        .orderBy("started_at", "desc")
        .limit(1)
        .executeTakeFirst();
    },

    /** The oldest running turn of a conversation whose process has been alive since a time. */
    runningIn(conversationId: string, aliveSince: number): Promise<StreamRow | undefined> {
      return kysely
        .selectFrom("turn_stream")
        .selectAll()
        .where("conversation_id", "=", conversationId)
        .where("state", "=", "running")
        .where("heartbeat_at", ">=", aliveSince)
        .orderBy("started_at")
        .limit(1)
        .executeTakeFirst();
    },

    findTurn(place: StreamPlace, turnId: string): Promise<StoredTurn | undefined> {
      const query = kysely
        .selectFrom("turn")
        .select(TURN_COLUMNS)
        .where("id", "=", turnId)
        .where("workspace_id", "=", place.workspaceId);
      const { personId } = place;
      return (personId === null ? query : query.where("person_id", "=", personId)).executeTakeFirst();
    },

    findTurnByNumber(conversationId: string, number: number): Promise<StoredTurn | undefined> {
      return kysely
        .selectFrom("turn")
        .select(TURN_COLUMNS)
        .where("conversation_id", "=", conversationId)
        .where("number", "=", number)
        .executeTakeFirst();
    },
  };
}

function createChanges({ kysely }: Database) {
  return {
    /** @returns whether it was still running */
    async requestCancel(id: string, now: number): Promise<boolean> {
      const { numUpdatedRows } = await kysely
        .updateTable("turn_stream")
        .set({ cancel_requested_at: now })
        .where("id", "=", id)
        .where("state", "=", "running")
        .executeTakeFirst();
      return numUpdatedRows > 0;
    },

    /** Ends a turn whose process was not heard of since; not when it has been heard of meanwhile. */
    async markLost({ id, heartbeat_at }: StreamRow, now: number, problem: string | null): Promise<void> {
      await kysely
        .updateTable("turn_stream")
        .set({ state: "failed", problem, ended_at: now })
        .where("id", "=", id)
        .where("state", "=", "running")
        .where("heartbeat_at", "=", heartbeat_at)
        .execute();
    },

    /** Removes turns that ended, or whose process fell silent, before a time; their texts go with them. */
    async sweep(endedBefore: number, silentBefore: number): Promise<void> {
      const old = kysely
        .selectFrom("turn_stream")
        .select("id")
        .where((where) =>
          where.or([
            where("ended_at", "<", endedBefore),
            where.and([where("state", "=", "running"), where("heartbeat_at", "<", silentBefore)]),
          ]),
        )
        .limit(SWEEP_BATCH);
      for (;;) {
        const { numDeletedRows } = await kysely
          .deleteFrom("turn_stream")
          .where("id", "in", old)
          .executeTakeFirst();
        if (numDeletedRows < SWEEP_BATCH) return;
      }
    },
  };
}

const TURN_COLUMNS = [
  "id",
  "workspace_id",
  "person_id",
  "conversation_id",
  "answer",
  "response_text",
  "request_hash",
] as const;

function prepare(database: Database) {
  return { ...prepareWrites(database), ...prepareReads(database) };
}

const ROW_COLUMNS =
  "id workspace_id person_id conversation_id idempotency_key request_hash begins_anew state persona_id wave_key turn_number problem cancel_requested_at started_at heartbeat_at ended_at";

function prepareWrites(database: Database) {
  return {
    insert: database.prepare<{ [Column in keyof StreamRow]: StreamRow[Column] }>((kysely, parameter) => {
      const columns = ROW_COLUMNS.split(" ") as (keyof StreamRow)[];
      const values = Object.fromEntries(columns.map((column) => [column, parameter(column)]));
      return kysely.insertInto("turn_stream").values(values as never);
    }),
    beat: database.prepare<Omit<JournalEntry, "from" | "text">>((kysely, parameter) =>
      kysely
        .updateTable("turn_stream")
        .set({
          heartbeat_at: parameter("now"),
          persona_id: parameter("personaId"),
          wave_key: parameter("waveKey"),
        })
        .where("id", "=", parameter("id"))
        .where("state", "=", "running"),
    ),
    insertText: database.prepare<{ id: string; from: number; text: string }>((kysely, parameter) =>
      kysely
        .insertInto("turn_stream_text")
        .values({ stream_id: parameter("id"), start_at: parameter("from"), text: parameter("text") })
        // The same piece again, after a commit that was kept without saying so.
        .onConflict((conflict) => conflict.doNothing()),
    ),
    end: database.prepare<{ [Name in keyof EndedRow]: EndedRow[Name] }>((kysely, parameter) =>
      kysely
        .updateTable("turn_stream")
        .set({
          state: parameter("state"),
          turn_number: parameter("turnNumber"),
          problem: parameter("problem"),
          ended_at: parameter("now"),
        })
        .where("id", "=", parameter("id"))
        .where("state", "=", "running"),
    ),
    deleteText: database.prepare<{ id: string }>((kysely, parameter) =>
      kysely.deleteFrom("turn_stream_text").where("stream_id", "=", parameter("id")),
    ),
  };
}

function prepareReads(database: Database) {
  return {
    read: database.prepare<{ id: string }, StreamRow>((kysely, parameter) =>
      kysely.selectFrom("turn_stream").selectAll().where("id", "=", parameter("id")),
    ),
    textFrom: database.prepare<{ id: string; from: number; limit: number }, Schema["turn_stream_text"]>(
      (kysely, parameter) =>
        kysely
          .selectFrom("turn_stream_text")
          .selectAll()
          .where("stream_id", "=", parameter("id"))
          .where("start_at", ">=", parameter("from"))
          .orderBy("start_at")
          .limit(parameter("limit")),
    ),
    cancelRequests: database.prepare<Record<string, never>, { id: string }>((kysely) =>
      kysely
        .selectFrom("turn_stream")
        .select("id")
        .where("state", "=", "running")
        .where("cancel_requested_at", "is not", null),
    ),
  };
}
