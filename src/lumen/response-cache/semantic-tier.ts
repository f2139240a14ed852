/**
 * Questions that are alike, and when the answer to one may be given to another. Each cached answer has the questions
 * it was found right for and its own record (correctness.ts); what it may be given for is decided by hit-gate.ts.
 */
import { LRUCache } from "lru-cache";
import { type Fit, fitAll, fitEntry, type Observation, vouchedFor } from "./correctness.ts";
import { type Bound, createHitGate, type HitGate } from "./hit-gate.ts";
import { createVectorIndex, type VectorIndex } from "./vector-index.ts";

export interface SemanticTier {
  /** The cached answer that fits a question best, and whether it may be given. Asked once for every question. */
  consult(group: string, vector: Float32Array): Consultation;
  /** A question whose answer is new: nothing was near, or what was near is wrong. */
  keep(group: string, vector: Float32Array, answerKey: string): void;
  /** What was found out about an answer that was near. Where it was right, it has one more question. */
  note(near: Near, isRight: boolean): void;
  /** The answer is kept no more. */
  forget(near: Near): void;
  readonly questions: number;
}

export interface Consultation {
  readonly near: Near | null;
  readonly mayGive: boolean;
}

export interface Near {
  readonly group: string;
  readonly vector: Float32Array;
  readonly entry: Entry;
  readonly similarity: number;
  readonly closeness: number;
  readonly score: number;
}

interface Entry {
  readonly answerKey: string;
  observations: readonly Observation[];
  /** Of these observations and that fit of all. */
  fit: { readonly own: Fit; readonly all: Fit } | null;
}

export interface SemanticLimits {
  readonly bound: Bound;
  /** Questions less alike are not compared at all: the comparison costs, too. Cosine. */
  readonly minSimilarity: number;
  /** Newest questions of a group that are searched. */
  readonly maxQuestions: number;
  /** Of all vectors; the least recently asked group goes. */
  readonly maxBytes: number;
}

const MOST_OF_AN_ENTRY = 200;
const MOST_OF_ALL = 5000;
/** The fit of all is made anew when there are so many more observations. */
const REFIT_SHARE = 0.05;
const REFIT_LEAST = 20;

export function createSemanticTier(limits: SemanticLimits): SemanticTier {
  const gate = createHitGate(limits.bound);
  const record = createRecord();
  const groups = new LRUCache<string, { readonly index: VectorIndex<Entry> }>({
    maxSize: limits.maxBytes,
    sizeCalculation: ({ index }) => Math.max(1, index.bytes),
  });
  const indexOf = (group: string) =>
    groups.get(group)?.index ?? createVectorIndex<Entry>(limits.maxQuestions);
  const add = (group: string, vector: Float32Array, entry: Entry) => {
    const index = indexOf(group);
    // Another number of dimensions is another embedder's: what was learned with the old one is of no use.
    const fitting = index.accepts(vector) ? index : createVectorIndex<Entry>(limits.maxQuestions);
    fitting.add(vector, entry);
    // A new wrapper, because the size is taken anew only for a new value.
    groups.set(group, { index: fitting });
  };

  return {
    consult: (group, vector) => consult({ group, vector, index: indexOf(group) }, { gate, record, limits }),
    keep: (group, vector, answerKey) => add(group, vector, { answerKey, observations: [], fit: null }),
    note({ group, vector, entry, closeness, score }, isRight) {
      const observation = { closeness, isRight };
      gate.note(score, isRight);
      record.add(observation);
      entry.observations = [...entry.observations.slice(1 - MOST_OF_AN_ENTRY), observation];
      entry.fit = null;
      if (isRight) add(group, vector, entry);
    },
    forget({ group, entry }) {
      indexOf(group).remove((other) => other === entry);
    },
    get questions() {
      let count = 0;
      for (const { index } of groups.values()) count += index.size;
      return count;
    },
  };
}

function consult(
  { group, vector, index }: { group: string; vector: Float32Array; index: VectorIndex<Entry> },
  { gate, record, limits }: { gate: HitGate; record: Record; limits: SemanticLimits },
): Consultation {
  const nearest = index.nearest(vector);
  if (nearest === null || nearest.similarity < limits.minSimilarity)
    return { near: null, mayGive: gate.mayGive(null) };
  const { item: entry, similarity, rivalSimilarity } = nearest;
  // How alike, and how much more alike than the best question of any other answer.
  const closeness = similarity + (similarity - rivalSimilarity);
  const { all } = record;
  if (entry.fit?.all !== all) entry.fit = { own: fitEntry(entry.observations, all), all };
  const score = vouchedFor(entry.fit.own, closeness);
  return { near: { group, vector, entry, similarity, closeness, score }, mayGive: gate.mayGive(score) };
}

/** What was seen of all entries together. */
interface Record {
  readonly all: Fit;
  add(observation: Observation): void;
}

function createRecord(): Record {
  let observations: Observation[] = [];
  let unseen = 0;
  let all = fitAll([]);
  return {
    get all() {
      return all;
    },
    add(observation) {
      observations.push(observation);
      unseen += 1;
      if (unseen < REFIT_LEAST + REFIT_SHARE * observations.length) return;
      observations = observations.slice(-MOST_OF_ALL);
      unseen = 0;
      all = fitAll(observations);
    },
  };
}
