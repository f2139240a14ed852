/** Practical matters by topic: how a job asks for each and how a CV answers, in both languages. */
export interface PracticalTopic {
  readonly name: string;
  readonly asked: RegExp;
  /** A line of the CV that grants it; null where only the person can say. */
  readonly granted: RegExp | null;
}

export const PRACTICAL_CATALOG: readonly PracticalTopic[] = [
  {
    name: "permit",
    asked:
      /visa|work permit|authori[sz]ed to work|right to work|eligib|legally|취업 ?비자|해외 ?(?:여행|출장).{0,6}결격|결격 ?사유/iu,
    granted:
      /work permit|right to work|blue card|permanent residen|no visa|visa not|authori[sz]ed to work|취업 ?(?:비자|허가)|결격 ?사유 ?없/iu,
  },
  {
    name: "travel",
    asked: /travel|business trips?|출장/iu,
    granted:
      /(?:willing|open|happy|ready|able) to travel|travel(?:led|ed|ling|ing)? (?:regularly|often|monthly|for work)|출장 ?(?:가능|경험)/iu,
  },
  {
    name: "on-call",
    asked: /on[- ]?call|pager|shifts?\b|nights?\b|weekends?\b|온콜|당직|교대|야간|주말/iu,
    granted: /on[- ]?call|pager|shifts?\b|night duty|온콜|당직|교대|야간/iu,
  },
  {
    name: "licence",
    asked: /driv(?:er|ing)|운전/iu,
    granted: /driv(?:er'?s?|ing) licen[cs]e|운전면허/iu,
  },
  {
    name: "start",
    asked:
      /start (?:date|immediately|in|by|from|as soon)|immediate(?:ly)?|notice period|asap|즉시|입사 ?(?:가능|일)|\d+월.{0,6}(?:입사|출근)/iu,
    granted:
      /immediate(?:ly)?|available (?:now|from|immediately|to start)|notice period|can start|즉시|(?:바로|\d+월).{0,8}(?:입사|출근|근무) ?가능/iu,
  },
  {
    name: "hours",
    asked: /full[- ]?time|part[- ]?time|contract|freelance|hours|풀타임|파트타임|계약직|정규직|상근|시간제/iu,
    granted:
      /(?:looking for|open to|available|seeking).{0,40}(?:full|part|contract|freelance)|(?:풀타임|계약직|정규직|상근).{0,6}가능/iu,
  },
  { name: "military service", asked: /military|병역|군필/iu, granted: null },
  {
    name: "remote",
    asked: /\bremote\b|time ?zone|재택|원격/iu,
    granted: /\bremote(?:ly)?\b|home office|재택|원격/iu,
  },
  {
    name: "place",
    asked:
      /on[- ]?site|at the office|office|based|relocat|commut|hybrid|locat|resid|live in|출근|근무지|상주|거주|통근|근무/iu,
    granted:
      /(?:willing|open|ready|happy|able|prefer|plan)(?:ing)? to (?:relocate|move|commut)|relocat(?:e|ion|ing)|moving to|이사 ?(?:가능|예정)|출근 ?가능|통근 ?가능|상주 ?가능/iu,
  },
];

/** One place under all the names it has. */
export const PLACE_CATALOG: readonly (readonly string[])[] = (
  "seoul 서울 gangnam 강남 역삼 삼성동 성수동 여의도 마포 구로 가산 잠실 서초; seongnam 성남 판교 pangyo 분당 bundang; suwon 수원; yongin 용인; " +
  "busan 부산; daejeon 대전; daegu 대구; incheon 인천 송도; gwangju 광주; ulsan 울산; sejong 세종; jeju 제주; changwon 창원; " +
  "berlin 베를린; munich münchen 뮌헨; london 런던; nyc 뉴욕; tokyo 도쿄; singapore 싱가포르; vienna wien 비엔나; zurich zürich 취리히; cologne köln 쾰른"
)
  .split("; ")
  .map((names) => names.split(" "));
