import type { Intent } from "#contract/wave-key.ts";

/** What a person may want, as it is offered in a question. */
export const WANTED: Readonly<Record<"en" | "ko", Readonly<Record<Intent, string>>>> = {
  en: {
    seek_advice: "advice on what to do",
    problem_solving: "getting one concrete thing fixed",
    learning: "understanding how it works",
    validation: "a second opinion on what you have in mind",
    planning: "a plan with the next steps",
    reflection: "thinking it over together",
  },
  ko: {
    seek_advice: "어떻게 하면 좋을지 조언을 듣는 것",
    problem_solving: "지금 막힌 것을 푸는 것",
    learning: "원리를 이해하는 것",
    validation: "생각하신 방향이 괜찮은지 확인하는 것",
    planning: "다음 단계를 계획하는 것",
    reflection: "천천히 함께 돌아보는 것",
  },
};
