import type { Finding } from "./comparison.ts";

/** The finding that shows more; the first of equals. */
export function bestOf(one: Finding, other: Finding): Finding {
  return other.match > one.match ? other : one;
}
