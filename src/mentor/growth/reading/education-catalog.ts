/** Degrees as they are written, highest first. Short forms count in capitals alone: "210 ms" is no degree. */
import type { EducationLevel } from "../growth.ts";

export const DEGREES: readonly (readonly [pattern: RegExp, level: EducationLevel])[] = [
  [
    /(?<!\p{L})(?:P[Hh]\.? ?D\.?|D\.?Phil|[Dd]octorate|[Dd]octoral degree|[Dd]octor of|Dr\. rer)(?!\p{L})|박사(?!님| ?후)/u,
    "doctorate",
  ],
  [
    /(?<!\p{L})(?:[Mm]aster['’]s|[Mm]asters?(?: degree)?(?: of| in)|Master(?= [A-Z])|M\.? ?Sc\.?|M\.? ?Eng\.?|MBA|M\.A\.|M\.S\.|M[AS](?= in | [A-Z])|[Hh]igher degree|Diplom-(?:Ing|Informatik\p{L}*)|[Pp]ostgraduate degree)(?!\p{L})|석사/u,
    "master",
  ],
  [
    /(?<!\p{L})(?:[Bb]achelor(?:['’]?s)?|B\.? ?Sc\.?|B\.? ?Eng\.?|B\.? ?Tech\.?|B\.A\.|B\.S\.|B[AS](?= in | [A-Z])|[Ee]ngineer['’]s degree|[Uu]ndergraduate degree|[Uu]niversity degree|[Cc]ollege degree|[Dd]egree)(?!\p{L})|학사(?! ?일정| ?관리)|4년제|대졸|대학교 ?(?:졸업|재학|수료)|(?:대학교|대) [\p{Script=Hangul}]{1,12}(?:학과|학부|전공)/u,
    "bachelor",
  ],
  [
    /(?<!\p{L})(?:[Aa]ssociate(?:['’]s)? degree|[Aa]ssociate of|[Ff]oundation degree|HND|A\.A\.S?\.?|[Vv]ocational (?:degree|diploma)|[Dd]iploma)(?!\p{L})|전문대|전문학사|초대졸/u,
    "associate",
  ],
  [
    /(?<!\p{L})(?:[Hh]igh [Ss]chool|[Ss]econdary [Ss]chool|A[- ][Ll]evels?|Abitur|[Bb]accalaur[eé]at|GED)(?!\p{L})|고등학교|고졸/u,
    "school",
  ],
];

/** Where somebody learned, without a degree's name. */
export const SCHOOL =
  /(?<!\p{L})(?:university|universit[éàa]t?|college|institute of technology|polytechnic|school of)(?!\p{L})|대학교|대학원|대학|\p{Script=Hangul}대(?=\s|$)|학과|학부(?! 과제)|전공/iu;

/** The field stands in the first group. */
export const FIELDS: readonly RegExp[] = [
  /([\p{Script=Hangul}A-Za-z·]{2,20}(?:학과|학부|전공|공학|과학|통계학|수학|물리학|경영학|디자인))(?!\p{Script=Hangul}{3})/u,
  /(?<!\p{L})(?:[Dd]egree|[Dd]iploma|[Bb]achelor(?:['’]s)?|[Mm]aster(?:['’]s)?|P[Hh]\.? ?D\.?|[Dd]octorate|B\.?Sc\.?|M\.?Sc\.?|B\.?Eng\.?|M\.?Eng\.?|B\.?Tech\.?|B\.?A\.?|M\.?A\.?|B\.?S\.?|M\.?S\.?|MBA|[Ss]tudied|[Ss]tudying)(?:\s?\([^)\n]{1,20}\))?,?\s{1,2}(?:degree )?(?:of (?:Science|Arts|Engineering) )?(?:(?:in|of) )?((?:[A-Z][\p{L}&-]{1,24}|computer|software|electrical|electronic|data|applied|information|communication|mathematics|physics|statistics)(?: (?:and |of |& )?[\p{Lu}\p{Ll}][\p{Ll}&-]{1,24}){0,4})/u,
];
