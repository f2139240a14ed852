import { type Kysely, sql } from "kysely";
import type { TurnSearch, TurnSearchHit } from "./database.ts";
import type { Schema } from "./schema.ts";
import { type FoundTurn, hitOf, searchWords } from "./search-words.ts";

/** Full text by tsvector, best first (ts_rank, then newest). */
export async function searchTurnsInPostgres(
  kysely: Kysely<Schema>,
  { workspaceId, personId, text, limit }: TurnSearch,
): Promise<TurnSearchHit[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word}':*`).join(" & ");
  const owner = `'${`/${workspaceId}/${personId}`.replace(/['\\]/g, "$&$&")}'`;
  const { rows } = await sql<FoundTurn>`
    select conversation_id, number, user_message, response_text, created_at
    from turn, to_tsquery('simple', ${query}) as query
    where search_words @@ (query && ${owner}::tsquery)
      and workspace_id = ${workspaceId} and person_id = ${personId}
    order by ts_rank(search_words, query) desc, created_at desc, id desc
    limit ${limit}`.execute(kysely);
  return rows.map((row) => hitOf(row, words));
}
