import type { GrowthParts } from "../needs.ts";
import { makeOutcome } from "../plan/make-outcome.ts";
import type { PlanState } from "../plan-state.ts";
import { writersOf } from "../views.ts";
import { toMarkdown } from "./markdown.ts";
import { makeReport } from "./report-blocks.ts";

export const REPORT_FORMATS = ["markdown", "pdf"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface Report {
  readonly format: ReportFormat;
  readonly bytes: Uint8Array;
}

/** The plan as it stands, to hand on; a finished one gives the same report every day. */
export async function writeReport(
  { writePdf, now }: Pick<GrowthParts, "writePdf" | "now">,
  plan: PlanState,
  format: ReportFormat,
): Promise<Report> {
  const madeAt = plan.flow.phase === "finished" ? plan.updatedAt : now();
  const outcome = makeOutcome(plan, { startsAt: madeAt });
  const report = makeReport(outcome, Object.values(writersOf(plan.flow)), madeAt);
  const bytes = format === "pdf" ? await writePdf(report) : new TextEncoder().encode(toMarkdown(report));
  return { format, bytes };
}
