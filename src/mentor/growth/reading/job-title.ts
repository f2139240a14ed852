import type { Found } from "../growth.ts";
import { JOB_HEADINGS } from "./heading-catalog.ts";
import { headingName } from "./headings.ts";
import { readLines } from "./lines.ts";
import { TITLE_WORD } from "./role-word-catalog.ts";

const LABEL =
  /^(?:[[【]?(?:job title|title|position|role|vacancy|포지션|직무|모집 ?부문|모집 ?분야|채용 ?분야|직책)[\]】]?)\s{0,2}[:：]\s{0,2}(\S.{0,100})$/iu;
const WANTED =
  /\b(?:become|be|work as|looking for|hiring|seeking|searching for|role of|position of|want) (?:an?|our|the)(?: (?:first|second|third|new|next|native))? ((?:[\p{L}/+#-]{1,24} ){0,5}?(?:engineer|developer|programmer|architect|manager|lead|analyst|scientist|designer|writer|tester|consultant|administrator|specialist|researcher|director|sre|officer))s?\b/iu;
const WANTED_KO =
  /((?:[\p{L}\p{N}/+#·-]{1,16} ){0,3}?[\p{L}\p{N}/+#·-]{0,12}(?:개발자|엔지니어|프로그래머|디자이너|기획자|분석가|아키텍트|매니저|리드|연구원|사이언티스트))(?:가|이|로|으로|를|을)\s?(?:되고|성장|이직|전직|일하고|찾|모집|모십|채용|추천)/u;
const LONGEST = 100;
const TOP_LINES = 4;
const REACH = 4000;

/** What the job is called: a label, a short line at the top, or the sentence that looks for somebody; null when none does. */
export function readJobTitle(text: string): Found<string> | null {
  const lines = readLines(text.slice(0, REACH)).filter((line) => line.text !== "");
  for (const line of lines.slice(0, 12)) {
    const value = LABEL.exec(line.text)?.[1];
    if (value !== undefined) return at(line.span.end - value.length, value);
  }
  const top = lines
    .slice(0, TOP_LINES)
    .filter((line) => line.text.length <= LONGEST && !JOB_HEADINGS.has(headingName(line.text)));
  const named = top.find((line) => TITLE_WORD.test(line.text) && !/[.!?다]$/.test(line.text));
  if (named !== undefined) return at(named.span.start, named.text);
  const head = text.slice(0, REACH);
  const wanted = WANTED.exec(head) ?? WANTED_KO.exec(head);
  const value = withoutParticles(wanted?.[1]?.trim() ?? "");
  return wanted === null || value === "" ? null : at(head.indexOf(value, wanted.index), value);
}

/** In Korean the words before may belong to the sentence: "장부친구에서 프로덕트 매니저를". */
function withoutParticles(value: string): string {
  return value.replace(/^.{0,80}(?:에서|안에|에|의|는|은|을|를|로|으로|번째) +/u, "");
}

function at(start: number, value: string): Found<string> {
  return { value, span: { start, end: start + value.length } };
}
