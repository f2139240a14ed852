/** The heads that learn from our own messages, on words, rhythm and the trunk's channels. */
import { TONES } from "#contract/wave-key.ts";
import { NO_TRUNK, type Trunk } from "../src/mentor/resonance/classifier/trunk.ts";
import { encodeTexts } from "./encode.ts";
import { AXES, type Axis, type OwnLabels, targetsOf } from "./own-messages.ts";
import { ON_TRUNK, OWN_SETTINGS, PUBLIC_TONE_SETTINGS } from "./settings.ts";
import { type LinearModel, trainLinear } from "./sgd.ts";
import type { ToneExample } from "./tone-corpus.ts";

/** A message and what its labellers heard; a correction labels only some axes. */
export interface LabelledMessage {
  readonly text: string;
  readonly labels: readonly Partial<OwnLabels>[];
}

export interface Place {
  readonly rowCount: number;
  readonly seed: number;
  readonly trunk: Trunk;
}

/** What tones sound like in public texts: where the tone head starts from. */
export function trainPublicTone(
  examples: readonly ToneExample[],
  { rowCount, seed, trunk }: Place,
): LinearModel {
  const texts = encodeTexts(
    examples.map((example) => example.text),
    rowCount,
    trunk,
  );
  return trainLinear(
    {
      kind: "softmax",
      texts,
      outputCount: TONES.length,
      targets: Float32Array.from(examples.flatMap((example) => example.target)),
      weights: Float32Array.from(examples, (example) => example.weight),
    },
    { ...PUBLIC_TONE_SETTINGS, seed },
  );
}

/** The trunk, for the heads that stand on it. */
export function trunkUnder(axis: Axis, trunk: Trunk): Trunk {
  return ON_TRUNK[axis] ? trunk : NO_TRUNK;
}

/** Public examples that stay in the second stage, so that what they taught is not forgotten. */
export interface Rehearsal {
  readonly examples: readonly ToneExample[];
  /** What one of them counts, against 1 for a message of our own. */
  readonly weight: number;
}

/** One head from our own messages, going on from `start` where there is one; targets are shares of the labellers. */
export function trainOwnHead(
  axis: Axis,
  messages: readonly LabelledMessage[],
  { rowCount, seed, trunk, start, rehearsal }: Place & { start?: LinearModel; rehearsal?: Rehearsal },
): LinearModel {
  const rehearsed = rehearsal?.examples ?? [];
  const labelled = messages.filter(({ labels }) => labels.some((label) => label[axis] !== undefined));
  const texts = encodeTexts(
    [...labelled, ...rehearsed].map(({ text }) => text),
    rowCount,
    trunkUnder(axis, trunk),
  );
  const targets = Float32Array.from([
    ...labelled.flatMap(({ labels }) => targetsOf(axis, labels)),
    ...rehearsed.flatMap(({ target }) => target),
  ]);
  const weights = Float32Array.from([
    ...labelled.map(() => 1),
    ...rehearsed.map((example) => example.weight * (rehearsal?.weight ?? 0)),
  ]);
  const task = { kind: "softmax", texts, outputCount: AXES[axis].length, targets, weights } as const;
  return trainLinear(start === undefined ? task : { ...task, start }, { ...OWN_SETTINGS[axis], seed });
}
