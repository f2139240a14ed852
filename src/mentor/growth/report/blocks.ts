import type { PdfBlock } from "#platform/pdf/index.ts";
import type { ReportWords } from "./report-words-catalog.ts";

/** A part of the report begins. */
export function heading(text: string): PdfBlock {
  return { kind: "heading", level: 1, text };
}

/** How the report's language writes a day; days are in UTC. */
export function daysFor({ locale }: ReportWords): (at: number) => string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return (at) => format.format(at);
}
