/**
 * What somebody chose from a list, as a sentence they would say, by the option's value. `{subject}` is what was asked about: a
 * language, a certificate. The words are those of the option, the question, or none at all: the evidence lock asks for each.
 */
import type { GrowthLanguage } from "../growth.ts";

type Sentences = Readonly<Record<string, string>>;
type InBoth = Readonly<Record<GrowthLanguage, Sentences>>;

/** What one can do in a language. */
export const LEVEL_SENTENCES: InBoth = {
  en: {
    A2: "I can hold simple everyday talk in {subject} (A1–A2).",
    B1: "I follow work mails in {subject} (B1).",
    B2: "I take part in meetings in {subject} (B2).",
    C1: "I present and negotiate in {subject} (C1).",
    C2: "{subject} is like a first language to me (C2).",
  },
  ko: {
    A2: "{subject}로 간단한 일상 대화를 할 수 있습니다 (A1~A2).",
    B1: "{subject}로 쓴 업무 메일을 이해합니다 (B1).",
    B2: "{subject} 회의에 참여합니다 (B2).",
    C1: "{subject}로 발표하고 협의할 수 있습니다 (C1).",
    C2: "{subject}를 모국어 수준으로 구사합니다 (C2).",
  },
};

export const DEGREE_SENTENCES: InBoth = {
  en: {
    school: "I have finished school.",
    associate: "I have a two-year college or vocational degree.",
    bachelor: "I have a bachelor's.",
    master: "I have a master's.",
    doctorate: "I have a doctorate.",
    "in-progress": "I am still studying.",
  },
  ko: {
    school: "최종 학력은 고등학교입니다.",
    associate: "최종 학력은 전문학사 또는 직업 교육 과정입니다.",
    bachelor: "최종 학력은 학사입니다.",
    master: "최종 학력은 석사입니다.",
    doctorate: "최종 학력은 박사입니다.",
    "in-progress": "지금 재학 중입니다.",
  },
};

export const CERTIFICATE_SENTENCES: InBoth = {
  en: {
    held: "I hold {subject}.",
    expired: "I held {subject}; it has expired.",
    similar: "I hold one like {subject}.",
    preparing: "I am preparing for {subject}.",
  },
  ko: {
    held: "{subject} 자격을 보유하고 있습니다.",
    expired: "{subject} 자격을 보유했으나 만료되었습니다.",
    similar: "비슷한 자격을 보유하고 있습니다.",
    preparing: "{subject} 자격을 준비하고 있습니다.",
  },
};

export const TERMS_SENTENCES: InBoth = {
  en: {
    yes: "Yes, that is already so for me.",
    "from-a-day": "Yes, I can from a certain day on.",
    partly: "In part, yes.",
  },
  ko: {
    yes: "예, 이미 그렇습니다.",
    "from-a-day": "예, 특정 시점부터 가능합니다.",
    partly: "일부 가능합니다.",
  },
};

/** When it was last; nothing is said of what is longer ago. */
export const WHEN_SENTENCES: InBoth = {
  en: {
    now: "I still do it now.",
    "within-two-years": "This was within the last two years.",
    "within-five-years": "This was two to five years ago.",
  },
  ko: {
    now: "지금도 하고 있습니다.",
    "within-two-years": "최근 2년 안의 일입니다.",
    "within-five-years": "2~5년 전의 일입니다.",
  },
};
