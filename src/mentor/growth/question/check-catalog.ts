/**
 * How an experience check is worded. `{title}` stands for what the gap is about, `{near}` for what the CV shows instead. The
 * Korean sentences hang no particle on either.
 */
import type { GrowthLanguage } from "../growth.ts";

type InBoth = Readonly<Record<GrowthLanguage, string>>;

export const CHECK_CATALOG = {
  technology: {
    en: "Have you worked with {title}?",
    ko: "{title}: 사용해 보신 적이 있나요?",
  },
  "technology-near": {
    en: "Your CV shows {near}. Have you worked with {title} itself as well?",
    ko: "이력서에 {near} 경험이 있습니다. 다음도 직접 사용해 보셨나요: {title}?",
  },
  "technology-unproven": {
    en: "Your CV names {title}. Have you used it in real work or in a project of your own?",
    ko: "이력서에 이름이 있습니다: {title}. 실제 업무나 개인 프로젝트에서 사용해 보셨나요?",
  },
  practice: {
    en: "Have you done this yourself: {title}?",
    ko: "다음을 직접 해 보신 적이 있나요: {title}?",
  },
  "practice-near": {
    en: "Your CV comes near it. Have you done exactly this: {title}?",
    ko: "이력서에 비슷한 경험이 있습니다. 정확히 다음을 해 보신 적이 있나요: {title}?",
  },
  "practice-unproven": {
    en: "Your CV claims it. Is there an example you can tell: {title}?",
    ko: "이력서에 적혀 있습니다. 들려주실 사례가 있나요: {title}?",
  },
  years: {
    en: "Do you have more of this than your CV shows: {title}?",
    ko: "이력서에 나온 것보다 경험이 더 있으신가요: {title}?",
  },
  "years-missing": {
    en: "Do you have experience of this that your CV leaves out: {title}?",
    ko: "이력서에는 없지만 다음 경험이 있으신가요: {title}?",
  },
  behaviour: {
    en: "Can you give a real example of this: {title}?",
    ko: "실제 사례를 들려주실 수 있나요: {title}?",
  },
  education: {
    en: "Do you have this, or something equal to it: {title}?",
    ko: "다음 학력이나 그에 준하는 과정을 마치셨나요: {title}?",
  },
  language: {
    en: "Could you work in this language: {title}?",
    ko: "다음 언어로 업무가 가능하신가요: {title}?",
  },
  certificate: {
    en: "Do you hold this or one like it: {title}?",
    ko: "다음 자격이나 비슷한 자격을 가지고 계신가요: {title}?",
  },
  logistical: {
    en: "Is this possible for you: {title}?",
    ko: "다음 조건이 가능하신가요: {title}?",
  },
} as const satisfies Readonly<Record<string, InBoth>>;

export type Check = keyof typeof CHECK_CATALOG;
