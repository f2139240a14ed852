import { z } from "zod";
import {
  GROWTH_BODY_BYTES,
  growthCheckpointMarkSchema,
  growthFinishSchema,
  growthListQuerySchema,
  growthListSchema,
  growthPlanSchema,
  growthStartSchema,
  growthStepSchema,
  growthUndoSchema,
} from "#contract/growth.ts";
import { personIdSchema } from "#contract/recommendation.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./growth-examples-catalog.ts";

const TAG = "Growth";
const BASE = "/api/v2/growth/plans";
const PLAN = `${BASE}/:plan_id`;

const planParams = z.strictObject({ plan_id: z.string().min(1).max(80) });
const checkpointParams = planParams.extend({ checkpoint_id: z.string().min(1).max(120) });
const personQuery = z.strictObject({ user_id: personIdSchema.optional() });

const plan = (description: string) =>
  ({ status: 200, description, schema: growthPlanSchema, example: examples.growthPlan }) as const;

const OF_PLAN = [problems.GROWTH_PLAN_NOT_FOUND];
const OF_STEP = [
  ...OF_PLAN,
  problems.GROWTH_OTHER_QUESTION,
  problems.GROWTH_OTHER_STAGE,
  problems.GROWTH_REFINEMENTS_USED,
  problems.GROWTH_PLAN_FINISHED,
  problems.GROWTH_STEP_CONFLICT,
  problems.GROWTH_BUSY,
];

const plans: readonly Route[] = [
  defineRoute({
    id: "startGrowthPlan",
    method: "POST",
    path: BASE,
    tag: TAG,
    summary: "Compare a CV with a job, and ask the first question",
    description:
      "Both as text, or as files (text, Markdown, PDF, DOCX; up to 10 MB and 50 pages). Everything found carries the place it was found at. Name, age, gender, photo and nationality never count.",
    access: "mentor",
    headers: [
      {
        name: "Idempotency-Key",
        description: "The same key with the same documents gives the same plan, once.",
      },
    ],
    body: growthStartSchema,
    bodyLimit: GROWTH_BODY_BYTES,
    bodyExample: examples.growthStart,
    output: {
      status: 201,
      description: "The plan: strengths, gaps, and what to answer first.",
      schema: growthPlanSchema,
      example: examples.growthPlan,
    },
    problems: [problems.IDEMPOTENCY_KEY_REUSED, problems.DOCUMENT_TOO_LARGE, ...problems.DOCUMENT_PROBLEMS],
    async handle(ion, { actor, body, request, reply }) {
      const { user_id: _, ...start } = body;
      const made = await ion.growth.start(actor, start, { idempotencyKey: idempotencyKeyOf(request) });
      reply.header("location", `${BASE}/${made.id}`);
      return made;
    },
  }),
  defineRoute({
    id: "listGrowthPlans",
    method: "GET",
    path: BASE,
    tag: TAG,
    summary: "List the person's growth plans",
    access: "mentor",
    query: growthListQuerySchema,
    output: {
      status: 200,
      description: "One page, the last touched first; next_cursor is null on the last page.",
      schema: growthListSchema,
      example: examples.growthList,
    },
    handle(ion, { actor, query }) {
      const { user_id: _, ...page } = query;
      return ion.growth.list(actor, page);
    },
  }),
  defineRoute({
    id: "readGrowthPlan",
    method: "GET",
    path: PLAN,
    tag: TAG,
    summary: "Read a growth plan as it stands",
    description: "What a process that died has left undone is done first.",
    access: "mentor",
    params: planParams,
    query: personQuery,
    output: plan("The plan."),
    problems: OF_PLAN,
    handle: (ion, { actor, params }) => ion.growth.read(actor, params.plan_id),
  }),
  defineRoute({
    id: "removeGrowthPlan",
    method: "DELETE",
    path: PLAN,
    tag: TAG,
    summary: "Remove a growth plan with its documents",
    access: "mentor",
    params: planParams,
    query: personQuery,
    output: { status: 204, description: "It is gone.", schema: null },
    problems: OF_PLAN,
    async handle(ion, { actor, params, reply }) {
      await ion.growth.remove(actor, params.plan_id);
      return reply.send();
    },
  }),
];

const steps: readonly Route[] = [
  defineRoute({
    id: "takeGrowthStep",
    method: "POST",
    path: `${PLAN}/steps`,
    tag: TAG,
    summary: "Answer, refine, accept, edit or skip the question that is asked",
    description:
      "check: yes, no or willing. dive: what the prompts ask for; ION drafts an answer of which every sentence rests on what was said. refine: more of it, twice at most. accept or edit: the next question follows.",
    access: "mentor",
    params: planParams,
    body: growthStepSchema,
    bodyExample: examples.growthStep,
    output: plan("The plan after the step."),
    problems: OF_STEP,
    handle: (ion, { actor, params, body }) => ion.growth.take(actor, params.plan_id, body),
  }),
  defineRoute({
    id: "undoGrowthStep",
    method: "POST",
    path: `${PLAN}/undo`,
    tag: TAG,
    summary: "Take the person's last step back",
    access: "mentor",
    params: planParams,
    body: growthUndoSchema,
    bodyExample: {},
    output: plan("The plan as it stood before."),
    problems: [
      ...OF_PLAN,
      problems.GROWTH_NOTHING_TO_UNDO,
      problems.GROWTH_STEP_CONFLICT,
      problems.GROWTH_BUSY,
    ],
    handle: (ion, { actor, params, body }) => ion.growth.undo(actor, params.plan_id, body.expected_step),
  }),
  defineRoute({
    id: "finishGrowthPlan",
    method: "POST",
    path: `${PLAN}/finish`,
    tag: TAG,
    summary: "Ask no more: what is there becomes the plan",
    access: "mentor",
    params: planParams,
    body: growthFinishSchema,
    bodyExample: {},
    output: plan("The finished plan with its checkpoints."),
    problems: [...OF_PLAN, problems.GROWTH_PLAN_FINISHED, problems.GROWTH_BUSY],
    handle: (ion, { actor, params }) => ion.growth.finish(actor, params.plan_id),
  }),
  defineRoute({
    id: "markGrowthCheckpoint",
    method: "POST",
    path: `${PLAN}/checkpoints/:checkpoint_id`,
    tag: TAG,
    summary: "Tell whether a checkpoint was reached",
    access: "mentor",
    params: checkpointParams,
    body: growthCheckpointMarkSchema,
    bodyExample: { state: "done" },
    output: plan("The plan with the checkpoint marked."),
    problems: [...OF_PLAN, problems.GROWTH_CHECKPOINT_NOT_FOUND],
    handle: (ion, { actor, params, body }) =>
      ion.growth.checkpoint(actor, params.plan_id, {
        checkpointId: params.checkpoint_id,
        state: body.state,
      }),
  }),
];

export const growthRoutes: readonly Route[] = [...plans, ...steps];
