import type { GrowthParts } from "../needs.ts";
import { makeOutcome, type PlanRecord } from "../plan/make-outcome.ts";
import { writersOf } from "../views.ts";
import { toMarkdown } from "./markdown.ts";
import { makeReport } from "./report-blocks.ts";

export const REPORT_FORMATS = ["markdown", "pdf"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface Report {
  readonly format: ReportFormat;
  readonly bytes: Uint8Array;
}

/** The plan as it stands, to hand on; a finished one gives the same bytes until one of its checkpoints is marked. */
export async function writeReport(
  { writePdf, now }: Pick<GrowthParts, "writePdf" | "now">,
  record: PlanRecord,
  format: ReportFormat,
): Promise<Report> {
  const outcome = makeOutcome(record, { startsAt: now() });
  const { plan, documents } = record;
  const lastAt = Math.max(plan.updatedAt, outcome.progress.at(-1)?.at ?? 0);
  const madeAt = plan.flow.phase === "finished" ? lastAt : now();
  const report = makeReport({ outcome, writers: writersOf(plan.flow), documents, madeAt });
  const bytes = format === "pdf" ? await writePdf(report) : new TextEncoder().encode(toMarkdown(report));
  return { format, bytes };
}
