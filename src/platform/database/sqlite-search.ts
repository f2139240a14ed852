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
  // Ranking needs the index alone; only the best are then looked up among the turns.
  const { rows } = await sql<FoundTurn>`
    select turn.conversation_id, turn.number, turn.user_message, turn.response_text, turn.created_at
    from (
      select rowid as search_id, bm25(turn_search, 0.0, 1.0) as score
      from turn_search where turn_search match ${match}
      order by score, search_id desc limit ${limit}
    ) as best
    join turn on turn.search_id = best.search_id
    where turn.workspace_id = ${workspaceId} and turn.person_id = ${personId}
    order by best.score, best.search_id desc`.execute(kysely);
  return rows.map((row) => hitOf(row, words));
}
