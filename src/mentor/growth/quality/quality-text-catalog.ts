/** What the built-in scorer says about each criterion: when it is strong, when it is weak, and what would help. */
import type { Criterion, GrowthLanguage } from "../growth.ts";

export interface CriterionTexts {
  readonly strength: string;
  readonly issue: string;
  readonly suggestion: string;
}

export const QUALITY_TEXTS: Readonly<Record<GrowthLanguage, Readonly<Record<Criterion, CriterionTexts>>>> = {
  en: {
    specific: {
      strength: "It names things: what, where, with what.",
      issue: "It stays general: most of it could stand in anybody's answer.",
      suggestion: "Name the system, the tool and the moment instead of words like “various” or “successful”.",
    },
    "own-role": {
      strength: "It is clear what you did yourself.",
      issue: "It is not clear what you did yourself, apart from the team.",
      suggestion: "Say which part was yours: what you decided, wrote, ran or reviewed.",
    },
    scale: {
      strength: "It says how big it was.",
      issue: "It does not say how big it was.",
      suggestion: "Add one size: users, requests, services, data, people or money.",
    },
    result: {
      strength: "It ends with a result that can be measured.",
      issue: "The result has no number.",
      suggestion: "Say what was better afterwards, from what to what, even as a rough figure.",
    },
    relevance: {
      strength: "It answers exactly what the job asks for.",
      issue: "It hardly speaks about what the job asks for.",
      suggestion: "Begin with the part of your work that is closest to {title}.",
    },
    honesty: {
      strength: "Everything in it is something you said.",
      issue: "It says more than you told: {unsaid}.",
      suggestion: "Take out what you cannot show, or add it to your own words.",
    },
    length: {
      strength: "It can be told in a minute.",
      issue: "Its length does not fit: {length}.",
      suggestion: "Three to six sentences are right for an interview.",
    },
  },
  ko: {
    specific: {
      strength: "무엇을, 어디서, 무엇으로 했는지 구체적입니다.",
      issue: "일반적인 말이 많아 누구의 답변이라도 될 수 있습니다.",
      suggestion: "“다양한”, “성공적으로” 대신 시스템과 도구, 시점의 이름을 적어 주세요.",
    },
    "own-role": {
      strength: "본인이 직접 한 일이 분명합니다.",
      issue: "팀이 아니라 본인이 한 일이 무엇인지 분명하지 않습니다.",
      suggestion: "직접 결정하고, 작성하고, 운영하고, 리뷰한 부분을 말해 주세요.",
    },
    scale: {
      strength: "규모를 알 수 있습니다.",
      issue: "규모를 알 수 없습니다.",
      suggestion: "사용자, 요청, 서비스, 데이터, 인원, 금액 중 하나를 수치로 더해 주세요.",
    },
    result: {
      strength: "측정할 수 있는 결과로 끝납니다.",
      issue: "결과에 수치가 없습니다.",
      suggestion: "무엇이 얼마에서 얼마로 나아졌는지, 대략이라도 적어 주세요.",
    },
    relevance: {
      strength: "채용 공고가 묻는 것에 바로 답합니다.",
      issue: "채용 공고가 요구하는 내용이 거의 없습니다.",
      suggestion: "{title}에 가장 가까운 경험부터 시작해 주세요.",
    },
    honesty: {
      strength: "모두 본인이 말한 내용입니다.",
      issue: "본인이 말하지 않은 내용이 있습니다: {unsaid}.",
      suggestion: "보여 줄 수 없는 내용은 빼거나, 본인의 말로 먼저 적어 주세요.",
    },
    length: {
      strength: "1분 안에 말할 수 있습니다.",
      issue: "길이가 맞지 않습니다: {length}.",
      suggestion: "면접에서는 세 문장에서 여섯 문장이 알맞습니다.",
    },
  },
};

export const LENGTH_WORDS: Readonly<
  Record<GrowthLanguage, { readonly short: string; readonly long: string }>
> = {
  en: { short: "too short", long: "too long" },
  ko: { short: "너무 짧음", long: "너무 긺" },
};

export const UNSHOWN_SENTENCE: Readonly<Record<GrowthLanguage, string>> = {
  en: "Nothing you said shows this sentence: “{sentence}”",
  ko: "말한 내용에서 근거를 찾을 수 없는 문장입니다: “{sentence}”",
};
