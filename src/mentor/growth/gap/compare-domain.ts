/** Having worked in a trade: finance, health, games. */
import type { Requirement, Span } from "../growth.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { ASKS_FOR_DOMAIN, DOMAIN_CATALOG } from "./domain-catalog.ts";
import { overlap } from "./phrase-evidence.ts";
import { SAID } from "./said-catalog.ts";

/** null where no trade is asked for; met by one line of the CV that is of one of the trades, since "banking or insurance" asks for one. */
export function compareDomain(requirement: Requirement, { cv, job, lines }: Comparison): Finding | null {
  const phrase = phraseOf(requirement, { job });
  const asked = DOMAIN_CATALOG.filter((domain) => domain.words.test(phrase));
  if (asked.length === 0 || !ASKS_FOR_DOMAIN.test(phrase)) return null;
  // What somebody would like stands beside the roles; what they did stands in them.
  const isWork = (span: Span) => cv.roles.length === 0 || cv.roles.some((role) => overlap(role.span, span));
  const found = lines.find(({ span }) => {
    if (!isWork(span)) return false;
    const line = cv.document.text.slice(span.start, span.end);
    return asked.some((domain) => domain.words.test(line));
  });
  if (found === undefined) {
    const why = [SAID.noDomain()];
    return { state: "missing", match: 0, uncertainty: 0.5, shown: [], why };
  }
  return { state: "met", match: 0.9, uncertainty: 0.2, shown: [found.span], why: [SAID.shownDomain()] };
}
