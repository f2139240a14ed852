/**
 * Finding the playbook for a message. BM25 (Robertson & Zaragoza 2009) with field weights over what a playbook says,
 * beside it the nearest single situation (people describe one of them, not their sum), and the concepts both are about,
 * which paraphrases and the two languages share. Each signal is a share of the message or a cosine, 0..1, so that a score
 * means the same for a short and a long message.
 */
import type { Playbook, PlaybookMatch, PlaybookQuery } from "./playbook.ts";
import { type Term, wordsOf } from "./words.ts";

const K1 = 1.2;
const B = 0.6;
const FIELD_WEIGHTS = { situations: 2, title: 3, inShort: 1, steps: 0.5, whatIsGoingOn: 0.4 } as const;
/** What the three signals count: the playbook's words as a whole, its nearest situation, what both are about. */
const SHARES = { words: 0.3, situation: 0.35, concepts: 0.35 } as const;
const CONTEXT_WEIGHT = 0.25;
const WAVE_BONUS = 1.04;
/** Below this score nothing fits (chosen on `npm run eval:playbooks`). */
const FIT_THRESHOLD = 0.28;
const MATCHES = 5;
/** An English playbook is told to a Korean reader only where it fits clearly better than the Korean ones. */
const OTHER_LANGUAGE = 0.85;

interface Posting {
  readonly playbook: number;
  /** The BM25 saturation of the term in the playbook, 0..1. */
  readonly strength: number;
}

interface Index {
  readonly playbooks: readonly Playbook[];
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  /** Which situations hold a term: place in `owners`. */
  readonly situations: ReadonlyMap<string, readonly number[]>;
  readonly owners: readonly number[];
  /** √ of the squared idf mass of each situation. */
  readonly norms: readonly number[];
  readonly idf: ReadonlyMap<string, number>;
  readonly unknownIdf: number;
  readonly concepts: ConceptIndex;
  /** Each playbook's wave key patterns, cut into their parts. */
  readonly patterns: readonly (readonly (readonly string[])[])[];
}

/** Unit vectors over concepts, one a playbook, and each concept's idf. */
interface ConceptIndex {
  readonly vectors: readonly ReadonlyMap<string, number>[];
  readonly idf: ReadonlyMap<string, number>;
}

/** Indexes playbooks once; the search allocates a few small arrays. */
export function createRetrieval(
  playbooks: readonly Playbook[],
): (query: PlaybookQuery) => readonly PlaybookMatch[] {
  const indexes = {
    en: buildIndex(playbooks.filter((playbook) => playbook.language === "en")),
    ko: buildIndex(playbooks.filter((playbook) => playbook.language === "ko")),
  };
  return (query) => {
    const english = search(indexes.en, query);
    if (query.language !== "ko") return english;
    const korean = search(indexes.ko, query);
    const told = new Set(korean.map((match) => match.playbook.id));
    const others = english
      .filter((match) => !told.has(match.playbook.id))
      .map((match) => ({ ...match, score: match.score * OTHER_LANGUAGE }));
    return [...korean, ...others].sort((a, b) => b.score - a.score).slice(0, MATCHES);
  };
}

function buildIndex(playbooks: readonly Playbook[]): Index {
  const fields = playbooks.map(weighTerms);
  const meanLength = fields.reduce((sum, { length }) => sum + length, 0) / Math.max(1, fields.length);
  const holders = new Map<string, number>();
  for (const { terms } of fields)
    for (const term of terms.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  const idfOf = (count: number) => Math.log(1 + (playbooks.length - count + 0.5) / (count + 0.5));
  const idf = new Map([...holders].map(([term, count]) => [term, idfOf(count)]));
  const postings = new Map<string, Posting[]>();
  for (const [playbook, { terms, length }] of fields.entries()) {
    for (const [term, frequency] of terms) {
      const strength =
        (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / meanLength)) / (K1 + 1);
      postings.set(term, [...(postings.get(term) ?? []), { playbook, strength }]);
    }
  }
  const patterns = playbooks.map(({ waveKeys }) => waveKeys.map((pattern) => pattern.split("-")));
  return {
    playbooks,
    postings,
    idf,
    patterns,
    unknownIdf: idfOf(0),
    concepts: indexConcepts(playbooks),
    ...indexSituations(playbooks, idf),
  };
}

function weighTerms(playbook: Playbook): { terms: ReadonlyMap<string, number>; length: number } {
  const terms = new Map<string, number>();
  let length = 0;
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS)) {
    const value = playbook[field as keyof typeof FIELD_WEIGHTS];
    for (const term of wordsOf(typeof value === "string" ? value : value.join("\n")).terms) {
      terms.set(term.text, (terms.get(term.text) ?? 0) + weight * term.weight);
      length += weight * term.weight;
    }
  }
  return { terms, length };
}

function indexSituations(playbooks: readonly Playbook[], idf: ReadonlyMap<string, number>) {
  const owners: number[] = [];
  const norms: number[] = [];
  const situations = new Map<string, number[]>();
  for (const [owner, playbook] of playbooks.entries()) {
    for (const text of [...playbook.situations, playbook.title]) {
      const terms = distinct(wordsOf(text).terms);
      const place = owners.push(owner) - 1;
      let mass = 0;
      for (const [term, weight] of terms) {
        situations.set(term, [...(situations.get(term) ?? []), place]);
        mass += ((idf.get(term) ?? 0) * weight) ** 2;
      }
      norms.push(Math.sqrt(mass));
    }
  }
  return { owners, norms, situations };
}

function indexConcepts(playbooks: readonly Playbook[]): ConceptIndex {
  const counts = playbooks.map(
    ({ title, situations }) => wordsOf([title, title, ...situations].join("\n")).concepts,
  );
  const holders = new Map<string, number>();
  for (const concepts of counts)
    for (const concept of concepts.keys()) holders.set(concept, (holders.get(concept) ?? 0) + 1);
  const idf = new Map(
    [...holders].map(([concept, count]) => [concept, Math.log(1 + playbooks.length / count)]),
  );
  return { idf, vectors: counts.map((concepts) => unitVector(concepts, idf)) };
}

function unitVector(
  counts: ReadonlyMap<string, number>,
  idf: ReadonlyMap<string, number>,
): Map<string, number> {
  const weighed = [...counts].map(
    ([name, count]) => [name, Math.sqrt(count) * (idf.get(name) ?? 0)] as const,
  );
  const norm = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
  return new Map(weighed.map(([name, weight]) => [name, weight / norm]));
}

function search(index: Index, query: PlaybookQuery): readonly PlaybookMatch[] {
  const { terms, concepts } = readQuery(query, index.concepts.idf);
  const whole = new Float64Array(index.playbooks.length);
  const single = new Float64Array(index.owners.length);
  let mass = 0;
  let squares = 0;
  for (const [term, weight] of terms) {
    const idf = index.idf.get(term) ?? index.unknownIdf;
    mass += idf * weight;
    squares += (idf * weight) ** 2;
    for (const { playbook, strength } of index.postings.get(term) ?? []) {
      whole[playbook] = (whole[playbook] ?? 0) + idf * weight * strength;
    }
    for (const place of index.situations.get(term) ?? [])
      single[place] = (single[place] ?? 0) + idf * idf * weight;
  }
  if (mass === 0 && concepts.size === 0) return [];
  const waveParts = query.waveKey?.split("-") ?? [];
  const nearest = bestSituations(index, single, Math.sqrt(squares));
  return index.playbooks
    .map((playbook, place): PlaybookMatch => {
      const words = (whole[place] ?? 0) / (mass || 1);
      const about = dot(concepts, index.concepts.vectors[place]);
      const plain = SHARES.words * words + SHARES.situation * (nearest[place] ?? 0) + SHARES.concepts * about;
      const score = Math.min(1, plain * (suits(index.patterns[place] ?? [], waveParts) ? WAVE_BONUS : 1));
      return { playbook, score, fits: score >= FIT_THRESHOLD };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MATCHES);
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number> | undefined): number {
  let sum = 0;
  for (const [name, weight] of a) sum += weight * (b?.get(name) ?? 0);
  return sum;
}

/** The cosine of the message with each playbook's nearest situation. */
function bestSituations(index: Index, single: Float64Array, norm: number): Float64Array {
  const best = new Float64Array(index.playbooks.length);
  for (const [place, owner] of index.owners.entries()) {
    const cosine = (single[place] ?? 0) / (norm * (index.norms[place] ?? 0) || 1);
    if (cosine > (best[owner] ?? 0)) best[owner] = Math.min(1, cosine);
  }
  return best;
}

function readQuery({ text, context = [] }: PlaybookQuery, idf: ReadonlyMap<string, number>) {
  const said = wordsOf(text);
  const terms = distinct(said.terms);
  for (const earlier of context) {
    for (const [term, weight] of distinct(wordsOf(earlier).terms)) {
      if (!terms.has(term)) terms.set(term, CONTEXT_WEIGHT * weight);
    }
  }
  return { terms, concepts: unitVector(said.concepts, idf) };
}

function distinct(terms: readonly Term[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { text, weight } of terms) weights.set(text, Math.max(weights.get(text) ?? 0, weight));
  return weights;
}

function suits(patterns: readonly (readonly string[])[], parts: readonly string[]): boolean {
  return (
    parts.length > 0 &&
    patterns.some((pattern) => pattern.every((part, place) => part === "*" || part === parts[place]))
  );
}
