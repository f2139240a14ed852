/** Everything of a growth plan on disk. A write that changes a plan names the step it builds on; who comes second is refused. */
import {
  type Database,
  type Schema,
  type Write,
  WriteConflictError,
  write,
} from "#platform/database/index.ts";
import type { GapCounts } from "./flow/flow-state.ts";
import type { Step } from "./flow/step.ts";
import type { GrowthDocument } from "./growth.ts";
import {
  type CallRow,
  type CheckpointRow,
  documentOf,
  keysOf,
  type NewStep,
  type Owner,
  type PlanRow,
  stepOf,
  stepRowOf,
} from "./growth-rows.ts";
import { prepareGrowthStatements } from "./growth-statements.ts";

export type GrowthStore = ReturnType<typeof createGrowthStore>;

/** Steps on top of a plan that stands at `from`, and what happens with them in the same moment. */
export interface Advance {
  readonly planId: string;
  readonly from: number;
  readonly steps: readonly NewStep[];
  readonly state: PlanRow["state"];
  readonly gaps: GapCounts;
  readonly now: number;
  /** The first of the steps that are undone; they stay, marked. */
  readonly takesBack?: number;
  readonly with?: readonly Write[];
}

export interface CallKey {
  readonly planId: string;
  readonly step: number;
  readonly purpose: string;
}

export interface CallEnd extends CallKey {
  readonly holder: string;
  readonly state: "answered" | "failed" | "lost";
  readonly modelId: string | null;
  readonly costUsd: number | null;
  readonly now: number;
}

/** A checkpoint as the plan proposes it. */
export interface NewCheckpoint {
  readonly id: string;
  readonly title: string;
  readonly gapId: string | null;
  readonly dueAt: number;
}

/** A day that has come, told once. */
export interface DueCheckpoint extends Owner {
  readonly planId: string;
  readonly checkpoint: CheckpointRow;
}

const DUE_PAGE = 200;

export function createGrowthStore(database: Database) {
  const statements = prepareGrowthStatements(database);
  return {
    ...plansOf(database, statements),
    ...callsOf(database, statements),
    ...checkpointsOf(database, statements),
    commit: (unit: readonly Write[]): Promise<void> => database.commit(unit),
  };
}

type Statements = ReturnType<typeof prepareGrowthStatements>;

function plansOf(database: Database, statements: Statements) {
  return {
    async find(owner: Owner, planId: string): Promise<PlanRow | undefined> {
      const [row] = await database.read(statements.findPlan, { ...keysOf(owner), planId });
      return row;
    },

    async findByKey(owner: Owner, key: string): Promise<PlanRow | undefined> {
      const [row] = await database.read(statements.findByKey, { ...keysOf(owner), key });
      return row;
    },

    /** Steps after a number, in their order; those that were taken back are among them. */
    async steps(owner: Owner, planId: string, after = 0): Promise<readonly Step[]> {
      return (await database.read(statements.steps, { ...keysOf(owner), planId, after })).map(stepOf);
    },

    async documents(owner: Owner, planId: string): Promise<readonly GrowthDocument[]> {
      return (await database.read(statements.documents, { ...keysOf(owner), planId })).map(documentOf);
    },

    /** The newest first. */
    list: (owner: Owner, page: Page): Promise<readonly PlanRow[]> => listPlans(database, owner, page),

    /** A new plan with its documents and first steps. @throws WriteConflictError its idempotency key is taken */
    async create(
      plan: PlanRow,
      documents: readonly GrowthDocument[],
      steps: readonly NewStep[],
    ): Promise<void> {
      const owner = { workspaceId: plan.workspace_id, personId: plan.person_id };
      await database.commit([
        write(statements.insertPlan, { ...plan }, 1),
        ...documents.map((document) =>
          write(statements.insertDocument, documentRow(owner, plan.id, document), 1),
        ),
        ...steps.map((step) => write(statements.insertStep, stepRowOf(owner, plan.id, step), 1)),
      ]);
    },

    /** @throws WriteConflictError the plan is gone, or no longer at `from` */
    async advance(owner: Owner, advance: Advance) {
      const { planId, from, steps, state, gaps, now, takesBack, with: others = [] } = advance;
      const of = { ...keysOf(owner), planId };
      const step = steps.at(-1)?.number ?? from;
      const reached = { from, step, state, gapsOpen: gaps.open, gapsClosed: gaps.closed, updatedAt: now };
      await database.commit([
        write(statements.advancePlan, { ...of, ...reached }, 1),
        ...(takesBack === undefined
          ? []
          : [write(statements.takeBack, { ...of, from: takesBack, by: step })]),
        ...steps.map((each) => write(statements.insertStep, stepRowOf(owner, planId, each), 1)),
        ...others,
      ]);
    },

    /** With everything that hangs on it. False: it was not there. */
    async remove(owner: Owner, planId: string): Promise<boolean> {
      try {
        await database.commit([write(statements.removePlan, { ...keysOf(owner), planId }, 1)]);
        return true;
      } catch (error) {
        if (error instanceof WriteConflictError) return false;
        throw error;
      }
    },
  };
}

function callsOf(database: Database, statements: Statements) {
  return {
    async call(owner: Owner, key: CallKey): Promise<CallRow | undefined> {
      const [row] = await database.read(statements.findCall, { ...keysOf(owner), ...key });
      return row;
    },

    /** Writes down that a call is about to be made. @throws WriteConflictError it was begun before, or the plan is gone */
    async beginCall(
      owner: Owner,
      { planId, step, purpose }: CallKey,
      holder: string,
      now: number,
    ): Promise<void> {
      const row: CallRow = {
        plan_id: planId,
        step,
        purpose,
        workspace_id: owner.workspaceId,
        person_id: owner.personId,
        state: "begun",
        holder,
        model_id: null,
        cost_usd: null,
        begun_at: now,
        heartbeat_at: now,
        ended_at: null,
      };
      await database.commit([write(statements.insertCall, { ...row }, 1)]);
    },

    async beat(owner: Owner, key: CallKey, holder: string, now: number): Promise<void> {
      await database.commit([write(statements.beatCall, { ...keysOf(owner), ...key, holder, now })]);
    },

    /** The write that says how a call ended; it undoes its unit where somebody has taken the call for lost. */
    endOfCall: (owner: Owner, { planId, step, purpose, ...end }: CallEnd): Write =>
      write(statements.endCall, { ...keysOf(owner), planId, step, purpose, ...end }, 1),
  };
}

function checkpointsOf(database: Database, statements: Statements) {
  return {
    async checkpoints(owner: Owner, planId: string): Promise<readonly CheckpointRow[]> {
      return database.read(statements.checkpoints, { ...keysOf(owner), planId });
    },

    /** The writes that put these in the place of what is open; what is done or skipped stays. */
    replaceCheckpoints: (
      owner: Owner,
      planId: string,
      given: { readonly checkpoints: readonly NewCheckpoint[]; readonly now: number },
    ): Write[] => [
      write(statements.clearOpen, { ...keysOf(owner), planId }),
      ...given.checkpoints.map(({ id, title, gapId, dueAt }) =>
        write(statements.insertCheckpoint, {
          plan_id: planId,
          id,
          workspace_id: owner.workspaceId,
          person_id: owner.personId,
          title,
          gap_id: gapId,
          due_at: dueAt,
          state: "open",
          told_at: null,
          updated_at: given.now,
        }),
      ),
    ],

    /** @throws WriteConflictError there is none */
    async markCheckpoint(
      owner: Owner,
      planId: string,
      mark: { readonly id: string; readonly state: CheckpointRow["state"]; readonly now: number },
    ): Promise<void> {
      await database.commit([write(statements.markCheckpoint, { ...keysOf(owner), planId, ...mark }, 1)]);
    },

    /** Open checkpoints of finished plans whose day has come, of everybody; each is given to one asker, once. */
    async claimDue(now: number): Promise<readonly DueCheckpoint[]> {
      const claimed: DueCheckpoint[] = [];
      for (const row of await dueRows(database, now)) {
        const owner = { workspaceId: row.workspace_id, personId: row.person_id };
        const claim = { ...keysOf(owner), planId: row.plan_id, id: row.id, now };
        try {
          await database.commit([write(statements.claimCheckpoint, claim, 1)]);
          claimed.push({ ...owner, planId: row.plan_id, checkpoint: { ...row, told_at: now } });
        } catch (error) {
          // Somebody else tells it.
          if (!(error instanceof WriteConflictError)) throw error;
        }
      }
      return claimed;
    },
  };
}

function documentRow(owner: Owner, planId: string, document: GrowthDocument): Schema["growth_document"] {
  return {
    plan_id: planId,
    role: document.role,
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    format: document.format,
    file_name: document.fileName,
    language: document.language,
    text: document.text,
  };
}

export interface Page {
  readonly limit: number;
  /** The time and id of the last one of the page before. */
  readonly before: readonly [number, string] | null;
}

async function listPlans(
  { kysely }: Database,
  owner: Owner,
  { limit, before }: Page,
): Promise<readonly PlanRow[]> {
  let query = kysely
    .selectFrom("growth_plan")
    .selectAll()
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId);
  if (before !== null) {
    const [updatedAt, id] = before;
    query = query.where((where) =>
      where.or([
        where("updated_at", "<", updatedAt),
        where.and([where("updated_at", "=", updatedAt), where("id", "<", id)]),
      ]),
    );
  }
  return query.orderBy("updated_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

async function dueRows({ kysely }: Database, now: number): Promise<readonly CheckpointRow[]> {
  return kysely
    .selectFrom("growth_checkpoint")
    .innerJoin("growth_plan", "growth_plan.id", "growth_checkpoint.plan_id")
    .selectAll("growth_checkpoint")
    .where("growth_checkpoint.told_at", "is", null)
    .where("growth_checkpoint.state", "=", "open")
    .where("growth_checkpoint.due_at", "<=", now)
    .where("growth_plan.state", "=", "finished")
    .orderBy("growth_checkpoint.due_at")
    .limit(DUE_PAGE)
    .execute();
}
