import type { InjectionRule } from "./injection-rule.ts";
import { findInvisible, type InvisibleRun } from "./invisible.ts";
import { INJECTION_RULES } from "./rules/injection-rules.ts";
import { INVISIBLE_RULES } from "./rules/invisible-rules.ts";

export interface InjectionFinding {
  readonly rule: string;
  /** How much it says alone, over 0, below 1. */
  readonly weight: number;
  /** In the text as it was given: `text.slice(start, end)`. */
  readonly start: number;
  readonly end: number;
}

export interface InjectionReport {
  /** From 0 to 1: that at least one finding is an attack if each were one by itself with its weight's probability. */
  readonly score: number;
  /** In the order of the text. */
  readonly findings: readonly InjectionFinding[];
}

/** From this score on a text is to be treated as an attack: a person is told, or it is withheld. */
export const SUSPICIOUS_SCORE = 0.5;

/**
 * Signs that a text tries to give the model orders, in English and Korean. Patterns know what was seen before: an attack
 * in other words is not found, and a text about attacks is. Time is in proportion to the text.
 */
export function findInjection(text: string): InjectionReport {
  const runs = findInvisible(text);
  const visible = withoutRuns(text, runs);
  const findings = [
    ...runs.flatMap(({ start, end, sort }) =>
      INVISIBLE_RULES.filter((rule) => rule.sort === sort).map(({ id, weight }) => ({
        rule: id,
        weight,
        start,
        end,
      })),
    ),
    ...INJECTION_RULES.flatMap((rule) => injectionsOf(rule, visible.text)).map((finding) => ({
      ...finding,
      start: visible.offsetOf(finding.start),
      end: visible.offsetOf(finding.end - 1) + 1,
    })),
  ].sort((a, b) => a.start - b.start);
  return { score: scoreOf(findings), findings };
}

/** Everything one rule finds in a text without invisible characters. */
export function injectionsOf({ id, weight, pattern }: InjectionRule, text: string): InjectionFinding[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => {
    return { rule: id, weight, start: index, end: index + match.length };
  });
}

/** Each rule counts once: a text that repeats itself is no more of an attack. */
function scoreOf(findings: readonly InjectionFinding[]): number {
  const weights = new Map(findings.map(({ rule, weight }) => [rule, weight]));
  return 1 - [...weights.values()].reduce((harmless, weight) => harmless * (1 - weight), 1);
}

/** The text without the runs, and where its characters stand in the text with them. */
function withoutRuns(text: string, runs: readonly InvisibleRun[]) {
  if (runs.length === 0) return { text, offsetOf: (offset: number) => offset };
  let visible = "";
  const pieces: { readonly at: number; readonly from: number }[] = [];
  let end = 0;
  for (const run of [...runs, { start: text.length, end: text.length }]) {
    pieces.push({ at: visible.length, from: end });
    visible += text.slice(end, run.start);
    end = run.end;
  }
  const offsetOf = (offset: number) => {
    let low = 0;
    for (let high = pieces.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const { at = 0, from = 0 } = pieces[low] ?? {};
    return from + offset - at;
  };
  return { text: visible, offsetOf };
}
