import { MASK_KINDS, type MaskKind, type MaskRule } from "./mask-rule.ts";
import { MASK_RULES } from "./rules/mask-rules.ts";

/** A value that a rule found: `text.slice(start, end)`. */
export interface Found {
  readonly rule: string;
  readonly kind: MaskKind;
  readonly start: number;
  readonly end: number;
}

/**
 * Personal data and secrets in a text, in order, none overlapping another. Takes time in proportion to the text.
 *
 * @param kinds only these
 */
export function findPersonal(text: string, kinds: readonly MaskKind[] = MASK_KINDS): Found[] {
  const found = MASK_RULES.filter(({ kind }) => kinds.includes(kind)).flatMap((rule) =>
    matchesOf(rule, text),
  );
  return withoutOverlaps(found);
}

/** Everything one rule finds, whatever others find there. */
export function matchesOf(rule: MaskRule, text: string): Found[] {
  if (rule.needs !== undefined && !rule.needs.some((needed) => text.includes(needed))) return [];
  const found: Found[] = [];
  for (const match of text.matchAll(rule.pattern)) {
    const value = match.groups?.value ?? (match.groups?.before ?? "") + match[0];
    const start = match.index + match[0].length - value.length;
    const length = rule.measure?.(value, { text, start, end: start + value.length }) ?? value.length;
    if (length > 0) found.push({ rule: rule.id, kind: rule.kind, start, end: start + length });
  }
  return found;
}

/**
 * The first of those that overlap, in the order of the text and then of the rules. What is left of a secret behind it
 * is kept, because half a secret is one.
 */
export function withoutOverlaps<Span extends Found>(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start >= end) kept.push(span);
    else if (span.end > end && span.kind === "secret") kept.push({ ...span, start: end });
    else continue;
    end = span.end;
  }
  return kept;
}
