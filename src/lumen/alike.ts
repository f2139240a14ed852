/** What the semantic tier of the response cache asks of a model: vectors of questions, and whether two answers say the same. */
import { z } from "zod";
import type { ForwardedAnswer, ForwardRequest } from "./lumen.ts";
import type { SemanticNeeds } from "./response-cache/index.ts";

/** Answers whose vectors are this close say the same: a cosine. */
const SAME_ANSWER = 0.92;

const answerSchema = z.object({ data: z.array(z.object({ embedding: z.array(z.number()) })).min(1) });

/**
 * @param forward asks the embedding model
 * @param share how many of the hits may be wrong, above 0 and below 1
 */
export function createAlike(
  forward: (request: ForwardRequest) => Promise<ForwardedAnswer>,
  share: number,
): SemanticNeeds {
  async function embed(text: string): Promise<Float32Array | null> {
    const answer = await forward({ path: "/embeddings", body: { input: text } });
    if (answer.status !== 200 || !(answer.body instanceof Uint8Array)) return null;
    const parsed = answerSchema.safeParse(JSON.parse(Buffer.from(answer.body).toString("utf8")));
    return parsed.success ? Float32Array.from(parsed.data.data[0]?.embedding ?? []) : null;
  }
  return {
    embed,
    bound: { share, of: "hits" },
    async isSameAnswer(first, second) {
      const [one, other] = await Promise.all([embed(first), embed(second)]);
      return one !== null && other !== null && cosine(one, other) >= SAME_ANSWER;
    },
  };
}

function cosine(one: Float32Array, other: Float32Array): number {
  let product = 0;
  let ones = 0;
  let others = 0;
  for (let index = 0; index < one.length; index += 1) {
    const a = one[index] ?? 0;
    const b = other[index] ?? 0;
    product += a * b;
    ones += a * a;
    others += b * b;
  }
  return ones === 0 || others === 0 ? 0 : product / Math.sqrt(ones * others);
}
