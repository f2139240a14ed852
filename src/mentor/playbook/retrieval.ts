/**
 * Finding the playbook for a message: a language model of each playbook's situations (people write a scene, not a
 * subject, so that every word counts, its neighbours and its kind), beside models of messages that no playbook is for.
 * What the models make of the message together are probabilities.
 */
import { createFeatureReader, type Features, featuresOf } from "./features.ts";
import { createLanguageModel, type Document } from "./language-model.ts";
import { OUTSIDE } from "./outside-catalog.ts";
import type { Playbook, PlaybookMatch, PlaybookQuery } from "./playbook.ts";
import { wordsOf } from "./words.ts";

/** Log odds against "nothing fits" from which a playbook fits (chosen on `npm run eval:playbooks`, as what follows). */
const FIT = 1;
/** What an unfamiliar word adds to "nothing fits": a stem no playbook's situations have. Korean stems vary more. */
const UNFAMILIAR = { english: 1, korean: 0.3 } as const;
const MOST_UNFAMILIAR = 4;
/** An English playbook is told to a Korean reader only where it fits clearly better than the Korean ones. */
const OTHER_LANGUAGE = 2.5;
const WAVE_BONUS = 0.1;
const MATCHES = 5;

interface Index {
  readonly playbooks: readonly Playbook[];
  /** Each playbook's wave key patterns, cut into their parts. */
  readonly patterns: readonly (readonly (readonly string[])[])[];
  /** The stems of all situations. */
  readonly familiar: ReadonlySet<string>;
  /** A score for each playbook, then one for each sort of message outside them. */
  readonly score: (features: Features) => Float64Array;
}

/** Indexes playbooks, a language at a time when it is first asked for (about 0.1 s); then a search takes under 0.1 ms. */
export function createRetrieval(
  playbooks: readonly Playbook[],
): (query: PlaybookQuery) => readonly PlaybookMatch[] {
  const indexes = { en: once(() => indexEnglish(playbooks)), ko: once(() => indexKorean(playbooks)) };
  return (query) => search(indexes[query.language === "ko" ? "ko" : "en"](), query);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function indexEnglish(playbooks: readonly Playbook[]): Index {
  const english = playbooks.filter((playbook) => playbook.language === "en");
  return buildIndex(english, ({ title, situations }) => [title, ...situations], OUTSIDE.en);
}

/** The Korean playbooks and those English ones that have no Korean sibling. */
function indexKorean(playbooks: readonly Playbook[]): Index {
  const korean = playbooks.filter((playbook) => playbook.language === "ko");
  const told = new Set(korean.map((playbook) => playbook.id));
  const others = playbooks.filter(({ id, language }) => language === "en" && !told.has(id));
  return buildIndex(
    [...korean, ...others],
    ({ language, title, situations, koreanSituations }) =>
      language === "ko" ? [title, ...situations] : koreanSituations,
    OUTSIDE.ko,
  );
}

function buildIndex(
  playbooks: readonly Playbook[],
  textsOf: (playbook: Playbook) => readonly string[],
  outside: readonly (readonly string[])[],
): Index {
  const familiar = new Set<string>();
  const readFeatures = createFeatureReader();
  function* read(): Iterable<Document> {
    for (const [owner, texts] of [...playbooks.map(textsOf), ...outside].entries()) {
      for (const text of texts) {
        const features = readFeatures(text);
        yield { owner, features };
        if (owner >= playbooks.length) continue;
        for (const stem of features.stem) familiar.add(stem);
        for (const stem of features.koreanStem) familiar.add(stem);
      }
    }
  }
  return {
    playbooks,
    patterns: playbooks.map(({ waveKeys }) => waveKeys.map((pattern) => pattern.split("-"))),
    familiar,
    score: createLanguageModel(read(), playbooks.length + outside.length),
  };
}

function search(index: Index, query: PlaybookQuery): readonly PlaybookMatch[] {
  if (wordsOf(query.text).terms.length === 0) return [];
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
function scoreAll({ playbooks, patterns, familiar, score }: Index, query: PlaybookQuery): Float64Array {
  const features = featuresOf(query.text);
  const waveParts = query.waveKey?.split("-") ?? [];
  const unfamiliar = unfamiliarity(features, familiar);
  return score(features).map((value, place) => {
    const playbook = playbooks[place];
    if (playbook === undefined) return value + unfamiliar;
    const distance = query.language === "ko" && playbook.language !== "ko" ? OTHER_LANGUAGE : 0;
    return value - distance + (suits(patterns[place] ?? [], waveParts) ? WAVE_BONUS : 0);
  });
}

function unfamiliarity({ stem, koreanStem }: Features, familiar: ReadonlySet<string>): number {
  const strange = (stems: ReadonlySet<string>) => [...stems].filter((text) => !familiar.has(text)).length;
  const english = Math.min(MOST_UNFAMILIAR, strange(stem));
  return UNFAMILIAR.english * english + UNFAMILIAR.korean * strange(koreanStem);
}

function suits(patterns: readonly (readonly string[])[], parts: readonly string[]): boolean {
  return (
    parts.length > 0 &&
    patterns.some((pattern) => pattern.every((part, place) => part === "*" || part === parts[place]))
  );
}
