import type { Intent, Pace, Tone } from "#contract/wave-key.ts";

interface Words {
  readonly tone: Readonly<Record<Tone, string>>;
  readonly pace: Readonly<Record<Pace, string>>;
  readonly intent: Readonly<Record<Intent, string>>;
}

/** How the parts of a wave key are said to a person. */
export const WAVE_WORDS: Readonly<Record<"en" | "ko", Words>> = {
  en: {
    tone: {
      frustrated: "frustrated",
      playful: "playful",
      anxious: "anxious",
      analytical: "analytical",
      calm: "calm",
      curious: "curious",
      urgent: "urgent",
      confused: "confused",
      collaborative: "collaborative",
    },
    pace: {
      burst: "in short bursts",
      flowing: "in one flow",
      contemplative: "slowly and thoughtfully",
      medium: "at an even pace",
    },
    intent: {
      seek_advice: "asks for advice",
      problem_solving: "wants a problem solved",
      learning: "wants to understand",
      validation: "wants a second opinion",
      planning: "wants a plan",
      reflection: "looks back",
    },
  },
  ko: {
    tone: {
      frustrated: "답답함",
      playful: "장난기",
      anxious: "불안",
      analytical: "분석적인 태도",
      calm: "차분함",
      curious: "호기심",
      urgent: "다급함",
      confused: "혼란",
      collaborative: "함께하려는 마음",
    },
    pace: {
      burst: "짧고 빠른 호흡",
      flowing: "이어지는 호흡",
      contemplative: "천천히 곱씹는 호흡",
      medium: "고른 호흡",
    },
    intent: {
      seek_advice: "조언을 구함",
      problem_solving: "문제를 풀고 싶어 함",
      learning: "이해하고 싶어 함",
      validation: "확인받고 싶어 함",
      planning: "계획을 세우고 싶어 함",
      reflection: "돌아보고 있음",
    },
  },
};
