import type { OutputContext, OutputFinding } from "./output-rule.ts";
import { OUTPUT_RULES } from "./rules/output-rules.ts";

export interface OutputReport {
  /** The answer without what is removed. */
  readonly text: string;
  /** In the order of the answer; offsets are those of the answer as it was given. */
  readonly findings: readonly OutputFinding[];
}

/**
 * Checks a whole answer, after placeholders were restored: leaks, addresses that carry data away, placeholders that
 * stand for nothing, invisible characters. An answer that is streamed can only be checked when it has ended.
 *
 * @param context what of the prompt is absent is taken as empty
 */
export function checkOutput(answer: string, context: Partial<OutputContext> = {}): OutputReport {
  const whole = { systemPrompt: "", retrieved: [], visible: [], allowedHosts: [], ...context };
  const findings = OUTPUT_RULES.flatMap(({ id, find }) =>
    find(answer, whole).map((finding) => ({ rule: id, ...finding })),
  ).sort((a, b) => a.start - b.start);
  return { text: clean(answer, findings), findings };
}

function clean(answer: string, findings: readonly OutputFinding[]): string {
  let text = "";
  let end = 0;
  for (const finding of findings.filter(({ action }) => action === "remove")) {
    if (finding.end <= end) continue;
    // what overlaps the one before was removed with it up to there
    text += answer.slice(end, Math.max(end, finding.start)) + finding.replacement;
    end = finding.end;
  }
  return text + answer.slice(end);
}
