/** Words around a skill that say it was not done, or is only wished for. */

/** Before the name, in English. */
export const DENIED_BEFORE =
  /\b(?:no|not|never|without|nor|neither|haven'?t|hasn'?t|didn'?t|don'?t|doesn'?t|couldn'?t|wasn'?t|weren'?t|lack(?:ed|ing)?|instead of|rather than|want(?:ed)? to|would like to|plan(?:ning)? to|hop(?:e|ing) to|going to|interested in|learning|about to|if|someone else|colleague|another team)\b[^.!?;]{0,60}$/iu;

/** Behind the name, in Korean, where the verb ends a sentence; in English "was not used". */
export const DENIED_BEHIND =
  /^[^.!?;]{0,40}?(?:\b(?:was|were|is|are) ?n[o']t\b|\bwas done by\b|않|못 ?[하했]|[가이은는도] 없|없이|없었|없습니다|안 ?(?:써|쓰|했|해)|모르|배우고 ?싶|하고 ?싶|관심|예정|계획|대신)/iu;

/** How long, in either language. */
export const YEARS_SAID = /(\d+(?:\.\d+)?)\s*\+?\s*(?:years?\b|yrs?\b|년)/iu;

/** A result or a size with a number. */
export const WITH_NUMBER = /\d/u;
