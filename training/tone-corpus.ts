/**
 * What the tone head learns from first: public sets through the label map. A public label either
 * means the same as one of our tones (strong) or merely leans that way (weak).
 */
import { TONES, type Tone } from "#contract/wave-key.ts";
import type { LabelledText, PoliteText } from "./load-data.ts";

/** `label-map.json`'s part for one set: label → [tone, how strong], or null where nothing maps. */
export type ToneMap = Readonly<Record<string, readonly [Tone, "strong" | "weak"] | null>>;

export interface ToneExample {
  readonly text: string;
  /** Shares of the tones; they sum to 1. */
  readonly target: readonly number[];
  readonly weight: number;
}

/** How much a public example counts by what its label means. */
export const TONE_WEIGHTS = { strong: 1, weak: 0.05 } as const;

/** Examples of a public set whose labels map; a text with several tones is shared among them. */
export function mapTones(examples: readonly LabelledText[], map: ToneMap): ToneExample[] {
  return examples.flatMap(({ text, labels }) => {
    const strengths = new Map<Tone, number>();
    for (const label of labels) {
      const mapped = map[label];
      if (!mapped) continue;
      const [tone, strength] = mapped;
      strengths.set(tone, Math.max(strengths.get(tone) ?? 0, TONE_WEIGHTS[strength]));
    }
    return strengths.size === 0 ? [] : [shared(text, strengths)];
  });
}

/** The politest quarter of requests, as weak examples of a collaborative tone. */
export function mapPoliteness(examples: readonly PoliteText[]): ToneExample[] {
  const sorted = examples.map((example) => example.politeness).sort((a, b) => a - b);
  const upperQuartile = sorted[Math.floor(sorted.length * 0.75)] ?? Number.POSITIVE_INFINITY;
  return examples
    .filter((example) => example.politeness >= upperQuartile)
    .map(({ text }) => shared(text, new Map([["collaborative", TONE_WEIGHTS.weak]])));
}

function shared(text: string, strengths: ReadonlyMap<Tone, number>): ToneExample {
  const total = [...strengths.values()].reduce((sum, strength) => sum + strength, 0);
  return {
    text,
    target: TONES.map((tone) => (strengths.get(tone) ?? 0) / total),
    weight: Math.max(...strengths.values()),
  };
}

const SAMPLE_OF_A_TONE = 400;

/** The first strong examples of each tone alone, as many of each: enough to keep what the public sets taught. */
export function sampleTones(examples: readonly ToneExample[]): ToneExample[] {
  const counts = new Map<number, number>();
  return examples.filter(({ target, weight }) => {
    const tone = target.indexOf(1);
    const count = counts.get(tone) ?? 0;
    if (tone === -1 || weight < TONE_WEIGHTS.strong || count >= SAMPLE_OF_A_TONE) return false;
    counts.set(tone, count + 1);
    return true;
  });
}
