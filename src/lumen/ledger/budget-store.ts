/** The SQL of budgets. */
import { type Database, type Schema, write } from "#platform/database/index.ts";
import type { Budget } from "./budget.ts";
import { isKept } from "./ledger-store.ts";

type WindowRow = Schema["budget_window"];

export type BudgetStore = ReturnType<typeof createBudgetStore>;

export function createBudgetStore(database: Database) {
  const { insertBudget, deleteBudget } = prepareBudgetWrites(database);
  return {
    async budgets(workspaceId: string): Promise<Budget[]> {
      const rows = await database.kysely
        .selectFrom("budget")
        .selectAll()
        .where("workspace_id", "=", workspaceId)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(toBudget);
    },

    /** Adds a budget, or changes the one in its place (same scope, subject and period). */
    async saveBudget(budget: Budget, createdAt: number): Promise<void> {
      const { id, workspaceId, scope, subjectId, period, limitNano, warnShare, whenSpent } = budget;
      await database.commit([
        write(insertBudget, {
          id,
          workspace_id: workspaceId,
          scope,
          subject_id: subjectId,
          period,
          limit_nano: limitNano,
          warn_share: warnShare,
          when_spent: whenSpent,
          created_at: createdAt,
        }),
      ]);
    },

    /** False when there was none. */
    removeBudget(workspaceId: string, id: string): Promise<boolean> {
      return isKept(database.commit([write(deleteBudget, { workspaceId, id }, 1)]));
    },

    windowsSince(budgetIds: readonly string[], since: number): Promise<WindowRow[]> {
      if (budgetIds.length === 0) return Promise.resolve([]);
      return database.kysely
        .selectFrom("budget_window")
        .selectAll()
        .where("budget_id", "in", [...budgetIds])
        .where("starts_at", ">=", since)
        .orderBy("subject_id")
        .execute();
    },
  };
}

function toBudget(row: Schema["budget"]): Budget {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    scope: row.scope,
    subjectId: row.subject_id,
    period: row.period,
    limitNano: row.limit_nano,
    warnShare: row.warn_share,
    whenSpent: row.when_spent,
  };
}

function prepareBudgetWrites(database: Database) {
  return {
    insertBudget: database.prepare<Schema["budget"] & Record<string, string | number | null>>(
      (kysely, parameter) =>
        kysely
          .insertInto("budget")
          .values({
            id: parameter("id"),
            workspace_id: parameter("workspace_id"),
            scope: parameter("scope"),
            subject_id: parameter("subject_id"),
            period: parameter("period"),
            limit_nano: parameter("limit_nano"),
            warn_share: parameter("warn_share"),
            when_spent: parameter("when_spent"),
            created_at: parameter("created_at"),
          })
          .onConflict((conflict) =>
            conflict.columns(["workspace_id", "scope", "subject_id", "period"]).doUpdateSet((expression) => ({
              limit_nano: expression.ref("excluded.limit_nano"),
              warn_share: expression.ref("excluded.warn_share"),
              when_spent: expression.ref("excluded.when_spent"),
            })),
          ),
    ),
    deleteBudget: database.prepare<{ workspaceId: string; id: string }>((kysely, parameter) =>
      kysely
        .deleteFrom("budget")
        .where("id", "=", parameter("id"))
        .where("workspace_id", "=", parameter("workspaceId")),
    ),
  };
}
