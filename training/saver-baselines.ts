/** What the saver is compared with: sentences at random, the newest messages, sentences by BM25 alone. */
import { costOf } from "../src/lumen/saver/cost.ts";
import { type Fittable, fit } from "../src/lumen/saver/fit.ts";
import { type Message, messagesOf } from "../src/lumen/saver/history.ts";
import type { Piece } from "../src/lumen/saver/render.ts";
import { sentencesOf } from "../src/lumen/saver/sentences.ts";
import { createRandom, shuffledIndices } from "./random.ts";
import type { Conversation } from "./saver-conversations.ts";
import { factsOf } from "./saver-facts.ts";

type Sentence = Piece & Fittable;

/** Which sentences are left when so many tokens are; none of them looks at more than its name says. */
export interface Baseline {
  readonly name: string;
  /** Whether it needs a question. */
  readonly isFocused: boolean;
  keep(conversation: Conversation, budget: number, question: string): readonly Piece[];
}

export const BASELINES: readonly Baseline[] = [
  {
    name: "random",
    isFocused: false,
    keep(conversation, budget) {
      const { messages, sentences } = sentencesIn(conversation);
      const order = [...shuffledIndices(sentences.length, createRandom(1979))];
      return fit(
        order.map((place) => sentences[place] as Sentence),
        budget,
        messages,
      ).units;
    },
  },
  {
    name: "newest",
    isFocused: false,
    keep(conversation, budget) {
      const { messages, sentences } = sentencesIn(conversation);
      return fit(sentences.toReversed(), budget, messages).units;
    },
  },
  {
    name: "bm25",
    isFocused: true,
    keep(conversation, budget, question) {
      const { messages, sentences } = sentencesIn(conversation);
      const scores = bm25(sentences, question);
      const order = sentences.map((_, place) => place);
      order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a);
      return fit(
        order.map((place) => sentences[place] as Sentence),
        budget,
        messages,
      ).units;
    },
  },
];

const known = new WeakMap<Conversation, { messages: readonly Message[]; sentences: readonly Sentence[] }>();

function sentencesIn(conversation: Conversation) {
  const found = known.get(conversation);
  if (found !== undefined) return found;
  const messages = messagesOf(conversation.messages);
  const sentences = messages.flatMap(({ content }, message) =>
    sentencesOf(content).map((sentence) => ({ ...sentence, message, cost: costOf(sentence.text) })),
  );
  const made = { messages, sentences };
  known.set(conversation, made);
  return made;
}

const K1 = 1.2;
const B = 0.75;
const factsOfSentence = new WeakMap<Sentence, ReadonlySet<string>>();

/** Robertson & Zaragoza 2009, over single sentences. */
function bm25(sentences: readonly Sentence[], question: string): number[] {
  const texts = sentences.map((sentence) => {
    const facts = factsOfSentence.get(sentence) ?? factsOf(sentence.text);
    factsOfSentence.set(sentence, facts);
    return facts;
  });
  const mean = texts.reduce((sum, facts) => sum + facts.size, 0) / Math.max(1, texts.length);
  const scores = texts.map(() => 0);
  for (const term of factsOf(question)) {
    const having = texts.filter((facts) => facts.has(term)).length;
    const worth = Math.log(1 + (texts.length - having + 0.5) / (having + 0.5));
    for (const [place, facts] of texts.entries()) {
      if (!facts.has(term)) continue;
      scores[place] =
        (scores[place] ?? 0) + (worth * (K1 + 1)) / (1 + K1 * (1 - B + (B * facts.size) / mean));
    }
  }
  return scores;
}
