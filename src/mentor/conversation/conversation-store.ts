import type { Database, Write } from "#platform/database/index.ts";
import { write } from "#platform/database/index.ts";
import { MAX_WINDOW_TURNS, windowStart } from "./context-memory.ts";
import { prepareInserts, prepareReads, prepareUpdates } from "./conversation-statements.ts";
import { RecentWindows } from "./recent-windows.ts";
import type {
  AnsweredTurn,
  ConversationAdvance,
  ConversationRow,
  DecisionRow,
  FeedbackRow,
  Owner,
  SpokenRow,
  TurnRow,
  WindowTurn,
} from "./rows.ts";

/** What a turn reads and writes. Every read names the workspace and the person it is for. */
export type ConversationStore = ReturnType<typeof createConversationStore>;

const SWEEP_BATCH = 500;
/** Turns before the window that are still read for a prompt. */
const MAX_SPOKEN = 100;

export function createConversationStore(database: Database) {
  const statements = { ...prepareReads(database), ...prepareInserts(database), ...prepareUpdates(database) };
  const recent = new RecentWindows(MAX_WINDOW_TURNS);
  return {
    async find(owner: Owner, id: string): Promise<ConversationRow | undefined> {
      const rows = await database.read(statements.find, { id, ...keys(owner) });
      return rows[0];
    },

    /** For who may act for others: whosever it is, in this workspace. */
    async findInWorkspace(workspaceId: string, id: string): Promise<ConversationRow | undefined> {
      const rows = await database.read(statements.findInWorkspace, { id, workspaceId });
      return rows[0];
    },

    /** Takes what people said out of this process's memory. */
    forgetWindows: () => recent.clear(),

    ...windowVerbs(database, { statements, recent }),

    async findByKey(id: string, key: string): Promise<AnsweredTurn | undefined> {
      const rows = await database.read(statements.byKey, { id, key });
      return rows[0];
    },

    async insert(row: ConversationRow): Promise<void> {
      await database.commit([write(statements.insertConversation, { ...row })]);
    },

    /** @throws WriteConflictError when another turn came first, the key was used, or the conversation has ended */
    async append(turn: TurnRow, decision: DecisionRow, advance: ConversationAdvance): Promise<void> {
      await database.commit([
        write(statements.advance, { ...advance, nextCount: advance.turnCount + 1 }, 1),
        write(statements.insertTurn, { ...turn }),
        write(statements.insertDecision, { ...decision }),
      ]);
      const { number, user_message, response_text, persona_id, tone, wave_key } = turn;
      recent.add(turn.conversation_id, { number, user_message, response_text, persona_id, tone, wave_key });
    },

    async insertDecisions(decisions: readonly DecisionRow[]): Promise<void> {
      await database.commit(decisions.map((row): Write => write(statements.insertDecision, { ...row })));
    },

    async insertFeedback(row: FeedbackRow): Promise<void> {
      await database.commit([write(statements.insertFeedback, { ...row })]);
    },

    async close(id: string, closedAt: number, summary: string): Promise<void> {
      await database.commit([write(statements.close, { id, closedAt, summary }, 1)]);
    },

    async remove(owner: Owner, id: string): Promise<void> {
      await database.kysely
        .deleteFrom("conversation")
        .where("id", "=", id)
        .where("workspace_id", "=", owner.workspaceId)
        .where("person_id", "=", owner.personId)
        .execute();
    },

    /** Marks one batch of outlived conversations; how many. */
    async expireBatch(now: number): Promise<number> {
      const outlived = database.kysely
        .selectFrom("conversation")
        .select("id")
        .where("state", "=", "active")
        .where("expires_at", "<=", now)
        .limit(SWEEP_BATCH);
      const result = await database.kysely
        .updateTable("conversation")
        .set({ state: "expired" })
        .where("id", "in", outlived)
        .where("state", "=", "active")
        .where("expires_at", "<=", now)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    sweepBatchSize: SWEEP_BATCH,
  };
}

export function keys(owner: Owner): { workspaceId: string; personId: string } {
  return { workspaceId: owner.workspaceId, personId: owner.personId };
}

function windowVerbs(
  database: Database,
  { statements, recent }: { statements: ReturnType<typeof prepareReads>; recent: RecentWindows },
) {
  return {
    /** The turns of the window of a conversation that has `turnCount`, oldest first. */
    async window(id: string, turnCount: number): Promise<readonly WindowTurn[]> {
      let last = recent.get(id, turnCount);
      if (last === undefined) {
        last = (await database.read(statements.window, { id, limit: MAX_WINDOW_TURNS })).reverse();
        recent.set(id, last);
      }
      const start = windowStart(turnCount);
      return last.filter(({ number }) => number >= start);
    },

    /** What was said before a turn, oldest first; the newest part where it is long. */
    async turnsBefore(id: string, before: number): Promise<SpokenRow[]> {
      const rows = await database.read(statements.spokenBefore, { id, before, limit: MAX_SPOKEN });
      return rows.reverse();
    },
  };
}
