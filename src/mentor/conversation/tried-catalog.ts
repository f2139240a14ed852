/** A sentence without one of these words says of no attempt; it is not worth the slower patterns. */
export const TRIED_HINT = /\b(?:tried|already|also|even)\b|봤|보았|시도/i;

/** How people say what they have done; `what` is the attempt. English, then Korean. */
export const TRIED_PATTERNS: readonly RegExp[] = [
  /\b(?:i|we)(?:['’]ve| have)?(?: already| also| even| just)? tried (?!to (?:ask|tell)\b)(?<what>[^,.;!?]{3,160})/i,
  /\b(?:already|also|even) tried (?<what>[^,.;!?]{3,160})/i,
  /^(?:so )?tried (?<what>[^,.;!?]{3,160})/i,
  /\b(?:i|we)(?:['’]ve| have)? (?:already|also|even) (?<what>(?:restarted|reinstalled|rebooted|reset|cleared|checked|read|rewrote|added|removed|disabled|enabled|upgraded|downgraded|rolled back|reverted|asked|talked to|googled|searched|profiled|logged|debugged|changed|updated|deleted|rebuilt|ran|written|wrote|done|made|spent|looked)\b[^,.;!?]{0,150})/i,
  /(?<what>[^,.!?]{2,80}?)(?:은|는|도|을|를)?\s*(?:이미|벌써)?\s*(?:다\s*)?(?:해|시도해|써|바꿔|고쳐|물어|찾아|돌려|읽어|껐다 켜)\s?(?:봤|보았)(?:는데|지만|어요|습니다|어|고|음)/u,
  /(?<what>[^,.!?]{2,80}?)(?:을|를|도)?\s*(?:이미\s*)?시도(?:했|해 봤|해봤)(?:는데|지만|어요|습니다|어|고)/u,
];

/** "I did that": whole messages that point back at the last suggestion. */
export const DONE_AS_TOLD: readonly RegExp[] = [
  /^(?:ok(?:ay)?,?\s*|yes,?\s*|yeah,?\s*|well,?\s*)?(?:i\s+)?(?:already\s+)?(?:did|done|tried)\s+(?:that|it|this|so)\b/i,
  /^(?:ok(?:ay)?,?\s*)?(?:that|it)\s+(?:did\s?n['’]?t|does\s?n['’]?t)\s+(?:work|help)/i,
  /^(?:그건|그거|그것도|말한\s?대로|시킨\s?대로|알려주신\s?대로)\s*(?:는|은)?\s*(?:이미\s*)?(?:해\s?봤|했)/u,
];
