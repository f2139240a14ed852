import { GrowthPlanNotFoundError } from "../errors.ts";
import { foldSteps } from "../flow/evolve.ts";
import type { Owner } from "../growth-rows.ts";
import type { GrowthStore } from "../growth-store.ts";
import { planStateOf } from "../plan-state.ts";
import type { PlanRecord } from "./make-outcome.ts";

/** All that an outcome is made of. @throws GrowthPlanNotFoundError */
export async function readRecord(store: GrowthStore, owner: Owner, planId: string): Promise<PlanRecord> {
  const row = await store.find(owner, planId);
  if (row === undefined) throw new GrowthPlanNotFoundError(planId);
  const [steps, documents, checkpoints] = await Promise.all([
    store.steps(owner, planId),
    store.documents(owner, planId),
    store.checkpoints(owner, planId),
  ]);
  return { plan: planStateOf({ row, state: foldSteps(steps) }), steps, documents, checkpoints };
}
