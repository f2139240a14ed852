/** Which policy holds for a task in a workspace, as its operator chose. */
import type { Task } from "#contract/cost.ts";
import type { Database } from "#platform/database/index.ts";
import { POLICIES, type Policy } from "./route.ts";

export interface TaskPolicy {
  readonly task: Task;
  readonly policy: Policy;
}

export interface Policies {
  /** null: the one of the settings. */
  of(workspaceId: string | null, task: Task): Promise<Policy | null>;
  list(workspaceId: string): Promise<TaskPolicy[]>;
  /** null takes it back. */
  set(workspaceId: string, task: Task, policy: Policy | null): Promise<void>;
}

const KNOWN_MS = 1_000;

export function createPolicies({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: { now(): number };
}): Policies {
  const known = new Map<string, { readonly list: readonly TaskPolicy[]; readonly readAt: number }>();

  async function list(workspaceId: string): Promise<TaskPolicy[]> {
    const rows = await database.kysely
      .selectFrom("model_policy")
      .select(["task", "policy"])
      .where("workspace_id", "=", workspaceId)
      .orderBy("task")
      .execute();
    return rows.flatMap(({ task, policy }) => {
      const found = POLICIES.find((name) => name === policy);
      return found === undefined ? [] : [{ task: task as Task, policy: found }];
    });
  }

  return {
    list,
    async of(workspaceId, task) {
      if (workspaceId === null) return null;
      const now = clock.now();
      let entry = known.get(workspaceId);
      if (entry === undefined || now < entry.readAt || now >= entry.readAt + KNOWN_MS) {
        entry = { list: await list(workspaceId), readAt: now };
        known.set(workspaceId, entry);
      }
      return entry.list.find((one) => one.task === task)?.policy ?? null;
    },
    async set(workspaceId, task, policy) {
      const place = { workspace_id: workspaceId, task };
      known.delete(workspaceId);
      if (policy === null) {
        await database.kysely
          .deleteFrom("model_policy")
          .where("workspace_id", "=", workspaceId)
          .where("task", "=", task)
          .execute();
        return;
      }
      await database.kysely
        .insertInto("model_policy")
        .values({ ...place, policy })
        .onConflict((conflict) => conflict.columns(["workspace_id", "task"]).doUpdateSet({ policy }))
        .execute();
    },
  };
}
