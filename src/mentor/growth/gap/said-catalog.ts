/**
 * How the comparison says what it found, in both languages. Korean sentences put what they speak of where no particle hangs on
 * its last syllable, because skills are named in either script.
 */
import type { EducationLevel, GrowthLanguage } from "../growth.ts";

export type Said = Readonly<Record<GrowthLanguage, string>>;

export const EDUCATION_NAMES: Readonly<Record<EducationLevel, Said>> = {
  school: { en: "School leaving certificate", ko: "고등학교 졸업" },
  associate: { en: "Two-year college or vocational degree", ko: "전문학사" },
  bachelor: { en: "Bachelor's degree", ko: "학사 학위" },
  master: { en: "Master's degree", ko: "석사 학위" },
  doctorate: { en: "Doctorate", ko: "박사 학위" },
};

/** Years in words: at most one digit behind the point. */
export function yearsInWords(years: number): string {
  return String(Math.round(years * 10) / 10);
}

export const SAID = {
  shown: (name: string): Said => ({
    en: `Your CV shows ${name} in what you did.`,
    ko: `이력서의 실제 업무에서 확인됩니다: ${name}.`,
  }),
  shownByOther: (name: string, held: string, reason: Said): Said => ({
    en: `${held} in your CV shows ${name} too: ${reason.en}`,
    ko: `이력서의 ${held} 경험으로 확인됩니다 (${name}): ${reason.ko}`,
  }),
  listed: (name: string): Said => ({
    en: `Your CV names ${name} but does not show where you used it.`,
    ko: `이력서에 이름은 있지만 어디에 썼는지는 나오지 않습니다: ${name}.`,
  }),
  near: (held: string, credit: number, reason: Said): Said => ({
    en: `Your CV shows ${held}, which counts for ${percent(credit)} %: ${reason.en}`,
    ko: `이력서에는 ${held} 경험이 있어 ${percent(credit)}% 인정됩니다: ${reason.ko}`,
  }),
  nothing: (name: string): Said => ({
    en: `Nothing in your CV shows ${name}.`,
    ko: `이력서에서 찾지 못했습니다: ${name}.`,
  }),
  inWords: (share: number): Said => ({
    en: `A line of your CV speaks of the same thing (${percent(share)} % of its words).`,
    ko: `이력서에 같은 내용을 말하는 문장이 있습니다 (핵심 단어의 ${percent(share)}%).`,
  }),
  inOtherWords: (): Said => ({
    en: "Your CV seems to show it in other words.",
    ko: "이력서가 다른 말로 보여 주는 것으로 보입니다.",
  }),
  asksForMore: (): Said => ({
    en: "What is asked goes further than what your CV shows.",
    ko: "공고는 이력서에서 확인되는 것보다 더 요구합니다.",
  }),
  shownBehaviour: (): Said => ({
    en: "Your CV shows it in something you did.",
    ko: "이력서에 실제로 한 일로 나와 있습니다.",
  }),
  nearBehaviour: (): Said => ({
    en: "Your CV comes near it or claims it, without an example.",
    ko: "이력서에 비슷한 내용이나 주장은 있지만 사례가 없습니다.",
  }),
  noBehaviour: (): Said => ({
    en: "Your CV gives no example of it.",
    ko: "이력서에 이를 보여 주는 사례가 없습니다.",
  }),
  shownScale: (): Said => ({
    en: "Your CV gives the size of what you worked on.",
    ko: "이력서에 다룬 규모가 수치로 나와 있습니다.",
  }),
  shownDomain: (): Said => ({
    en: "Your CV shows work in this trade.",
    ko: "이력서에 이 분야에서 일한 경험이 있습니다.",
  }),
  noDomain: (): Said => ({
    en: "Your CV shows no work in this trade.",
    ko: "이력서에 이 분야의 경험이 보이지 않습니다.",
  }),
  enoughYears: (asked: number, held: number): Said => ({
    en: `${yearsInWords(asked)} years are asked; your CV shows about ${yearsInWords(held)}.`,
    ko: `요구 ${yearsInWords(asked)}년, 이력서에서 확인되는 기간은 약 ${yearsInWords(held)}년으로 충분합니다.`,
  }),
  tooFewYears: (asked: number, held: number): Said => ({
    en: `${yearsInWords(asked)} years are asked; your CV shows only about ${yearsInWords(held)}.`,
    ko: `요구 ${yearsInWords(asked)}년, 이력서에서 확인되는 기간은 약 ${yearsInWords(held)}년뿐입니다.`,
  }),
  unknownYears: (asked: number): Said => ({
    en: `${yearsInWords(asked)} years are asked; your CV does not say for how long.`,
    ko: `요구 ${yearsInWords(asked)}년, 이력서에는 기간이 적혀 있지 않습니다.`,
  }),
  longAgo: (years: number): Said => ({
    en: `The last time your CV shows it is about ${yearsInWords(years)} years back.`,
    ko: `이력서에서 마지막으로 확인되는 시점이 약 ${yearsInWords(years)}년 전입니다.`,
  }),
  educationMet: (held: Said): Said => ({
    en: `Your CV shows: ${held.en}.`,
    ko: `이력서에서 확인됩니다: ${held.ko}.`,
  }),
  educationByWork: (years: number): Said => ({
    en: `Equal experience is accepted, and your CV shows about ${yearsInWords(years)} years of work.`,
    ko: `동등한 경력도 인정되며, 이력서에서 약 ${yearsInWords(years)}년의 경력이 확인됩니다.`,
  }),
  educationLower: (asked: Said, held: Said): Said => ({
    en: `Asked: ${asked.en}. Your CV shows: ${held.en}.`,
    ko: `요구: ${asked.ko}. 이력서에서 확인: ${held.ko}.`,
  }),
  educationOtherField: (field: string): Said => ({
    en: `The level is there, but the field your CV names is another one: ${field}.`,
    ko: `학위는 있지만 전공이 다릅니다: ${field}.`,
  }),
  educationUnknown: (asked: Said): Said => ({
    en: `Asked: ${asked.en}. Your CV does not say what you have finished.`,
    ko: `요구: ${asked.ko}. 이력서에 마친 과정이 적혀 있지 않습니다.`,
  }),
  languageMet: (asked: string, held: string): Said => ({
    en: `Asked: ${asked}. Your CV shows: ${held}.`,
    ko: `요구: ${asked}. 이력서에서 확인: ${held}.`,
  }),
  languageWritten: (name: Said): Said => ({
    en: `Your CV itself is written in ${name.en}.`,
    ko: `이력서 자체가 이 언어로 쓰여 있습니다: ${name.ko}.`,
  }),
  languageStated: (name: Said): Said => ({
    en: `Your CV names ${name.en}.`,
    ko: `이력서에 나와 있습니다: ${name.ko}.`,
  }),
  languageUsed: (name: Said): Said => ({
    en: `Your CV shows ${name.en} used at work.`,
    ko: `이력서에 업무에서 쓴 경험이 있습니다: ${name.ko}.`,
  }),
  languageLower: (asked: string, held: string): Said => ({
    en: `Asked: ${asked}. Your CV says less: ${held}.`,
    ko: `요구: ${asked}. 이력서의 수준은 그보다 낮습니다: ${held}.`,
  }),
  languageUnknown: (name: Said): Said => ({
    en: `Your CV names ${name.en} without saying how well you know it.`,
    ko: `이력서에 이름은 있지만 수준이 나오지 않습니다: ${name.ko}.`,
  }),
  certificateMet: (held: string): Said => ({
    en: `Your CV names it: ${held}.`,
    ko: `이력서에 있습니다: ${held}.`,
  }),
  certificateNear: (held: string): Said => ({
    en: `Your CV names a related one: ${held}.`,
    ko: `이력서에 관련 자격이 있습니다: ${held}.`,
  }),
  practicalMet: (held: string): Said => ({
    en: `Your CV says it: ${held}.`,
    ko: `이력서에 나와 있습니다: ${held}.`,
  }),
  practicalOther: (held: string): Said => ({
    en: `Your CV says something else: ${held}. Only you can say whether it is possible.`,
    ko: `이력서 내용은 다릅니다: ${held}. 가능한지는 본인만 답할 수 있습니다.`,
  }),
  practicalUnknown: (): Said => ({
    en: "A CV seldom says this; only you can.",
    ko: "이력서에는 보통 나오지 않는 내용이라 본인만 답할 수 있습니다.",
  }),
} as const;

export const PRIORITY_SAID = {
  legal: (words: string): Said => ({
    en: `The law or a rule asks for it (“${words}”).`,
    ko: `법이나 규정이 요구합니다 (“${words}”).`,
  }),
  must: (words: string): Said => ({
    en: `The text insists on it (“${words}”).`,
    ko: `공고가 꼭 필요하다고 합니다 (“${words}”).`,
  }),
  required: (words: string): Said => ({
    en: `The text requires it (“${words}”).`,
    ko: `공고가 요구합니다 (“${words}”).`,
  }),
  requiredBySection: (): Said => ({
    en: "It stands among the requirements.",
    ko: "자격 요건에 들어 있습니다.",
  }),
  expected: (): Said => ({
    en: "It is part of the work described.",
    ko: "맡게 될 업무의 일부입니다.",
  }),
  preferred: (): Said => ({
    en: "It is a plus, not a condition.",
    ko: "필수가 아니라 우대 사항입니다.",
  }),
  optional: (): Said => ({
    en: "It is mentioned as optional.",
    ko: "선택 사항으로 언급됩니다.",
  }),
  title: (): Said => ({ en: "The job's title names it.", ko: "직무 이름에 들어 있습니다." }),
  repeated: (times: number): Said => ({
    en: `The text names it ${times} times.`,
    ko: `공고에 ${times}번 나옵니다.`,
  }),
  first: (): Said => ({
    en: "It stands at the head of the list.",
    ko: "목록의 맨 앞에 있습니다.",
  }),
  behaviour: (): Said => ({
    en: "It is a way of working, which interviews weigh more than CVs.",
    ko: "일하는 방식에 관한 것으로, 이력서보다 면접에서 더 중요하게 봅니다.",
  }),
  logistical: (): Said => ({
    en: "It is a practical matter, not a skill.",
    ko: "실력이 아니라 근무 조건에 관한 것입니다.",
  }),
} as const;

/** With its full stop and its capital, which reasons of the skill catalog lack; a name at the head stays as it is. */
export function wholeSentence(text: string): string {
  const begun = text.replace(
    /^(?:the|both|version|one)\b/u,
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  return /[.!?]$/u.test(begun) ? begun : `${begun}.`;
}

function percent(share: number): number {
  return Math.round(share * 100);
}
