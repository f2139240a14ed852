import type { Found } from "../growth.ts";
import { CERTIFICATES } from "./certificate-catalog.ts";

/** The certificates that a piece of a text names, as written, in order. `offset` is added to the places. */
export function findCertificates(text: string, offset = 0): Found<string>[] {
  const found = CERTIFICATES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: value, index }) => ({
      value,
      span: { start: offset + index, end: offset + index + value.length },
    })),
  ).sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = -1;
  return found.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
