/** How people tell a mentor about themselves, in English: work, means, aims, ways of learning, what they will not do. */
import { ROLE_NOUNS, englishRule as rule } from "./english-words-catalog.ts";
import type { Rule } from "./rule.ts";

const NUMBER = "(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)";
const MONEY =
  "(?<value>[€$£]\\d[\\d.,]*(?: ?k)?|\\d[\\d.,]* ?k|\\d[\\d.,]* (?:euros?|dollars|pounds|francs|zlot\\p{L}+|cedis|rupees|naira|crowns|kroner|pesos|reais|yen|rand|shillings|gross|net|a month|a year|per (?:month|year))|\\d{1,3}[.,]\\d{3})";

const WHO: readonly Rule[] = [
  rule("age", "raw", "i", "^(?:i['’]?m|i am) (?<value>[2-6]\\d)$"),
  rule(
    "team",
    "raw",
    "team",
    "(?:^|{I}[^,;]{0,40} )(?:in|on) an? team (?:of [\\p{L}\\d]+ )?called (?=(?-i:[A-Z])){v}",
  ),
  rule(
    "employer",
    "name",
    "called|named",
    "\\b(?:work|working|dev|developer|engineer|scientist|designer|analyst|lead|manager) (?:as [^,;]{2,40} )?(?:at|for) (?:an? |the )(?:[\\p{L}-]+ ){1,5}(?:called|named) (?=(?-i:[A-Z])){v}",
  ),
  rule(
    "employer",
    "org",
    " at ",
    "\\bi (?:lead|run|manage|head) (?!into\\b)(?:an? |the )?[\\p{L} -]{2,40}? at (?:an? |the )?{v}",
  ),
  rule(
    "city",
    "place",
    "living in|based in",
    "{Iam}(?:an? )?[^,;]{2,50}? (?:living|based) in (?=(?-i:[A-Z])){v}",
  ),
  rule(
    "city",
    "place",
    "live with|living with|moved in with",
    "\\bi(?:['’]m|['’]ve)? (?:now )?(?:live|living|moved in) with [^,;]{2,40}? in (?=(?-i:[A-Z])){v}",
  ),
  rule(
    "city",
    "place",
    "house|flat|apartment",
    "{I}(?:have |own |got )?an? (?:house|flat|apartment|place) (?:here )?in (?=(?-i:[A-Z])){v}",
  ),
  rule(
    "salary",
    "raw",
    "earn|make|paid|pay",
    `(?:\\bi (?:now |currently |only )?(?:earn|make|get paid|am paid|pay myself)|\\bthey pay me) (?:about |around |only |roughly )?${MONEY}(?=$| (?:a|per|before|after|gross|net|now|as|at|from|plus|in|which)\\b)`,
  ),
  rule(
    "experience",
    "raw",
    "years",
    `{I}(?:have |got )(?:about |around |over |almost )?(?<value>${NUMBER}(?: and a half)? years (?:of|in|with|doing) [^,;()]{2,40}?)(?=$| (?:and|but|so|behind)\\b)`,
  ),
];

const TOOLS: readonly Rule[] = [
  rule(
    "uses",
    "tool",
    "write|work in|work with|work mostly|work mainly|develop|program",
    "{I}(?:write|work with|work in|work mostly in|work mainly in|develop in|program in) (?:mostly |mainly |only )?{v}",
    { isKnown: true },
  ),
  rule("prefers", "raw", "prefer", "\\bi (?:still |really |much )?prefer (?!to\\b){v}", { isKnown: true }),
];

const AIMS: readonly Rule[] = [
  rule(
    "decision",
    "raw",
    "replac|migrat|switch|moving|dropping|swapping|ditching|rewriting|porting",
    "\\b(?:we|i)(?:['’](?:re|m)| are| am)(?: now| currently| finally| going to)? (?<value>(?:replac|migrat|switch|mov|dropp?|swapp?|ditch|rewrit|port)(?:e|ing)? (?!house\\b|in\\b|on\\b|out\\b)[^,;()]{2,70}? (?:with|by|to|for|in|into) [^,;()]{2,40}?)(?: (?:this|next|in|by|over) [^,;()]{3,30})?$",
    { isKnown: true },
  ),
  rule(
    "decision",
    "free",
    "agreed|decided|opted|chose",
    "\\b(?:we|i)(?:['’]ve| have)?(?: all| both| finally| then)? (?:agreed|decided|opted|chose)(?: with [\\p{L} ]{2,20})? (?:to )?(?<value>(?:(?<=to )(?:move|switch|migrate|use|split|drop|replace|rewrite|adopt|hire|delay|postpone|keep|stop) (?!it\\b|this\\b|that\\b|them\\b|here\\b)|against (?!it\\b|this\\b|that\\b|them\\b))[^,;()\\n]{2,80})",
  ),
  rule(
    "avoids",
    "free",
    "want to",
    `\\bi (?:really )?(?:do not|don['’]?t|never|no longer)(?: ever| really)? want (?<value>to (?:(?:be|become) (?:an? )?(?:[\\p{L}-]+ ){0,2}(?:${ROLE_NOUNS})|(?:go|move|get|switch)(?: back)? (?:in)?to (?:management|leadership|consulting|sales|people management|product|an agency|freelancing|academia)|manage people|travel for work|relocate|work (?:weekends|nights|full[- ]time|for an? [\\p{L}-]+))\\b)`,
  ),
  rule(
    "avoids",
    "free",
    "meeting|call",
    "\\bi (?:can['’]?t|cannot|don['’]?t|won['’]?t) (?:do|take|have|attend|accept) (?<value>(?:any )?(?:meetings?|calls?) (?:before|after|on|at|in the) [^,;()\\n]{1,30}?)(?=$| (?:as|so|and|but|since)\\b)",
  ),
  rule("avoids", "raw", "drink", "\\bi do(?: not|n['’]?t) drink(?: any)? (?<value>coffee|alcohol|tea)\\b"),
  rule(
    "goal",
    "free",
    "want to|hope to|like to|love to|aim|plan|want is",
    `(?:\\b(?:i|we)(?:['’]m|['’]d)?(?: really| also| still| now)? (?:want|hope|hoping|aim|aiming|plan|planning|like|love)|^what (?:i|we)(?:['’]d| would)? (?:really |actually )?(?:want|like)(?: most| now)? is) to (?<value>(?:(?:be|become) (?:an? )?(?:[\\p{L}-]+ ){0,4}(?:${ROLE_NOUNS}|mid-level|senior|principal|independent)\\b|get (?:an?|my) (?:[\\p{L}-]+ ){0,4}(?:job|certificate|certification|degree|promotion|role|raise)\\b|(?:move|switch|change|go|transition) (?:in)?to (?:an? )?(?:[\\p{L}-]+ ){0,3}(?:role|engineering|development|backend|frontend|design|leadership|teaching|security|research|data science|machine learning)\\b|be able to (?:build|run|lead|live|work|write|teach|ship) |do (?:more|less) (?!of\\b)[\\p{L}-]+)[^,;()\\n]{0,80})`,
  ),
];

const WAYS: readonly Rule[] = [
  rule(
    "learning-style",
    "raw",
    "learn|understand",
    "\\bi (?:always |usually |generally )?(?:learn|understand|get|remember)(?: things| stuff| new things)? (?:best|better|faster|fastest|most) (?<value>(?:by|when|with|from|through) [^,;()\\n]{3,60}?)(?=$| (?:and|so|but)\\b)",
  ),
  rule(
    "learning-style",
    "raw",
    "understand things",
    "\\bi (?:only )?understand (?:things|stuff) (?:only )?(?<value>(?:when|once|by) [^,;()\\n]{3,60}?)(?=$| (?:and|so|but)\\b)",
  ),
  rule(
    "avoids",
    "raw",
    "learn from|study from",
    "\\bi can(?:['’]?t|not) (?:really )?(?:learn|study) from (?<value>(?:videos?|books?|courses?|lectures?|podcasts?|slides?|reading)(?: alone)?)\\b",
  ),
  rule(
    "rhythm",
    "raw",
    "person|owl|bird|riser",
    "{Iam}an? (?:real |total |definite )?(?<value>(?:morning|early|evening|night) person|night owl|early (?:bird|riser))\\b",
  ),
  rule(
    "health",
    "raw",
    "crohn|ptsd|depress|stutter|stammer|glaucoma|blood pressure|bad back|bad knee|celiac|coeliac|adhd|asthma|diabetes|migraine|epilepsy|dyslexi|autis|rsi|arthritis|tinnitus|insomnia",
    "\\bi(?:['’]ve| have| suffer from)(?: also)?(?: got)?(?: an?)? (?<value>(?:mild |severe |chronic )?(?:crohn['’]?s(?: disease)?|ptsd|depression|stutter|stammer|glaucoma|high blood pressure|bad back|bad knees?|c(?:o)?eliac disease|adhd|asthma|diabetes|migraines?|epilepsy|dyslexia|autism|rsi|arthritis|tinnitus|insomnia))\\b(?! (?:in the|of the) )",
  ),
  rule(
    "impairment",
    "raw",
    "blind|deaf|dyslexic|autistic|diabetic|left-handed|left handed|hard of hearing|pregnant",
    "{Iam}(?<value>colou?r[- ]?blind|deaf in (?:my|one|the) (?:left |right )?ear|hard of hearing|dyslexic|autistic|diabetic|left[- ]handed)(?=$| (?:and|so|but|since)\\b)",
  ),
];

export const ENGLISH_SELF: readonly Rule[] = [...WHO, ...TOOLS, ...AIMS, ...WAYS];
