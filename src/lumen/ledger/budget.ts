/** What may be spent, by whom, in which time. Pure. */
import type { BudgetPeriod, BudgetScope, WhenSpent } from "#contract/cost.ts";
import type { Nano } from "./money.ts";

/** As a subject: one budget for each person, or each key, of the workspace. */
export const EACH = "*";

export interface Budget {
  readonly id: string;
  readonly workspaceId: string;
  readonly scope: BudgetScope;
  /** The person's or the key's id, `*` for each of them; the workspace's own id for its scope. */
  readonly subjectId: string;
  readonly period: BudgetPeriod;
  readonly limitNano: Nano;
  /** Share of the limit, above 0 and up to 1, at which a warning goes out once. */
  readonly warnShare: number;
  readonly whenSpent: WhenSpent;
}

/** Who pays for a call. */
export interface Spender {
  readonly workspaceId: string;
  /** null: the program itself. */
  readonly personId: string | null;
  readonly accessKeyId: string | null;
}

/** The day or month in UTC that a time (milliseconds since 1970) falls into; the end is the next one's start. */
export function windowAt(
  period: BudgetPeriod,
  now: number,
): { readonly startsAt: number; readonly endsAt: number } {
  const date = new Date(now);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return period === "day"
    ? { startsAt: Date.UTC(year, month, day), endsAt: Date.UTC(year, month, day + 1) }
    : { startsAt: Date.UTC(year, month, 1), endsAt: Date.UTC(year, month + 1, 1) };
}

/** Whose part of a budget a call counts against; null where the budget does not concern the spender. */
export function subjectOf({ scope, subjectId, workspaceId }: Budget, spender: Spender): string | null {
  if (workspaceId !== spender.workspaceId) return null;
  if (scope === "workspace") return workspaceId;
  const own = scope === "person" ? spender.personId : spender.accessKeyId;
  return own !== null && (subjectId === EACH || subjectId === own) ? own : null;
}
