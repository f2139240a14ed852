/** Wires the room: from a CV and a job to gaps, questions, answers and a plan; every verb is for the actor's own plans. */
import type { Actor } from "#contract/actor.ts";
import { randomText } from "#lib/id.ts";
import { KeyedQueue } from "#lib/keyed-queue.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { GrowthBusyError, GrowthCheckpointNotFoundError, GrowthPlanNotFoundError } from "./errors.ts";
import { decide, decideFinish, decideUndo } from "./flow/decide.ts";
import { pendingOf } from "./flow/flow-state.ts";
import type { PersonStep, StepBody } from "./flow/step.ts";
import type { GrowthDocument, SkillCatalog } from "./growth.ts";
import type { Owner } from "./growth-rows.ts";
import { createGrowthStore } from "./growth-store.ts";
import { append, type LoadedPlan, loadPlan, retried, settleWrites } from "./loaded-plan.ts";
import { type GrowthMetrics, readMetrics } from "./metrics.ts";
import type { GrowthNeeds, GrowthParts } from "./needs.ts";
import { type OpenCheckpoint, readOpenCheckpoints } from "./open-checkpoints.ts";
import { planCheckpoints } from "./plan/checkpoints.ts";
import { makeOutcome, type Pace } from "./plan/make-outcome.ts";
import type { Outcome } from "./plan/outcome.ts";
import { readRecord } from "./plan/read-record.ts";
import { type PlanState, planStateOf } from "./plan-state.ts";
import { type GrowthProgress, readProgress } from "./progress.ts";
import { type Report, type ReportFormat, writeReport } from "./report/write-report.ts";
import type { StartRequest } from "./start.ts";
import {
  type CheckpointView,
  checkpointViewOf,
  type PlanSummary,
  type PlanView,
  planViewOf,
  summaryOf,
} from "./views.ts";
import { doWork, takeOwnWords } from "./work.ts";

/** A checkpoint whose day has come; told once, by one process. */
export interface DueReminder extends Owner {
  readonly planId: string;
  readonly checkpoint: CheckpointView;
}

export interface ListRequest {
  readonly limit: number;
  readonly cursor: string | null;
}

/** Every verb sees only what belongs to the actor's person. */
export interface Growth {
  /**
   * Reads both documents, finds strengths and gaps, writes all questions and asks the first.
   *
   * @throws GrowthUploadError, GrowthKeyReusedError, and what the reading of documents throws
   */
  start(actor: Actor, request: StartRequest): Promise<PlanView>;
  /** Newest first. @throws InvalidInputError for a cursor of another listing */
  list(
    actor: Actor,
    request: ListRequest,
  ): Promise<{ readonly plans: readonly PlanSummary[]; readonly nextCursor: string | null }>;
  /** As it stands; what a process that died has left undone is done first. @throws GrowthPlanNotFoundError */
  read(actor: Actor, planId: string): Promise<PlanView>;
  /** One step of the person. @throws GrowthPlanNotFoundError, and what `decide` throws */
  answer(actor: Actor, planId: string, step: PersonStep): Promise<PlanView>;
  /** Takes the person's last step back. @throws GrowthPlanNotFoundError, GrowthNothingToUndoError, GrowthStepConflictError */
  undo(actor: Actor, planId: string, expectedStep?: number): Promise<PlanView>;
  /** Asks no more: what is there becomes the plan. @throws GrowthPlanNotFoundError, GrowthFinishedError, GrowthBusyError */
  finish(actor: Actor, planId: string): Promise<PlanView>;
  /** With its documents and everything else of it. @throws GrowthPlanNotFoundError */
  remove(actor: Actor, planId: string): Promise<void>;
  /** What outcome and report are made of. @throws GrowthPlanNotFoundError */
  state(actor: Actor, planId: string): Promise<PlanState>;
  /** What the plan comes to as it stands; learning starts now unless told. @throws GrowthPlanNotFoundError, GrowthInputError */
  outcome(actor: Actor, planId: string, pace?: Partial<Pace>): Promise<Outcome>;
  /** The outcome to hand on. @throws GrowthPlanNotFoundError */
  report(actor: Actor, planId: string, format: ReportFormat): Promise<Report>;
  /** The texts as they were read. @throws GrowthPlanNotFoundError */
  documents(actor: Actor, planId: string): Promise<readonly GrowthDocument[]>;
  /** @throws GrowthPlanNotFoundError, GrowthCheckpointNotFoundError */
  checkpoint(
    actor: Actor,
    planId: string,
    mark: { readonly checkpointId: string; readonly state: CheckpointView["state"] },
  ): Promise<PlanView>;
  /** What is open on finished plans, the nearest day first, 200 at most. */
  openCheckpoints(actor: Actor): Promise<readonly OpenCheckpoint[]>;
  /** Checkpoints of everybody whose day has come. */
  due(now: number): Promise<readonly DueReminder[]>;
  /** Of the actor's own plans; of the whole workspace for who operates it and asks for it. */
  metrics(actor: Actor, of?: GrowthMetrics["of"]): Promise<GrowthMetrics>;
  /** Over all plans of a person. */
  progress(owner: Owner): Promise<GrowthProgress>;
}

const MODEL_TIMEOUT_MS = 90_000;
const LOST_AFTER_MS = 5_000;

export function createGrowth(needs: GrowthNeeds): Growth {
  const parts = partsOf(needs);
  const { store, now } = parts;
  // One thing at a time for a plan in this process; other processes are held off by its step.
  const queue = new KeyedQueue();
  const change = (actor: Actor, planId: string, decided: Decision) =>
    queue.run(planId, () => retried(() => takeStep(parts, { actor, planId, decided })));

  async function view({ owner, row, state }: LoadedPlan): Promise<PlanView> {
    const [documents, checkpoints] = await Promise.all([
      store.documents(owner, row.id),
      state.phase === "finished" ? store.checkpoints(owner, row.id) : [],
    ]);
    return planViewOf({ row, state, documents, checkpoints, now: now() });
  }

  return {
    async start(actor, request) {
      // What reads documents and knows skills is loaded with the first plan.
      const { startPlan } = await import("./start.ts");
      const plan = await startPlan(parts, actor, request);
      return view(await queue.run(plan.row.id, () => caughtUp(parts, actor, plan)));
    },
    list: (actor, request) => list(parts, actor, request),
    async read(actor, planId) {
      const plan = await loadPlan(parts, actor, planId);
      // Whoever waits for a draft in another window is told so; who comes back after a crash gets it made.
      if (pendingOf(plan.state) === null || queue.length(planId) > 0) return view(plan);
      return view(
        await queue.run(planId, async () => caughtUp(parts, actor, await loadPlan(parts, actor, planId))),
      );
    },
    answer: async (actor, planId, step) =>
      view(
        await change(actor, planId, { isOnTop: true, of: ({ state }) => decide(state, step, takeOwnWords) }),
      ),
    undo: async (actor, planId, expectedStep) =>
      view(
        await change(actor, planId, { isOnTop: false, of: ({ state }) => decideUndo(state, expectedStep) }),
      ),
    finish: async (actor, planId) =>
      view(await change(actor, planId, { isOnTop: true, of: ({ state }) => decideFinish(state) })),
    async remove(actor, planId) {
      if (!(await store.remove(actor, planId))) throw new GrowthPlanNotFoundError(planId);
    },
    state: async (actor, planId) => planStateOf(await loadPlan(parts, actor, planId)),
    outcome: async (actor, planId, pace = {}) =>
      makeOutcome(await readRecord(store, actor, planId), { startsAt: now(), ...pace }),
    report: async (actor, planId, format) =>
      writeReport(parts, await readRecord(store, actor, planId), format),
    async documents(actor, planId) {
      await loadPlan(parts, actor, planId);
      return store.documents(actor, planId);
    },
    async checkpoint(actor, planId, { checkpointId, state }) {
      const plan = await loadPlan(parts, actor, planId);
      try {
        await store.markCheckpoint(actor, planId, { id: checkpointId, state, now: now() });
      } catch (error) {
        if (error instanceof WriteConflictError)
          throw new GrowthCheckpointNotFoundError(planId, checkpointId);
        throw error;
      }
      return view(plan);
    },
    openCheckpoints: (actor) => readOpenCheckpoints(parts.database, actor),
    async due(at) {
      const due = await store.claimDue(at);
      return due.map(({ checkpoint, ...of }) => ({ ...of, checkpoint: checkpointViewOf(checkpoint) }));
    },
    metrics(actor, of = "person") {
      const mayAll = of === "workspace" && actor.scopes.includes("operate");
      return readMetrics(parts.database, actor, mayAll ? "workspace" : "person");
    },
    progress: (owner) => readProgress(parts.database, owner),
  };
}

function partsOf(needs: GrowthNeeds): GrowthParts {
  const { database, log, readDocument, writePdf, models, generate } = needs;
  const store = createGrowthStore(database);
  const now = () => needs.clock.now();
  return {
    database,
    log,
    skills: needs.skills ?? lazySkills(),
    readDocument,
    models,
    writePdf,
    planCheckpoints: needs.planCheckpoints ?? planCheckpoints,
    store,
    now,
    calls: {
      store,
      generate,
      now,
      holder: randomText(HOLDER_CHARACTERS),
      timeoutMs: needs.modelTimeoutMs ?? MODEL_TIMEOUT_MS,
      lostAfterMs: needs.lostAfterMs ?? LOST_AFTER_MS,
    },
  };
}

const HOLDER_CHARACTERS = 16;

/** ION's own catalog, loaded once when it is first asked for. */
function lazySkills(): GrowthParts["skills"] {
  let loaded: Promise<SkillCatalog> | undefined;
  return () => {
    loaded ??= import("./skill/index.ts").then(({ createSkillCatalog }) => createSkillCatalog());
    return loaded;
  };
}

/** What a person wants, as a step on the plan as it stands. */
interface Decision {
  /** What ION has left undone is done first; undo takes it back instead. */
  readonly isOnTop: boolean;
  readonly of: (plan: LoadedPlan) => StepBody;
}

interface Change {
  readonly actor: Actor;
  readonly planId: string;
  readonly decided: Decision;
}

async function takeStep(parts: GrowthParts, { actor, planId, decided }: Change): Promise<LoadedPlan> {
  const loaded = await loadPlan(parts, actor, planId);
  const plan = decided.isOnTop ? await caughtUp(parts, actor, loaded) : loaded;
  const body = decided.of(plan);
  const taken = await append(parts, plan, { made: [{ body, latencyMs: null, costUsd: null }] });
  return caughtUp(parts, actor, taken);
}

/** The plan once it is the person's turn again, or as it stands while another process is on. */
async function caughtUp(parts: GrowthParts, actor: Actor, from: LoadedPlan): Promise<LoadedPlan> {
  let plan = from;
  for (let conflicts = 0; conflicts < MOST_CONFLICTS; ) {
    const pending = pendingOf(plan.state);
    if (pending === null) return plan;
    try {
      plan = await workOnce(parts, actor, { plan, pending });
    } catch (error) {
      if (error instanceof GrowthBusyError) return plan;
      if (!(error instanceof WriteConflictError)) throw error;
      conflicts += 1;
      plan = await loadPlan(parts, actor, plan.row.id);
    }
  }
  return plan;
}

const MOST_CONFLICTS = 5;

async function workOnce(
  parts: GrowthParts,
  actor: Actor,
  {
    plan,
    pending,
  }: { readonly plan: LoadedPlan; readonly pending: Exclude<ReturnType<typeof pendingOf>, null> },
): Promise<LoadedPlan> {
  const { made, writes } = await doWork(parts, plan, { pending, actor });
  try {
    return await append(parts, plan, { made, writes });
  } catch (error) {
    // The plan has moved on without this; that the call was made, and its cost, stays known.
    if (error instanceof WriteConflictError) await settleWrites(parts, writes);
    throw error;
  }
}

async function list(
  { store, now }: GrowthParts,
  owner: Owner,
  { limit, cursor }: ListRequest,
): Promise<{ readonly plans: readonly PlanSummary[]; readonly nextCursor: string | null }> {
  const before = cursor === null ? null : decodeCursor(cursor);
  const rows = await store.list(owner, { limit: limit + 1, before });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length <= limit || last === undefined ? null : encodeCursor([last.updated_at, last.id]);
  return { plans: page.map((row) => summaryOf(row, now())), nextCursor };
}
