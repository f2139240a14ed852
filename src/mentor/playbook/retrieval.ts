/**
 * Finding the playbook for a message. BM25 (Robertson & Zaragoza 2009) with field weights over what a playbook says,
 * and beside it the best single situation: people describe one of them, not their sum. The score is the share of the
 * message's informative terms that the playbook covers, so that it means the same for a short and a long message.
 */
import type { Playbook, PlaybookMatch, PlaybookQuery } from "./playbook.ts";
import { type Term, termsOf } from "./words.ts";

const K1 = 1.2;
const B = 0.6;
const FIELD_WEIGHTS = {
  situations: 2,
  title: 3,
  inShort: 1,
  steps: 0.5,
  whatIsGoingOn: 0.4,
  people: 0.2,
} as const;
/** How much the best single situation counts beside the playbook as a whole. */
const SITUATION_SHARE = 0.45;
const CONTEXT_WEIGHT = 0.25;
const WAVE_BONUS = 1.04;
/** Below this share of the message nothing fits (chosen on `npm run eval:playbooks`). */
export const FIT_THRESHOLD = 0.3;
const MATCHES = 5;

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
    return [...korean, ...english.filter((match) => !told.has(match.playbook.id))]
      .sort((a, b) => b.score - a.score)
      .slice(0, MATCHES);
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
  return { playbooks, postings, idf, unknownIdf: idfOf(0), ...indexSituations(playbooks, idf) };
}

function weighTerms(playbook: Playbook): { terms: ReadonlyMap<string, number>; length: number } {
  const terms = new Map<string, number>();
  let length = 0;
  for (const [field, weight] of Object.entries(FIELD_WEIGHTS)) {
    const value = playbook[field as keyof typeof FIELD_WEIGHTS];
    for (const term of termsOf(typeof value === "string" ? value : value.join("\n"))) {
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
      const terms = distinct(termsOf(text));
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

function search(index: Index, query: PlaybookQuery): readonly PlaybookMatch[] {
  const terms = queryTerms(query);
  const whole = new Float64Array(index.playbooks.length);
  const single = new Float64Array(index.owners.length);
  let mass = 0;
  let squares = 0;
  for (const [term, weight] of terms) {
    const idf = index.idf.get(term) ?? (term.startsWith("#") ? 0 : index.unknownIdf);
    mass += idf * weight;
    squares += (idf * weight) ** 2;
    for (const { playbook, strength } of index.postings.get(term) ?? []) {
      whole[playbook] = (whole[playbook] ?? 0) + idf * weight * strength;
    }
    for (const place of index.situations.get(term) ?? [])
      single[place] = (single[place] ?? 0) + idf * idf * weight;
  }
  if (mass === 0) return [];
  const best = bestSituations(index, single, Math.sqrt(squares));
  return index.playbooks
    .map((playbook, place): PlaybookMatch => {
      const covered = (whole[place] ?? 0) / mass;
      const plain = (1 - SITUATION_SHARE) * covered + SITUATION_SHARE * (best[place] ?? 0);
      const score = Math.min(1, plain * (suits(playbook, query.waveKey) ? WAVE_BONUS : 1));
      return { playbook, score, fits: score >= FIT_THRESHOLD };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MATCHES);
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

function queryTerms({ text, context = [] }: PlaybookQuery): Map<string, number> {
  const terms = distinct(termsOf(text));
  for (const earlier of context) {
    for (const [term, weight] of distinct(termsOf(earlier))) {
      if (!terms.has(term)) terms.set(term, CONTEXT_WEIGHT * weight);
    }
  }
  return terms;
}

function distinct(terms: readonly Term[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const { text, weight } of terms) weights.set(text, Math.max(weights.get(text) ?? 0, weight));
  return weights;
}

function suits(playbook: Playbook, waveKey: string | undefined): boolean {
  if (waveKey === undefined) return false;
  const parts = waveKey.split("-");
  return playbook.waveKeys.some((pattern) =>
    pattern.split("-").every((part, place) => part === "*" || part === parts[place]),
  );
}
