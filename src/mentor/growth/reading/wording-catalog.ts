/** Words that say how much something is asked for, tried from the top: what weakens comes before what it weakens. */
import type { Wording } from "../growth.ts";

export const WORDING_CUES: readonly (readonly [pattern: RegExp, wording: Wording])[] = [
  [
    /(?<!not )\boptional\b|\bnot (?:be )?(?:needed|required|necessary|a must|essential|mandatory|a requirement)\b|\b(?:isn|aren|don|doesn)['’]?t (?:needed|required|necessary|a must|essential|the point|need|have to|matter)\b|\bno need\b|\bonly if you\b|\bmake us smile\b|없어도|무방|몰라도|못하셔도|못해도|필수는 아|필수가 아|상관없|필요 ?없|않아도/i,
    "optional",
  ],
  [
    /\blegal(?:ly)? (?:condition|required|requirement|obligation)|\brequired by law\b|\bby law\b|\bsecurity clearance\b|\bbackground check\b|\bcriminal record\b|\bregistered (?:with|nurse)\b|법적|법정|법률상|신원 ?조회/i,
    "legal",
  ],
  [
    /\bmust(?![- ]?be expected|\s?have been closed)\b|\b(?:essential|mandatory|indispensable|imperative|non-negotiable|not optional|deal-?breaker|vital|crucial)\b|필수|반드시|꼭(?=\s)/i,
    "must",
  ],
  [
    /\b(?:prefer(?:red|ably|ence)?|ideal(?:ly)?|nice[- ]to[- ]have|advantage(?:ous|s)?|desirable|desired|beneficial|bonus|great if|welcome|even better|appreciated|would be (?:nice|great|good|useful|lovely)|if you (?:have|ever|can|could)|(?:a|big|huge|real) plus|helps|delighted|happy if)\b|우대|여유가 된다면|경험이 있다면|경험이 있으면|있으시면|(?<=이|가) 있거나|선호|더 좋|있으면 좋|좋습니다|좋아요|좋고요|좋겠|환영|가점|가산|반가/i,
    "preferred",
  ],
  [
    /\b(?:required|requires?|requirement|needed|needs?|necessary|prerequisite|minimum|at least|condition|have to)\b|필요(?=합니다|해요|함|하며|하고|$|[\s,.)])|요구|[가-힣]야 ?(?:하|합|해|함|됩)|이상(?=$|[\s,.)])|갖추|소지자|보유자|보유하신/i,
    "required",
  ],
  [
    /\b(?:expect(?:ed|s)?|should|we want|looking for|strong|solid|fluent|you(?:['’]ll| will| are|['’]re| have|['’]ve)?)\b|찾습니다|찾고|기대|중요하게|능숙|뛰어난/i,
    "expected",
  ],
];

/** Cues that a section of preferences does not yield to: "at least one year" among nice-to-haves stays nice to have. */
export const WEAK_CUES =
  /^(?:at least|minimum|이상|need(?:s|ed)?|you|you['’]?(?:ll|re|ve)|you (?:will|are|have)|strong|solid|fluent|should|expect(?:ed|s)?|능숙|뛰어난|if you (?:have|ever|can|could)|보유자|보유하신|소지자|갖추|welcome)$/i;
