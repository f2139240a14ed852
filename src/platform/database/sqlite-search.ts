import { type Kysely, sql } from "kysely";
import type { TurnSearch, TurnSearchHit } from "./database.ts";
import type { Schema } from "./schema.ts";
import { type FoundTurn, hitOf, searchWords } from "./search-words.ts";

/** Full text by FTS5, best first (BM25, then newest). */
export async function searchTurnsInSqlite(
  kysely: Kysely<Schema>,
  { workspaceId, personId, text, limit }: TurnSearch,
): Promise<TurnSearchHit[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const owner = Buffer.from(`${workspaceId}/${personId}`).toString("hex");
  const match = `owner : "${owner}" AND words : (${words.map((word) => `"${word}"*`).join(" AND ")})`;
  const { rows } = await sql<FoundTurn>`
    select turn.conversation_id, turn.number, turn.user_message, turn.response_text, turn.created_at
    from turn_search join turn on turn.search_id = turn_search.rowid
    where turn_search match ${match}
      and turn.workspace_id = ${workspaceId} and turn.person_id = ${personId}
    order by bm25(turn_search, 0.0, 1.0), turn.search_id desc
    limit ${limit}`.execute(kysely);
  return rows.map((row) => hitOf(row, words));
}
