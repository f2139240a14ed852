/** Things with a day: deadlines, demos, exams, interviews, birthdays; they end with their day. */

import { valueKey } from "../truth/value-key.ts";
import { DAY_MS, findDate, isoDay } from "./dates.ts";
import type { Finding } from "./finding.ts";
import type { Sentence } from "./speech.ts";

/** What has a day, by the words for it; the first that a sentence names counts. */
const DATED: readonly (readonly [attribute: string, english: RegExp, korean: RegExp])[] = [
  ["anniversary", /\b(?:our|my) (?:wedding )?anniversary\b/i, /기념일/],
  ["birthday", /\bmy birthday\b/i, /(?:제|내) 생일/],
  [
    "interview",
    /\b(?:my|an?|the|first|second|final|job|tech\w*) interview\b|\binterviewing (?:at|with)\b|^interview (?:is|on|with|at|next)\b/i,
    /면접(?!관)/,
  ],
  [
    "exam",
    /\b(?:my|the|an?|final|our) (?:[\p{L}-]+ ){0,2}exams?\b|^exam\b|\bi (?:sit|am sitting|['’]m sitting) (?:for )?the\b/iu,
    /시험|(?<![가-힣])(?:필기|실기)(?=[는은]|가|\s)/,
  ],
  [
    "demo",
    /\b(?:(?:my|our|the) (?:[\p{L}-]+ ){0,2}(?:demo|presentation)|(?:my|our) (?:[\p{L}-]+ )?talk)\b(?! with\b)|\bi(?:['’](?:m|ve)| am| have)?(?: got)? (?:to present|presenting|giving (?:a|my|the) talk|speaking at)\b/iu,
    /데모(?!데이터)|(?<![가-힣])발표(?!자|문| 제목|된|했|한)/,
  ],
  [
    "release",
    /\b(?:my|our|the) (?:[\p{L}-]+ ){0,2}(?:release|launch|go-live)\b|\bwe (?:ship|launch|release|go live)\b|\b(?:is|are) going (?:out|live)\b/iu,
    /출시|릴리[스즈]|오픈(?=일|은|이|해|합|한|예정|[.!,]|$)/,
  ],
  [
    "contract",
    /\b(?:my|the) (?:[\p{L}-]+ ){0,2}contract (?:ends|runs out|expires|is up|runs until)\b|\b(?:my )?work permit (?:is valid|expires|runs)\b/iu,
    /계약(?:이|은|기간)/,
  ],
  [
    "start",
    /\bi(?:['’]m| am)?(?: only| officially)? (?:start|starting|begin|beginning)(?: work| there)?(?= (?:on|in|the|first)\b| \d| (?:january|february|march|april|may|june|july|august|september|october|november|december))|^(?:starting|contract starts|job starts)(?= \d| on| (?:january|february|march|april|may|june|july|august|september|october|november|december))|\b(?:my|the) (?:[\p{L}-]+ ){0,2}(?:internship|contract|apprenticeship|job|role|sabbatical|bootcamp) (?:starts|begins)\b/iu,
    /첫 ?출근|입사(?=[.!,]|$|해|합|예정|일|이에|입니다|야)|개강|복직(?!하)|(?<![가-힣])출근(?=이에요|입니다|이야|해|합|[.!]|$)/,
  ],
  [
    "deadline",
    /\b(?:have|has|['’]ve|got|gives? (?:me|us)) (?:got )?(?:time )?(?:until|till)\b|\bhas to be (?:done|finished|ready|live|out|shipped)\b|\bdeadlines?\b|\b(?:is|are|it['’]s|was) due\b|\bdue (?:on|by|date|in|next)\b|\bhand (?:it |this )?in\b/i,
    /마감|제출|까지(?=요|예요|이에요|입니다|임|야|고\s|이고|[.!]|$)|까지 (?=[^.!?]{2,40}(?:해야|끝내야|만들어야))/,
  ],
  [
    "appointment",
    /\bmy (?:[\p{L}-]+ ){0,2}(?:appointment|surgery|operation|flight|wedding|vacation|holiday|trip)\b|\b(?:i|we)['’]?(?:m|re) (?:getting married|flying|on (?:vacation|holiday)|running (?:the|a|my) [\p{L} ]{0,24}marathon)\b|\bi(?:['’]ve| have)? (?:booked|reserved|registered for) (?:it|the|my|an?)\b/iu,
    /수술|결혼식|비행기|예약|휴가(?:는|가|를)/,
  ],
];
const YEARLY = new Set(["anniversary", "birthday"]);
/** Of a project or of the person: what a team or a workplace has is dated by the project it belongs to. */
const ENGLISH_PROJECT =
  /\b[Pp]roject (?<a>[A-Z][\p{L}\p{N}-]+)|\b(?:[Tt]he|[Oo]ur|[Mm]y) (?<b>[A-Z][\p{L}\p{N}-]+)(?:['’]s)? (?:project|deadline|demo|release|launch|presentation|go-live)\b|\b(?:deadline|demo|release|launch) (?:for|of) (?:the |our )?(?<c>[A-Z][\p{L}\p{N}-]+)|(?:^|\b[Tt]he )(?<d>[A-Z][\p{L}\p{N}-]+)(?: project)? is due\b/u;
const KOREAN_PROJECT = /(?<a>[^\s,.'"]+) ?프로젝트/u;
/** Of others, or an order to a calendar. */
const OTHERS = /\b(?:his|her|their|your|calendar|remind(?:er)?|alarm)\b/i;

export function datedFindings(sentence: Sentence, saidAt: number): readonly Finding[] {
  const { text, isKorean } = sentence;
  const kind = DATED.find(([, english, korean]) => (isKorean ? korean : english).test(text));
  if (
    kind === undefined ||
    (isKorean && kind[0] === "deadline" && SPAN.test(text)) ||
    (!isKorean && OTHERS.test(text)) ||
    isOver(text) ||
    (isKorean && TO_OTHERS.test(text))
  )
    return [];
  const [attribute, english, korean] = kind;
  const noun = (isKorean ? korean : english).exec(text);
  const date = findDate(text, saidAt);
  if (date === null || noun === null || !IS_DAY.test(date.text) || WHOLE_MONTH.test(date.text)) return [];
  if (!isKorean && RANGE.test(text)) return [];
  if (isKorean && KOREAN_APART.test(text.slice(date.start, noun.index))) return [];
  if (gapOf(noun, date) > (isKorean ? 14 : 32) || (!isKorean && isApart(text, noun, date))) return [];
  const isYearly = YEARLY.has(attribute);
  if (!isYearly && date.day + DAY_MS <= saidAt) return [];
  const project = projectIn(text, isKorean);
  const shared = {
    claim: "holds",
    sentence,
    clause: text,
    isChange: false,
    project,
    validFrom: saidAt,
  } as const;
  const subject = project === null || isYearly ? "self" : `project:${valueKey(project)}`;
  const validTo = isYearly ? null : date.day + DAY_MS;
  const dated: Finding = { ...shared, subject, attribute, value: isoDay(date.day), validTo };
  return project === null
    ? [dated]
    : [{ ...shared, subject: "self", attribute: "project", value: project }, dated];
}

/** From one day to another: that it ends is no deadline. Neither is a day off. */
const SPAN = /부터|휴가|쉬|방학|여행|휴직|자[.!]*$/u;
const TO_OTHERS =
  /(?:친구|동생|언니|누나|오빠|형|아내|남편|엄마|아빠|딸|아들|동료|후배|선배|애인)(?:의|가|는|이)? ?(?:첫 )?(?:면접|시험|결혼식|발표|수술|생일|비행기|휴가)|[가-힣](?:시고|세요|십시오|시길|시죠|셨|십니다)|(?:씨|님|후배|신입|후임|걔)(?:은|는|이|가) /u;

/** "In March" and "next week" are no days. */
/** "수료가 7월 31일이고 그 뒤에 면접": the day is of what stands before it. */
const KOREAN_APART = /일(?:이고|이며|인데|이지만|이라|까지고)\s|\s(?:뒤|후|다음)에?\s/u;
/** "1 to 14 August" has two days, and says of none that it is the day. */
const RANGE =
  /\b\d{1,2}(?:st|nd|rd|th)? ?(?:to|till|until|through|-|–) ?(?:the )?\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:am|pm))/i;
const WHOLE_MONTH = /^\d{1,2}월$/u;
const IS_DAY = /\d|day|tomorrow|tonight|end of|(?<![주])말|내일|모레|글피|오늘|요일/i;

/** How far a date stands from what it is the date of, in characters. */
function gapOf(noun: RegExpExecArray, date: { readonly start: number; readonly text: string }): number {
  const nounEnd = noun.index + noun[0].length;
  const dateEnd = date.start + date.text.length;
  return Math.max(0, date.start - nounEnd, noun.index - dateEnd);
}

/** What stands in a clause of its own, or before or after something else, is not what the day is the day of. */
const APART =
  /\b(?:after|before|and|but|so|when|because|since|until|till|while|that|which|who|if|than|for|like|about)\b|[;.!?]/i;
const BESIDE = /\b(?:after|before|since|until|during|about|of|from|like|without) $/i;
/** What happened has its day behind it, whichever day that was. */
const HAPPENED =
  /\b(?:met|went|was|were|came|did|saw|spent|took|aced|passed|failed|finished|nailed|enjoyed|loved|attended|celebrated|happened|visited|returned|got back|had)\b/i;
const OF_WHOM_ONE_SPEAKS_TO = /\byou(?:['’](?:re|ve|ll|d))?\b/i;
const MINE = /^(?:my|our|we|i)\b/i;

function isApart(
  text: string,
  noun: RegExpExecArray,
  date: { readonly start: number; readonly text: string },
): boolean {
  const nounEnd = noun.index + noun[0].length;
  const dateEnd = date.start + date.text.length;
  const between = text.slice(Math.min(nounEnd, dateEnd), Math.max(noun.index, date.start));
  if (APART.test(between.replace(/^ for (?:the |our |my )?[\p{L}\p{N}-]+(?= )/u, "")) || HAPPENED.test(text))
    return true;
  if (BESIDE.test(text.slice(0, noun.index))) return true;
  return OF_WHOM_ONE_SPEAKS_TO.test(text) && !MINE.test(noun[0]);
}

/** "The interview was cancelled" is no date. */
function isOver(text: string): boolean {
  return /\b(?:cancell?ed|called off|over|missed|was on|were on|had (?:my|an?))\b|취소|끝났|봤어요|봤습니다|지났/i.test(
    text,
  );
}

function projectIn(text: string, isKorean: boolean): string | null {
  const groups = (isKorean ? KOREAN_PROJECT : ENGLISH_PROJECT).exec(text)?.groups;
  const name = groups?.a ?? groups?.b ?? groups?.c ?? groups?.d ?? null;
  return name !== null &&
    /^(?:사이드|토이|이번|다음|이|그|저희|우리|새|방금|지금|요즘|현재|제|내|첫|큰|작은|개인|팀|회사|This|That|The|It|What|Everything)$/u.test(
      name,
    )
    ? null
    : name;
}
