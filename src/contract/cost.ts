/** What models cost, and what may be spent on them. */
import { z } from "zod";

/** What a call of a model is for. */
export const TASKS = ["chat", "summarise", "extract", "judge", "embed"] as const;
export type Task = (typeof TASKS)[number];

export const COST_GROUPS = ["model", "task", "person", "key", "day"] as const;
export type CostGroup = (typeof COST_GROUPS)[number];

const BUDGET_SCOPES = ["workspace", "person", "key"] as const;
export type BudgetScope = (typeof BUDGET_SCOPES)[number];
export const BUDGET_PERIODS = ["day", "month"] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];
/** stop: calls that cost are refused. cheaper: a model that costs less, or nothing, is asked instead. */
export const WHEN_SPENT = ["stop", "cheaper"] as const;
export type WhenSpent = (typeof WHEN_SPENT)[number];

const MINUTES_A_YEAR = 366 * 1440;

export const costQuerySchema = z.strictObject({
  window_minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(MINUTES_A_YEAR)
    .default(1440)
    .describe("How far back, up to a year."),
  by: z.enum(COST_GROUPS).default("model").describe("What the sums are told apart by."),
  operation: z.enum(TASKS).optional().describe("Only calls for this task."),
});
export type CostQueryInput = z.output<typeof costQuerySchema>;

const sumShape = {
  calls: z.int().describe("Answers of models, and of ION's own cache."),
  failed: z.int(),
  cached: z.int().describe("Answers from ION's own cache: no model was asked."),
  unpriced: z.int().describe("Calls of models whose price is unknown; their cost is in no sum."),
  cost_usd: z.number(),
  saved_usd: z.number().describe("What the providers' prompt caches and ION's own cache spared."),
  prompt_tokens: z.int(),
  cached_prompt_tokens: z.int().describe("Read from the providers' prompt caches, as they report it."),
  completion_tokens: z.int(),
  prompt_cache_hit_rate: z
    .number()
    .nullable()
    .describe("cached_prompt_tokens ÷ prompt_tokens; null without a prompt."),
};

const budgetStateSchema = z
  .object({
    budget_id: z.string(),
    scope: z.enum(BUDGET_SCOPES),
    subject_id: z.string().describe("The workspace's, person's or key's id; `*`: each of them."),
    period: z.enum(BUDGET_PERIODS),
    limit_usd: z.number(),
    warn_at: z.number(),
    when_spent: z.enum(WHEN_SPENT),
    spent_usd: z.number(),
    held_usd: z.number().describe("For calls under way."),
    state: z.enum(["ok", "warned", "spent"]),
    starts_at: z.iso.datetime(),
    resets_at: z.iso.datetime(),
  })
  .meta({ id: "BudgetState" });
export type BudgetStateView = z.infer<typeof budgetStateSchema>;

export const costReportSchema = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    by: z.enum(COST_GROUPS),
    total: z.object(sumShape),
    groups: z.array(z.object({ name: z.string(), ...sumShape })),
    budgets: z.array(budgetStateSchema),
  })
  .meta({ id: "CostReport" });
export type CostReportView = z.infer<typeof costReportSchema>;

export const budgetInputSchema = z
  .strictObject({
    scope: z.enum(BUDGET_SCOPES),
    subject_id: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe(
        "A person's or key's id; without it, one budget for each. Not for the workspace's own budget.",
      ),
    period: z.enum(BUDGET_PERIODS).describe("In UTC."),
    limit_usd: z.number().min(0).max(1_000_000),
    warn_at: z
      .number()
      .gt(0)
      .max(1)
      .default(0.8)
      .describe("Share of the limit at which a warning goes out, once a period."),
    when_spent: z
      .enum(WHEN_SPENT)
      .default("stop")
      .describe(
        "stop: calls that cost are refused with budget-spent, the mentor answers offline. cheaper: a model that costs less is asked.",
      ),
  })
  .meta({ id: "BudgetInput" });
export type BudgetInput = z.output<typeof budgetInputSchema>;

export const budgetListSchema = z.object({ budgets: z.array(budgetStateSchema) }).meta({ id: "BudgetList" });
