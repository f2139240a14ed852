/**
 * Taking a conversation away with all that hangs on it, a slice of rows at a time: no write waits for more than a slice,
 * and whatever a crash leaves goes with the next attempt, because its row goes last.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { type RawBuilder, sql } from "kysely";
import type { Database } from "./database.ts";

export interface ConversationRemoval {
  readonly workspaceId: string;
  readonly personId: string;
  readonly conversationId: string;
  /** What has to hold of its row of `conversation`, asked anew with every slice. Left out: it goes in any case. */
  readonly onlyWhile?: RawBuilder<boolean>;
  /** What holds of rows of `memory` that stay without the conversation. Left out: none stays. */
  readonly keptMemories?: RawBuilder<boolean>;
  readonly signal?: AbortSignal | undefined;
}

/** How many rows of each table went; what hangs on turns is not counted. */
export type RemovedRows = Readonly<Record<"decision" | "turn" | "memory" | "conversation", number>>;

/** Rows that go in one transaction: about a millisecond. */
export const ROWS_A_SLICE = 50;
/** Between two slices: a removal has at most half of the time. */
const SHORTEST_PAUSE_MS = 1;

/** As many rows of a long conversation as it has turns, or more: what is left hangs on turns or is little. */
const SLICED = [
  { table: "decision", key: ["id"] },
  { table: "turn", key: ["conversation_id", "number"] },
  { table: "memory", key: ["workspace_id", "person_id", "id"] },
] as const;

/** Removes a conversation of a person. Stopped by its signal or its condition, it leaves what is not gone yet. */
export async function removeConversation(
  database: Pick<Database, "kysely">,
  removal: ConversationRemoval,
): Promise<RemovedRows> {
  const removed = { decision: 0, turn: 0, memory: 0, conversation: 0 };
  for (const sliced of SLICED) {
    removed[sliced.table] = await removeInSlices(
      () => removeSlice(database, removal, sliced),
      removal.signal,
    );
  }
  if (removal.signal?.aborted !== true) removed.conversation = await removeRow(database, removal);
  return removed;
}

/**
 * Calls `remove` again and again while whole slices go, with pauses as long as the work.
 *
 * @param remove takes away at most `ROWS_A_SLICE` rows and says how many
 * @returns how many went
 */
export async function removeInSlices(remove: () => Promise<number>, signal?: AbortSignal): Promise<number> {
  for (let removed = 0; ; ) {
    if (signal?.aborted) return removed;
    const startedAt = performance.now();
    const rows = await remove();
    removed += rows;
    if (rows === 0) return removed;
    await sleep(Math.max(SHORTEST_PAUSE_MS, performance.now() - startedAt));
    if (rows < ROWS_A_SLICE) return removed;
  }
}

async function removeSlice(
  { kysely }: Pick<Database, "kysely">,
  removal: ConversationRemoval,
  { table, key }: (typeof SLICED)[number],
): Promise<number> {
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const kept = table === "memory" ? removal.keptMemories : undefined;
  const own = sql`workspace_id = ${removal.workspaceId} and person_id = ${removal.personId}`;
  const some = kept === undefined ? sql`` : sql`and not (${kept})`;
  // Outside, only the key is named: by anything else SQLite would go through all that has it to find the slice.
  const result = await sql`
    delete from ${sql.table(table)} where (${keys}) in
    (select ${keys} from ${sql.table(table)} where ${own} and conversation_id = ${removal.conversationId} ${some}
      and ${stillGoes(removal)} limit ${sql.lit(ROWS_A_SLICE)})`.execute(kysely);
  return Number(result.numAffectedRows ?? 0n);
}

/** Parts it from the memories that stay, and takes it away with the little that is left, together or not at all. */
function removeRow({ kysely }: Pick<Database, "kysely">, removal: ConversationRemoval): Promise<number> {
  const { workspaceId, personId, conversationId, keptMemories } = removal;
  const own = sql`workspace_id = ${workspaceId} and person_id = ${personId}`;
  return kysely.transaction().execute(async (transaction) => {
    if (keptMemories !== undefined)
      await sql`
        update memory set conversation_id = null, turn_id = null, turn_number = null
        where ${own} and conversation_id = ${conversationId} and (${keptMemories}) and ${stillGoes(removal)}`.execute(
        transaction,
      );
    const result = await sql`
      delete from conversation where ${own} and id = ${conversationId} and ${removal.onlyWhile ?? sql`1 = 1`}`.execute(
      transaction,
    );
    return Number(result.numAffectedRows ?? 0n);
  });
}

function stillGoes({ conversationId, onlyWhile }: ConversationRemoval): RawBuilder<unknown> {
  if (onlyWhile === undefined) return sql`1 = 1`;
  return sql`exists (select 1 from conversation where id = ${conversationId} and ${onlyWhile})`;
}
