/** What people put behind a word and a colon: "Decision: OpenFGA for checks", "목표: 정보처리기사 따기". */
import type { Finding } from "./finding.ts";
import type { Sentence } from "./speech.ts";

const ENGLISH =
  /^(?:(?:so|ok|okay|right|final|well|new)[,]? )*(?:(?:we|i)(?:['’]ve| have)? |(?:my|our|the) )?(?<noun>decision|decided|agreed|goal)(?: (?:for|on) [^:,.]{2,30})?: (?<value>[^.;!?]+)/i;
const KOREAN = /^(?:제 |내 |올해 |우리 |저희 )?(?<noun>목표|결정)(?: ?사항)? ?: ?(?<value>[^.!?]+)/u;
const LONGEST = 120;
const LEAST_WORDS = 2;
/** What points elsewhere or is only for now says nothing later. */
const POINTS =
  /^(?:it|this|that|these|those|them|yes|no|no idea|to be|tbd|none|nothing|sleep|coffee|beer|lunch)\b/i;

export function declaredFindings(sentence: Sentence): readonly Finding[] {
  const { text, isKorean } = sentence;
  const groups = (isKorean ? KOREAN : ENGLISH).exec(text)?.groups;
  const value = groups?.value?.trim() ?? "";
  const isTelling =
    value.length <= LONGEST && value.split(/\s+/).length >= LEAST_WORDS && !POINTS.test(value);
  if (groups === undefined || !isTelling) return [];
  const attribute = /goal|목표/i.test(groups.noun ?? "") ? "goal" : "decision";
  return [{ subject: "self", attribute, value, claim: "holds", sentence, clause: text, isChange: false }];
}
