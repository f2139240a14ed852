/** How far each learner has learned, and the turns it has yet to. */
import type { TurnResponse } from "#contract/conversation.ts";
import { type Database, type Schema, type Write, write } from "#platform/database/index.ts";
import { OFFLINE_MODEL } from "./answer.ts";
import { keys } from "./conversation-store.ts";
import type { LearningBatch, TurnToLearn } from "./needs.ts";
import type { Owner } from "./rows.ts";

export type LearningStore = ReturnType<typeof createLearningStore>;
export type Progress = Pick<Schema["learning_progress"], "through_turn" | "failures" | "retry_at">;

/** What a learner and a conversation have come to; `isNew` where nothing is written down yet. */
export interface Standing extends Progress {
  readonly isNew: boolean;
}

export interface Pending extends Owner {
  readonly id: string;
}

export interface Place extends Owner {
  readonly learner: string;
  readonly conversationId: string;
}

/** Turns before the new ones that a learner is given to understand them. */
const TURNS_BEFORE = 6;
/** Conversations looked at in one go while the rest is searched for what was left out. */
const PAGE = 500;

const TURN_COLUMNS = [
  "id",
  "number",
  "user_message",
  "response_text",
  "persona_id",
  "wave_key",
  "tone",
  "model",
  "answer",
  "created_at",
] as const;
type LearnedRow = Pick<Schema["turn"], (typeof TURN_COLUMNS)[number]>;
type PlaceParameters = { learner: string; id: string; workspaceId: string; personId: string };

export function createLearningStore(database: Database) {
  const statements = prepareStatements(database);
  return {
    async standing(place: Place): Promise<Standing> {
      const [row] = await database.read(statements.progress, parametersOf(place));
      return row === undefined
        ? { through_turn: 0, failures: 0, retry_at: 0, isNew: true }
        : { ...row, isNew: false };
    },

    /** The turns after `through`, at most `limit`; null when there are none, or nobody may learn from them. */
    async batch({ conversationId, ...owner }: Place, through: number, limit: number) {
      const given = { id: conversationId, ...keys(owner) };
      const [conversation] = await database.read(statements.conversation, given);
      if (conversation === undefined || conversation.turn_count <= through) return null;
      const rows = await database.read(statements.after, { ...given, through, limit });
      if (rows.length === 0) return null;
      const before = through === 0 ? [] : await database.read(statements.before, { ...given, through });
      return batchOf(conversation, rows, before.reverse());
    },

    /** What moves the progress on; refused when another process was first. */
    advance: (place: Place, from: Standing, to: Progress): Write => {
      const { through_turn, failures, retry_at } = to;
      const next = { ...parametersOf(place), throughTurn: through_turn, failures, retryAt: retry_at };
      return from.isNew
        ? write(statements.begin, next, 1)
        : write(statements.advance, { ...next, from: from.through_turn, failed: from.failures }, 1);
    },

    commit: (unit: readonly Write[]) => database.commit(unit),

    /** Conversations from `after` on that a learner has not learned to their end, a page at a time; null: no more. */
    async pending(learner: string, given: { after: string; now: number }, owner?: Owner) {
      const rows = await findPage(database, learner, given.after, owner);
      const found = rows.filter(
        (row) => row.turn_count > (row.through_turn ?? 0) && (row.retry_at ?? 0) <= given.now,
      );
      const last = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
      return {
        last,
        found: found.map(
          (row): Pending => ({ id: row.id, workspaceId: row.workspace_id, personId: row.person_id }),
        ),
      };
    },
  };
}

function parametersOf({ learner, conversationId, ...owner }: Place): PlaceParameters {
  return { learner, id: conversationId, ...keys(owner) };
}

function batchOf(
  conversation: Pick<Schema["conversation"], "id" | "privacy" | "created_at" | "turn_count">,
  rows: readonly LearnedRow[],
  before: readonly LearnedRow[],
): LearningBatch {
  const { id, privacy, created_at } = conversation;
  return {
    conversation: { id, privacy, createdAt: created_at },
    turns: rows.map(turnOf),
    before: before.map(turnOf),
  };
}

function turnOf(row: LearnedRow): TurnToLearn {
  const { metadata } = JSON.parse(row.answer) as Partial<TurnResponse>;
  return {
    id: row.id,
    number: row.number,
    userMessage: row.user_message,
    responseText: row.response_text,
    language: languageOf(metadata?.hearing?.language),
    saidAt: row.created_at,
    personaId: row.persona_id,
    waveKey: row.wave_key,
    recalled: metadata?.memories?.map((memory) => memory.text) ?? [],
    isModelAnswer: row.model !== OFFLINE_MODEL,
    tone: row.tone,
    model: row.model,
    metadata: metadata ?? null,
  };
}

function languageOf(name: string | undefined): TurnToLearn["language"] {
  return name === "en" || name === "ko" ? name : "other";
}

async function findPage(database: Database, learner: string, after: string, owner: Owner | undefined) {
  let query = database.kysely
    .selectFrom("conversation")
    .leftJoin("learning_progress", (join) =>
      join
        .onRef("learning_progress.conversation_id", "=", "conversation.id")
        .on("learning_progress.learner", "=", learner),
    )
    .select([
      "conversation.id as id",
      "conversation.workspace_id as workspace_id",
      "conversation.person_id as person_id",
      "conversation.turn_count as turn_count",
      "learning_progress.through_turn as through_turn",
      "learning_progress.retry_at as retry_at",
    ])
    .where("conversation.id", ">", after)
    .where("conversation.uses_context_memory", "=", 1);
  if (owner !== undefined) {
    query = query
      .where("conversation.workspace_id", "=", owner.workspaceId)
      .where("conversation.person_id", "=", owner.personId);
  }
  return query.orderBy("conversation.id").limit(PAGE).execute();
}

function prepareStatements(database: Database) {
  return { ...prepareReads(database), ...prepareWrites(database) };
}

function prepareReads(database: Database) {
  type Given = { id: string; workspaceId: string; personId: string };
  return {
    progress: database.prepare<PlaceParameters, Progress>((kysely, parameter) =>
      kysely
        .selectFrom("learning_progress")
        .select(["through_turn", "failures", "retry_at"])
        .where("learner", "=", parameter("learner"))
        .where("conversation_id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
    conversation: database.prepare<
      Given,
      Pick<Schema["conversation"], "id" | "privacy" | "created_at" | "turn_count">
    >((kysely, parameter) =>
      kysely
        .selectFrom("conversation")
        .select(["id", "privacy", "created_at", "turn_count"])
        .where("id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("uses_context_memory", "=", 1),
    ),
    after: database.prepare<Given & { through: number; limit: number }, LearnedRow>((kysely, parameter) =>
      kysely
        .selectFrom("turn")
        .select(TURN_COLUMNS)
        .where("conversation_id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("number", ">", parameter("through"))
        .orderBy("number")
        .limit(parameter("limit")),
    ),
    before: database.prepare<Given & { through: number }, LearnedRow>((kysely, parameter) =>
      kysely
        .selectFrom("turn")
        .select(TURN_COLUMNS)
        .where("conversation_id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("number", "<=", parameter("through"))
        .orderBy("number", "desc")
        .limit(TURNS_BEFORE),
    ),
  };
}

function prepareWrites(database: Database) {
  type Next = PlaceParameters & { throughTurn: number; failures: number; retryAt: number };
  return {
    begin: database.prepare<Next>((kysely, parameter) =>
      kysely.insertInto("learning_progress").values({
        learner: parameter("learner"),
        conversation_id: parameter("id"),
        workspace_id: parameter("workspaceId"),
        person_id: parameter("personId"),
        through_turn: parameter("throughTurn"),
        failures: parameter("failures"),
        retry_at: parameter("retryAt"),
      }),
    ),
    advance: database.prepare<Next & { from: number; failed: number }>((kysely, parameter) =>
      kysely
        .updateTable("learning_progress")
        .set({
          through_turn: parameter("throughTurn"),
          failures: parameter("failures"),
          retry_at: parameter("retryAt"),
        })
        .where("learner", "=", parameter("learner"))
        .where("conversation_id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("through_turn", "=", parameter("from"))
        .where("failures", "=", parameter("failed")),
    ),
  };
}
