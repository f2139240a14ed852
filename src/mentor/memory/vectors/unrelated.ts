/** Vectors of sentences that have nothing to do with a question: they tell which cosines of a model mean nothing. */
import type { Embedder } from "./embedder.ts";
import { lengthOf } from "./packed-vector.ts";
import { UNRELATED } from "./unrelated-catalog.ts";

type Tongue = keyof typeof UNRELATED;

const TONGUES = Object.keys(UNRELATED) as Tongue[];
const LIMIT_MS = 30_000;
const HANGUL = /\p{Script=Hangul}/u;

export type Unrelated = ReturnType<typeof createUnrelated>;

export function createUnrelated(embedder: Embedder) {
  let made: Readonly<Record<Tongue, readonly Float32Array[]>> | null = null;
  const isMade = () => made !== null && made.en[0]?.length === embedder.dimensions;
  return {
    /** Whether there are any of what the model makes now. */
    get isMade() {
      return isMade();
    },
    /** Has them made where they are not. @returns whether they are */
    async make(stopping: AbortSignal): Promise<boolean> {
      if (isMade()) return true;
      const texts = TONGUES.flatMap((tongue) => UNRELATED[tongue]);
      const signal = AbortSignal.any([stopping, AbortSignal.timeout(LIMIT_MS)]);
      const embedded = await embedder.embed(texts, { owner: null, privacy: "may-leave", signal });
      if (embedded.outcome !== "made") return false;
      const { en, ko } = UNRELATED;
      const { vectors } = embedded;
      made = { en: vectors.slice(0, en.length), ko: vectors.slice(en.length, en.length + ko.length) };
      return isMade();
    },
    /** Of a question to the sentences in its language. */
    cosines(asked: Float32Array, message: string): readonly number[] {
      const vectors = made?.[HANGUL.test(message) ? "ko" : "en"] ?? [];
      const length = lengthOf(asked);
      return vectors.map((vector) => {
        let sum = 0;
        for (let at = 0; at < asked.length; at += 1) sum += (asked[at] as number) * (vector[at] as number);
        return sum / (length * lengthOf(vector));
      });
    },
  };
}
