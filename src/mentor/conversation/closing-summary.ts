import { type ContextMemory, topicNames } from "./context-memory.ts";

/** A conversation in a few lines: how much, about what, what was tried, what is next; in the person's language. */
export function summariseConversation(memory: ContextMemory, turns: number): string {
  const isKorean = memory.preferences.language === "ko";
  if (turns === 0) return isKorean ? "나눈 대화가 없습니다." : "Nothing was said.";
  const topics = topicNames(memory).slice(0, 5).join(", ");
  const tried = memory.tried.slice(-3).join("; ");
  const lines = isKorean
    ? [
        `${turns}번의 대화${topics === "" ? "" : `: ${topics}`}.`,
        tried === "" ? "" : `해 본 것: ${tried}.`,
        memory.suggestion === null ? "" : `다음: ${memory.suggestion}`,
      ]
    : [
        `${turns} ${turns === 1 ? "turn" : "turns"}${topics === "" ? "" : ` about ${topics}`}.`,
        tried === "" ? "" : `Tried: ${tried}.`,
        memory.suggestion === null ? "" : `Next: ${memory.suggestion}`,
      ];
  return [...lines, ...memory.summary.slice(-5)].filter((line) => line !== "").join("\n");
}
