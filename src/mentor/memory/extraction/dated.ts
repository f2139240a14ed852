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
    /\b(?:my|an?|the|first|second|final|job|tech\w*) interview\b|\binterviewing (?:at|with)\b/i,
    /면접(?!관)/,
  ],
  ["exam", /\b(?:my|the|an?|final|our) (?:[\p{L}-]+ ){0,2}exams?\b/iu, /시험/],
  [
    "demo",
    /\b(?:(?:my|our|the) (?:[\p{L}-]+ ){0,2}(?:demo|presentation)|(?:my|our) (?:[\p{L}-]+ )?talk)\b(?! with\b)/iu,
    /데모(?!데이터)|(?<![가-힣])발표(?!자|문| 제목|된|했|한)/,
  ],
  [
    "release",
    /\b(?:my|our|the) (?:[\p{L}-]+ ){0,2}(?:release|launch|go-live)\b|\bwe (?:ship|launch|release|go live)\b/iu,
    /출시|릴리스|오픈(?:일|은|이)/,
  ],
  [
    "deadline",
    /\bdeadlines?\b|\b(?:is|are|it['’]s|was) due\b|\bdue (?:on|by|date|in|next)\b|\bhand (?:it |this )?in\b/i,
    /마감|제출/,
  ],
  [
    "appointment",
    /\bmy (?:[\p{L}-]+ ){0,2}(?:appointment|surgery|operation|flight|wedding|vacation|holiday|trip)\b|\b(?:i|we)['’]?(?:m|re) (?:getting married|flying|on (?:vacation|holiday))\b/iu,
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
    (!isKorean && OTHERS.test(text)) ||
    isOver(text) ||
    (isKorean && TO_OTHERS.test(text))
  )
    return [];
  const [attribute, english, korean] = kind;
  const noun = (isKorean ? korean : english).exec(text);
  const date = findDate(text, saidAt);
  if (date === null || noun === null || !IS_DAY.test(date.text)) return [];
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

const TO_OTHERS =
  /(?:친구|동생|언니|누나|오빠|형|아내|남편|엄마|아빠|딸|아들|동료|후배|선배|애인)(?:의|가|는|이)? ?(?:첫 )?(?:면접|시험|결혼식|발표|수술|생일|비행기|휴가)|[가-힣](?:시고|세요|십시오|시길|시죠|셨|십니다)/u;

/** "In March" and "next week" are no days. */
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
