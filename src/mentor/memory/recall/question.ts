/** What a question asks for: its words, the person it names, the time it speaks of, the kind of its answer. */
import type { RecallQuery } from "../memory.ts";
import { contentWordsOf } from "./analysis.ts";
import { type TimeRange, timeRangesOf } from "./time-range.ts";

/** Kinds of answers; a question may ask for none of them in particular. */
const ASKED = [
  "when",
  "where",
  "who",
  "why",
  "how-many",
  "how-long",
  "feeling",
  "list",
  "yes-no",
  "plan",
  "name",
  "how",
] as const;
export type Asked = (typeof ASKED)[number];

const PATTERNS: Readonly<Record<Asked, RegExp>> = {
  when: /\bwhen\b|\bwhat (?:date|day|month|year|time)\b|\b(?:which|what) (?:month|year|day|season)\b|how long ago|언제|며칠|몇 월|날짜|무슨 요일/i,
  where:
    /\bwhere\b|\b(?:which|what) (?:city|country|place|town|state|street|countries|places|cities)\b|어디|어느 (?:동네|나라|도시)/i,
  who: /\bwho(?:m|se)?\b|누가|누구|누굴|사람은/i,
  why: /\bwhy\b|\breason\b|\bwhat (?:inspired|motivated|made|caused|prompted)\b|왜|이유|계기/i,
  "how-many":
    /\bhow (?:many|much|often|old|fast|far|big)\b|\bwhat (?:share|price|number|percentage|amount)\b|몇|얼마/i,
  "how-long": /\bhow long\b|얼마나 오래|얼마 동안|몇 (?:년|달|주|일) 동안/i,
  feeling:
    /\b(?:feel|feels|feeling|felt|think of|react|reaction|opinion|describe|mean|attitude|like about)\b|기분|느낌|어떻게 생각/i,
  list: /\b(?:what|which) (?:\w+ )?(?:kinds? of |types? of )?\w+(?:ies|es|ts|ks|ds|gs|ns|rs|ys|ms|ls|ps)\b(?! (?:is|was|did he)\b)|활동|일들|무엇무엇|어떤 것들/i,
  "yes-no":
    /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|am)\b|(?:까|나요|니|어)\?$/i,
  plan: /\b(?:plan|plans|planning|going to|will|want|wants|goal|goals|dream|hope|intend|future|would)\b|계획|목표|하려|예정/i,
  name: /\b(?:name|named|called|title)\b|이름|제목/i,
  how: /\bhow (?:did|do|does|has|have|is|was|are|were|will|can)\b|어떻게/i,
};

export interface Question {
  /** Stems of its words that say something, each once, without the names of those who speak. */
  readonly stems: readonly string[];
  /** Speakers it names or means by "I" and "you"; empty: none. */
  readonly speakers: readonly string[];
  readonly ranges: readonly TimeRange[];
  readonly asked: ReadonlySet<Asked>;
}

const MENTOR = "mentor";
const FIRST_PERSON =
  /(?:^|[^\p{L}])(?:i|i['’]m|i['’]ve|my|me|mine|we|our|us)(?![\p{L}])|(?:^|[^가-힣])(?:나|내|저|제|우리|나는|내가|나의|저는|제가|나에게|내게)(?:\s|$|[는가의를도에])/iu;
const TOLD_BY_MENTOR =
  /\b(?:you (?:said|say|told|suggest\w*|recommend\w*|advise\w*|explain\w*|mention\w*|propose\w*)|your (?:advice|suggestion|recommendation|answer|tip)s?|did you (?:say|tell|suggest|recommend|advise|explain|mention))\b|네가 (?:말|추천|조언)|(?:추천|조언)해 (?:줬|주)/i;

/**
 * @param names who speaks in the passages: lower case name → the speaker as the passages have it
 */
export function readQuestion(query: RecallQuery, names: ReadonlyMap<string, string>): Question {
  const words = contentWordsOf(query.text);
  const speakers = new Set<string>();
  const stems = new Set<string>();
  for (const { stem, word } of words) {
    const named = names.get(word) ?? names.get(stem);
    if (named === undefined) stems.add(stem);
    else speakers.add(named);
  }
  if (speakers.size === 0) for (const speaker of meant(query, names)) speakers.add(speaker);
  return {
    stems: [...stems],
    speakers: [...speakers],
    ranges: timeRangesOf(query.text, query.now),
    asked: new Set(ASKED.filter((asked) => PATTERNS[asked].test(query.text))),
  };
}

/** Whom "I" and "you" mean, where nobody is named. */
function meant({ text, speaker }: RecallQuery, names: ReadonlyMap<string, string>): readonly string[] {
  const spoken = new Set(names.values());
  if (TOLD_BY_MENTOR.test(text) && spoken.has(MENTOR)) return [MENTOR];
  return FIRST_PERSON.test(text) && spoken.has(speaker) ? [speaker] : [];
}
