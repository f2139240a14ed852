import { z } from "zod";
import {
  growthCheckpointListSchema,
  growthDocumentsSchema,
  growthMetricsSchema,
  growthOutcomeSchema,
  growthReportQuerySchema,
} from "#contract/growth-outcome.ts";
import { personIdSchema } from "#contract/recommendation.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./growth-examples-catalog.ts";

const TAG = "Growth";
const PLAN = "/api/v2/growth/plans/:plan_id";

const planParams = z.strictObject({ plan_id: z.string().min(1).max(80) });
const personQuery = z.strictObject({ user_id: personIdSchema.optional() });

const outcomes: readonly Route[] = [
  defineRoute({
    id: "readGrowthDocuments",
    method: "GET",
    path: `${PLAN}/documents`,
    tag: TAG,
    summary: "Read the CV and the job as ION read them",
    description: "Every quote's place counts in these texts.",
    access: "mentor",
    params: planParams,
    query: personQuery,
    output: {
      status: 200,
      description: "Both texts.",
      schema: growthDocumentsSchema,
      example: examples.growthDocuments,
    },
    problems: [problems.GROWTH_PLAN_NOT_FOUND],
    handle: (ion, { actor, params }) => ion.growth.documents(actor, params.plan_id),
  }),
  defineRoute({
    id: "readGrowthOutcome",
    method: "GET",
    path: `${PLAN}/outcome`,
    tag: TAG,
    summary: "What a plan comes to: answers, CV lines, a learning plan, interview practice",
    description: "At any time; with the person's answers so far.",
    access: "mentor",
    params: planParams,
    query: personQuery,
    output: {
      status: 200,
      description: "The outcome.",
      schema: growthOutcomeSchema,
      example: examples.growthOutcome,
    },
    problems: [problems.GROWTH_PLAN_NOT_FOUND],
    handle: (ion, { actor, params }) => ion.growth.outcome(actor, params.plan_id),
  }),
  defineRoute({
    id: "reportGrowthPlan",
    method: "GET",
    path: `${PLAN}/report`,
    tag: TAG,
    summary: "Take a plan along as a report, in Markdown or PDF",
    description: "In the plan's language, with what each sentence rests on: to be sent to a mentor.",
    access: "mentor",
    params: planParams,
    query: growthReportQuerySchema,
    output: {
      status: 200,
      description: "The report as a file.",
      schema: null,
      alsoAs: { "text/markdown": "# Platform Engineer\n\n…", "application/pdf": "A4, fonts included." },
    },
    problems: [problems.GROWTH_PLAN_NOT_FOUND],
    async handle(ion, { actor, params, query, reply }) {
      const bytes = await ion.growth.report(actor, params.plan_id, query.format);
      const [type, end] =
        query.format === "pdf" ? ["application/pdf", "pdf"] : ["text/markdown; charset=utf-8", "md"];
      return reply
        .type(type)
        .header("content-disposition", `attachment; filename="growth-plan.${end}"`)
        .send(Buffer.from(bytes));
    },
  }),
  defineRoute({
    id: "listGrowthCheckpoints",
    method: "GET",
    path: "/api/v2/growth/checkpoints",
    tag: TAG,
    summary: "List what is to be looked at next, over all finished plans",
    access: "mentor",
    query: personQuery,
    output: {
      status: 200,
      description: "Open checkpoints, the nearest day first.",
      schema: growthCheckpointListSchema,
      example: examples.growthCheckpointList,
    },
    handle: (ion, { actor }) => ion.growth.openCheckpoints(actor),
  }),
];

const figures: readonly Route[] = [
  defineRoute({
    id: "reportGrowth",
    method: "GET",
    path: "/api/metrics/growth",
    tag: TAG,
    summary: "How the asking goes: acceptance, refinements, quality, time and cost of each kind of step",
    description: "Of everybody's plans in the workspace, without names.",
    access: "operate",
    output: {
      status: 200,
      description: "What was taken back counts for nothing but its cost.",
      schema: growthMetricsSchema,
      example: examples.growthMetrics,
    },
    handle: (ion, { actor }) => ion.growth.metrics(actor, "workspace"),
  }),
];

export const growthOutcomeRoutes: readonly Route[] = [...outcomes, ...figures];
