/** An answer as it is kept: its text and what was known when it was complete, so that a hit can tell what it saved. */
import { z } from "zod";
import type { Completion } from "../lumen.ts";

export interface StoredAnswer {
  readonly text: string;
  readonly completion: Completion;
}

/** What a hit is reckoned with is checked; the rest of a completion is carried as it was. */
const schema = z.object({
  text: z.string(),
  completion: z.looseObject({
    modelId: z.string(),
    promptTokens: z.number().nullable(),
    completionTokens: z.number().nullable(),
    costUsd: z.number().nullable(),
  }),
});

export function writeAnswer(answer: StoredAnswer): string {
  return JSON.stringify(answer);
}

/** null where the text is not an answer, which is then as good as not kept. */
export function readAnswer(text: string): StoredAnswer | null {
  try {
    return schema.parse(JSON.parse(text)) as unknown as StoredAnswer;
  } catch {
    return null;
  }
}
