/** An answer as it is kept: its text and what was known when it was complete, so that a hit can tell what it saved. */
import { z } from "zod";
import type { Completion } from "../lumen.ts";

export interface StoredAnswer {
  readonly text: string;
  readonly completion: Completion;
}

const tokens = z.number().nullable();
const schema = z.object({
  text: z.string(),
  completion: z.object({
    model: z.string(),
    promptTokens: tokens,
    completionTokens: tokens,
    cachedPromptTokens: tokens,
    modelId: z.string(),
    reason: z.string(),
    failedBefore: z.array(z.custom<Completion["failedBefore"][number]>((value) => typeof value === "object")),
    costUsd: z.number().nullable(),
  }),
});

export function writeAnswer(answer: StoredAnswer): string {
  return JSON.stringify(answer);
}

/** null where the text is not an answer, which is then as good as not kept. */
export function readAnswer(text: string): StoredAnswer | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
