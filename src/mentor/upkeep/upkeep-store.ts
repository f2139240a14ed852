/** Favourites, titles and shared links. Every query names workspace and person; a link's token stands for both. */
import type { ExpressionBuilder } from "kysely";
import { type Database, removeConversation, type Schema } from "#platform/database/index.ts";

export interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

export type SharedRow = Schema["shared_link"];
export type KeptConversation = Pick<
  Schema["conversation"],
  "id" | "workspace_id" | "person_id" | "privacy" | "turn_count" | "created_at" | "persona_id"
>;

const EXCERPT_CHARACTERS = 200;

export type UpkeepStore = ReturnType<typeof createUpkeepStore>;

export function createUpkeepStore(database: Database) {
  return {
    ...conversationQueries(database),
    ...favouriteQueries(database),
    ...titleQueries(database),
    ...linkQueries(database),
  };
}

function conversationQueries(database: Database) {
  const { kysely } = database;
  return {
    /** @param personId null: anybody's of the workspace, for who may act for others */
    find(workspaceId: string, personId: string | null, id: string): Promise<KeptConversation | undefined> {
      let query = kysely
        .selectFrom("conversation")
        .select(["id", "workspace_id", "person_id", "privacy", "turn_count", "created_at", "persona_id"])
        .where("id", "=", id)
        .where("workspace_id", "=", workspaceId);
      if (personId !== null) query = query.where("person_id", "=", personId);
      return query.executeTakeFirst();
    },

    async hasTurn({ workspaceId, personId }: Owner, id: string, number: number): Promise<boolean> {
      const row = await kysely
        .selectFrom("turn")
        .select("number")
        .where("conversation_id", "=", id)
        .where("number", "=", number)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Turns behind a number, oldest first. */
    turns({ workspaceId, personId }: Owner, place: TurnPlace) {
      return kysely
        .selectFrom("turn")
        .select(["number", "user_message", "response_text", "persona_id", "wave_key", "model", "created_at"])
        .where("conversation_id", "=", place.conversationId)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .where("number", ">", place.after)
        .where("number", "<=", place.through)
        .orderBy("number")
        .limit(place.limit)
        .execute();
    },

    /** All of it with what hangs on it, a slice of rows at a time. */
    async remove({ workspaceId, personId }: Owner, conversationId: string): Promise<void> {
      await removeConversation(database, { workspaceId, personId, conversationId });
    },
  };
}

export interface TurnPlace {
  readonly conversationId: string;
  readonly after: number;
  readonly through: number;
  readonly limit: number;
}

/** A favourite with what it is about. */
export type ListedFavourite = Pick<Schema["favourite"], "conversation_id" | "turn_number" | "created_at"> & {
  readonly title: string | null;
  readonly excerpt: string | null;
};

function favouriteQueries({ kysely }: Database) {
  return {
    async addFavourite(row: Schema["favourite"]): Promise<void> {
      await kysely
        .insertInto("favourite")
        .values(row)
        .onConflict((conflict) => conflict.columns(["conversation_id", "turn_number"]).doNothing())
        .execute();
    },

    async removeFavourite({ workspaceId, personId }: Owner, id: string, number: number): Promise<void> {
      await kysely
        .deleteFrom("favourite")
        .where("conversation_id", "=", id)
        .where("turn_number", "=", number)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .execute();
    },

    async favouriteTurns({ workspaceId, personId }: Owner, id: string): Promise<number[]> {
      const rows = await kysely
        .selectFrom("favourite")
        .select("turn_number")
        .where("conversation_id", "=", id)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .orderBy("turn_number")
        .execute();
      return rows.map((row) => row.turn_number);
    },

    /** The newest first, behind a place. */
    favourites(
      { workspaceId, personId }: Owner,
      page: { readonly before: FavouritePlace | undefined; readonly limit: number },
    ): Promise<ListedFavourite[]> {
      let query = kysely
        .selectFrom("favourite")
        .leftJoin("conversation_title as title", "title.conversation_id", "favourite.conversation_id")
        .select([
          "favourite.conversation_id",
          "favourite.turn_number",
          "favourite.created_at",
          "title.title",
          (select) =>
            select
              .selectFrom("turn")
              .select((turn) =>
                turn
                  .fn<string>("substr", ["turn.user_message", turn.lit(1), turn.lit(EXCERPT_CHARACTERS)])
                  .as("excerpt"),
              )
              .whereRef("turn.conversation_id", "=", "favourite.conversation_id")
              .whereRef("turn.number", ">=", "favourite.turn_number")
              .orderBy("turn.number")
              .limit(1)
              .as("excerpt"),
        ])
        .where("favourite.workspace_id", "=", workspaceId)
        .where("favourite.person_id", "=", personId);
      if (page.before !== undefined) query = query.where(isBefore(page.before));
      return query
        .orderBy("favourite.created_at", "desc")
        .orderBy("favourite.conversation_id", "desc")
        .orderBy("favourite.turn_number", "desc")
        .limit(page.limit)
        .execute();
    },
  };
}

/** Behind a place in the order of the list. */
function isBefore([at, id, number]: FavouritePlace) {
  const created = "favourite.created_at";
  const conversation = "favourite.conversation_id";
  return (where: ExpressionBuilder<Schema, "favourite">) =>
    where.or([
      where(created, "<", at),
      where.and([where(created, "=", at), where(conversation, "<", id)]),
      where.and([
        where(created, "=", at),
        where(conversation, "=", id),
        where("favourite.turn_number", "<", number),
      ]),
    ]);
}

/** When it was kept, of which conversation, which turn. */
export type FavouritePlace = readonly [number, string, number];

function titleQueries({ kysely }: Database) {
  return {
    async setTitle(row: Schema["conversation_title"]): Promise<void> {
      const { title, updated_at } = row;
      await kysely
        .insertInto("conversation_title")
        .values(row)
        .onConflict((conflict) => conflict.column("conversation_id").doUpdateSet({ title, updated_at }))
        .execute();
    },

    async removeTitle({ workspaceId, personId }: Owner, id: string): Promise<void> {
      await kysely
        .deleteFrom("conversation_title")
        .where("conversation_id", "=", id)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .execute();
    },

    async title({ workspaceId, personId }: Owner, id: string): Promise<string | null> {
      const row = await kysely
        .selectFrom("conversation_title")
        .select("title")
        .where("conversation_id", "=", id)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return row?.title ?? null;
    },
  };
}

function linkQueries({ kysely }: Database) {
  return {
    async addLink(row: SharedRow): Promise<void> {
      await kysely.insertInto("shared_link").values(row).execute();
    },

    links({ workspaceId, personId }: Owner, limit: number): Promise<SharedRow[]> {
      return kysely
        .selectFrom("shared_link")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc")
        .limit(limit)
        .execute();
    },

    /** false: this person has no such link. One that was revoked before stays as it is. */
    async revoke({ workspaceId, personId }: Owner, id: string, now: number): Promise<boolean> {
      const result = await kysely
        .updateTable("shared_link")
        .set((link) => ({ revoked_at: link.fn.coalesce("revoked_at", link.val(now)) }))
        .where("id", "=", id)
        .where("workspace_id", "=", workspaceId)
        .where("person_id", "=", personId)
        .executeTakeFirst();
      return Number(result.numUpdatedRows) === 1;
    },

    /** A link that works at this moment, with the label of what it leads to. */
    linkByToken(tokenHash: string, now: number) {
      return kysely
        .selectFrom("shared_link")
        .innerJoin("conversation", "conversation.id", "shared_link.conversation_id")
        .selectAll("shared_link")
        .select("conversation.privacy")
        .where("shared_link.token_hash", "=", tokenHash)
        .where("shared_link.revoked_at", "is", null)
        .where((where) =>
          where.or([where("shared_link.expires_at", "is", null), where("shared_link.expires_at", ">", now)]),
        )
        .executeTakeFirst();
    },
  };
}
