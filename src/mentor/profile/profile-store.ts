/** The room's tables. Every statement names the workspace and the person. */
import type { GivenFeedback } from "#lib/rating-in-force.ts";
import { type Database, type Write, write } from "#platform/database/index.ts";
import type { ProfileState } from "./profile-state.ts";
import { parseState, serialiseState } from "./stored-state.ts";
import type { TurnFacts } from "./turn-facts.ts";

/** Whose it is. */
export interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

/** A profile as it is stored; `version` 0: nothing is stored yet. */
export interface StoredProfile {
  readonly state: ProfileState | null;
  readonly version: number;
}

/** A turn that is in the profile. */
export interface LearnedFacts {
  readonly facts: TurnFacts;
  readonly rating: number | null;
  /** The newest feedback that was looked at; null: there was none. */
  readonly feedbackId: string | null;
}

export interface TurnPlace {
  readonly conversationId: string;
  readonly number: number;
}

export interface FeedbackOfTurn extends GivenFeedback {
  readonly turn_number: number;
}

/** Where a page of turns ended: newest first, by time and id. */
export type FactsPlace = readonly [saidAt: number, turnId: string];

export type ProfileStore = ReturnType<typeof createProfileStore>;

const FEEDBACK_COLUMNS = [
  "feedback.id as id",
  "feedback.turn_number as turn_number",
  "feedback.rating as rating",
  "feedback.thumbs as thumbs",
  "feedback.comment as comment",
  "feedback.correct_tone as correct_tone",
  "feedback.correct_pace as correct_pace",
  "feedback.correct_intent as correct_intent",
  "feedback.correct_persona as correct_persona",
] as const;
/** Ratings that were left out are found so many at a time. */
const CATCH_UP = 200;

export function createProfileStore(database: Database) {
  const statements = { ...prepareReads(database), ...prepareWrites(database) };
  return {
    async load(owner: Owner): Promise<StoredProfile> {
      const [row] = await database.read(statements.profile, keys(owner));
      return row === undefined
        ? { state: null, version: 0 }
        : { state: parseState(row.state), version: row.version };
    },

    /** Which state of the profile is stored; 0: none. */
    async version(owner: Owner): Promise<number> {
      const [row] = await database.read(statements.version, keys(owner));
      return row?.version ?? 0;
    },

    /** Refused with `WriteConflictError` when the profile has changed since `version` was read. */
    save(owner: Owner, state: ProfileState, { version, now }: { version: number; now: number }): Write {
      const row = { ...keys(owner), state: serialiseState(state), now };
      return version === 0
        ? write(statements.begin, row, 1)
        : write(statements.change, { ...row, version, next: version + 1 }, 1);
    },

    addTurn({ workspaceId, personId }: Owner, { facts, rating, feedbackId }: LearnedFacts): Write {
      return write(statements.addTurn, {
        workspaceId,
        personId,
        conversationId: facts.conversationId,
        number: facts.number,
        turnId: facts.id,
        saidAt: facts.saidAt,
        facts: JSON.stringify(facts),
        rating,
        feedbackId,
      });
    },

    setRating(owner: Owner, place: TurnPlace, given: Pick<LearnedFacts, "rating" | "feedbackId">): Write {
      return write(statements.setRating, { ...keys(owner), ...place, ...given }, 1);
    },

    commit: (unit: readonly Write[]) => database.commit(unit),

    async turn(owner: Owner, place: TurnPlace): Promise<LearnedFacts | null> {
      const [row] = await database.read(statements.turn, { ...keys(owner), ...place });
      return row === undefined ? null : learnedOf(row);
    },

    /** Every feedback on turns of a conversation, from one number to another. */
    feedback: (
      owner: Owner,
      { conversationId, first, last }: { conversationId: string; first: number; last: number },
    ) => database.read(statements.feedback, { ...keys(owner), conversationId, first, last }),

    /** The newest turns, at most `limit`, older than `before` where it is given. */
    async newest(owner: Owner, limit: number, before?: FactsPlace): Promise<readonly LearnedFacts[]> {
      const [saidAt, turnId] = before ?? [Number.MAX_SAFE_INTEGER, ""];
      const rows = await database.read(statements.newest, { ...keys(owner), saidAt, turnId, limit });
      return rows.map(learnedOf);
    },

    /** Some of the feedback that is not in the profile yet, by its ids; `after` is that of the last one seen. */
    unheardFeedback: (after: string, owner?: Owner) => findUnheard(database, after, owner),
    replay: (owner: Owner) => readForRebuild(database, owner),
  };
}

function keys({ workspaceId, personId }: Owner): Owner & Readonly<Record<string, string>> {
  return { workspaceId, personId };
}

interface FactsRow {
  readonly facts: string;
  readonly rating: number | null;
  readonly feedback_id: string | null;
}

function learnedOf({ facts, rating, feedback_id: feedbackId }: FactsRow): LearnedFacts {
  return { facts: JSON.parse(facts) as TurnFacts, rating, feedbackId };
}

/** Learned turns with feedback that is newer than what was looked at. */
async function findUnheard(
  database: Database,
  after: string,
  owner: Owner | undefined,
): Promise<readonly (Owner & TurnPlace & { readonly feedbackId: string })[]> {
  let query = database.kysely
    .selectFrom("feedback")
    .innerJoin("profile_turn", (join) =>
      join
        .onRef("profile_turn.conversation_id", "=", "feedback.conversation_id")
        .onRef("profile_turn.turn_number", "=", "feedback.turn_number")
        .onRef("profile_turn.workspace_id", "=", "feedback.workspace_id")
        .onRef("profile_turn.person_id", "=", "feedback.person_id"),
    )
    .select([
      "profile_turn.workspace_id as workspaceId",
      "profile_turn.person_id as personId",
      "profile_turn.conversation_id as conversationId",
      "profile_turn.turn_number as number",
      "feedback.id as feedbackId",
    ])
    .where("feedback.id", ">", after)
    .where((where) =>
      where.or([
        where("profile_turn.feedback_id", "is", null),
        where("feedback.id", ">", where.ref("profile_turn.feedback_id")),
      ]),
    );
  if (owner !== undefined) {
    query = query
      .where("feedback.workspace_id", "=", owner.workspaceId)
      .where("feedback.person_id", "=", owner.personId);
  }
  return query.orderBy("feedback.id").limit(CATCH_UP).execute();
}

/** What is stored and what it should be folded from, as they stand at one moment. */
function readForRebuild(database: Database, owner: Owner) {
  return database.snapshot(async (kysely) => {
    const profile = await kysely
      .selectFrom("profile")
      .select(["version"])
      .where("workspace_id", "=", owner.workspaceId)
      .where("person_id", "=", owner.personId)
      .executeTakeFirst();
    const rows = await kysely
      .selectFrom("profile_turn")
      .select(["facts", "rating", "feedback_id"])
      .where("workspace_id", "=", owner.workspaceId)
      .where("person_id", "=", owner.personId)
      .orderBy("conversation_id")
      .orderBy("turn_number")
      .execute();
    return { version: profile?.version ?? 0, turns: rows.map(learnedOf) };
  });
}

type OwnerKeys = { workspaceId: string; personId: string };

function prepareReads(database: Database) {
  return {
    version: database.prepare<OwnerKeys, { version: number }>((kysely, parameter) =>
      kysely
        .selectFrom("profile")
        .select("version")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
    profile: database.prepare<OwnerKeys, { state: string; version: number }>((kysely, parameter) =>
      kysely
        .selectFrom("profile")
        .select(["state", "version"])
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
    turn: database.prepare<OwnerKeys & { conversationId: string; number: number }, FactsRow>(
      (kysely, parameter) =>
        kysely
          .selectFrom("profile_turn")
          .select(["facts", "rating", "feedback_id"])
          .where("conversation_id", "=", parameter("conversationId"))
          .where("turn_number", "=", parameter("number"))
          .where("workspace_id", "=", parameter("workspaceId"))
          .where("person_id", "=", parameter("personId")),
    ),
    feedback: database.prepare<
      OwnerKeys & { conversationId: string; first: number; last: number },
      FeedbackOfTurn
    >((kysely, parameter) =>
      kysely
        .selectFrom("feedback")
        .select(FEEDBACK_COLUMNS)
        .where("conversation_id", "=", parameter("conversationId"))
        .where("turn_number", ">=", parameter("first"))
        .where("turn_number", "<=", parameter("last"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
    newest: database.prepare<OwnerKeys & { saidAt: number; turnId: string; limit: number }, FactsRow>(
      (kysely, parameter) =>
        kysely
          .selectFrom("profile_turn")
          .select(["facts", "rating", "feedback_id"])
          .where("workspace_id", "=", parameter("workspaceId"))
          .where("person_id", "=", parameter("personId"))
          .where((where) =>
            where.or([
              where("said_at", "<", parameter("saidAt")),
              where.and([
                where("said_at", "=", parameter("saidAt")),
                where("turn_id", "<", parameter("turnId")),
              ]),
            ]),
          )
          .orderBy("said_at", "desc")
          .orderBy("turn_id", "desc")
          .limit(parameter("limit")),
    ),
  };
}

function prepareWrites(database: Database) {
  type Saved = OwnerKeys & { state: string; now: number };
  return {
    begin: database.prepare<Saved>((kysely, parameter) =>
      kysely.insertInto("profile").values({
        workspace_id: parameter("workspaceId"),
        person_id: parameter("personId"),
        version: 1,
        state: parameter("state"),
        updated_at: parameter("now"),
      }),
    ),
    change: database.prepare<Saved & { version: number; next: number }>((kysely, parameter) =>
      kysely
        .updateTable("profile")
        .set({ state: parameter("state"), version: parameter("next"), updated_at: parameter("now") })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("version", "=", parameter("version")),
    ),
    addTurn: database.prepare<
      OwnerKeys & {
        conversationId: string;
        number: number;
        turnId: string;
        saidAt: number;
        facts: string;
        rating: number | null;
        feedbackId: string | null;
      }
    >((kysely, parameter) =>
      kysely.insertInto("profile_turn").values({
        conversation_id: parameter("conversationId"),
        turn_number: parameter("number"),
        workspace_id: parameter("workspaceId"),
        person_id: parameter("personId"),
        turn_id: parameter("turnId"),
        said_at: parameter("saidAt"),
        facts: parameter("facts"),
        rating: parameter("rating"),
        feedback_id: parameter("feedbackId"),
      }),
    ),
    setRating: database.prepare<
      OwnerKeys & {
        conversationId: string;
        number: number;
        rating: number | null;
        feedbackId: string | null;
      }
    >((kysely, parameter) =>
      kysely
        .updateTable("profile_turn")
        .set({ rating: parameter("rating"), feedback_id: parameter("feedbackId") })
        .where("conversation_id", "=", parameter("conversationId"))
        .where("turn_number", "=", parameter("number"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId")),
    ),
  };
}
