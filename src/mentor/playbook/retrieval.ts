/**
 * Finding the playbook for a message: a language model of each playbook's situations (people write a scene, not a
 * subject, so that every word counts, its neighbours and its kind), beside models of messages that no playbook is for.
 * What the models make of the message together are probabilities.
 */
import { createLanguageModel, type LanguageModel, type Likelihood } from "./language-model.ts";
import type { LearnedLanguages, LearnedTexts } from "./learned-languages.ts";
import { OUTSIDE } from "./outside-catalog.ts";
import type { Playbook, PlaybookMatch, PlaybookQuery } from "./playbook.ts";
import { contentStems } from "./words.ts";

/** Log odds against "nothing fits" from which a playbook fits (chosen on `npm run eval:playbooks`, as what follows). */
const FIT = 1;
/** What an unfamiliar word adds to "nothing fits": a stem no playbook's situations have. Korean stems vary more. */
const UNFAMILIAR = { latin: 1, korean: 0.3 } as const;
const MOST_UNFAMILIAR = 4;
/** An English playbook is told to a Korean reader only where it fits clearly better than the Korean ones. */
const OTHER_LANGUAGE = 2.5;
const WAVE_BONUS = 0.1;
const MATCHES = 5;

interface Index {
  readonly playbooks: readonly Playbook[];
  /** Each playbook's wave key patterns, cut into their parts. */
  readonly patterns: readonly (readonly (readonly string[])[])[];
  /** Its owners are the playbooks, then the sorts of messages outside them. */
  readonly model: LanguageModel;
}

/** Searches playbooks: about 0.1 ms a search, and some more for a language's first. */
export function createRetrieval(
  playbooks: readonly Playbook[],
  languages: LearnedLanguages,
): (query: PlaybookQuery) => readonly PlaybookMatch[] {
  const indexes = {
    en: once(() => buildIndex(englishTexts(playbooks), languages, "en")),
    ko: once(() => buildIndex(koreanTexts(playbooks), languages, "ko")),
  };
  return (query) => search(indexes[query.language === "ko" ? "ko" : "en"](), query);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface PlaybookTexts extends LearnedTexts {
  readonly playbooks: readonly Playbook[];
}

export function englishTexts(playbooks: readonly Playbook[]): PlaybookTexts {
  const english = playbooks.filter((playbook) => playbook.language === "en");
  return textsOf(english, ({ title, situations }) => [title, ...situations], OUTSIDE.en);
}

/** The Korean playbooks and those English ones that have no Korean sibling. */
export function koreanTexts(playbooks: readonly Playbook[]): PlaybookTexts {
  const korean = playbooks.filter((playbook) => playbook.language === "ko");
  const told = new Set(korean.map((playbook) => playbook.id));
  const others = playbooks.filter(({ id, language }) => language === "en" && !told.has(id));
  return textsOf(
    [...korean, ...others],
    ({ language, title, situations, koreanSituations }) =>
      language === "ko" ? [title, ...situations] : koreanSituations,
    OUTSIDE.ko,
  );
}

/** Playbooks own their texts, and their words are familiar; behind them stand the sorts of messages that are for none. */
function textsOf(
  playbooks: readonly Playbook[],
  said: (playbook: Playbook) => readonly string[],
  outside: readonly (readonly string[])[],
): PlaybookTexts {
  return { playbooks, texts: [...playbooks.map(said), ...outside], insiders: playbooks.length };
}

function buildIndex(texts: PlaybookTexts, languages: LearnedLanguages, language: "en" | "ko"): Index {
  return {
    playbooks: texts.playbooks,
    patterns: texts.playbooks.map(({ waveKeys }) => waveKeys.map((pattern) => pattern.split("-"))),
    model: createLanguageModel(languages.of(language, texts)),
  };
}

function search(index: Index, query: PlaybookQuery): readonly PlaybookMatch[] {
  if (contentStems(query.text, 1).length === 0) return [];
  const { playbooks } = index;
  const scores = scoreAll(index, query);
  const nothing = Math.max(...scores.subarray(playbooks.length));
  const most = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return playbooks
    .map((playbook, place): PlaybookMatch => {
      const score = scores[place] ?? 0;
      return { playbook, score: Math.exp(score - most) / sum, fits: score - nothing >= FIT };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MATCHES);
}

/** The scores of the models, and what they cannot know: the reader's language, the tone, words none of them has seen. */
function scoreAll({ playbooks, patterns, model }: Index, query: PlaybookQuery): Float64Array {
  const { scores, unfamiliar } = model.readText(query.text);
  const waveParts = query.waveKey?.split("-") ?? [];
  const strange = unfamiliarity(unfamiliar);
  return scores.map((value, place) => {
    const playbook = playbooks[place];
    if (playbook === undefined) return value + strange;
    const distance = query.language === "ko" && playbook.language !== "ko" ? OTHER_LANGUAGE : 0;
    return value - distance + (suits(patterns[place] ?? [], waveParts) ? WAVE_BONUS : 0);
  });
}

function unfamiliarity({ latin, korean }: Likelihood["unfamiliar"]): number {
  return UNFAMILIAR.latin * Math.min(MOST_UNFAMILIAR, latin) + UNFAMILIAR.korean * korean;
}

function suits(patterns: readonly (readonly string[])[], parts: readonly string[]): boolean {
  return (
    parts.length > 0 &&
    patterns.some((pattern) => pattern.every((part, place) => part === "*" || part === parts[place]))
  );
}
