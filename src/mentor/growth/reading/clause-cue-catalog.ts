/** What the words of a clause hint at, in both languages: each cue is one feature of whether and how the clause asks. */

export const CLAUSE_CUES: Readonly<Record<string, RegExp>> = {
  reader:
    /\byou(?:r|rs)?\b|\byou['’]|신 분|(?:보|하|되|계)신\b|셨|시면|시는|으신|하신|(?:는|은|실|한|할) 분|지원자/iu,
  readerFirst: /^(?:and |but |so )?you(?:r|['’]\p{L}+)?\b/iu,
  readerHas:
    /\byou(?:['’]ve| have|['’]re| are| can| know| bring| understand| write| hire)\b|보셨|오셨|아시면|해 ?보신/iu,
  employerFirst:
    /^(?:and |but |so )?(?:we|our|us|the (?:team|company|product|role)|it|they|there|this|my)\b|^(?:우리|저희|본 |당사|팀은)/iu,
  employer: /\b(?:we|our|us)\b|우리|저희|당사/iu,
  self: /\bI\b|\bI['’]|\bmy\b|저는|제가|저도|나는|내가/u,
  noun: /\b(?:experience|knowledge|understanding|background|ability|skills?|familiarity|expertise|exposure|command|fluency|proficiency|certificat\p{L}+|degree|status|habit|sense|eye|interest)\b|경험|지식|이해|역량|능력|실력|경력|감각|습관|자세|태도/iu,
  nounFirst:
    /^(?:an? |some |good |strong |solid |proven |deep |excellent |sound |basic |working )*(?:experience|knowledge|understanding|ability|familiarity|expertise|fluen\p{L}+|proficien\p{L}+|degree|background|comfortable|hands-on)\b/iu,
  nounLast:
    /(?:분|자|경험|능력|이해|이해도|지식|역량|이상|가능|우대|능통|능숙|소지|경력|습관|자세|마인드)(?: ?\([^)]*\))?[.!]?$/u,
  need: /\b(?:must|needs?|needed|requir\p{L}*|essential|mandatory|should|have to|has to|expect\p{L}*|necessary|important|crucial)\b|필수|필요|[가-힣]야 ?(?:하|합|해|함|됩|할|될)|셨어야|요구|중요|꼭|반드시/iu,
  wish: /\b(?:bonus|plus|lovely|nice|welcome|helps?|helpful|love|great|ideal\p{L}*|prefer\p{L}*|advantage\p{L}*|appreciat\p{L}*|impress|glad|pleased|happy)\b|우대|좋겠|좋습|좋아|좋고|환영|반갑|반가|선호|가산/iu,
  small:
    /\bnot (?:needed|required|necessary|a must)\b|\b(?:isn|aren|don|won)['’]t (?:needed|required|necessary|need|mind)\b|\bno (?:need|must)\b|없어도|괜찮|무방|몰라도|상관없|못하셔도/iu,
  denied: /\b(?:don['’]t|do not|never|won['’]t|nobody|no one)\b|않|아닙|아니|안 /iu,
  offered:
    /\b(?:offer\p{L}*|provid\p{L}*|pay|paid|salar\p{L}+|pension|insurance|laptop|free|benefits?|perks?|allowance|bonus of|per annum|gym|snacks|coffee|holidays?|days off|leave|membership|sponsor|card)\b|드립니다|드려요|제공|복지|연봉|급여|보수|수당|간식|상여|맥북|장비|셔틀|통근버스/iu,
  process:
    /\b(?:appl(?:y|ication|icants?)|cv|r[eé]sum[eé]|interview|send|closing date|deadline|letter|questions?|contact|shortlist\p{L}*|reference)\b|전형|면접|제출|지원서|접수|서류|보내|주십시오|주세요|바랍니다|합격|공고|채용|모집|과제/iu,
  aboutWork:
    /\b(?:team of|people|customers|users|founded|serves?|company|product|clients|million|start-?up|project)\b|고객|명이|명으로|회사|서비스(?:는|입니다|를 운영)|만듭니다|운영합니다|다룹니다|있습니다|팀은/iu,
  calendar:
    /\b(?:days?|weeks?|weekly|months?|monthly|quarter(?:ly)?|years?|hours?|mornings?|afternoons?|evenings?|nights?|weekends?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|june|july|august|september|october|november|december|daily)\b|주 ?\d|월 ?\d|연 ?\d|\d월|[월화수목금토일]요일|시간|개월|주말|휴일|저녁|새벽|야간|매일|매주|매월|격주|봄|여름|가을|겨울/iu,
  frequency:
    /\b(?:once|twice|per|every|each|times|(?:one|two|three|four|five|six|\d+) (?:days?|weeks?|times?|trips?|mornings?|evenings?|nights?)|a (?:week|month|quarter|year)|most days)\b|매주|매월|마다|격주|(?:주|월|연|분기) ?\d+ ?(?:일|회|번)|한두 번|\d회/iu,
  movement:
    /\b(?:travel\p{L}*|trips?|visits?|relocat\p{L}*|move|live|living|resid\p{L}+|commut\p{L}*|driv(?:e|ing)|based in|within \d+)\b|출장|방문|이동|이사|거주|통근|출근|모이|모입|만나|상주|파견|순환|전근/iu,
  presence:
    /\b(?:office|on[- ]?site|sites?|premises|remote\p{L}*|hybrid|home|lab|studio|workshop|campus|in person|face to face|workplace|shop floor|location)\b|현장|사무실|오피스|본사|지사|본원|재택|원격|대면|근무|장소|소재/iu,
  duty: /\b(?:on[- ]?call|rota|shifts?|nights?|weekends?|stand-?by|pager|overtime|out[- ]of[- ]hours|bank holidays?)\b|당직|온콜|교대|야간|주말|비상|휴일|저녁|긴급|호출/iu,
  permit:
    /\b(?:visa|permit|citizen\p{L}*|clearance|background check|criminal|eligib\p{L}+|screening|licen[cs]e|passport|right to work|authori[sz]ed|vetting|vaccinat\p{L}+)\b|병역|군필|신원|결격|비자|조회|동의|허가|면허/iu,
  start:
    /\b(?:start(?:s|ing)?|available|availability|notice period|immediately|join)\b|입사|즉시|투입|합류|부터/iu,
  contract:
    /\b(?:fixed[- ]term|contract|freelance|permanent|full[- ]time|part[- ]time|grade|exempt)\b|기간|계약|정규직|수습|단가|프리랜서|직급/iu,
  place: /\b(?:in|at|near|to|from|of) (?:the |our )?\p{Lu}\p{L}{2,}/u,
  placeFact:
    /^(?:location|place of work|office|salary|contract|hours|shift|start|team|reports to|grade|department|기간|장소|위치|단가|근무지|직급|부서|채용분야|급여)\s?[:：]/iu,
  wished:
    /\b(?:I(?:['’]d| would)? (?:want|like|love|wish|hope|plan|aim)|become|my goal)\b|싶|목표|되려|되고/iu,
  learned:
    /\b(?:learn\p{L}*|study\p{L}*|get (?:much )?better|improve|catch up|missing|lack|weak)\b|배우|배워|익히|익혀|공부|쌓|부족|키우|키워/iu,
  told: /\b(?:I have|I['’]ve|I am|I['’]m|I already|I keep|I know|I can|evenings|hours a week)\b|이미 있|자신 있|쓸 수 있|줄이려|근무 중|다니고/u,
  question: /\?\s*$/u,
  because:
    /^(?:since|because|as|so|so that|which|while|although|though|if)\s|(?:므로|지만|는데|니까|라서)$/iu,
  label: /^[\p{L}][\p{L} /&-]{1,28}:\s/u,
  heading: /^[\p{L}\p{N}' -]{2,40}[:?!]$/u,
  address:
    /^[^.!?]{2,60}\b(?:engineer|developer|designer|manager|analyst|administrator|tester|advocate|scientist|lead|researcher)\b[^.!?]{0,40}$|(?:채용|모집|공고|구인)(?: ?\(.*\))?$/iu,
  figure: /\d/u,
};
