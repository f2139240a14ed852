/** What a heading that no list of headings knows is likely to be, by the words in it; the first that fits. */
import type { JobHeading } from "./heading-catalog.ts";

const PATTERNS: readonly (readonly [pattern: RegExp, heading: JobHeading])[] = [
  [/equal|diversity|privacy|개인정보|차별/u, { part: "legal", wording: null }],
  [
    /\b(?:benefits?|perks|offer|salary|pay|compensation|we give|you get|in return|why (?:join|work))\b|혜택|복지|복리|보상|처우|급여|이런 점이|제공/u,
    { part: "offer", wording: null },
  ],
  [
    /\b(?:how to apply|next steps?|(?:hiring|interview|application|selection) (?:process|steps)|deadline)\b|전형|절차|접수|제출|지원 ?방법|지원하려면/u,
    { part: "process", wording: null },
  ],
  [
    /\b(?:good to know|(?:further|additional|other|general) (?:information|details)|please note|worth knowing|before you apply|small print|fine print)\b|확인해 ?주|알아 ?두|유의/u,
    { part: "conditions", wording: "required" },
  ],
  [
    /\bnot (?:needed|required|necessary|essential|a must)\b|\boptional\b|없어도|필수는 아/u,
    { part: "asked", wording: "optional" },
  ],
  [
    /\b(?:nice|plus|bonus|preferred|preferable|desirable|advantage\p{L}*|helps?|helpful|extras?|even better|would be (?:good|great|nice)|great to have|(?:we|you)(?:['’]d| would) (?:love|be (?:pleased|happy|glad|delighted))|we (?:also )?(?:value|welcome|appreciate|like)|valued|welcome|brownie|icing|also)\b|우대|선호|더욱|더 ?(?:좋|반가|환영|잘)|플러스|가산|있으면|금상첨화|환영/u,
    { part: "asked", wording: "preferred" },
  ],
  [
    /\b(?:must|essential|mandatory|non-negotiable\p{L}*|cannot do without|can['’]t do without)\b|필수|반드시|꼭/u,
    { part: "asked", wording: "must" },
  ],
  [
    /\b(?:requir\p{L}+|qualif\p{L}+|criteria|eligib\p{L}+|who can apply|who should apply|who you|you (?:have|bring|know|can|need|are|should|might|must have)|you['’]ve|you['’]re|you to (?:show|have|bring|be)|like to see|looking for|we need|hope you|we (?:ask|want|seek)|your (?:profile|background|skills|experience|toolbox)|candidates?|what it takes|we (?:expect|require|hope)|skill set|knowledge|competenc\p{L}+|expertise|applicants?|the person)\b|자격|요건|지원 ?(?:대상|조건)|이런 분|어떤 분|이런 사람|어떤 사람|필요한|찾습니다|찾아요|찾고|모십니다|역량|능력|조건을|필요해요|필요합니다|이런 경험|이런 역량/u,
    { part: "asked", wording: "required" },
  ],
  [
    /\b(?:responsib\p{L}+|dut(?:y|ies)|tasks?|you(?:['’]ll| will|['’]d| would)|the role|job summary|position summary|your (?:role|day|job|week|work|mission)|day[- ]to[- ]day|what the (?:job|work|team) (?:is|does)|first (?:months?|year|90 days))\b|업무|하는 일|하게 될|하게 돼|역할|맡게|맡을|담당|직무|미션|이런 일|어떤 일|무슨 일|일을 (?:하|해)/u,
    { part: "tasks", wording: "expected" },
  ],
  [
    /\b(?:practical\p{L}*|conditions?|location|where|logistics|terms|hours|when and where|contract|workplace)\b|근무|조건|장소|고용|참고|기타|어디(?:서|에서)|언제/u,
    { part: "conditions", wording: "required" },
  ],
  [
    /\b(?:about|who we are|our (?:team|story|company|product|customers|stack)|the (?:team|company|project|programme|program|product))\b|소개|우리는|저희는|회사|서비스는/u,
    { part: "about", wording: null },
  ],
];

/** What a heading is of by its words; undefined where they do not tell. @param name as `headingName` makes it */
export function likelyJobHeading(name: string): JobHeading | undefined {
  return PATTERNS.find(([pattern]) => pattern.test(name))?.[1];
}
