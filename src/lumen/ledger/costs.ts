/** What was spent, and on what. */
import type { CostGroup } from "#contract/cost.ts";
import type { Database } from "#platform/database/index.ts";
import type { Nano } from "./money.ts";

export interface CostQuery {
  readonly workspaceId: string;
  /** Milliseconds since 1970; from included, to not. */
  readonly from: number;
  readonly to: number;
  readonly by: CostGroup;
  /** Only calls of this person. */
  readonly personId?: string;
  /** Only calls for this task. */
  readonly task?: string;
}

export interface CostSum {
  readonly calls: number;
  readonly failed: number;
  /** Answers that no model had to give, from ION's own cache. */
  readonly cached: number;
  /** Calls whose price is unknown: their cost is in no sum. */
  readonly unpriced: number;
  readonly costNano: Nano;
  readonly savedNano: Nano;
  readonly promptTokens: number;
  readonly cachedPromptTokens: number;
  readonly completionTokens: number;
}

export interface CostReport {
  readonly total: CostSum;
  /** The dearest first; days in order. */
  readonly groups: readonly (CostSum & { readonly name: string })[];
}

const DAY_MS = 86_400_000;
const COLUMNS = { model: "model_id", task: "task", person: "person_id", key: "access_key_id" } as const;
const NOBODY = "none";

export async function readCosts(database: Database, query: CostQuery): Promise<CostReport> {
  const groups =
    query.by === "day" ? await byDay(database, query) : await byColumn(database, query, COLUMNS[query.by]);
  return { total: groups.reduce(addSums, EMPTY), groups };
}

const EMPTY: CostSum = {
  calls: 0,
  failed: 0,
  cached: 0,
  unpriced: 0,
  costNano: 0,
  savedNano: 0,
  promptTokens: 0,
  cachedPromptTokens: 0,
  completionTokens: 0,
};

function addSums(one: CostSum, other: CostSum): CostSum {
  const names = Object.keys(EMPTY) as (keyof CostSum)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as CostSum;
}

async function byDay(database: Database, query: CostQuery): Promise<(CostSum & { name: string })[]> {
  const days: (CostSum & { name: string })[] = [];
  for (let from = query.from; from < query.to; ) {
    const to = Math.min(query.to, (Math.floor(from / DAY_MS) + 1) * DAY_MS);
    const groups = await byColumn(database, { ...query, from, to }, "task");
    const sum = groups.reduce(addSums, EMPTY);
    if (sum.calls > 0) days.push({ ...sum, name: new Date(from).toISOString().slice(0, 10) });
    from = to;
  }
  return days;
}

async function byColumn(
  database: Database,
  { workspaceId, from, to, personId, task }: CostQuery,
  column: (typeof COLUMNS)[keyof typeof COLUMNS],
): Promise<(CostSum & { name: string })[]> {
  let select = database.kysely
    .selectFrom("model_call")
    .select((expression) => [
      expression.ref(column).as("name"),
      expression.fn.countAll<number>().as("calls"),
      expression.fn.countAll<number>().filterWhere("outcome", "=", "failed").as("failed"),
      expression.fn.countAll<number>().filterWhere("outcome", "=", "cached").as("cached"),
      expression.fn.countAll<number>().filterWhere("cost_nano", "is", null).as("unpriced"),
      expression.fn.sum<number | string | null>("cost_nano").as("cost"),
      expression.fn.sum<number | string | null>("saved_nano").as("saved"),
      expression.fn.sum<number | string | null>("prompt_tokens").as("prompt"),
      expression.fn.sum<number | string | null>("cached_prompt_tokens").as("cached_prompt"),
      expression.fn.sum<number | string | null>("completion_tokens").as("completion"),
    ])
    .where("workspace_id", "=", workspaceId)
    .where("created_at", ">=", from)
    .where("created_at", "<", to)
    .groupBy(column);
  if (personId !== undefined) select = select.where("person_id", "=", personId);
  if (task !== undefined) select = select.where("task", "=", task);
  const rows = await select.execute();
  return rows
    .map((row) => ({
      name: row.name ?? NOBODY,
      calls: row.calls,
      failed: row.failed,
      cached: row.cached,
      unpriced: row.unpriced,
      costNano: Number(row.cost ?? 0),
      savedNano: Number(row.saved ?? 0),
      promptTokens: Number(row.prompt ?? 0),
      cachedPromptTokens: Number(row.cached_prompt ?? 0),
      completionTokens: Number(row.completion ?? 0),
    }))
    .sort((one, other) => other.costNano - one.costNano || other.calls - one.calls);
}
