/** The queries of calls, windows and leases, compiled once. */
import type { Database, Schema } from "#platform/database/index.ts";

export type CallRow = Schema["model_call"];
export type WindowRow = Schema["budget_window"];
export type LeaseRow = Schema["budget_lease"];

type KeyParameters = { budgetId: string; subjectId: string; startsAt: number };

export function prepareReads(database: Database) {
  return {
    window: database.prepare<KeyParameters, WindowRow>((kysely, parameter) =>
      kysely
        .selectFrom("budget_window")
        .selectAll()
        .where("budget_id", "=", parameter("budgetId"))
        .where("subject_id", "=", parameter("subjectId"))
        .where("starts_at", "=", parameter("startsAt")),
    ),
    leasesOf: database.prepare<{ processId: string }, LeaseRow>((kysely, parameter) =>
      kysely.selectFrom("budget_lease").selectAll().where("process_id", "=", parameter("processId")),
    ),
    expired: database.prepare<{ now: number; limit: number }, LeaseRow>((kysely, parameter) =>
      kysely
        .selectFrom("budget_lease")
        .selectAll()
        .where("expires_at", "<", parameter("now"))
        .limit(parameter("limit")),
    ),
  };
}

export function prepareWrites(database: Database) {
  return {
    ...prepareCallWrites(database),
    ...prepareWindowWrites(database),
    ...prepareLeaseWrites(database),
  };
}

function prepareCallWrites(database: Database) {
  return {
    insertCall: database.prepare<CallRow & Record<string, string | number | null>>((kysely, parameter) =>
      kysely.insertInto("model_call").values({
        id: parameter("id"),
        workspace_id: parameter("workspace_id"),
        person_id: parameter("person_id"),
        access_key_id: parameter("access_key_id"),
        task: parameter("task"),
        model_id: parameter("model_id"),
        outcome: parameter("outcome"),
        cost_nano: parameter("cost_nano"),
        saved_nano: parameter("saved_nano"),
        prompt_tokens: parameter("prompt_tokens"),
        cached_prompt_tokens: parameter("cached_prompt_tokens"),
        completion_tokens: parameter("completion_tokens"),
        estimated: parameter("estimated"),
        first_piece_ms: parameter("first_piece_ms"),
        took_ms: parameter("took_ms"),
        created_at: parameter("created_at"),
      }),
    ),
  };
}

function prepareWindowWrites(database: Database) {
  return {
    openWindow: database.prepare<KeyParameters & { spentNano: number }>((kysely, parameter) =>
      kysely
        .insertInto("budget_window")
        .values({
          budget_id: parameter("budgetId"),
          subject_id: parameter("subjectId"),
          starts_at: parameter("startsAt"),
          spent_nano: parameter("spentNano"),
          leased_nano: 0,
          warned_at: null,
        })
        .onConflict((conflict) => conflict.columns(["budget_id", "subject_id", "starts_at"]).doNothing()),
    ),
    takeRoom: database.prepare<KeyParameters & { amount: number; limitNano: number }>((kysely, parameter) =>
      kysely
        .updateTable("budget_window")
        .set((expression) => ({ leased_nano: expression("leased_nano", "+", parameter("amount")) }))
        .where("budget_id", "=", parameter("budgetId"))
        .where("subject_id", "=", parameter("subjectId"))
        .where("starts_at", "=", parameter("startsAt"))
        .where((expression) =>
          expression(
            expression(
              expression("spent_nano", "+", expression.ref("leased_nano")),
              "+",
              parameter("amount"),
            ),
            "<=",
            parameter("limitNano"),
          ),
        ),
    ),
    charge: database.prepare<KeyParameters & { amount: number; costNano: number }>((kysely, parameter) =>
      kysely
        .updateTable("budget_window")
        .set((expression) => ({
          leased_nano: expression("leased_nano", "-", parameter("amount")),
          spent_nano: expression("spent_nano", "+", parameter("costNano")),
        }))
        .where("budget_id", "=", parameter("budgetId"))
        .where("subject_id", "=", parameter("subjectId"))
        .where("starts_at", "=", parameter("startsAt")),
    ),
    markWarned: database.prepare<KeyParameters & { now: number }>((kysely, parameter) =>
      kysely
        .updateTable("budget_window")
        .set({ warned_at: parameter("now") })
        .where("budget_id", "=", parameter("budgetId"))
        .where("subject_id", "=", parameter("subjectId"))
        .where("starts_at", "=", parameter("startsAt"))
        .where("warned_at", "is", null),
    ),
  };
}

function prepareLeaseWrites(database: Database) {
  return {
    addToLease: database.prepare<{
      process_id: string;
      budget_id: string;
      subject_id: string;
      starts_at: number;
      workspace_id: string;
      amount: number;
      expiresAt: number;
    }>((kysely, parameter) =>
      kysely
        .insertInto("budget_lease")
        .values({
          process_id: parameter("process_id"),
          budget_id: parameter("budget_id"),
          subject_id: parameter("subject_id"),
          starts_at: parameter("starts_at"),
          workspace_id: parameter("workspace_id"),
          amount_nano: parameter("amount"),
          expires_at: parameter("expiresAt"),
        })
        .onConflict((conflict) =>
          conflict
            .columns(["process_id", "budget_id", "subject_id", "starts_at"])
            .doUpdateSet((expression) => ({
              amount_nano: expression(
                expression.ref("budget_lease.amount_nano"),
                "+",
                expression.ref("excluded.amount_nano"),
              ),
              expires_at: expression.ref("excluded.expires_at"),
            })),
        ),
    ),
    shrinkLease: database.prepare<KeyParameters & { processId: string; amount: number }>(
      (kysely, parameter) =>
        kysely
          .updateTable("budget_lease")
          .set((expression) => ({ amount_nano: expression("amount_nano", "-", parameter("amount")) }))
          .where("process_id", "=", parameter("processId"))
          .where("budget_id", "=", parameter("budgetId"))
          .where("subject_id", "=", parameter("subjectId"))
          .where("starts_at", "=", parameter("startsAt")),
    ),
    ...prepareLeaseEnds(database),
  };
}

function prepareLeaseEnds(database: Database) {
  return {
    renew: database.prepare<{ processId: string; expiresAt: number }>((kysely, parameter) =>
      kysely
        .updateTable("budget_lease")
        .set({ expires_at: parameter("expiresAt") })
        .where("process_id", "=", parameter("processId")),
    ),
    dropEmpty: database.prepare<{ processId: string }>((kysely, parameter) =>
      kysely
        .deleteFrom("budget_lease")
        .where("process_id", "=", parameter("processId"))
        .where("amount_nano", "=", 0),
    ),
    dropLease: database.prepare<KeyParameters & { processId: string; expiresAt: number; amount: number }>(
      (kysely, parameter) =>
        kysely
          .deleteFrom("budget_lease")
          .where("process_id", "=", parameter("processId"))
          .where("budget_id", "=", parameter("budgetId"))
          .where("subject_id", "=", parameter("subjectId"))
          .where("starts_at", "=", parameter("startsAt"))
          .where("expires_at", "=", parameter("expiresAt"))
          .where("amount_nano", "=", parameter("amount")),
    ),
  };
}
