import type { Found } from "../growth.ts";
import { PLACES } from "./place-catalog.ts";

let pattern: RegExp | undefined;

/** The known places that a piece of a text names, with the country or district after them. `offset` moves the spans. */
function findPlaces(text: string, offset = 0): Found<string>[] {
  pattern ??= new RegExp(
    `(?<!\\p{L})(?:${PLACES.join("|")})(?:특별시|광역시|특별자치시|시|도)?(?:,? [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=\\s?(?:$|[\\n·|,;.)]))| [\\p{Script=Hangul}]{1,6}(?:시|구|군)(?!\\p{L}))?(?!\\p{Script=Latin})`,
    "gu",
  );
  return [...text.matchAll(pattern)].map(({ 0: value, index }) => ({
    value,
    span: { start: offset + index, end: offset + index + value.length },
  }));
}

const LABELLED =
  /^(?:location|based in|lives? in|residence|address|city|거주지?|주소|현주소|지역|근무 희망 지역)\s{0,2}[:：|\t]?\s{0,2}/iu;
const LIVES =
  /(?:live|living|based|located|residing|home is|flat)(?: and work)? (?:in|near)|(?:집은|거주지는|사는 곳은)|에 (?:살|거주)/iu;
const TOP_LINES = 6;
const LONGEST_AT_TOP = 100;

/** Where somebody lives: a line that says so, the lines under the name, or a sentence such as "I live in …". */
export function readLocation(
  lines: readonly { readonly text: string; readonly span: { readonly start: number } }[],
): Found<string> | null {
  const filled = lines.filter((line) => line.text !== "");
  const labelled = filled.find((line) => LABELLED.test(line.text));
  const top = filled
    .slice(0, TOP_LINES)
    .filter((line) => line.text.length <= LONGEST_AT_TOP && !/\d{4}/.test(line.text));
  const said = filled.filter((line) => LIVES.test(line.text));
  const places = [
    ...(labelled === undefined ? [] : findPlaces(labelled.text, labelled.span.start)),
    ...top.flatMap((line) => findPlaces(line.text, line.span.start)),
    ...said.flatMap((line) => placesSaid(line.text, line.span.start)),
  ];
  return places[0] ?? null;
}

/** Only the sentence that says it: a place named elsewhere in the line is a school or an employer. */
function placesSaid(text: string, offset: number): Found<string>[] {
  const found = LIVES.exec(text);
  if (found === null) return [];
  const start = Math.max(0, found.index - 20);
  return findPlaces(text.slice(start, found.index + found[0].length + 40), offset + start);
}
