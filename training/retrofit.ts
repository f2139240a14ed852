/**
 * Word vectors pulled towards those of words that a thesaurus puts beside them (Faruqui, Dodge, Jauhar, Dyer, Hovy, Smith
 * 2015); a word without a vector gets one from its group.
 */
import type { WordGroup } from "./thesaurus.ts";

const ROUNDS = 12;
/** How much a group counts beside what is known of the word itself. */
const PULL: Readonly<Record<WordGroup["sort"], number>> = { synonyms: 1, kinds: 0.5, concept: 0.3 };

/**
 * @param known stems with their vectors, all of one length
 * @returns every stem, those of `known` first and in their order, with vectors of length 1
 */
export function retrofit(
  known: ReadonlyMap<string, Float64Array>,
  groups: readonly WordGroup[],
): Map<string, Float64Array> {
  const vectors = new Map([...known].map(([stem, vector]) => [stem, unit(vector)]));
  const own = new Map(vectors);
  for (let round = 0; round < ROUNDS; round += 1) {
    const pulls = new Map<string, { readonly sum: Float64Array; weight: number }>();
    for (const group of groups) addPulls(pulls, group, vectors);
    for (const [stem, { sum, weight }] of pulls) {
      const before = own.get(stem);
      vectors.set(stem, unit(sum.map((value, at) => (before?.[at] ?? 0) + value / weight)));
    }
  }
  return vectors;
}

/** Towards the middle of the group; where its first word stands for all, towards that word as well. */
function addPulls(
  pulls: Map<string, { readonly sum: Float64Array; weight: number }>,
  { sort, stems }: WordGroup,
  vectors: ReadonlyMap<string, Float64Array>,
): void {
  const members = stems.flatMap((stem) => vectors.get(stem) ?? []);
  const [first] = members;
  if (first === undefined) return;
  const middle = new Float64Array(first.length);
  for (const member of members) add(middle, member, 1);
  const head = sort === "concept" ? undefined : vectors.get(stems[0] ?? "");
  const strength = PULL[sort] / 2;
  for (const stem of stems) {
    const pull = pulls.get(stem) ?? { sum: new Float64Array(first.length), weight: 0 };
    pulls.set(stem, pull);
    add(pull.sum, unit(middle), strength);
    pull.weight += strength;
    if (head === undefined || stem === stems[0]) continue;
    add(pull.sum, head, strength);
    pull.weight += strength;
  }
}

function add(into: Float64Array, vector: Float64Array, factor: number): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) + factor * (vector[at] ?? 0);
}

function unit(vector: Float64Array): Float64Array {
  const size = Math.hypot(...vector) || 1;
  return vector.map((value) => value / size);
}
