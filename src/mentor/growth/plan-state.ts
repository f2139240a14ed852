import type { FlowState } from "./flow/flow-state.ts";
import type { PlanRow } from "./growth-rows.ts";

/** What outcome, report and learning plan are made of. */
export interface PlanState {
  readonly id: string;
  /** The job's, where it has one. */
  readonly title: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly flow: FlowState;
}

export function planStateOf({ row, state }: { readonly row: PlanRow; readonly state: FlowState }): PlanState {
  return { id: row.id, title: row.title, createdAt: row.created_at, updatedAt: row.updated_at, flow: state };
}
