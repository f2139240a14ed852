/** What interviewers ask about what somebody can do, and about what they cannot yet. */
import type { GrowthLanguage, RequirementKind } from "../growth.ts";

interface Asked {
  readonly ask: (title: string) => string;
  readonly shows: readonly string[];
}
type ByKind = Readonly<Record<RequirementKind, Asked>>;

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
const KO_STORY = [
  "무엇이 걸려 있었는지",
  "스스로 내린 결정과 버린 대안",
  "숫자로 말하는 결과",
  "지금이라면 다르게 할 점",
];
const KO_HONEST = ["해 보지 않은 것을 분명히 말하는 것", "그에 가까운 경험", "언제까지 어떻게 배울지"];

const byKind = (
  skill: Asked["ask"],
  other: Partial<Record<RequirementKind, Asked["ask"]>>,
  shows: readonly string[],
): ByKind =>
  Object.fromEntries(
    (["skill", "experience", "education", "language", "certificate", "behaviour", "logistical"] as const).map(
      (kind) => [kind, { ask: other[kind] ?? skill, shows }],
    ),
  ) as ByKind;

export const PRACTICE_TEXTS: Readonly<
  Record<GrowthLanguage, { readonly strength: ByKind; readonly gap: ByKind }>
> = {
  en: {
    strength: byKind(
      (title) => `Walk me through the hardest thing you did with ${title}. What went wrong on the way?`,
      {
        experience: (title) =>
          `${title}: which piece of that work are you proudest of, and what was your part in it?`,
        education: (title) => `${title}: what of it do you use in your work today?`,
        language: (title) => `${title}: tell me about a difficult conversation you had in it.`,
        certificate: (title) => `${title}: where did it change how you work?`,
        behaviour: (title) =>
          `${title}: give me an example from the last year. What would your colleagues say?`,
      },
      EN_STORY,
    ),
    gap: byKind(
      (title) => `We use ${title} every day. How would you get up to speed in your first three months?`,
      {
        experience: (title) =>
          `We ask for this: ${title}. Why do you think you can do the work all the same?`,
        education: (title) => `You do not have this: ${title}. What stands in its place?`,
        language: (title) => `${title}: how would you follow our meetings?`,
        certificate: (title) => `${title}: have you a date for it?`,
        behaviour: (title) => `${title}: tell me about a time when it was hard for you.`,
      },
      EN_HONEST,
    ),
  },
  ko: {
    strength: byKind(
      (title) => `${title}: 한 일 가운데 가장 어려웠던 것을 설명해 주세요. 무엇이 잘못되었나요?`,
      {
        experience: (title) => `${title}: 가장 자랑스러운 부분과 본인의 역할은 무엇인가요?`,
        education: (title) => `${title}: 지금 일에서 무엇을 쓰고 있나요?`,
        language: (title) => `${title}: 그 언어로 나눈 어려운 대화를 말해 주세요.`,
        certificate: (title) => `${title}: 일하는 방식이 어떻게 달라졌나요?`,
        behaviour: (title) => `${title}: 최근 1년의 예를 들어 주세요. 동료들은 뭐라고 할까요?`,
      },
      KO_STORY,
    ),
    gap: byKind(
      (title) => `${title}: 저희는 매일 씁니다. 첫 3개월 동안 어떻게 따라잡으시겠어요?`,
      {
        experience: (title) => `저희는 이것을 요구합니다: ${title}. 그래도 할 수 있다고 생각하는 이유는요?`,
        education: (title) => `이것이 없으신데요: ${title}. 무엇이 대신하나요?`,
        language: (title) => `${title}: 회의를 어떻게 따라오시겠어요?`,
        certificate: (title) => `${title}: 시험 날짜가 있나요?`,
        behaviour: (title) => `${title}: 어려웠던 때를 말해 주세요.`,
      },
      KO_HONEST,
    ),
  },
};
