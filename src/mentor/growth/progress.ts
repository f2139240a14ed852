/** How far somebody has come over all their plans, from the rows as they stand. */
import { type Database, sql } from "#platform/database/index.ts";
import type { Owner } from "./growth-rows.ts";

export interface GrowthProgress {
  readonly plans: number;
  readonly gapsOpen: number;
  /** An answer was accepted that shows it. */
  readonly gapsClosed: number;
  /** Of finished plans. */
  readonly checkpointsDone: number;
  readonly checkpointsOpen: number;
}

/** @param owner whose plans are counted */
export async function readProgress(database: Database, owner: Owner): Promise<GrowthProgress> {
  const [[plans], [checkpoints]] = await Promise.all([
    readPlans(database, owner),
    readCheckpoints(database, owner),
  ]);
  return {
    plans: Number(plans?.plans ?? 0),
    gapsOpen: Number(plans?.open ?? 0),
    gapsClosed: Number(plans?.closed ?? 0),
    checkpointsDone: Number(checkpoints?.done ?? 0),
    checkpointsOpen: Number(checkpoints?.open ?? 0),
  };
}

/** PostgreSQL gives sums and counts as text. */
type Sum = number | string | null;

async function readPlans({ kysely }: Database, { workspaceId, personId }: Owner) {
  const { rows } = await sql<{ plans: Sum; open: Sum; closed: Sum }>`
    select count(*) as plans, sum(gaps_open) as "open", sum(gaps_closed) as closed
    from growth_plan where workspace_id = ${workspaceId} and person_id = ${personId}`.execute(kysely);
  return rows;
}

async function readCheckpoints({ kysely }: Database, { workspaceId, personId }: Owner) {
  const { rows } = await sql<{ done: Sum; open: Sum }>`
    select sum(case when checkpoint.state = 'done' then 1 else 0 end) as done,
      sum(case when checkpoint.state = 'open' then 1 else 0 end) as "open"
    from growth_checkpoint checkpoint
    join growth_plan plan on plan.id = checkpoint.plan_id
    where checkpoint.workspace_id = ${workspaceId} and checkpoint.person_id = ${personId}
      and plan.state = 'finished'`.execute(kysely);
  return rows;
}
