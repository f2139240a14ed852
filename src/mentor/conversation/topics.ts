/**
 * What a message is about: word groups between stop words, scored as in RAKE (Rose et al. 2010, "Automatic keyword
 * extraction from individual documents"): a word's score is degree/frequency, a phrase's the sum over its words.
 */

import { withoutCode } from "./text.ts";
import { KOREAN_ENDINGS, STOP_WORDS } from "./topic-catalog.ts";

const MAX_CHARACTERS = 4000;
const MAX_WORDS_A_PHRASE = 3;
const MAX_TOPICS_A_MESSAGE = 4;
const BREAK = /[.,;:!?()[\]{}"“”‘’\n…/|<>=]+/u;
const HANGUL = /\p{Script=Hangul}/u;
const EDGES = /^['’-]|['’-]$/u;
const WORD = /^[\p{L}][\p{L}\p{N}+#.'-]*$/u;

/** Up to four topics, strongest first; weights are 0..1 within the message. */
export function findTopics(message: string): { text: string; weight: number }[] {
  const phrases = phrasesOf(withoutCode(message.slice(0, MAX_CHARACTERS)));
  if (phrases.length === 0) return [];
  const wordScore = scoreWords(phrases);
  const scores = new Map<string, number>();
  for (const phrase of phrases) {
    const score = phrase.reduce((sum, word) => sum + (wordScore.get(word) ?? 0), 0);
    scores.set(phrase.join(" "), score);
  }
  const best = Math.max(...scores.values());
  return [...scores]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_TOPICS_A_MESSAGE)
    .map(([text, score]) => ({ text, weight: score / best }));
}

function phrasesOf(text: string): string[][] {
  const phrases: string[][] = [];
  for (const part of text.split(BREAK)) {
    let phrase: string[] = [];
    for (const raw of part.split(/\s+/)) {
      const word = topicWord(raw);
      if (word !== null && phrase.length < MAX_WORDS_A_PHRASE) phrase.push(word);
      else {
        if (phrase.length > 0) phrases.push(phrase);
        phrase = word === null ? [] : [word];
      }
    }
    if (phrase.length > 0) phrases.push(phrase);
  }
  return phrases;
}

/** The word as it may stand in a topic, or null where it carries no subject. */
function topicWord(raw: string): string | null {
  const lowered = raw.toLowerCase();
  if (STOP_WORDS.has(lowered)) return null;
  const word = EDGES.test(lowered) ? lowered.replace(/^['’-]+|['’-]+$/gu, "") : lowered;
  if (HANGUL.test(word)) return koreanNoun(word);
  if (word.length < 3 || STOP_WORDS.has(word) || !WORD.test(word)) return null;
  return word;
}

function koreanNoun(word: string): string | null {
  const ending = KOREAN_ENDINGS.find(
    (particle) => word.endsWith(particle) && word.length - particle.length >= 2,
  );
  const stem = ending === undefined ? word : word.slice(0, -ending.length);
  if (stem.length < 2 || stem.length > 12 || STOP_WORDS.has(stem) || STOP_WORDS.has(word)) return null;
  const isVerbLike = ending === undefined && /[다요죠까네고서면지게]$/u.test(stem);
  return isVerbLike ? null : stem;
}

function scoreWords(phrases: readonly (readonly string[])[]): Map<string, number> {
  const frequency = new Map<string, number>();
  const degree = new Map<string, number>();
  for (const phrase of phrases) {
    for (const word of phrase) {
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
      degree.set(word, (degree.get(word) ?? 0) + phrase.length);
    }
  }
  return new Map([...frequency].map(([word, count]) => [word, (degree.get(word) ?? 0) / count]));
}
