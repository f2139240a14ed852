/** A growth plan over HTTP, as a client of the API goes through it. */
import assert from "node:assert/strict";
import type { GrowthPlan, GrowthStep } from "#contract/growth.ts";
import { growthPlanSchema } from "#contract/growth.ts";
import { CV, JOB } from "./growth.ts";
import type { Answer, Door } from "./http.ts";

export const PLANS = "/api/v2/growth/plans";

type Headers = Readonly<Record<string, string>>;
/** A step without the place it is taken at. */
export type Taken = GrowthStep extends infer Each
  ? Each extends GrowthStep
    ? Omit<Each, "question_id">
    : never
  : never;

export async function startPlan(
  { call }: Pick<Door, "call">,
  {
    body = { cv: { text: CV }, job: { text: JOB } },
    headers = {},
  }: { body?: object; headers?: Headers } = {},
): Promise<GrowthPlan> {
  const answer = await call("POST", PLANS, { body, headers });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  assert.equal(answer.headers.location, `${PLANS}/${answer.body.id}`);
  return planIn(answer);
}

/** The step as it was sent, whatever becomes of it. */
export function send(
  { call }: Pick<Door, "call">,
  plan: GrowthPlan,
  step: Taken & { readonly question_id?: string },
  headers: Headers = {},
): Promise<Answer> {
  const body = { question_id: plan.current?.question_id ?? "none", expected_step: plan.step, ...step };
  return call("POST", `${PLANS}/${plan.id}/steps`, { body, headers });
}

export async function take(
  door: Pick<Door, "call">,
  plan: GrowthPlan,
  step: Taken,
  headers: Headers = {},
): Promise<GrowthPlan> {
  const answer = await send(door, plan, step, headers);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return planIn(answer);
}

/** What every answer with a plan has to be: as its schema says, nothing more and nothing less. */
export function planIn({ body }: Pick<Answer, "body">): GrowthPlan {
  const plan = growthPlanSchema.parse(body);
  assert.deepEqual(plan, body);
  return plan;
}

/** Something for every prompt that must be answered. */
export function inputsFor(
  prompts: NonNullable<GrowthPlan["current"]>["prompts"],
): Extract<GrowthStep, { kind: "dive" }>["inputs"] {
  const asked = prompts.filter(({ required }) => required);
  return Object.fromEntries(
    asked.map(({ id, type, options, min }) => {
      const [option] = options;
      if (type === "number") return [id, min ?? 1];
      if (type === "select") return [id, option?.value ?? ""];
      if (type === "multiselect") return [id, option === undefined ? [] : [option.value]];
      return [id, "I moved 12 services to Kubernetes on GKE, and deploys went from 2 hours to 10 minutes."];
    }),
  );
}

/** Answers the question that is asked with a yes, a deep dive and an acceptance. */
export async function answerOne(door: Pick<Door, "call">, plan: GrowthPlan): Promise<GrowthPlan> {
  const checked = await take(door, plan, { kind: "check", answer: "yes" });
  const inputs = inputsFor(checked.current?.prompts ?? []);
  const drafted = await take(door, checked, { kind: "dive", inputs });
  return take(door, drafted, { kind: "accept" });
}

export interface FileAnswer extends Answer {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The same calls to a server that listens in another process. */
export function callAt(url: string): (...call: Parameters<Door["call"]>) => Promise<FileAnswer> {
  return async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: isJson && text !== "" ? JSON.parse(text) : {},
      text,
      bytes,
    };
  };
}
