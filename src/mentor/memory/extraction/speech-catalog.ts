/** Signs that a sentence does not say how things are with the person. */

/** What might be, was once, or is wished for. "If it matters" is politeness, not a condition. */
export const ENGLISH_UNREAL =
  /\b(?:(?:if|unless)(?! (?:it|that) (?:matters|helps)|\s*(?:anyone|you)['’]?(?:s|re)? (?:asks?|asking|wonder\w*|curious))|wish|imagine|suppos(?:e|ing|edly)|pretend|hypothetical\w*|let['’]?s say|what if|dream(?:ed|t|ing)? (?:of|about|that)|once upon)\b/i;

/** The same for the clause alone in which it stands. */
export const ENGLISH_DOUBTFUL =
  /\b(?:would|wouldn['’]?t|could|might|maybe|perhaps|think(?:ing)? (?:of|about)|considering|tempted|i['’]d(?! (?:really )?(?:like|love) to (?:be|become|get|move|switch|change|go|do|have)\b)|we['’]d|used to|ought to|should|almost|nearly|as though|no idea|when i was|back when|back in the day|the other day|probably|apparently|as a (?:kid|child|teen\w*)|in (?:high|middle|primary) school|at the time|back then|in those days|growing up|not sure (?:if|whether)|as if|feels? like|in theory|someday|some day|one day(?! (?:a|per|each|every|of)\b)|(?:in|from|like (?:\w+ )?in) (?:the|this|that|a|my|some) (?:game|story|novel|movie|film|book|scene|song|dream|play|show|series|joke|simulation|example|demo app))\b|(?<!\b(?:i|we) (?:just |already |also )?)\b(?:says?|said|told (?:me|us)|claims?|wrote|writes)(?: that)? (?:i|we|my|our)\b|\b(?:never|not) (?:going to|gonna) (?:work|live|use)\b/i;

export const KOREAN_UNREAL =
  /만약|만일|혹시|[다라으되]면(?=[\s,]|$)|(?<!근)하면(?=[\s,]|$)|었더라면|텐데|뻔했/u;

export const KOREAN_DOUBTFUL =
  /고 싶|싶어|싶은|싶다|[을할갈볼살쓸될]까|고민(?:이|중|돼|되|하)|생각 ?중|것 같|거 같|듯(?:해|하|요|$)|라고 (?:하|말|그|했)|기를 바|길 바|(?<![됐된었])대요|ㄴ다고|는다고|예전에|옛날|전에는|한때|시절|어릴 ?때|살았|다녔|썼었|했었/u;

export const JOKES =
  /(?:^|\s)\/s(?:\s|$)|\b(?:yeah,? right|sarcasm|as they say|in another life)\b|🙄|\b(?:jk|just kidding|kidding|joking|as a joke)\b|농담/i;

/** What others want, say and do stands behind these. */
export const OTHERS_WORDS =
  /\b(?:he|she|they|who|boss|manager|lead|friend|colleague|wife|husband|client|customer|ceo|everyone|somebody|someone|people)\b[^,]{0,20}\b(?:says?|said|wants?|wanted|thinks?|thought|told|tells|asks?|asked|claims?|suggests?|suggested|insists?|keeps? (?:saying|telling)|expects?|hopes?|wishes)\b/i;

/** Another person as the one who does it, in Korean: the sentence is not about who writes. */
export const KOREAN_OTHERS =
  /(?:^|\s)(?:그의|그녀의|그들의|이 사람|그 사람|둘 다)(?=[\s은는이가])|(?:친구|동료|사촌|이모|삼촌|고모|할머니|할아버지|부모님|선배|후배|사장|대표|고객|손님|걔|쟤|그 사람|그분|(?<![가-힣])그(?=[는가]\s)|그녀|그들|당신|너희|누가|누군가|사람들|다들|남들|애들|아이돌|주인공|(?<=\s)분|[가-힣]{2,4} ?(?:씨|님))(?:님|들)*(?:이|가|은|는|께서|도)(?=\s)/u;

/** Everybody as the one who does it: "다들 퇴사했거든요". Of one's own people it is about them too. */
export const KOREAN_EVERYBODY = /(?:^|\s)(?:다들|모두들|남들|다른 사람들?)(?:은|이|도)?\s/u;

/** How long a thing is said to last: not long. */
export const TRANSIENT =
  /\b(?:today|tonight|this (?:morning|afternoon|evening|week|weekend)|right now|for now|temporarily|for the (?:moment|weekend|week|night)|for (?:a|two|three|few|a few) (?:days?|weeks?)|on holiday|on vacation|visiting|just visiting|at the moment)\b|오늘(?!부터)|잠깐|당분간|임시로|이번 주만|며칠/iu;

/** In these slots a laugh turns what is said into a jest: aims and tastes, not places and names. */
export const SOFT_SLOTS: ReadonlySet<string> = new Set(
  "goal decision prefers avoids hobby drink salary health allergy smokes".split(" "),
);
export const LAUGHS = /\b(?:lol|lmao|rofl|(?:ha){2,}|hehe)\b|[😂🤣😜😉🙃]|[ㅋㅎ]{2}/iu;

/** Somebody's task with a text: what follows is the text, whoever says "I" in it. */
export const TASK =
  /^(?:(?:please|now|then|can you|could you|hey|ok)[,:]? )*(?:translate|rewrite|rephrase|reword|paraphrase|proofread|summari[sz]e|(?:correct|improve|shorten|polish|draft|compose)(?= (?:this|the|my|it|these|an?|me)\b)|pretend|role-?play|act as|act like|imagine|suppose|example|for example|e\.g\.|(?:write|tell|make up|give) (?:me )?(?:an?|some|the|two|three) (?:[\p{L}-]+ )?(?:e-?mail|letter|story|poem|essay|text|message|cv|bio|scene|song|joke|dialogue|example|post|paragraph|sentence|tweet|prompt))\b|^in (?:the|this|my|a|that) (?:novel|story|book|film|movie|game|song|play|scene|script|dream|example|screenplay|chapter)\b|번역해|교정해|다듬어|요약해|^예시|예를 들어|(?:이메일|메일|편지|소설|시나리오|자소서|자기소개서)(?:를|을)? (?:써|작성해)/iu;
/** Points at what stands beside it: it says nothing once the conversation is over. */
export const POINTING =
  /\b(?:here|this(?! (?:year|summer|autumn|fall|winter|spring|quarter|semester|term|month))|that one|these|those|them|it)\b|(?:^|\s)(?:이거|그거|저거|이걸|그걸|이것|그것|이렇게|그렇게|여기)(?:[을를은는로에]|\s|$)/iu;
