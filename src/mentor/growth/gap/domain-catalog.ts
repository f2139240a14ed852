/** Trades that software is made for, by the words that jobs and CVs use for them, in both languages. */
export interface Domain {
  readonly name: string;
  readonly words: RegExp;
}

export const DOMAIN_CATALOG: readonly Domain[] = [
  {
    name: "finance",
    words:
      /\b(?:financ\w+|bank(?:s|ing)?|fintech|payments?|insur\w+|lending|loans?|credit|trading|brokerage|accounting|card processing|banco)\b|금융|은행|증권|보험|결제|정산|페이먼츠|캐피탈|대출|핀테크|카드사|회계|세무|여신/iu,
  },
  {
    name: "health",
    words:
      /\b(?:health\w*|medic\w+|clinic\w*|hospital\w*|patients?|pharma\w*|nurs\w+|dentists?|surgical|hl7|fhir)\b|의료|병원|헬스케어|제약|환자|임상|간호|복약|건강|바이오/iu,
  },
  {
    name: "public sector",
    words:
      /\b(?:public (?:sector|administration|institution)|government\w*|ministry|municipal\w*|authorit(?:y|ies)|directorate|public service|civil service|register of|national (?:health|institute|agency)|institute of marine)\b|공공|정부|지자체|공기업|관공서|행정|시청|구청/iu,
  },
  {
    name: "education",
    words:
      /\b(?:education\w*|edtech|school(?!ing)\w*|universit\w+|e-?learning|students|curricul\w+)\b|교육(?! ?과정)|에듀테크|학원|학습 ?서비스|이러닝|학교/iu,
  },
  { name: "games", words: /\b(?:gam(?:e|es|ing))\b|게임/iu },
  {
    name: "commerce",
    words:
      /\b(?:e-?commerce|retail\w*|shops?|marketplace|checkout|online store|merchan\w+)\b|커머스|쇼핑|이커머스|유통|판매자|중고 ?거래/iu,
  },
  {
    name: "logistics",
    words:
      /\b(?:logistic\w*|freight|parcels?|shipping|warehous(?:e|es|ing)|deliver(?:y|ies) (?:routes?|drivers?)|couriers?|fleet)\b|물류|배송|택배|운송|창고|배달/iu,
  },
  {
    name: "mobility",
    words:
      /\b(?:mobility|automotive|vehicles?|cars?|bikes?|ride|transport\w*|rail\w*|autosar)\b|모빌리티|자동차|차량|교통|위치 ?데이터|킥보드|택시|라이더/iu,
  },
  {
    name: "energy",
    words:
      /\b(?:energy|electricity|power (?:grid|plant|market)|solar|oil|gas|utilit(?:y|ies)|smart meter\w*|heat pumps?)\b|에너지|전력|태양광|발전소|충전/iu,
  },
  {
    name: "telecommunications",
    words: /\b(?:telecom\w*|telco|5g|lte|network operator|mobile operator)\b|통신사|이동통신|통신 ?장비/iu,
  },
  {
    name: "law",
    words:
      /\b(?:legal ?tech|law firm|lawyers?|court|contracts? law|legal (?:text|domain|documents?))\b|법률|판례|판결|리걸|변호사/iu,
  },
  {
    name: "media",
    words:
      /\b(?:media|news\w*|publish\w*|streaming|broadcast\w*|music|video|advert\w*|adtech|podcasts?)\b|미디어|방송|스트리밍|음악|뉴스|언론|광고|콘텐츠|웹툰/iu,
  },
  {
    name: "travel",
    words: /\b(?:travel|booking|hotels?|airlines?|flights?|touris\w+|hospitality)\b|여행|숙박|호텔|항공/iu,
  },
  {
    name: "industry",
    words:
      /\b(?:manufactur\w+|factory|factories|plc|industrial|iot|robot\w*|mes)\b|제조|공장|스마트 ?팩토리|산업|로봇|설비/iu,
  },
  { name: "security", words: /\b(?:cyber ?security|infosec|soc|siem)\b|보안 ?관제|정보보호|사이버/iu },
  {
    name: "agriculture",
    words: /\b(?:agri\w*|farm\w*|crops?|food)\b|농업|농장|스마트팜|식품/iu,
  },
  { name: "property", words: /\b(?:real estate|property|proptech|housing)\b|부동산|프롭테크|주거/iu },
];

/** That a phrase asks for having worked in a trade, and not for a technology of it. */
export const ASKS_FOR_DOMAIN =
  /background|domain|industry|sector|(?:experience|worked|work|career) (?:in|with|from|at|for)|experience of|도메인|업계|산업|분야|경력|경험|이해|관심|다뤄/iu;
