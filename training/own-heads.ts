/** The heads that learn from our own messages; the tone has been through the public sets before. */
import { TONES } from "#contract/wave-key.ts";
import { HEADS, type Head } from "../src/mentor/resonance/classifier/heads.ts";
import { encodeTexts } from "./encode.ts";
import type { OwnMessage } from "./load-data.ts";
import { OWN_SETTINGS, PUBLIC_TONE_SETTINGS } from "./settings.ts";
import { type LinearModel, trainLinear } from "./sgd.ts";
import type { ToneExample } from "./tone-corpus.ts";

export type OwnHead = Exclude<Head["name"], "emotion">;

interface Place {
  readonly rowCount: number;
  readonly seed: number;
}

/** What tones sound like in public texts: where the tone head starts from. */
export function trainPublicTone(examples: readonly ToneExample[], { rowCount, seed }: Place): LinearModel {
  const texts = encodeTexts(
    examples.map((example) => example.text),
    rowCount,
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

/** One head from our own messages, going on from `start` where there is one. */
export function trainOwnHead(
  name: OwnHead,
  messages: readonly OwnMessage[],
  { rowCount, seed, start }: Place & { start?: LinearModel },
): LinearModel {
  const classes = classesOf(name);
  const texts = encodeTexts(
    messages.map((message) => message.text),
    rowCount,
  );
  const targets = Float32Array.from(
    messages.flatMap((message) => classes.map((label) => (label === message[name] ? 1 : 0))),
  );
  const task = { kind: "softmax", texts, outputCount: classes.length, targets } as const;
  return trainLinear(start === undefined ? task : { ...task, start }, { ...OWN_SETTINGS[name], seed });
}

function classesOf(name: Head["name"]): readonly string[] {
  return HEADS.find((head) => head.name === name)?.classes ?? [];
}
