/** What a value of a slot looks like and what it never is: what people say in jest, in passing, of a task. */

export interface Plausible {
  /** A value has to match it. */
  readonly is?: RegExp;
  /** No value matches it. */
  readonly not?: RegExp;
  /** The clause has to match it. */
  readonly says?: RegExp;
  /** No clause that says it matches it. */
  readonly neverSays?: RegExp;
  /** Written with a capital, unless the whole sentence is without. */
  readonly isName?: boolean;
  /** A tool's name is none. */
  readonly isNoTool?: boolean;
}

const NATIONALITY =
  "german|french|english|british|irish|scottish|welsh|dutch|swiss|greek|polish|czech|danish|swedish|finnish|spanish|italian|portuguese|turkish|russian|ukrainian|american|canadian|mexican|brazilian|indian|chinese|japanese|korean|australian|austrian|belgian|norwegian|hungarian|romanian|african|european|asian|muslim|christian's|catholic|jewish|arab|iranian|israeli|vietnamese|thai";
const WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?";
const PERSON: Plausible = {
  not: new RegExp(
    `^(?:${NATIONALITY}|${WEEKDAY}|nobody|jira|evil|away|missing|broken|great|amazing|awesome|cute|red|slow|remote|on|the|my)\\b`,
    "i",
  ),
  isNoTool: true,
};
const THING: Plausible = { not: /^(?:hard|broken|red|old|new|slow|dead|dirty|great|fine|better|worse)\b/i };
const PLACE: Plausible = {
  not: new RegExp(
    `^(?:${WEEKDAY}|excel|slack|jira|reality|tears|happy|management|chaos|bed|pyjamas|pajamas|done|next|minecraft|poverty)\\b|['’]s$`,
    "i",
  ),
  isName: true,
};
const WORKPLACE =
  "company|start-?up|bank|agency|hospital|clinic|school|university|college|restaurant|salon|bar|cafe|café|bakery|shop|store|studio|firm|lab|laboratory|factory|library|museum|hotel|airline|warehouse|supermarket|pharmacy|charity|non-?profit|ngo|consultancy|government|ministry|insurance|kindergarten|nursery|practice|newspaper|publisher|brewery|theatre|theater|institute|council|police|farm|garage|gym";

export const ENGLISH_PLAUSIBLE: Readonly<Record<string, Plausible>> = {
  name: { not: /^(?:mud|bike|train|bus|car|tram|foot|plane)\b|^\p{Ll}+ \p{Ll}+ /iu },
  manager: PERSON,
  mentor: PERSON,
  mentee: PERSON,
  supervisor: PERSON,
  landlord: PERSON,
  flatmate: { not: /^(?:nobody|constant|it)\b/i },
  neighbour: PERSON,
  doctor: PERSON,
  therapist: PERSON,
  colleague: PERSON,
  partner: PERSON,
  pet: { not: /^(?:variable|function|object|process)s?$/i },
  car: THING,
  editor: {
    not: /^(?:hard|broken|red|old|new|slow|dead|dirty|great|fine|better|worse|outlook|excel|word|powerpoint|slack|teams|zoom|jira|confluence|gmail|e-?mail|chat ?gpt|stack ?overflow|paper|google docs)\b/i,
  },
  city: { ...PLACE, isNoTool: true },
  office: PLACE,
  origin: { ...PLACE, isNoTool: true },
  employer: {
    is: new RegExp(`[\\p{Lu}\\d]|(?:${WORKPLACE})$`, "u"),
    not: new RegExp(`^(?:${NATIONALITY}|${WEEKDAY}|gate \\d+)$|['’]s$`, "i"),
  },
  team: { not: /^(?:remote|great|small|big|wrong|right|same|best)$/i },
  role: {
    is: /(?:er|or|ist|ian|lead|analyst|consultant|intern|nurse|student|cto|ceo|cfo|architect|chair|admin|assistant|trainee|apprentice|chef|pilot|sre|dba|pm|qa|dev|devops|postdoc|clerk|coach|technician|head of \w+|midwife)$|^(?:junior|senior|staff|principal) /i,
    not: /\b(?:fan|of my|of the|person|lost|impatient|slow|slower|bad|terrible|lazy|proud|big|huge|loving|desperate|humble|mere|typical|failed|fake|wannabe|loser|winner|believer|faster|harder|better|father|mother|brother|sister|supporter|member|user|beginner|lover)\b/i,
  },
  commute: {
    is: /\d|hour|minute|half|train|bus|bike|walk|foot|car|tram|metro|subway|ferry|drive|cycle|tube/i,
  },
  "meeting:standup": { is: /\d|day|morning|noon|afternoon|week|half/i },
  "meeting:retro": { is: /\d|day|morning|noon|afternoon|week|half/i },
  "meeting:planning": { is: /\d|day|morning|noon|afternoon|week|half/i },
  "meeting:sync": { is: /\d|day|morning|noon|afternoon|week|half/i },
  gym: { not: /^(?:local|same|usual|nearest|new|six|seven|eight|five|dawn|night|noon|home|\d)/i },
  "child-school": {
    says: /school|kindergarten|nursery|daycare|day care|cr[eè]che|college|university|academy|montessori|kita\b/i,
  },
  speaks: {
    is: /^(?:english|german|french|spanish|italian|portuguese|dutch|polish|czech|slovak|danish|swedish|norwegian|finnish|icelandic|estonian|latvian|lithuanian|russian|ukrainian|hungarian|romanian|bulgarian|serbian|croatian|slovenian|greek|turkish|arabic|hebrew|persian|farsi|hindi|urdu|bengali|tamil|telugu|punjabi|marathi|chinese|mandarin|cantonese|japanese|korean|vietnamese|thai|indonesian|malay|tagalog|swahili|amharic|yoruba|zulu|welsh|irish|gaelic|catalan|basque|latin|esperanto)$/i,
  },
  learning: {
    not: /^(?:by|as|on|at|with|from|to|in|through|into|it|this|that|your|my|our|his|her|their|myself|together|alone|loads?|heaps?|tons?|lots?|plenty|much|fast|quickly|slowly|hard|new|things?|something|stuff|when|what|who|while|every|day|wrong|zoom|patience|always|all)\b|\b(?:way|ropes|things|stuff|pace|basics|lessons?)$/i,
  },
  subject: { not: /^(?:your|my|his|her|their|its|our|people|logs|code|it)\b/i },
  "studying-for": {
    not: /^(?:now|fun|hours?|days?|weeks?|life|\d+ |one |two |three |four |five )|epochs?$/i,
  },
  smokes: { is: /cigar|pack|pipe|weed|tobacco|vape|a day|daily|\d/i },
  // What people are allergic to in earnest: foods, animals, plants, drugs, stuffs. "To conflict" is a manner of speaking.
  allergy: {
    is: /nuts?\b|peanut|almond|cashew|hazel|walnut|pecan|pistachio|sesame|soy|wheat|gluten|dairy|lactose|milk|cheese|eggs?\b|fish|shrimp|prawn|crab|lobster|shellfish|seafood|mussel|celery|mustard|lupin|strawberr|apple|kiwi|mango|banana|peach|cherr|tomato|avocado|citrus|orange|garlic|onion|chocolate|caffeine|alcohol|wine|sulph?ite|cats?\b|dogs?\b|horse|rabbit|bird|feather|bee|wasp|mosquito|insect|dust|mite|mou?ld|pollen|grass|birch|ragweed|hay|tree|flower|latex|nickel|penicillin|antibiotic|aspirin|ibuprofen|amoxicillin|sulfa|morphine|iodine|perfume|fragrance|wool|sun\b|sunlight|meat|pork|beef|chicken|mushroom|spice|cinnamon|pepper|medicine|medication/i,
    isNoTool: true,
  },
  volunteers: { not: /^(?:on-call|nothing|demo|review|task|it)\b/i },
  goal: {
    is: /\s/,
    not: /\b(?:you|your)\b|^(?:to )?(?:parse|print|convert|extract|display|sort|fetch|filter|split|merge|fix|debug|compile|compare|count|render|calculate|compute|match|replace|remove|return|store|log|call|avoid|reproduce|understand (?:the|this|how|why|what)|find (?:the|out)|know|see|show|have fun|world peace|become an? (?:better|bit|tree|little|more)|make (?:it|this|sure))\b/i,
  },
  decision: { not: /^(?:the flow|the (?:\w+ )?(?:one|table|door|way)|take|dinner|lunch)\b/i },
};

const KOREAN_PERSON: Plausible = {
  not: /(?:사람|남자|여자|스타일|타입|출신|또래|동갑|야근|재택|육아휴직)$|^(?:스물|서른|마흔|쉰|예순|[이삼사오육]십).*|^(?:공석|부재|미정|퇴사|이직|휴가|출장|예정|답답|꼰대|최악|최고|문제|바보|천재|비밀|사람|좋은 사람|착한 사람|임신|한국|외국|미국|백수|취준|주부)$|(?:의사|교사|간호사|변호사|약사|회사원|사원|공무원|군인|학생|개발자|디자이너|엔지니어|기획자|외국인|한국인|분|편|중|적)$/u,
};
/** The same of whom a person calls by name: a few syllables or Latin letters, with a title or without. */
const KOREAN_NAMED: Plausible = {
  ...KOREAN_PERSON,
  is: /^(?:[가-힣]{1,5}|\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?)(?: ?(?:팀장|파트장|실장|본부장|부장|차장|과장|대리|이사|대표|선생|선생님|교수|박사|원장|코치|사장|사장님|회장|아저씨|아주머니|할머니|할아버지|씨|님))?$/u,
};
const KOREAN_THINGS_OFTEN = /있는 (?:사람|분)|있으신/u;

export const KOREAN_PLAUSIBLE: Readonly<Record<string, Plausible>> = {
  name: KOREAN_PERSON,
  manager: KOREAN_NAMED,
  mentor: KOREAN_NAMED,
  supervisor: KOREAN_NAMED,
  landlord: KOREAN_PERSON,
  therapist: KOREAN_PERSON,
  flatmate: KOREAN_PERSON,
  partner: KOREAN_NAMED,
  city: { not: /(?:로|이?랑|하고|속|더미에?|서버|화면|브랜치|폴더|버전|방|층)$/u },
  rent: { neverSays: /짜리|봤|찾|알아보|구하/u },
  employer: {
    not: /^(?:화장실|여기저기|이리저리|곳곳|여행|출장|등산|산책|카페|도서관|학원|교회|성당|시장|마트|미용실|집|밤|새벽)$|^(?:주짓수|유도|태권도|검도|복싱|요가|필라테스|발레|댄스|수영|헬스|헬스클럽|테니스|탁구|배드민턴|골프|클라이밍|러닝|등산|낚시|캠핑|도자기|목공|꽃꽂이|베이킹|피아노|기타|미술|영어|운동|과외|야학|답사|봉사|심리)$|(?:학원|공방|교실|모임|동호회|동아리|스터디|교회|성당|수업|강의|레슨|과외|치료|상담|진료|면접|세미나|부트캠프)$|^(?:다들|모두|전부|절반|대부분|아무도|누구도|각자|서로)$|(?:없이|스럽게|하게)$/u,
  },
  office: { not: /^(?:문제|이상|사람|여기|거기|집|근처)/u },
  role: { is: /(?:자|사|원|어|너|트|생|장|리드|매니저|가|수|관|표|서|인턴|sre|dba|pm|po|qa|cto|ceo)$/iu },
  commute: {
    not: /시간에|까지|[이가]\s|^(?:전|후|뒤|하기|하고|해서|하자마자|하면서|하면|했)/u,
    neverSays: /남았|멈췄|전이|늦/u,
  },
  // What it rose or fell by, and what somebody else offers, is not what a person earns.
  salary: {
    neverSays:
      /\d(?:만 ?원?|억)?(?:이면|이라면)|줄었|줄어|깎|올랐|올라|오른|인상|부르(?:더|네|시|셨|던)|불렀|제시|제안|준대|준다|주겠/u,
  },
  learning: { not: /^(?:눈치|인생|밤새|많은|혼자|사랑|매일|열심히|하루)/u },
  hobby: { not: /야근|돈|욕|걱정|잔소리|^일$/u },
  allergy: { not: /^(?:회의|[월화수목금토일]요일|일|출근|회사|사람|공부|운동)$/u },
  health: { neverSays: KOREAN_THINGS_OFTEN },
  smokes: { neverSays: /피우고 (?:올|와|나)/u },
  car: { not: /^(?:녹차|홍차|보이차|말차|커피|지하철|버스|택시)$/u },
  "answer-style": { not: /^(?:잘|빨리|바로|좀|다시)$/u },
  goal: { not: /^(?:퇴근|잠|생존|존버)$|버그|이거|오늘|내일|이번 주/u },
};
