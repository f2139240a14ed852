import { sql } from "kysely";
import type { Migration } from "./migration.ts";

const OWNER = "hex(workspace_id || '/' || person_id)";
const NEW_TURN = `new.search_id,
  hex(new.workspace_id || '/' || new.person_id),
  new.user_message || char(10) || new.response_text`;

/**
 * SQLite's full-text index follows the turns instead of being written with each: `search_progress` says up to which
 * turn it holds them, and a search first brings it up to date. What a crash leaves out is so found all the same.
 */
export const searchBehindTheReply: Migration = {
  name: "002-search-behind-the-reply",
  async up({ kysely, engine, createTable, type }) {
    if (engine !== "SQLite") return;
    await createTable("search_progress")
      .addColumn("indexed_through", type.whole, (column) => column.notNull())
      .execute();
    await sql`insert into search_progress select coalesce(max(search_id), 0) from turn`.execute(kysely);
    for (const trigger of ["insert", "delete", "update"]) {
      await sql`drop trigger ${sql.raw(`turn_search_${trigger}`)}`.execute(kysely);
    }
    // A row's number can be given again once the last rows are gone: the progress never stands past the last row.
    await sql`create trigger turn_search_delete after delete on turn begin
      delete from turn_search where rowid = old.search_id;
      update search_progress set indexed_through =
        min(indexed_through, coalesce((select max(search_id) from turn), 0));
    end`.execute(kysely);
    await sql`create trigger turn_search_update after update of user_message, response_text on turn
    when old.search_id <= (select indexed_through from search_progress) begin
      delete from turn_search where rowid = old.search_id;
      insert into turn_search (rowid, owner, words) values (${sql.raw(NEW_TURN)});
    end`.execute(kysely);
  },
  async down({ kysely, engine }) {
    if (engine !== "SQLite") return;
    await sql`insert into turn_search (rowid, owner, words)
      select search_id, ${sql.raw(OWNER)}, user_message || char(10) || response_text
      from turn where search_id > (select indexed_through from search_progress)`.execute(kysely);
    await sql`drop trigger turn_search_delete`.execute(kysely);
    await sql`drop trigger turn_search_update`.execute(kysely);
    await kysely.schema.dropTable("search_progress").execute();
    await sql`create trigger turn_search_insert after insert on turn begin
      insert into turn_search (rowid, owner, words) values (${sql.raw(NEW_TURN)});
    end`.execute(kysely);
    await sql`create trigger turn_search_delete after delete on turn begin
      delete from turn_search where rowid = old.search_id;
    end`.execute(kysely);
    await sql`create trigger turn_search_update after update of user_message, response_text on turn begin
      delete from turn_search where rowid = old.search_id;
      insert into turn_search (rowid, owner, words) values (${sql.raw(NEW_TURN)});
    end`.execute(kysely);
  },
};
