/** Spoken languages and what is written for how well somebody speaks them. */
import type { SpokenLanguage } from "../growth.ts";

export type SpokenLevel = NonNullable<SpokenLanguage["level"]>;

/** ISO 639-1 code → how the language is named. */
export const SPOKEN_NAMES: Readonly<Record<string, string>> = {
  ar: "Arabic|아랍어",
  bg: "Bulgarian|불가리아어",
  bn: "Bengali|벵골어",
  ca: "Catalan|Valencian|카탈루냐어",
  cs: "Czech|체코어",
  da: "Danish|덴마크어",
  de: "German|Deutsch|독일어",
  el: "Greek|그리스어",
  en: "English|영어",
  es: "Spanish|Español|스페인어",
  et: "Estonian|에스토니아어",
  fa: "Persian|Farsi|페르시아어",
  fi: "Finnish|핀란드어",
  fr: "French|Français|프랑스어|불어",
  ga: "Irish Gaelic",
  he: "Hebrew|히브리어",
  hi: "Hindi|힌디어",
  hr: "Croatian|크로아티아어",
  hu: "Hungarian|헝가리어",
  id: "Indonesian|인도네시아어",
  it: "Italian|이탈리아어",
  ja: "Japanese|일본어|일어",
  ko: "Korean|한국어|국어",
  lt: "Lithuanian|리투아니아어",
  lv: "Latvian|라트비아어",
  ms: "Malay|말레이어",
  nl: "Dutch|네덜란드어",
  no: "Norwegian|노르웨이어",
  pl: "Polish|폴란드어",
  pt: "Portuguese|포르투갈어",
  ro: "Romanian|루마니아어",
  ru: "Russian|러시아어|노어",
  sk: "Slovak|슬로바키아어",
  sl: "Slovene|Slovenian|슬로베니아어",
  sr: "Serbian|세르비아어",
  sv: "Swedish|스웨덴어",
  sw: "Swahili|스와힐리어",
  ta: "Tamil|타밀어",
  te: "Telugu|텔루구어",
  th: "Thai|태국어|타이어",
  tl: "Tagalog|Filipino|필리핀어",
  tr: "Turkish|튀르키예어|터키어",
  uk: "Ukrainian|우크라이나어",
  ur: "Urdu|우르두어",
  vi: "Vietnamese|베트남어",
  zh: "Chinese|Mandarin|Cantonese|중국어",
};

/** A group of languages, of which any is meant. The code is that of the largest. */
export const SPOKEN_GROUPS: Readonly<Record<string, string>> = { no: "Scandinavian language" };

/** What is written for a level, tried from the top. CEFR itself comes first. */
export const SPOKEN_LEVELS: readonly (readonly [pattern: RegExp, level: SpokenLevel])[] = [
  [/native|mother tongue|first language|bilingual|모국어|원어민|네이티브/i, "native"],
  [/\bC2\b|proficient user|near[- ]native/i, "C2"],
  [/\bC1\b/i, "C1"],
  [/\bB2\b/i, "B2"],
  [/\bB1\b/i, "B1"],
  [/\bA2\b/i, "A2"],
  [/\bA1\b/i, "A1"],
  [/limited working|일상 ?회화|conversational|intermediate|중급|회화 가능|일상 대화/i, "B1"],
  [
    /professional working|비즈니스|\bbusiness(?: level)?\b|working (?:proficiency|knowledge|level)|upper[- ]intermediate|\bgood\b|\bsolid\b|업무 (?:가능|수준)/i,
    "B2",
  ],
  [
    /full professional|fluent(?:ly)?|fluency|excellent|advanced|very good|proficien(?:t|cy)|유창|고급|상급|능통|자유로운/i,
    "C1",
  ],
  [/beginner|입문|왕초보/i, "A1"],
  [/basic|elementary|기초|초급|노력 중|learning|some\b/i, "A2"],
];

export interface LanguageTest {
  readonly code: string;
  /** Its result stands in the first group. */
  readonly pattern: RegExp;
  readonly levelOf: (result: string) => SpokenLevel | null;
}

const fromScore =
  (steps: readonly (readonly [least: number, level: SpokenLevel])[]) =>
  (result: string): SpokenLevel | null =>
    steps.find(([least]) => Number(result.replace(",", "")) >= least)?.[1] ?? null;

const byName =
  (levels: Readonly<Record<string, SpokenLevel>>) =>
  (result: string): SpokenLevel | null =>
    levels[result.toUpperCase()] ?? null;

/** ACTFL's own table to CEFR, speaking. */
const ACTFL = byName({
  S: "C2",
  AH: "C1",
  AM: "B2",
  AL: "B2",
  IH: "B1",
  IM: "B1",
  IL: "A2",
  NH: "A1",
  NM: "A1",
  NL: "A1",
});

/** Levels by the publishers' tables to CEFR; HSK and TOPIK by their number of steps. */
export const LANGUAGE_TESTS: readonly LanguageTest[] = [
  {
    code: "en",
    pattern: /(?:TOEIC|토익)(?! ?(?:speaking|스피킹))\s{0,3}[:(]?\s{0,3}(\d{3})\b/gi,
    levelOf: fromScore([
      [945, "C1"],
      [785, "B2"],
      [550, "B1"],
      [225, "A2"],
      [10, "A1"],
    ]),
  },
  {
    code: "en",
    pattern:
      /(?:TOEIC ?Speaking|토익 ?스피킹|토스|TEPS Speaking|OPIc|오픽)\s{0,3}[:(]?\s{0,3}(AH|AM|AL|IH|IM|IL|NH|NM|NL)[1-3]?\b/gi,
    levelOf: ACTFL,
  },
  {
    code: "en",
    pattern: /(?:IELTS|아이엘츠)(?: Academic| General)?\s{0,3}[:(]?\s{0,3}(\d(?:\.[05])?)(?!\d)/gi,
    levelOf: fromScore([
      [8.5, "C2"],
      [7, "C1"],
      [5.5, "B2"],
      [4, "B1"],
    ]),
  },
  {
    code: "en",
    pattern: /(?:TOEFL|토플)(?: ?iBT)?\s{0,3}[:(]?\s{0,3}(\d{2,3})\b/gi,
    levelOf: fromScore([
      [114, "C2"],
      [95, "C1"],
      [72, "B2"],
      [42, "B1"],
    ]),
  },
  {
    code: "ja",
    pattern: /(?:JLPT|일본어능력시험)\s{0,3}[:(]?\s{0,3}(N[1-5])\b/gi,
    levelOf: byName({ N1: "C1", N2: "B2", N3: "B1", N4: "A2", N5: "A1" }),
  },
  {
    code: "zh",
    pattern: /\bHSK\s{0,3}[:(]?\s{0,3}([1-6])\s?급?/gi,
    levelOf: byName({ "6": "C2", "5": "C1", "4": "B2", "3": "B1", "2": "A2", "1": "A1" }),
  },
  {
    code: "ko",
    pattern: /(?:TOPIK|토픽|한국어능력시험)\s{0,3}[:(]?\s{0,3}(?:level )?([1-6])\s?급?/gi,
    levelOf: byName({ "6": "C2", "5": "C1", "4": "B2", "3": "B1", "2": "A2", "1": "A1" }),
  },
];
