/** How the asking goes, computed from the steps as they stand: what was taken back counts for nothing but its cost. */
import type { RawBuilder } from "kysely";
import { type Database, sql } from "#platform/database/index.ts";
import type { Owner } from "./growth-rows.ts";

export interface StepMetrics {
  readonly kind: string;
  readonly steps: number;
  /** Means over the steps that have one; null where none has. */
  readonly latencyMs: number | null;
  readonly costUsd: number | null;
}

/** Spec G6, G10. Shares are 0 to 1; null where there is nothing to divide by. */
export interface GrowthMetrics {
  /** Whose plans were counted. */
  readonly of: "person" | "workspace";
  readonly plans: { readonly asking: number; readonly finished: number };
  /** Answers that were accepted or written by the person. */
  readonly answers: number;
  /** Of them, accepted without a refinement and at or above their threshold. */
  readonly firstPassAcceptance: number | null;
  /** Of them, those that were refined at least once. */
  readonly refinementRate: number | null;
  /** Of the answers as they were accepted, 1 to 10. */
  readonly meanQuality: number | null;
  readonly costUsd: number;
  readonly steps: readonly StepMetrics[];
}

/** @param of person: the actor's own plans; workspace: everybody's, without names */
export async function readMetrics(
  database: Database,
  owner: Owner,
  of: GrowthMetrics["of"],
): Promise<GrowthMetrics> {
  const mine: RawBuilder<unknown> =
    of === "person"
      ? sql`workspace_id = ${owner.workspaceId} and person_id = ${owner.personId}`
      : sql`workspace_id = ${owner.workspaceId}`;
  const [plans, [answers], steps] = await Promise.all([
    readPlans(database, mine),
    readAnswers(database, mine),
    readSteps(database, mine),
  ]);
  const plansIn = (state: string) => Number(plans.find((row) => row.state === state)?.count ?? 0);
  const count = Number(answers?.answers ?? 0);
  const share = (part: number | string | null | undefined) =>
    count === 0 ? null : Number(part ?? 0) / count;
  return {
    of,
    plans: { asking: plansIn("asking"), finished: plansIn("finished") },
    answers: count,
    firstPassAcceptance: share(answers?.first_pass),
    refinementRate: share(answers?.refined),
    meanQuality: numberOf(answers?.quality),
    costUsd: steps.reduce((sum, { cost }) => sum + Number(cost ?? 0), 0),
    steps: steps.map(({ kind, count: counted, latency, cost_mean }) => ({
      kind,
      steps: Number(counted),
      latencyMs: numberOf(latency),
      costUsd: numberOf(cost_mean),
    })),
  };
}

/** PostgreSQL gives sums and counts as text. */
type Sum = number | string | null;

function numberOf(value: Sum | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

async function readPlans({ kysely }: Database, mine: RawBuilder<unknown>) {
  const { rows } = await sql<{ state: string; count: Sum }>`
    select state, count(*) as "count" from growth_plan where ${mine} group by state`.execute(kysely);
  return rows;
}

async function readAnswers({ kysely }: Database, mine: RawBuilder<unknown>) {
  const { rows } = await sql<{ answers: Sum; first_pass: Sum; refined: Sum; quality: Sum }>`
    select count(*) as answers,
      sum(case when kind = 'accepted' and attempt = 0 and is_passed = 1 then 1 else 0 end) as first_pass,
      sum(case when attempt > 0 then 1 else 0 end) as refined,
      avg(quality) as quality
    from growth_step
    where ${mine} and kind in ('accepted', 'edited') and taken_back_by is null`.execute(kysely);
  return rows;
}

async function readSteps({ kysely }: Database, mine: RawBuilder<unknown>) {
  const { rows } = await sql<{ kind: string; count: Sum; latency: Sum; cost: Sum; cost_mean: Sum }>`
    select kind, count(*) as "count", avg(latency_ms) as latency, sum(cost_usd) as cost, avg(cost_usd) as cost_mean
    from growth_step where ${mine} group by kind order by kind`.execute(kysely);
  return rows;
}
