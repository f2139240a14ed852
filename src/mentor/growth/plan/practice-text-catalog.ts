/** What interviewers ask about what somebody can do, and about what they cannot yet; with what a good answer shows. */
import type { GrowthLanguage, RequirementKind } from "../growth.ts";

export interface Asked {
  readonly ask: (title: string) => string;
  readonly shows: readonly string[];
}
type ByKind = Readonly<Record<RequirementKind, Asked>>;

interface Texts {
  /** About what was shown. */
  readonly strength: ByKind;
  /** About what was not. */
  readonly gap: ByKind;
}

const EN_STORY = [
  "what was at stake",
  "what you decided yourself, and against what",
  "the result in numbers",
  "what you would do otherwise today",
];
const EN_HONEST = [
  "that you say plainly what you have not done",
  "what you did that comes near",
  "how and until when you will learn it",
];
const EN_PROOF = ["what you use of it at work, with one example", "what work of yours shows the same"];
const EN_SPEECH = ["that you can: answer in that language", "what you do when you do not understand"];

const EN: Texts = {
  strength: {
    skill: {
      ask: (title) => `Walk me through the hardest thing you did with ${title}. What went wrong on the way?`,
      shows: EN_STORY,
    },
    experience: {
      ask: (title) => `${title}: which piece of that work are you proudest of, and what was your part in it?`,
      shows: EN_STORY,
    },
    education: { ask: (title) => `${title}: what of it do you use in your work today?`, shows: EN_PROOF },
    language: {
      ask: (title) => `${title}: tell me about a difficult conversation you had in it.`,
      shows: EN_SPEECH,
    },
    certificate: { ask: (title) => `${title}: where did it change how you work?`, shows: EN_PROOF },
    behaviour: {
      ask: (title) =>
        `${title}: give me an example from the last year. What would your colleagues say about it?`,
      shows: EN_STORY,
    },
    logistical: { ask: (title) => `${title}: from when is it possible for you?`, shows: EN_HONEST },
  },
  gap: {
    skill: {
      ask: (title) =>
        `${title}: it is daily work here. How would you get up to speed in your first three months?`,
      shows: EN_HONEST,
    },
    experience: {
      ask: (title) => `We ask for this: ${title}. Why do you think you can do the work all the same?`,
      shows: EN_HONEST,
    },
    education: {
      ask: (title) => `You do not have this: ${title}. What stands in its place?`,
      shows: EN_PROOF,
    },
    language: { ask: (title) => `${title}: how would you follow our meetings?`, shows: EN_SPEECH },
    certificate: {
      ask: (title) => `${title}: have you a date for the examination?`,
      shows: EN_HONEST,
    },
    behaviour: {
      ask: (title) => `${title}: tell me about a time when it was hard for you.`,
      shows: EN_HONEST,
    },
    logistical: { ask: (title) => `${title}: how could it work for you?`, shows: EN_HONEST },
  },
};

const KO_STORY = [
  "무엇이 걸려 있었는지",
  "스스로 내린 결정과 버린 대안",
  "숫자로 말하는 결과",
  "지금이라면 다르게 할 점",
];
const KO_HONEST = ["해 보지 않은 것을 분명히 말하는 것", "그에 가까운 경험", "언제까지 어떻게 배울지"];
const KO_PROOF = ["지금 일에서 쓰는 부분과 그 예", "같은 것을 보여 주는 내가 한 일"];
const KO_SPEECH = ["그 언어로 직접 답하는 것", "이해하지 못했을 때 어떻게 하는지"];

const KO: Texts = {
  strength: {
    skill: {
      ask: (title) =>
        `${title}: 하신 일 가운데 가장 어려웠던 것을 설명해 주세요. 중간에 무엇이 잘못되었나요?`,
      shows: KO_STORY,
    },
    experience: {
      ask: (title) => `${title}: 가장 자랑스러운 일과 그 안에서 본인의 역할은 무엇이었나요?`,
      shows: KO_STORY,
    },
    education: { ask: (title) => `${title}: 지금 하는 일에서 무엇을 쓰고 있나요?`, shows: KO_PROOF },
    language: {
      ask: (title) => `${title}: 그 언어로 나눈 어려운 대화를 하나 들려주세요.`,
      shows: KO_SPEECH,
    },
    certificate: { ask: (title) => `${title}: 일하는 방식이 어떻게 달라졌나요?`, shows: KO_PROOF },
    behaviour: {
      ask: (title) => `${title}: 최근 1년의 예를 들어 주세요. 동료들은 뭐라고 할까요?`,
      shows: KO_STORY,
    },
    logistical: { ask: (title) => `${title}: 언제부터 가능하신가요?`, shows: KO_HONEST },
  },
  gap: {
    skill: {
      ask: (title) => `${title}: 여기서는 매일 하는 일입니다. 첫 3개월 동안 어떻게 따라잡으시겠어요?`,
      shows: KO_HONEST,
    },
    experience: {
      ask: (title) => `저희는 이것을 요구합니다: ${title}. 그래도 할 수 있다고 생각하시는 이유는 무엇인가요?`,
      shows: KO_HONEST,
    },
    education: { ask: (title) => `${title}: 이것을 대신할 수 있는 것은 무엇인가요?`, shows: KO_PROOF },
    language: { ask: (title) => `${title}: 회의를 어떻게 따라오시겠어요?`, shows: KO_SPEECH },
    certificate: { ask: (title) => `${title}: 시험 날짜가 잡혀 있나요?`, shows: KO_HONEST },
    behaviour: { ask: (title) => `${title}: 어려웠던 때를 말해 주세요.`, shows: KO_HONEST },
    logistical: { ask: (title) => `${title}: 어떻게 하면 가능할까요?`, shows: KO_HONEST },
  },
};

export const PRACTICE_TEXTS: Readonly<Record<GrowthLanguage, Texts>> = { en: EN, ko: KO };
