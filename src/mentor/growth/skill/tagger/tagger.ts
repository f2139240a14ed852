/**
 * Finds spans that name knowledge or a skill in a line of English: a linear chain over the words proposes spans, a logistic
 * model of whole spans says how likely each is, and the most promising that do not overlap are taken.
 */
import { createKnownNames, type NameKinds } from "../known-names.ts";
import { type KindWeights, type SkillWeights, SPAN_KINDS, type SpanKind } from "../skill-weights-file.ts";
import { emissionsOf } from "./emissions.ts";
import { type FeatureNeeds, featuresOf, lookAt, type SeenLine, type TaggerLine } from "./features.ts";
import { candidateSpans, chooseSpans, type WordSpan } from "./span-decoding.ts";
import { spanFeaturesOf } from "./span-features.ts";

export interface Tagger {
  /** Spans of each kind, in order, none overlapping one of its kind. */
  tag(line: TaggerLine): Readonly<Record<SpanKind, readonly WordSpan[]>>;
}

export interface TaggerNeeds {
  readonly weights: SkillWeights;
  readonly catalogNames: NameKinds;
  readonly escoNames: NameKinds;
}

export function createTagger({ weights, catalogNames, escoNames }: TaggerNeeds): Tagger {
  const needs = featureNeedsOf(weights, catalogNames, escoNames);
  return {
    tag(line) {
      const seen = lookAt(line, needs);
      const features = featuresOf(seen);
      const tagKind = (kind: SpanKind) => spansOfKind(seen, features, weights.kinds[kind]);
      return { knowledge: tagKind(SPAN_KINDS[0]), skill: tagKind(SPAN_KINDS[1]) };
    },
  };
}

/** What features are made with; training sees exactly the same. */
export function featureNeedsOf(
  { groupedWords, groups, groupLevels }: Pick<SkillWeights, "groupedWords" | "groups" | "groupLevels">,
  catalogNames: NameKinds,
  escoNames: NameKinds,
): FeatureNeeds {
  const groupsByWord = new Map(
    groupedWords.map((word, place) => [
      word,
      [...groups.subarray(place * groupLevels, (place + 1) * groupLevels)],
    ]),
  );
  return {
    groups: { groupsOf: (word) => groupsByWord.get(word) },
    namesIn: createKnownNames(catalogNames, escoNames),
  };
}

function spansOfKind(seen: SeenLine, features: readonly Int32Array[], weights: KindWeights): WordSpan[] {
  const { rows, rowScale, transitions, spanRows, spanScale, threshold } = weights;
  const length = seen.words.length;
  const emissions = emissionsOf(features, rows, rowScale);
  const spans = candidateSpans({ length, emissions, transitions }).map((span) => {
    let score = 0;
    for (const row of spanFeaturesOf(seen, span)) score += spanRows[row] ?? 0;
    return { ...span, probability: 1 / (1 + Math.exp(-score * spanScale)) };
  });
  return chooseSpans(length, spans, threshold);
}
