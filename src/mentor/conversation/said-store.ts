/** What a person said, for the index over it: the newest conversations first, some turns at a time. */
import type { Privacy } from "#contract/conversation.ts";
import type { Database, Schema } from "#platform/database/index.ts";
import type { ReadTurns, SaidTurn } from "../memory/index.ts";
import { OFFLINE_MODEL } from "./answer.ts";
import { keys } from "./conversation-store.ts";
import type { Owner } from "./rows.ts";

const CONVERSATIONS_A_PAGE = 50;
const TURNS_A_PAGE = 200;

type Said = SaidTurn & { readonly privacy: Privacy };
type SaidRow = Pick<Schema["turn"], "number" | "user_message" | "response_text" | "model" | "created_at">;
type Place = Pick<Schema["conversation"], "id" | "privacy" | "last_activity_at" | "turn_count">;

/** @returns a reader of the turns since a time that are in conversations with a memory */
export function createReadTurns(database: Database): ReadTurns {
  const statements = prepareStatements(database);

  async function* turnsIn(owner: Owner, { id, privacy }: Place, from: number): AsyncGenerator<Said[]> {
    for (let after = from; ; ) {
      const given = { ...keys(owner), id, after };
      const rows = await database.read(statements.turns, given);
      if (rows.length > 0) yield rows.map((row) => ({ ...saidIn(id, row), privacy }));
      if (rows.length < TURNS_A_PAGE) return;
      after = rows.at(-1)?.number ?? after;
    }
  }

  return async function* readTurns(owner, { since, knownThrough }) {
    let gathered: Said[] = [];
    for await (const place of conversationsOf(database, statements, { owner, since })) {
      const from = knownThrough(place.id);
      if (place.turn_count <= from) continue;
      for await (const page of turnsIn(owner, place, from)) {
        gathered.push(...page);
        if (gathered.length < TURNS_A_PAGE) continue;
        yield gathered;
        gathered = [];
      }
    }
    if (gathered.length > 0) yield gathered;
  };
}

async function* conversationsOf(
  database: Database,
  statements: ReturnType<typeof prepareStatements>,
  { owner, since }: { readonly owner: Owner; readonly since: number },
): AsyncGenerator<Place> {
  let before: readonly [number, string] = [Number.MAX_SAFE_INTEGER, ""];
  for (;;) {
    const [time, id] = before;
    const page: Place[] = await database.read(statements.conversations, { ...keys(owner), since, time, id });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < CONVERSATIONS_A_PAGE) return;
    before = [last.last_activity_at, last.id];
  }
}

function saidIn(conversationId: string, row: SaidRow): SaidTurn {
  return {
    conversationId,
    number: row.number,
    userMessage: row.user_message,
    responseText: row.model === OFFLINE_MODEL ? null : row.response_text,
    saidAt: row.created_at,
  };
}

function prepareStatements(database: Database) {
  type Keys = { workspaceId: string; personId: string };
  return {
    conversations: database.prepare<Keys & { since: number; time: number; id: string }, Place>(
      (kysely, parameter) =>
        kysely
          .selectFrom("conversation")
          .select(["id", "privacy", "last_activity_at", "turn_count"])
          .where("workspace_id", "=", parameter("workspaceId"))
          .where("person_id", "=", parameter("personId"))
          .where("uses_context_memory", "=", 1)
          .where("last_activity_at", ">=", parameter("since"))
          .where((where) =>
            where.or([
              where("last_activity_at", "<", parameter("time")),
              where.and([
                where("last_activity_at", "=", parameter("time")),
                where("id", "<", parameter("id")),
              ]),
            ]),
          )
          .orderBy("last_activity_at", "desc")
          .orderBy("id", "desc")
          .limit(CONVERSATIONS_A_PAGE),
    ),
    turns: database.prepare<Keys & { id: string; after: number }, SaidRow>((kysely, parameter) =>
      kysely
        .selectFrom("turn")
        .select(["number", "user_message", "response_text", "model", "created_at"])
        .where("conversation_id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("number", ">", parameter("after"))
        .orderBy("number")
        .limit(TURNS_A_PAGE),
    ),
  };
}
