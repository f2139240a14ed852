/** What somebody wants to look at next, over all their plans. */
import type { Database } from "#platform/database/index.ts";
import type { Owner } from "./growth-rows.ts";
import { type CheckpointView, checkpointViewOf } from "./views.ts";

export interface OpenCheckpoint extends CheckpointView {
  readonly planId: string;
  /** The job's, where it has one. */
  readonly planTitle: string | null;
}

const MOST = 200;

/** Open checkpoints of finished plans, the nearest day first. */
export async function readOpenCheckpoints(
  { kysely }: Database,
  { workspaceId, personId }: Owner,
): Promise<readonly OpenCheckpoint[]> {
  const rows = await kysely
    .selectFrom("growth_checkpoint")
    .innerJoin("growth_plan", "growth_plan.id", "growth_checkpoint.plan_id")
    .selectAll("growth_checkpoint")
    .select("growth_plan.title as plan_title")
    .where("growth_checkpoint.workspace_id", "=", workspaceId)
    .where("growth_checkpoint.person_id", "=", personId)
    .where("growth_checkpoint.state", "=", "open")
    .where("growth_plan.state", "=", "finished")
    .orderBy("growth_checkpoint.due_at")
    .orderBy("growth_checkpoint.plan_id")
    .orderBy("growth_checkpoint.id")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...checkpointViewOf(row),
    planId: row.plan_id,
    planTitle: row.plan_title,
  }));
}
