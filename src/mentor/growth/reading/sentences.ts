import type { Span } from "../growth.ts";

/** Dots that end no sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:approx|ca|cf|co|corp|dept|dr|e\.g|etc|i\.e|inc|incl|jr|ltd|max|min|mr|mrs|ms|no|ph\.d|prof|resp|sr|st|vs|yrs|[A-Z])$/i;
const END = /[.!?。]+(?=[\s"'”’)]|$)/g;

/** The sentences of a piece of `text`, without the space around them. Linear. */
export function sentencesIn(text: string, { start, end }: Span): Span[] {
  const piece = text.slice(start, end);
  const spans: Span[] = [];
  let from = 0;
  for (const found of piece.matchAll(END)) {
    const before = piece.slice(Math.max(from, found.index - 12), found.index);
    if (
      found[0] === "." &&
      (ABBREVIATION.test(before) || /^\s+\p{Ll}/u.test(piece.slice(found.index + 1, found.index + 9)))
    ) {
      continue;
    }
    spans.push({ start: start + from, end: start + found.index + found[0].length });
    from = found.index + found[0].length;
  }
  spans.push({ start: start + from, end });
  return spans.map((span) => trimSpan(text, span)).filter((span) => span.end > span.start);
}

/** The span without space, list marks and closing marks at its ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  return { start: Math.min(from, end), end: Math.max(Math.min(from, end), start + piece.trimEnd().length) };
}

/** Whether two places share a letter. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
