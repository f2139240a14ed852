/** The room's queries, compiled once. Each names the workspace and the person. */
import type { Database, Schema } from "#platform/database/index.ts";
import type { CallRow, CheckpointRow, PlanRow, StepRow } from "./growth-rows.ts";

type OwnerKeys = { workspaceId: string; personId: string };
type OfPlan = OwnerKeys & { planId: string };

export function prepareGrowthStatements(database: Database) {
  return {
    ...preparePlans(database),
    ...prepareSteps(database),
    ...prepareCalls(database),
    ...prepareCheckpoints(database),
  };
}

function preparePlans(database: Database) {
  return {
    findPlan: database.prepare<OfPlan, PlanRow>((kysely, parameter) =>
      kysely
        .selectFrom("growth_plan")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("id", "=", parameter("planId")),
    ),
    findByKey: database.prepare<OwnerKeys & { key: string }, PlanRow>((kysely, parameter) =>
      kysely
        .selectFrom("growth_plan")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("idempotency_key", "=", parameter("key")),
    ),
    insertPlan: database.prepare<{ [Column in keyof PlanRow]: PlanRow[Column] }>((kysely, parameter) =>
      kysely.insertInto("growth_plan").values(valuesOf(PLAN_COLUMNS, parameter) as never),
    ),
    advancePlan: prepareAdvance(database),
    removePlan: database.prepare<OfPlan>((kysely, parameter) =>
      kysely
        .deleteFrom("growth_plan")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("id", "=", parameter("planId")),
    ),
    documents: database.prepare<OfPlan, Schema["growth_document"]>((kysely, parameter) =>
      kysely
        .selectFrom("growth_document")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .orderBy("role"),
    ),
    insertDocument: database.prepare<Schema["growth_document"]>((kysely, parameter) =>
      kysely.insertInto("growth_document").values(valuesOf(DOCUMENT_COLUMNS, parameter) as never),
    ),
  };
}

function prepareAdvance(database: Database) {
  return database.prepare<
    OfPlan & {
      from: number;
      step: number;
      state: PlanRow["state"];
      gapsOpen: number;
      gapsClosed: number;
      updatedAt: number;
    }
  >((kysely, parameter) =>
    kysely
      .updateTable("growth_plan")
      .set({
        step: parameter("step"),
        state: parameter("state"),
        gaps_open: parameter("gapsOpen"),
        gaps_closed: parameter("gapsClosed"),
        updated_at: parameter("updatedAt"),
      })
      .where("workspace_id", "=", parameter("workspaceId"))
      .where("person_id", "=", parameter("personId"))
      .where("id", "=", parameter("planId"))
      .where("step", "=", parameter("from")),
  );
}

function prepareSteps(database: Database) {
  return {
    steps: database.prepare<OfPlan & { after: number }, StepRow>((kysely, parameter) =>
      kysely
        .selectFrom("growth_step")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("number", ">", parameter("after"))
        .orderBy("number"),
    ),
    insertStep: database.prepare<Omit<StepRow, "taken_back_by">>((kysely, parameter) =>
      kysely.insertInto("growth_step").values(valuesOf(STEP_COLUMNS, parameter) as never),
    ),
    takeBack: database.prepare<OfPlan & { from: number; by: number }>((kysely, parameter) =>
      kysely
        .updateTable("growth_step")
        .set({ taken_back_by: parameter("by") })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("number", ">=", parameter("from"))
        .where("taken_back_by", "is", null),
    ),
  };
}

function prepareCalls(database: Database) {
  type OfCall = OfPlan & { step: number; purpose: string };
  return {
    findCall: database.prepare<OfCall, CallRow>((kysely, parameter) =>
      kysely
        .selectFrom("growth_model_call")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("step", "=", parameter("step"))
        .where("purpose", "=", parameter("purpose")),
    ),
    insertCall: database.prepare<{ [Column in keyof CallRow]: CallRow[Column] }>((kysely, parameter) =>
      kysely.insertInto("growth_model_call").values(valuesOf(CALL_COLUMNS, parameter) as never),
    ),
    beatCall: database.prepare<OfCall & { holder: string; now: number }>((kysely, parameter) =>
      kysely
        .updateTable("growth_model_call")
        .set({ heartbeat_at: parameter("now") })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("step", "=", parameter("step"))
        .where("purpose", "=", parameter("purpose"))
        .where("holder", "=", parameter("holder"))
        .where("state", "=", "begun"),
    ),
    endCall: database.prepare<
      OfCall & {
        holder: string;
        state: CallRow["state"];
        modelId: string | null;
        costUsd: number | null;
        now: number;
      }
    >((kysely, parameter) =>
      kysely
        .updateTable("growth_model_call")
        .set({
          state: parameter("state"),
          model_id: parameter("modelId"),
          cost_usd: parameter("costUsd"),
          ended_at: parameter("now"),
        })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("step", "=", parameter("step"))
        .where("purpose", "=", parameter("purpose"))
        .where("holder", "=", parameter("holder"))
        .where("state", "=", "begun"),
    ),
  };
}

function prepareCheckpoints(database: Database) {
  return {
    checkpoints: database.prepare<OfPlan, CheckpointRow>((kysely, parameter) =>
      kysely
        .selectFrom("growth_checkpoint")
        .selectAll()
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .orderBy("due_at")
        .orderBy("id"),
    ),
    insertCheckpoint: database.prepare<{ [Column in keyof CheckpointRow]: CheckpointRow[Column] }>(
      (kysely, parameter) =>
        kysely
          .insertInto("growth_checkpoint")
          .values(valuesOf(CHECKPOINT_COLUMNS, parameter) as never)
          .onConflict((conflict) => conflict.columns(["plan_id", "id"]).doNothing()),
    ),
    clearOpen: database.prepare<OfPlan>((kysely, parameter) =>
      kysely
        .deleteFrom("growth_checkpoint")
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("state", "=", "open"),
    ),
    markCheckpoint: database.prepare<OfPlan & { id: string; state: CheckpointRow["state"]; now: number }>(
      (kysely, parameter) =>
        kysely
          .updateTable("growth_checkpoint")
          .set({ state: parameter("state"), updated_at: parameter("now") })
          .where("workspace_id", "=", parameter("workspaceId"))
          .where("person_id", "=", parameter("personId"))
          .where("plan_id", "=", parameter("planId"))
          .where("id", "=", parameter("id")),
    ),
    claimCheckpoint: database.prepare<OfPlan & { id: string; now: number }>((kysely, parameter) =>
      kysely
        .updateTable("growth_checkpoint")
        .set({ told_at: parameter("now") })
        .where("workspace_id", "=", parameter("workspaceId"))
        .where("person_id", "=", parameter("personId"))
        .where("plan_id", "=", parameter("planId"))
        .where("id", "=", parameter("id"))
        .where("told_at", "is", null)
        .where("state", "=", "open"),
    ),
  };
}

const PLAN_COLUMNS = [
  "id",
  "workspace_id",
  "person_id",
  "language",
  "title",
  "fit",
  "state",
  "step",
  "gaps_open",
  "gaps_closed",
  "idempotency_key",
  "request_hash",
  "created_at",
  "updated_at",
] as const satisfies readonly (keyof PlanRow)[];
const DOCUMENT_COLUMNS = [
  "plan_id",
  "role",
  "workspace_id",
  "person_id",
  "format",
  "file_name",
  "language",
  "text",
] as const satisfies readonly (keyof Schema["growth_document"])[];
const STEP_COLUMNS = [
  "plan_id",
  "number",
  "workspace_id",
  "person_id",
  "kind",
  "question_id",
  "payload",
  "attempt",
  "is_passed",
  "quality",
  "writer",
  "latency_ms",
  "cost_usd",
  "created_at",
] as const satisfies readonly (keyof StepRow)[];
const CALL_COLUMNS = [
  "plan_id",
  "step",
  "purpose",
  "workspace_id",
  "person_id",
  "state",
  "holder",
  "model_id",
  "cost_usd",
  "begun_at",
  "heartbeat_at",
  "ended_at",
] as const satisfies readonly (keyof CallRow)[];
const CHECKPOINT_COLUMNS = [
  "plan_id",
  "id",
  "workspace_id",
  "person_id",
  "title",
  "gap_id",
  "due_at",
  "state",
  "told_at",
  "updated_at",
] as const satisfies readonly (keyof CheckpointRow)[];

function valuesOf<Column extends string>(
  columns: readonly Column[],
  parameter: (name: Column) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(columns.map((column) => [column, parameter(column)]));
}
