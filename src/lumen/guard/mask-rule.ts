export const MASK_KINDS = ["email", "phone", "card", "iban", "national-id", "secret"] as const;
/** What a masked value is; it is the name in its placeholder too: `[email-1]`. */
export type MaskKind = (typeof MASK_KINDS)[number];

/** Where in a text a value lies: from `start` up to, not including, `end`. */
export interface Around {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How one sort of value is found. Every quantifier is bounded, so that a text costs time in proportion to its length. */
export interface MaskRule {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly kind: MaskKind;
  /** What it masks, for a person. */
  readonly about: string;
  /** A text without any of these holds no match: the pattern is not tried. */
  readonly needs?: readonly string[];
  /**
   * Global. What is masked is the whole match, or the group `value`, which ends it; a group `before`, captured by looking
   * back, belongs to it too.
   */
  readonly pattern: RegExp;
  /** How much of what matched is the value, in characters from its start; 0: nothing of it. Absent: all. */
  readonly measure?: (value: string, around: Around) => number;
  /** A text in which it finds something, and one that looks similar in which it finds nothing. */
  readonly catches: string;
  readonly passes: string;
}

/** The text in front of a value, for rules that look for a word there. */
export function textBefore({ text, start }: Around, characters: number): string {
  return text.slice(Math.max(0, start - characters), start);
}

/** A `measure` of rules that take all or nothing. */
export function wholeWhen(
  isValue: (value: string, around: Around) => boolean,
): NonNullable<MaskRule["measure"]> {
  return (value, around) => (isValue(value, around) ? value.length : 0);
}
