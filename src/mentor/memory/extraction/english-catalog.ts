/** How people say what is so with them, in English. The order matters: what an earlier rule took, a later one leaves. */
import { ENGLISH_SELF } from "./english-self-catalog.ts";
import { ROLE_NOUNS, englishRule as rule } from "./english-words-catalog.ts";
import type { Rule } from "./rule.ts";

/** Whom "my … is NAME" is about. */
export const ENGLISH_NOUNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    manager: "manager|boss|line manager|team lead|engineering manager|lead",
    mentor: "mentor",
    mentee: "mentee",
    supervisor: "supervisor|thesis supervisor|advisor|adviser|thesis advisor|phd supervisor",
    landlord: "landlord|landlady",
    flatmate: "flatmate|roommate|housemate",
    neighbour: "neighbour|neighbor",
    doctor: "doctor|gp|dentist",
    therapist: "therapist|counsellor|counselor|coach",
    colleague: "teammate|colleague|coworker|co-worker|pair partner|buddy|desk neighbour",
    partner: "girlfriend|boyfriend|wife|husband|partner|fiance|fiancee|fiancé|fiancée",
    gym: "gym",
    editor: "editor|ide|main editor",
    os: "os|operating system",
    car: "car",
    name: "name",
    timezone: "timezone|time zone",
    city: "hometown now|home base",
    employer: "employer|company",
    team: "team",
    pet: "dog|cat|rabbit|parrot|hamster|pet",
  }).flatMap(([attribute, nouns]) => nouns.split("|").map((noun) => [noun, attribute] as const)),
);

const NOUNS = [...ENGLISH_NOUNS.keys()].toSorted((left, right) => right.length - left.length).join("|");
const PEOPLE: readonly Rule[] = [
  rule("name", "name", "my name", "\\bmy name(?:['’]s| is) {v}"),
  rule("name", "name", "go by", "{I}go by (?=(?-i:[A-Z])){v}"),
  rule(
    "name",
    "name",
    "call me",
    "(?:^|\\b(?:just|please|and|but|actually)[, ]+|\\byou can )call me (?!an?\\b|the\\b|crazy|old|dad|mom|mum|back|later|when|if|what|whatever|out|on|at\\b){v}",
  ),
  rule(
    "name",
    "name",
    "i",
    "^(?:hi|hello|hey)?[,! ]*(?:i['’]?m|i am) (?<value>(?-i:[A-Z][a-zà-ÿ]+)(?:-(?-i:[A-Z][a-z]+))?)$",
  ),
  rule(
    "relative:brother",
    "name",
    "my ",
    "\\bmy (?:older |younger |big |little |twin )?brother(?: is|['’]s)? (?:called|named|name is) {v}",
  ),
  rule(
    "relative:sister",
    "name",
    "my ",
    "\\bmy (?:older |younger |big |little |twin )?sister(?: is|['’]s)? (?:called|named|name is) {v}",
  ),
  rule(
    "relative:son",
    "name",
    "my ",
    "\\bmy (?:older |younger |little )?son(?: is|['’]s)? (?:called|named|name is) {v}",
  ),
  rule(
    "relative:daughter",
    "name",
    "my ",
    "\\bmy (?:older |younger |little )?daughter(?: is|['’]s)? (?:called|named|name is) {v}",
  ),
  rule(
    "noun",
    "name",
    "my ",
    `\\bmy (?:new |current )?(?<noun>${NOUNS})(?: on (?:it|that))?(?:(?: is|['’]s)(?: now| still| currently)? (?:called |named )|(?: is|['’]s)(?: now| still| currently)? (?:the )?(?=(?-i:[A-Z]))| is (?:now |still )?(?=(?:neo)?vim\\b|emacs\\b|vs ?code\\b|linux\\b|macos\\b|windows\\b)){v}`,
  ),
  rule("noun", "name", " name is", `\\bmy (?<noun>${NOUNS})(?:['’]s)? name is {v}`),
  rule("manager", "name", "report to", "{I}report to (?=(?-i:[A-Z])){v}"),
  rule(
    "partner",
    "name",
    "engaged|married|dating",
    "(?<value>(?-i:[A-Z])[\\p{L}-]+) and i (?:are|got|have been) (?:engaged|married|dating)",
  ),
  rule("partner", "name", "married", "{I}(?:got )?married to {v}"),
  rule(
    "partner",
    "name",
    "broke up|split up|separated|divorced|together",
    "(?<value>[\\p{L}-]+) and i (?:(?:have|are) )?(?:broke up|broken up|split up|split|separated|got divorced|divorced|(?:are )?no longer together)",
    { claim: "ended" },
  ),
  rule("partner", "name", "broke up|split up|separated", "{dropped}(?:broke|split) up with {v}", {
    claim: "ended",
  }),
  rule(
    "partner",
    "raw",
    "broke up|split up|got divorced",
    "\\bwe (?:broke up|split up|got divorced)|\\bi got divorced",
    { claim: "ended", standing: "*" },
  ),
  rule(
    "noun",
    "name",
    "my ",
    `(?<value>[\\p{L}.' -]{2,30}?) (?:is(?:n['’]?t| not| no longer)) my (?<noun>${NOUNS})\\b(?!['’]s)`,
    { claim: "ended" },
  ),
  rule(
    "noun",
    "name",
    " is ",
    `^(?:and |so |now )?(?<value>(?-i:[A-Z])[\\p{L}.'-]+(?: (?-i:[A-Z])[\\p{L}'-]+)?) is (?:now )?my (?:new )?(?<noun>${NOUNS})\\b(?!['’]s)`,
  ),
  rule("partner", "raw", "single", "{I}(?:single|divorced)(?: again| now)?$", {
    claim: "ended",
    standing: "*",
  }),
  rule("noun", "raw", " no ", `{I}(?:have )?no (?:longer (?:have )?an? )?(?<noun>${NOUNS})\\b`, {
    claim: "ended",
    standing: "*",
  }),
  rule(
    "pet",
    "name",
    "dog|cat|rabbit|parrot|hamster|puppy|kitten",
    "{I}(?:have|got|adopted) (?:an?|two|three) (?:[\\p{L}-]+ ){0,2}(?:dogs?|cats?|rabbits?|parrots?|hamsters?|puppy|kitten)(?:,| called| named| whose name is) {v}",
  ),
  rule(
    "pet",
    "name",
    " name is| called ",
    "^(?:his|her|its) name(?:['’]s| is) {v}|^(?:he|she|it)(?:['’]s| is) called (?<called>[^,;()\\n]{1,30})",
    { subject: "pet" },
  ),
  rule(
    "pet",
    "raw",
    "dog|cat|rabbit|parrot|hamster",
    "{I}(?:have|own) (?:an?|two|three) (?:[\\p{L}-]+ )?(?<value>dogs?|cats?|rabbits?|parrots?|hamsters?)$",
  ),
];

const PLACE: readonly Rule[] = [
  rule(
    "city",
    "place",
    "liv|based|settled|reside|staying|stay in",
    "{I}(?:live|living|lived here|reside|based|settled|stay) (?:together |alone |right )?(?:in|near) {v}",
  ),
  rule(
    "city",
    "place",
    "moved|relocat",
    "{dropped}(?:moved|relocated|resettled)(?: from [^,;]{2,30}?)? (?:back |over |house )?to {v}",
    { isChange: true },
  ),
  rule("city", "place", "moving|relocating|move to", "{I}(?:moving|relocating|move) to {v}", {
    isChange: true,
  }),
  rule(
    "city",
    "raw",
    "moved",
    "{dropped}moved (?:away|abroad|house|flats?|again|in|here|(?:in |here |out )?(?:[\\p{L}\\p{N}]+ ){1,2}ago)\\b",
    { claim: "ended", standing: "*" },
  ),
  rule("landlord", "name", "landl", "\\bmy land(?:lord|lady) is (?:called )?{v}"),
  rule(
    "rent",
    "thing",
    "rent",
    "(?:\\b(?:my|our|the) |^|and )rent{is} (?:about |around )?(?<value>[€$£]?\\d[\\d.,]*\\d?(?: ?(?:k|euros?|eur|dollars|pounds|francs|a month|per month))*)",
  ),
  rule(
    "flatmate",
    "thing",
    "flatshar|share a flat|live with",
    "{I}(?:flatsharing|share a (?:flat|house|room)|sharing a (?:flat|house)|live together|living together|live) with (?=(?-i:[A-Z])|(?:my|our|an?|two|three|four|some|the) (?:[\\p{L}-]+ ){0,2}(?:friends?|parents|mother|mom|mum|father|dad|brothers?|sisters?|family|kids?|children|daughters?|sons?|wife|husband|partner|girlfriend|boyfriend|grand\\p{L}+|flatmates?|roommates?|housemates?|others|people|students|dogs?|cats?)\\b){v}",
  ),
  rule("gym", "thing", "gym", "{I}(?:go|going) to (?:the |an? )(?<value>(?:[\\p{L}\\p{N}-]+ ){1,3}gym)\\b"),
  rule(
    "gym",
    "place",
    "train at|work out at|climb at|swim at",
    "{I}(?:train|work out|climb|swim) at (?:the )?{v}",
  ),
  rule(
    "child-school",
    "name",
    "goes to|go to",
    "\\bmy (?:son|daughter|kids?|child(?:ren)?|boy|girl|little one|eldest|youngest)(?: \\p{L}+)? (?:goes|go) to (?:the |an? )?{v}",
  ),
  rule(
    "workspace",
    "place",
    "coworking|co-working|studio|workshop",
    "{I}(?:have|rent|work from|work in) (?:an? |the |my )?(?:desk at |desk in |room in )?(?:the )?(?:coworking|co-working|studio|workshop)(?: space)? (?:in|at|called|on) {v}",
  ),
];

const WORK: readonly Rule[] = [
  rule(
    "employer",
    "raw",
    "new job|changed jobs|switched jobs|new employer",
    "(?:^|\\b(?:i|we) (?:have |got |started |found |took )?(?:a |my )?)(?:new job\\b|changed jobs|switched jobs)",
    { claim: "ended", standing: "*" },
  ),
  rule(
    "employer",
    "org",
    "work at|work for|working at|working for|employed",
    "(?<!\\b(?:company|place|one|team|people|guys?|firm) (?:that )?){I}(?:work|working|employed) (?:as (?:an? )?[\\p{L} -]{2,40} )?(?:at|for|by|with) {v}",
  ),
  rule(
    "employer",
    "org",
    " at | for ",
    `(?:{Iam}|{I}(?:work|working|started) as )(?:an? |the |one of the )?[\\p{L}/ -]{0,40}\\b(?:${ROLE_NOUNS}) (?:at|for (?=(?-i:[A-Z]))) ?{v}`,
  ),
  rule("employer", "org", "team at", "\\bteam at {v}"),
  rule(
    "employer",
    "org",
    "still at|back at|now at|been at|been with",
    "\\b(?:i['’]?m|i am) still at (?=(?-i:[A-Z])){v}|\\bi(?:['’]ve| have) been (?:at|with(?= (?-i:[A-Z])[^ ]+ (?-i:[A-Z]))) (?=(?-i:[A-Z]))(?<called>[^,;()\\n]{1,40}?) (?:for|since) ",
  ),
  rule("employer", "org", " years| months|notice", "{I}at (?<value>(?-i:[A-Z])[^,;()\\n]{1,40})$"),
  rule(
    "employer",
    "name",
    "called|named",
    "{dropped}(?:joined|joining|started at|working (?:at|for)|work (?:at|for)) (?:an? |the |this )(?:[\\p{L}-]+ ){1,4}(?:called|named) (?=(?-i:[A-Z])){v}",
    { isChange: true },
  ),
  rule(
    "employer",
    "org",
    "started|joined|hired|signed|starting",
    "{dropped}(?:joined|join|joining|start(?:ed|ing)? (?:work(?:ing)? |a (?:new )?job |my new job )?at(?! (?-i:[A-Z])\\p{L}+['’]s)|(?:got |was )?hired (?:at|by)|signed (?:with|on at)|accepted (?:an|the) offer (?:from|at)) (?!the\\b|[^,;]* for (?:an?|the|lunch|dinner|coffee|drinks)\\b)(?=(?-i:[A-Z])|[^,;]*\\b(?:company|start-?up|firm|bank|agency|studio|hospital|university|lab)\\b){v}",
    { isChange: true },
  ),
  rule("employer", "org", "new job at|new job with", "\\bnew job (?:at|with) {v}", { isChange: true }),
  rule(
    "employer",
    "org",
    "left|quit|resign|laid off|fired|let go|no longer|stopped|don't|dont|don’t|not work|last day",
    "{dropped}(?:(?:left|quit|resigned from) (?=(?-i:[A-Z])[\\p{L}\\p{N}.&'-]*(?: (?-i:[A-Z])[\\p{L}\\p{N}.&'-]*)*(?:$| (?:last|this|in|after|on|at|yesterday|today|to|for|two|three|a|recently|because|and|as|back)\\b))|(?:got |was |been )?(?:fired|laid off|let go) (?:from|by|at) |(?:no longer|don['’]?t|do not|not|stopped) work(?:ing)? (?:at|for) |(?:my )?last day at ){v}",
    { claim: "ended" },
  ),
  rule(
    "employer",
    "raw",
    "work there|my job|laid off|fired|let go|resigned|unemployed|between jobs|handed in",
    "{dropped}(?:(?:quit|lost|left) my job|(?:got|was|been) (?:laid off|fired|let go|made redundant)|(?:no longer|don['’]?t|do not) work there|resigned|unemployed|between jobs|handed in my notice)\\b",
    { claim: "ended", standing: "*" },
  ),
  rule(
    "role",
    "role",
    " as ",
    `{dropped}(?:(?:joined|hired)\\b[^,;]{0,60}|(?<=\\b(?:just|recently) )started|started (?!out\\b|off\\b|as\\b)[^,;]{1,60}) as (?:an? |the )?(?<value>[\\p{L}/+# -]{0,30}?\\b(?:${ROLE_NOUNS}))(?=$| (?:and|at|for|in)\\b)`,
  ),
  rule(
    "role",
    "role",
    "promot|became|become|made me",
    `{dropped}(?:(?:got |was |been )?promoted to|became) (?:an? |the )?(?<value>[\\p{L}/+# -]{0,40}?\\b(?:${ROLE_NOUNS})(?: [\\p{L}]+)?)(?=$| (?:at|for|in|on|of|last|this|yesterday|today|now))`,
    { isChange: true },
  ),
  rule(
    "role",
    "role",
    "no longer|not|any",
    "{Iam}(?:no longer|not) (?:an? |the )(?<value>[^,;()\\n]{2,40}?)(?: {over})?$",
    { claim: "ended" },
  ),
  rule(
    "role",
    "role",
    "i",
    `{Iam}(?:an? |the (?!(?:engineer|developer|dev|designer|doctor|nurse|teacher|student|consultant|tester|admin|programmer)\\b))(?<value>[\\p{L}/+# -]{0,40}?\\b(?:${ROLE_NOUNS}))(?=$| (?:at|for|in|on|with|who|by|now|from|here|since|of|too)\\b)`,
  ),
  rule(
    "role",
    "role",
    "work as|working as|my role|title|my position",
    `(?:{I}(?:work|working) as |\\bmy (?:role|job title|title|position){is} )(?:an? |the )?(?:(?<called>[\\p{L}/+# -]{2,40}?\\b(?:${ROLE_NOUNS}))(?= (?:at|for|in|with)\\b)|{v})`,
  ),
  rule(
    "role",
    "role",
    "i",
    "\\bi['’]?m (?:a )?(?<value>(?:junior|senior|staff|principal) [\\p{L}-]+(?: [\\p{L}-]+)?)$",
  ),
  rule("team", "raw", "teams", "{dropped}(?:changed|switched|moved|swapped) teams\\b", {
    claim: "ended",
    standing: "*",
  }),
  rule(
    "team",
    "raw",
    "team",
    "{I}(?:not|no longer) (?:on|in|part of) (?:the )?(?<value>[\\p{L}\\p{N} -]{2,30}?) (?:team|squad)\\b",
    { claim: "ended" },
  ),
  rule(
    "team",
    "raw",
    "team|squad",
    "{I}(?:work |working )?(?:on|in|part of|moved to|joined|moving to|switched to) (?:the )(?!(?:wrong|right|same|best|worst|winning|losing|whole|other|first|second|home|national|opposite|a|an)\\b)(?<value>[\\p{L}\\p{N}-]+(?: (?!team|squad)[\\p{L}\\p{N}-]+){0,2}) (?:team|squad)\\b",
  ),
  rule("office", "place", "office", "\\b(?:our|my|the) (?:new )?office{is} (?:in|near) {v}"),
  rule(
    "office",
    "place",
    "office",
    "\\b(?:our|my|the) (?:[\\p{L}]+ )?office (?:has |is |was )?(?:moved|relocated|moving) to {v}",
    { isChange: true },
  ),
  rule(
    "work-mode",
    "raw",
    "remote",
    "(?:{I}(?:going |gone |go |working |work )?|\\bwe['’]?re going )(?<value>(?:fully |completely |100% |all[- ])?remote(?:ly)?)\\b(?! (?:branch|repo|server|origin|host))",
    { isChange: true },
  ),
  rule(
    "work-mode",
    "raw",
    "from home|hybrid",
    "{I}(?:work |working )(?<value>(?:hybrid|from home)(?: (?:[\\p{L}\\p{N}]+ days?(?: a week| per week)?|every day|full[- ]time|most days))?)",
  ),
  rule(
    "work-mode",
    "raw",
    "in the office",
    "{I}(?:back )?(?<value>in the office (?:every day|full[- ]time|[\\p{L}\\p{N}]+ days?(?: a week)?|again))",
    { isChange: true },
  ),
  rule(
    "commute",
    "thing",
    "commute",
    "\\bmy (?:new )?commute(?:['’]s| is| takes)(?: now| about| around| still| only)* {v}",
  ),
  rule(
    "commute",
    "thing",
    "takes me",
    "\\bit takes me (?:about |around )?(?<value>[^,;]{2,30}?) to get to (?:work|the office)",
  ),
  rule(
    "commute",
    "raw",
    "cycle|bike|walk|drive|train|bus|tram",
    "{I}(?<value>(?:cycle|bike|walk|drive|take the [\\p{L}\\p{N}]+)(?: there| in| to work| to the office)+(?: in| for)?(?: (?:about|around))? ?(?:\\d+ ?min\\w*|half an hour|an hour)?)$",
  ),
  rule(
    "work-hours",
    "raw",
    "work|hours|shift",
    "(?:{I}work(?:ing)? (?:from )?|\\bmy (?:working )?hours{is} |\\bmy shift{is} )(?<value>(?:from )?\\d{1,2}(?::\\d\\d)? ?(?:am|pm)? ?(?:to|until|till|-|–) ?\\d{1,2}(?::\\d\\d)? ?(?:am|pm)?)",
  ),
  rule(
    "salary",
    "thing",
    "salary|earn|make",
    "(?:\\bmy (?:base )?salary{is} |\\bi (?:now )?(?:earn|make) )(?:about |around )?(?<value>[€$£]\\d[\\d.,]*(?: ?k\\b)?|\\d[\\d.,]* ?k\\b|\\d[\\d.,]* (?:thousand|euros?|dollars|pounds|a (?:year|month)|per (?:year|month)))(?=$| (?:a|per|before|after|gross|net|now|as|at|from|plus|in)\\b)",
  ),
  rule(
    "notice",
    "thing",
    "notice period",
    "\\bnotice period(?: is| of|{is})? ?(?<value>(?:\\d+|one|two|three|four|six) (?:days?|weeks?|months?))",
  ),
  rule(
    "meeting",
    "raw",
    "standup|stand-up|daily|retro|planning|sync|1:1|one-on-one",
    "(?:\\b(?:our|my|the|an?) (?:weekly |daily |new |team )*|^)(?<noun>stand-?up|daily|retro(?:spective)?|planning|sync|1:1|one-on-one)(?:{is}| moved to| happens| runs)? (?<value>(?:now )?(?:at|on|every|each) (?:(?! and (?:an?|the|our|my) )[^,;()]){1,30})",
  ),
  rule(
    "on-call",
    "thing",
    "on call|on-call",
    "{I}on[- ]call (?<value>(?:every|each|one week|on) [^,;]{2,30})",
  ),
];

const LIFE: readonly Rule[] = [
  rule(
    "school",
    "org",
    "stud|student|phd|degree",
    "{I}(?:an? )?(?:(?!was\\b|were\\b|had\\b|not\\b)[\\p{L}-]+ ){0,3}(?:study|studying|student|phd student|undergrad|postgrad)(?: [\\p{L} -]{2,40})? at {v}",
  ),
  rule(
    "subject",
    "thing",
    "study|major",
    "{I}(?:study|studying|majoring in|major in) (?!for\\b|at\\b|in\\b)(?!abroad|hard|online|here|alone|all\\b|the\\b|this\\b|my\\b|together|there)(?<value>[\\p{L} -]{3,40}?)(?: at .*)?$",
  ),
  rule(
    "school",
    "org",
    "dropped out|graduated",
    "{dropped}(?:dropped out of|graduated from|finished at) {v}",
    { claim: "ended" },
  ),
  rule(
    "speaks",
    "name",
    "speak",
    "\\bi(?:['’]m)? (?:also |can )?(?:speak|fluent in) (?<value>(?-i:[A-Z])\\p{L}+)",
  ),
  rule(
    "learning",
    "thing",
    "learning",
    "{I}(?:learning|started learning|teaching myself) (?!to\\b|how\\b|that\\b|a lot|so\\b|about\\b|from\\b|more\\b)(?:the )?{v}",
  ),
  rule(
    "studying-for",
    "thing",
    "for",
    "{I}(?:(?:studying|revising|training) for|preparing for(?= [^,;]*\\b(?:exams?|tests?|interviews?|certification|certificate|finals|marathon|triathlon|race|thesis|defen[cs]e|wedding|move|(?-i:[A-Z]{2,})))) (?:the |my |an? )?{v}",
  ),
  rule(
    "instrument",
    "raw",
    "play",
    "{I}play(?:ing)? (?:the )?(?<value>violin|viola|cello|piano|guitar|bass|drums|flute|clarinet|saxophone|trumpet|harp|ukulele|oboe|organ)\\b",
  ),
  rule("hobby", "thing", "hobb", "\\bmy (?:main |new )?hobb(?:y|ies){is} {v}"),
  rule(
    "hobby",
    "raw",
    "running|hiking|climbing|cycling|swimming|knitting|chess|yoga|gardening|baking|bouldering|surfing|painting|fishing|badminton|tennis|rowing|sailing|skiing|pottery",
    "\\bi(?:['’](?:m|ve))?(?: (?:also|really|have|am|just|recently|still))* (?:go|going|love|enjoy|play|do|doing|into|started|begun|took up|taken up) (?<value>running|hiking|climbing|cycling|swimming|knitting|chess|yoga|gardening|baking|bouldering|surfing|painting|fishing|badminton|tennis|rowing|sailing|skiing|pottery)(?=$| (?:again|too|as well|and|or|with|on|at|in the|in my|every|regularly|lately|now|these|a lot|outdoors|to|after|before)\\b)",
  ),
  rule(
    "diet",
    "raw",
    "vegan|vegetarian|pescatarian|gluten|keto",
    "{I}(?:not|no longer) (?:an? )?(?<value>vegan|vegetarian|pescatarian|gluten[- ]free)",
    { claim: "ended" },
  ),
  rule(
    "diet",
    "raw",
    "vegan|vegetarian|pescatarian|gluten|keto",
    "{I}(?:an? |gone |turned |went |eat |eating )?(?<value>vegan|vegetarian|pescatarian|gluten[- ]free|keto)(?=$| (?:and|by the way|btw|myself|now|since|so|but|because|too|again|diet|for (?!january|lunch|dinner|today|a (?:week|month|day)))\\b)",
  ),
  rule("allergy", "thing", "allergic", "{I}(?:badly |very |slightly )?allergic to {v}"),
  rule(
    "health",
    "raw",
    "asthma|adhd|diabetes|migraine|epilepsy|dyslexi|autis|rsi|arthritis|tinnitus|insomnia",
    "{I}(?:have |got |suffer from )(?<value>(?:mild |severe |chronic )?(?:asthma|adhd|diabetes|migraines?|epilepsy|dyslexia|autism|rsi|arthritis|tinnitus|insomnia))\\b",
  ),
  rule(
    "health",
    "thing",
    "diagnosed",
    "\\bi(?:['’]ve| was| have| got|['’]m)?(?: been| recently| just| finally)* diagnosed with {v}",
  ),
  rule("smokes", "thing", "smoke", "{I}smoke {v}"),
  rule(
    "smokes",
    "raw",
    "smok",
    "{dropped}(?:quit|stopped|gave up|given up) smoking|{I}(?:don['’]?t|no longer) smoke",
    { claim: "ended", standing: "*" },
  ),
  rule(
    "car",
    "name",
    "drive|driving",
    "{I}(?:drive|driving) an? (?:old |new |used )?(?<value>(?-i:[A-Z])[^,;()\\n]{1,40})",
  ),
  rule("drink", "raw", "drink", "{I}(?:only )?drink (?<value>tea|coffee|matcha|mate|decaf)\\b"),
  rule(
    "origin",
    "place",
    "from|grew up",
    "(?:\\b(?:i['’]?m|i am)(?: originally)? from|\\bi grew up in) (?=(?-i:[A-Z])\\p{L})(?!(?:IT|HR|QA|PR|Support|Marketing|Sales|Finance|Legal|Product|Engineering|Accounting|Mars)\\b){v}",
  ),
  rule(
    "children",
    "raw",
    "kid|child|son|daughter|toddler|teenager|twins",
    "\\b(?:i|we)(?:['’]ve| have)(?: got)? (?<value>(?:an?|one|two|three|four|five|six|\\d)(?: (?:young|little|small|grown-up|adult|teenage|wonderful|beautiful))? (?:kids?|child(?:ren)?|sons?|daughters?|toddlers?|teenagers?|twins))(?=$| (?:aged?|of my own|under|at home)\\b)",
  ),
  rule(
    "learning",
    "raw",
    "class|course|lessons|bootcamp",
    "{I}(?:taking|attending|signed up for|enrolled in) (?:an? |some |the |my )?(?!(?:new|first|next|last|online|evening|great|good|same|other|whole|crash|this|that|these|those|exercise|free)\\b)(?<value>[\\p{L}+#-]+(?: [\\p{L}+#-]+)?) (?:class(?:es)?|course|lessons|bootcamp)\\b",
  ),
  rule(
    "volunteers",
    "thing",
    "volunteer",
    "{I}(?:volunteer|volunteering) (?:at|with|for (?=(?:the )?(?-i:[A-Z]))) (?!it\\b|this\\b|that\\b|them\\b|free\\b){v}",
  ),
  rule(
    "business",
    "raw",
    "business|shop|store|studio|bakery|cafe|café|restaurant|company|agency|startup|start-up|practice",
    "{I}(?:run|own|running|opened|founded|launched) (?:my own|my|our own|our|an?) (?<value>(?:[\\p{L}-]+ ){0,2}(?:business|shop|store|studio|bakery|cafe|café|restaurant|company|agency|start-?up|practice))(?=$| (?:in|called|with|that|for|selling)\\b)",
  ),
  rule(
    "certificate",
    "raw",
    "certifi|licence|license|diploma|degree",
    "{I}(?:got|earned|received|hold) (?:my|an?|the) (?!degree|own\\b|new\\b)(?<value>(?:[\\p{L}\\p{N}+#'’-]+ ){1,4}(?:certificate|certification|licen[cs]e|diploma|degree))(?=$| (?:in|from|last|this|yesterday)\\b)",
  ),
  rule("age", "raw", "years old", "{Iam}(?<value>\\d{2}) years old(?=$| (?:and|now|but|so|with|today)\\b)"),
];

const AIMS: readonly Rule[] = [
  rule("goal", "free", "goal", "\\bmy (?:[\\p{L}-]+ )?goal (?:is|has|was) (?:no longer|not) (?:to )?{v}", {
    claim: "ended",
  }),
  rule(
    "goal",
    "free",
    "goal",
    "\\b(?:my|our) (?:(?!old|last|previous|end|ultimate|only)[\\p{L}-]+ )?goal(?: this year| for (?:this|the|next) [\\p{L}]+| now)?{is}(?: now)? (?:to )?{v}",
  ),
  rule(
    "goal",
    "free",
    "dream",
    "\\bmy (?:big |biggest |long-term |lifelong )?dream(?: is|['’]s) (?:to )(?<value>[^,;()\\n]{4,80})",
  ),
  rule(
    "goal",
    "free",
    "want to|hope to|aim|plan",
    "{I}(?:want|hope|hoping|aim|aiming|plan|planning) to (?<value>(?:become an? |get promoted|change careers?|switch careers?|launch (?:my|our|an?) (?:[\\p{L}-]+ ){0,2}(?:business|company|product|start-?up|podcast|newsletter|site|website|shop|course|app|game|service)|start my own (?:[\\p{L}-]+ )?(?:business|company|shop|studio|practice|agency|start-?up|firm)|run an? (?:half[- ]marathon|full marathon|marathon(?! of)|business|company|shop|team|10|5)|pass (?:the|my|our|an?) [^,;()\\n]{0,30}(?:exams?|test(?! (?:suite|case|run))|interview|certifica\\p{L}+|bar|probation|driving|finals)|get into (?!it\\b|this|that|trouble|an?\\b)|move into [^,;()\\n]{0,20}(?:management|leadership|design|data|product|research|teaching|security|engineering)|finish my (?:degree|thesis|phd|studies|masters?|dissertation|book|novel)|write a (?:book|novel|thesis)|found an? (?:[\\p{L}-]+ )?(?:company|start-?up|business|club|charity|school))\\b[^,;()\\n]{0,80})",
  ),
  rule(
    "decision",
    "free",
    "decided|chose|settled|picked|went with|going with|gone with",
    "(?:{I}decided (?:to (?:go with|use|adopt|pick|stay with|keep)|on|for)|\\bwe(?:['’](?:ve|re))?(?: have| are)? (?:chose|chosen|settled on|picked|went with|going with|gone with)|\\bi (?:have )?(?:settled on)) (?!it\\b|this\\b|that\\b|up\\b|to\\b|\\d|the wrong)(?<value>[^,;()\\n]{2,60}?)(?: for (?:the |our |my )?(?<topic>[^,;()\\n]{3,40}?))?(?: after all| instead| because.*| since .*)?$",
  ),
  rule(
    "decision",
    "free",
    "decided",
    "{I}decided (?:to|that)? ?(?<value>(?:not to |against |not )?(?:we |i )?(?:will )?(?:use|adopt|move (?:to|in|back|abroad|away)|switch|drop|keep|stay|postpone|hire|migrate|rewrite|split|merge|build|buy (?:a|an|the|our|my) (?:house|flat|apartment|car|home|van|farm)|leave (?:my|the|our) (?:job|company|team|school|university|project|band)|leave (?-i:[A-Z])|quit|apply|learn|delay|start (?!over|again|with)|stop (?!for|by|here)|using|hiring|moving|take (?:the|a|an) (?:job|offer|role|position|year|sabbatical|promotion)|focus|replace|retire|open (?:a|an|my|our) (?:own |second |new )?(?:shop|business|store|restaurant|studio|practice|bakery|café|cafe|office))\\b(?! (?:it|this|that|them|here)\\b)[^,;()\\n]{2,80})",
  ),
  rule(
    "prefers",
    "thing",
    "prefer",
    "(?:^|from now on |in general |generally |and |by the way |btw )(?:{I})prefer (?!the\\b|to\\b|that\\b|this\\b|these\\b|those\\b|we\\b|you\\b|it\\b|his\\b|her\\b|your\\b|their\\b|not\\b|if\\b|when\\b|keeping\\b|having\\b|\\[)(?<value>(?:[\\p{L}+#.-]+(?: [\\p{L}+#.-]+)?)(?= (?:over|to|rather than|instead of) (?:[\\p{L}+#.-]+ ?){1,2}$)|(?:(?:working (?:alone|from|at|in|with|on|remotely|late|early|async\\p{L}*|together)|pairing|writing|reading|learning|talking|typing|testing|coding)\\b|dark\\b|light\\b|tabs\\b|spaces\\b|two\\b|four\\b|[^,;()\\n]{0,30}\\b(?:answers?|explanations?|repl(?:y|ies)|examples?|code|meetings?|docs)\\b)[^,;()\\n]{0,50}|long[^;()\\n]{1,30}(?:answers|explanations|replies))",
  ),
  rule(
    "answer-style",
    "raw",
    "answers|explanations|replies|responses|answer",
    "(?:^|\\bplease )(?:please )?(?:always )?(?:keep|make|give me|write|i like|i want) (?:your |the |me |my )?(?:answers?|explanations?|replies|responses) (?<value>(?:(?:very |as )?(?:short|brief|long|detailed|concise|simple|to the point)(?:,? (?:and|but) |, )?)+(?: as possible)?)(?=$| )",
  ),
  rule(
    "answer-style",
    "raw",
    "answers|explanations|replies|responses",
    "(?:{I}(?:like|want)|^give me|^please give me) (?<value>(?:short|brief|long|detailed|concise|simple)(?:[, ]+(?:and )?\\p{L}+){0,2}) (?:answers?|explanations?|replies|responses)",
  ),
  rule(
    "side-project",
    "name",
    "side project|side-project",
    "\\b(?:side|hobby|pet)[- ]project (?:is |is called |called |named |, )+(?:the )?{v}",
  ),
  rule(
    "project",
    "name",
    "work on|working on|project called",
    "{I}(?:work|working) on (?:the |an? |our )?(?:project (?:called )?)?(?<value>(?-i:[A-Z])[\\p{L}\\p{N}-]+)(?: project)?$",
  ),
];

const TOOLS: readonly Rule[] = [
  rule(
    "uses",
    "tool",
    "from",
    "{dropped}(?:switched|migrated|moved|changed|went|converted|jumped)(?: [\\p{L}]+)? from (?<old>[^,;()\\n]{2,30}?) (?:over )?to (?<value>[^,;()\\n]{2,40})",
    { isChange: true },
  ),
  rule(
    "uses",
    "tool",
    "replaced|swapped|traded|dropped|ditched|exchanged",
    "{dropped}(?:replaced|swapped|traded|dropped|ditched|exchanged) (?<old>[^,;()\\n]{2,30}?) (?:with|by|for) (?<value>[^,;()\\n]{2,40})",
    { isChange: true },
  ),
  rule(
    "uses",
    "tool",
    "switched|migrated|moved",
    "{dropped}(?:switched|migrated|moved|changed|converted)(?: everything| it all| over)* to (?<value>[^,;()\\n]{2,40})",
    { isChange: true },
  ),
  rule(
    "uses",
    "tool",
    " on | run ",
    "\\bwe(?:['’]re| are| run| still run| now run)(?: all| now| still)* (?:on )?{v}",
  ),
  rule(
    "uses",
    "tool",
    "use|using",
    "(?:{I}(?:started to |begun to |started |begun )?|\\b(?:our|my) team )(?:use|uses|using) {v}",
  ),
  rule(
    "uses",
    "tool",
    "live in|type in|write in|code in",
    "{I}(?:code|write everything|program|do everything) in {v}",
  ),
  rule(
    "deployment",
    "tool",
    "deploy",
    "{I}(?:deploy|deploying|release)(?: [\\p{L}]+)? (?:with|using|through|via) {v}",
  ),
];

const ENDS: readonly Rule[] = [
  rule(
    "*",
    "thing",
    "any more|anymore|any longer|no longer|these days",
    "{I}(?:{not}) (?:(?:use|using|play|playing|do|doing|have|see|seeing|go|going|drink|drinking|eat|run|running|take|taking|need|want|like|write|drive|study|studying|work|working|learn|learning|on|at|in) )?(?:to |with |on |at |for |in )?(?:an? |the |my |our )?(?<value>[^,;()\\n]{2,60}?) ?(?:{over}|$)",
    { claim: "ended" },
  ),
  rule(
    "*",
    "thing",
    "gave away|passed|rehomed|quit|gave up|given up|stopped|stop |dropped|got rid|ditched|sold|cancel|abandon|shut|killed|moved off|moved away|threw|retired|left the|kicked out|removed|finished|said goodbye|let go of|deleted|lost|returned",
    "{dropped}(?:quit|gave up(?: on)?|given up(?: on)?|stopped(?: using| going to| playing| learning| studying(?: for)?| seeing| doing| taking| drinking| eating| working on| preparing for| attending)?|dropped|got rid of|ditched|sold|cancell?ed|abandoned|shut down|shut|killed(?: off)?|moved (?:off(?: of)?|away from)|threw out|retired|left|kicked out|removed|finished|said goodbye to|deleted|lost|returned|gave away|rehomed|passed) (?:the |my |our |an? )?{v}",
    { claim: "ended" },
  ),
  rule(
    "*",
    "thing",
    "cancel|gone|over|dead|finished|done|discontinued|laid off|shut|died|passed away|killed|ended|dissolved|disbanded|dropped|sold|left|quit|retired|stopped|closed|abolished|scrapped|shelved|axed|canned|called off|on hold|wound down",
    "^(?:(?:and|but|so|then|ok|update|well|sadly|unfortunately)[,:]? )*(?:the |my |our |project )?(?<value>(?!i\\b|we\\b|it\\b|this\\b|that\\b|they\\b|he\\b|she\\b|you\\b|all\\b)[\\p{L}\\p{N}.' -]{2,40}?)(?: project)? (?:(?:is|was|got|has been|were|has|have|['’]s|just|finally|are|been) )*(?:cancell?ed|gone|over|dead|finished|done|discontinued|laid off|shut down|shut|died|passed away|killed|ended|dissolved|disbanded|dropped|sold|left(?: (?:the company|us|last|on|in|this)\\b.*)?|quit|retired|closed(?: down)?|abolished|scrapped|shelved|axed|canned|called off|on hold|put on hold|wound down)(?=$| )",
    { claim: "ended" },
  ),
];

const RELATED: readonly Rule[] = [
  rule(
    "city",
    "place",
    "lives|living",
    "^(?:and |but )?my (?:[\\p{L}]+ )?(?:brother|sister|mother|mom|mum|father|dad|son|daughter|partner|wife|husband|girlfriend|boyfriend|friend) (?:is |now |still )*(?:lives|living) in {v}",
    { subject: "relation" },
  ),
  rule(
    "employer",
    "org",
    "works|working",
    "^(?:and |but )?my (?:[\\p{L}]+ )?(?:brother|sister|mother|mom|mum|father|dad|son|daughter|partner|wife|husband|girlfriend|boyfriend|friend) (?:is |now |still )*(?:works|working) (?:at|for) {v}",
    { subject: "relation" },
  ),
];

const CONFIRMED: readonly Rule[] = [
  rule(
    "noun",
    "raw",
    "same|kept|keep|still",
    "\\b(?:(?:still )?(?:have |go to |at |with |see )?the same|^same|kept (?:the|my) same|kept (?:the|my)|keep(?:ing)? (?:the|my)|still (?:have|see|go to) (?:the|my)) (?<noun>[\\p{L}-]+)",
    { standing: "*" },
  ),
];

/** Which tool-like value an end and a use are about is decided by its class, see `tool-catalog.ts`. */
export const ENGLISH_RULES: readonly Rule[] = [
  ...CONFIRMED,
  ...RELATED,
  ...PEOPLE,
  ...WORK,
  ...TOOLS,
  ...PLACE,
  ...LIFE,
  ...AIMS,
  ...ENGLISH_SELF,
  ...ENDS,
];
