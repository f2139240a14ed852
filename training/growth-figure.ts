/** One figure of `npm run eval:growth`, and how it is printed. */
import type { Interval } from "./metrics.ts";

export interface GrowthFigure {
  readonly name: string;
  /** What it was measured on: file and size. */
  readonly of: string;
  /** 0 to 1. */
  readonly value: number;
  /** The middle 95 % over resamples. */
  readonly interval: Interval;
  /** The same figure for the plain way, in the same run; absent where there is none. */
  readonly plain?: number;
  readonly goal?: number;
}

export function printFigure({ name, of, value, interval, plain, goal }: GrowthFigure): string {
  const parts = [`${value.toFixed(3)} (${interval.low.toFixed(3)} to ${interval.high.toFixed(3)})`];
  if (plain !== undefined) parts.push(`plain ${plain.toFixed(3)}`);
  if (goal !== undefined) parts.push(`goal ${goal.toFixed(2)} ${value >= goal ? "reached" : "missed"}`);
  return `  ${name.padEnd(28)} ${parts.join(" · ")} · ${of}`;
}
