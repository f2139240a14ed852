import { z } from "zod";
import { budgetInputSchema, budgetListSchema, costQuerySchema, costReportSchema } from "#contract/cost.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

const TAG = "Costs";
const BUDGETS = "/api/v2/budgets";

export const costRoutes: readonly Route[] = [
  defineRoute({
    id: "reportCosts",
    method: "GET",
    path: "/api/metrics/costs",
    tag: TAG,
    summary: "What models cost, and what was saved",
    description:
      "Every call of a model is in it, from the moment it ended; costs are exact to a billionth of a dollar.",
    access: "operate",
    query: costQuerySchema,
    output: {
      status: 200,
      description: "Sums over the window, the dearest group first, and every budget as it stands.",
      schema: costReportSchema,
      example: examples.costReport,
    },
    handle: (ion, { actor, query }) => ion.costs.report(actor.workspaceId, query),
  }),
  defineRoute({
    id: "listBudgets",
    method: "GET",
    path: BUDGETS,
    tag: TAG,
    summary: "List the budgets with what is spent of them",
    access: "operate",
    output: {
      status: 200,
      description: "Each budget in its present day or month; one for each person has a line a person.",
      schema: budgetListSchema,
      example: { budgets: [examples.budgetState] },
    },
    handle: async (ion, { actor }) => ({ budgets: await ion.costs.budgets(actor.workspaceId) }),
  }),
  defineRoute({
    id: "setBudget",
    method: "PUT",
    path: BUDGETS,
    tag: TAG,
    summary: "Set a budget",
    description:
      "Adds it, or changes the one with the same scope, subject and period; holds from the next call on, within a second in other processes.",
    access: "operate",
    body: budgetInputSchema,
    bodyExample: examples.budgetInput,
    output: {
      status: 200,
      description: "The budget as it stands.",
      schema: budgetListSchema,
      example: { budgets: [examples.budgetState] },
    },
    handle: async (ion, { actor, body }) => ({ budgets: await ion.costs.setBudget(actor.workspaceId, body) }),
  }),
  defineRoute({
    id: "removeBudget",
    method: "DELETE",
    path: `${BUDGETS}/:budget_id`,
    tag: TAG,
    summary: "Remove a budget",
    access: "operate",
    params: z.strictObject({ budget_id: z.string().min(1) }),
    output: { status: 204, description: "It holds no longer.", schema: null },
    problems: [problems.BUDGET_NOT_FOUND],
    async handle(ion, { actor, params, reply }) {
      await ion.costs.removeBudget(actor.workspaceId, params.budget_id);
      return reply.send();
    },
  }),
];
