/**
 * Ranking by query likelihood: how much likelier a message is in the language of one owner's texts than in everyone's,
 * smoothed with Dirichlet priors (Zhai & Lafferty 2001, "A Study of Smoothing Methods for Language Models Applied to Ad
 * Hoc Information Retrieval"), summed over several kinds of features.
 */
import { KINDS, tokensOf } from "./features.ts";
import { createVocabulary, type Word, type WrittenVocabulary } from "./vocabulary.ts";

/** People's words repeat: so many are remembered with what they are. */
const REMEMBERED_WORDS = 8192;

export interface Likelihood {
  /**
   * Log odds, one for each owner: above 0 for who is likelier to have written this than everyone together, 0 where
   * nothing speaks for or against.
   */
  readonly scores: Float64Array;
  /** How many different stems none of the insiders has. */
  readonly unfamiliar: { readonly latin: number; readonly korean: number };
}

export interface LanguageModel {
  readText(text: string): Likelihood;
}

/** What was learned from texts, as it is stored. Places are numbered from 0, owners in the order of their texts. */
export interface LearnedLanguage {
  readonly vocabulary: WrittenVocabulary;
  /** By place, its kind: a number into KINDS. */
  readonly kindOf: Uint8Array;
  /** Who has a feature and what it adds to the score lie from its start to the next one's. */
  readonly starts: Int32Array;
  readonly owners: Uint8Array;
  readonly gains: Float32Array;
  /** By kind and owner, what every feature of the kind takes. */
  readonly losses: readonly Float64Array[];
  readonly ownerCount: number;
  /** So many of the first owners decide what is familiar. */
  readonly insiders: number;
}

export function createLanguageModel(learned: LearnedLanguage): LanguageModel {
  const { kindOf, starts, owners, gains, losses, ownerCount, insiders } = learned;
  const vocabulary = createVocabulary(learned.vocabulary);
  const seen = new Int32Array(kindOf.length);
  const known = new Int32Array(KINDS.length);
  const words = new Map<string, Word>();
  let reading = 0;

  function knownWord(token: string): Word {
    let word = words.get(token);
    if (word === undefined) {
      if (words.size >= REMEMBERED_WORDS) words.clear();
      word = vocabulary.findWord(token);
      words.set(token, word);
    }
    return word;
  }

  function isFamiliar(place: number): boolean {
    return place >= 0 && (owners[starts[place] ?? 0] ?? insiders) < insiders;
  }

  /** A feature counts once a text. */
  function add(scores: Float64Array, place: number): void {
    const end = starts[place + 1] ?? 0;
    const start = starts[place] ?? 0;
    if (start === end || seen[place] === reading) return;
    seen[place] = reading;
    const kind = kindOf[place] ?? 0;
    known[kind] = (known[kind] ?? 0) + 1;
    for (let index = start; index < end; index += 1) {
      const owner = owners[index] ?? 0;
      scores[owner] = (scores[owner] ?? 0) + (gains[index] ?? 0);
    }
  }

  return {
    readText(text) {
      reading += 1;
      known.fill(0);
      const scores = new Float64Array(ownerCount);
      const found = tokensOf(text).map(knownWord);
      const strangers = { latin: new Set<string>(), korean: new Set<string>() };
      for (const { places, isKorean, stem, stemPlace } of found) {
        for (const place of places) add(scores, place);
        if (!isFamiliar(stemPlace)) strangers[isKorean ? "korean" : "latin"].add(stem);
      }
      vocabulary.findPairs(found, (place) => add(scores, place));
      for (const [kind, count] of known.entries()) {
        if (count === 0) continue;
        const taken = losses[kind] ?? new Float64Array(0);
        for (let owner = 0; owner < scores.length; owner += 1)
          scores[owner] = (scores[owner] ?? 0) + count * (taken[owner] ?? 0);
      }
      return { scores, unfamiliar: { latin: strangers.latin.size, korean: strangers.korean.size } };
    },
  };
}
