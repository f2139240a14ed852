/** Which file feeds which head, in one place. A missing file stops the training with its name. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EMOTIONS } from "../src/mentor/resonance/classifier/emotions.ts";
import { isDevText, loadDevPremo, loadLabelled, loadPoliteness } from "./load-data.ts";
import type { MultiLabelCorpus } from "./multi-label.ts";
import type { LabelledMessage } from "./own-heads.ts";
import {
  isHeld,
  loadLabelledOnce,
  loadOwnMessages,
  OWN_FILES,
  OWN_FOLDER,
  type OwnMessage,
} from "./own-messages.ts";
import { mapPoliteness, mapTones, sampleTones, type ToneExample, type ToneMap } from "./tone-corpus.ts";

/** A message for every wave key, with its author's label alone. */
const LABELLED_ONCE = ["wave-keys.en.tsv"];
const POLITENESS = ["politeness/stack-exchange.train.tsv", "politeness/wikipedia.train.tsv"];
const EMOTION = ["goemotions/train.tsv", "goemotions-ko/train.tsv"] as const;

export interface Corpora {
  /** English texts, then the same ones in Korean. */
  readonly emotion: MultiLabelCorpus;
  readonly englishEmotions: number;
  readonly tone: readonly ToneExample[];
  /** A sample of the public examples with a strong label, the same number of each tone. */
  readonly rehearsal: readonly ToneExample[];
  /** Our own messages, labelled twice. */
  readonly own: readonly OwnMessage[];
  /** Our own messages that were labelled by their author alone. */
  readonly extra: readonly LabelledMessage[];
  readonly trainedOn: readonly { file: string; examples: number }[];
  /** SHA-256 over the label map and all files in the order of `trainedOn`. */
  readonly dataHash: string;
}

export function loadCorpora(folder: string): Corpora {
  const hash = createHash("sha256");
  const trainedOn: { file: string; examples: number }[] = [];
  const noted = <T>(file: string, path: string, read: (path: string) => T[]): T[] => {
    const examples = read(path);
    hash.update(readFileSync(path));
    trainedOn.push({ file, examples: examples.length });
    return examples;
  };
  const load = <T>(file: string, read: (path: string) => T[]) => noted(file, join(folder, file), read);
  const labels = (path: string) => loadLabelled(path, "labels");

  const labelMap = readFileSync(join(folder, "label-map.json"), "utf8");
  hash.update(labelMap);
  const maps: Record<string, ToneMap> = JSON.parse(labelMap).tone;
  const [english, korean] = EMOTION.map((file) => load(file, labels));
  const emotion = pairTranslations(english ?? [], korean ?? []);
  const kote = load("kote/val.tsv", (path) => keepTraining(labels(path)));
  const premo = load("dev-premo/train.tsv", (path) => keepTraining(loadDevPremo(path)));
  const tone = [
    ...mapTones(emotion.examples, maps.goemotions ?? {}),
    ...mapTones(kote, maps.kote ?? {}),
    ...mapTones(premo, maps["dev-premo"] ?? {}),
    ...POLITENESS.flatMap((file) => mapPoliteness(load(file, loadPoliteness))),
  ];
  for (const file of OWN_FILES) hash.update(readFileSync(join(OWN_FOLDER, file)));
  const own = loadOwnMessages();
  trainedOn.push({
    file: "training/data/messages.tsv",
    examples: own.filter((message) => !isHeld(message)).length,
  });
  const extra = LABELLED_ONCE.flatMap((file) => noted(file, join(OWN_FOLDER, file), loadLabelledOnce));
  const rehearsal = sampleTones(tone);
  return {
    emotion,
    englishEmotions: english?.length ?? 0,
    tone,
    rehearsal,
    own,
    extra,
    trainedOn,
    dataHash: hash.digest("hex"),
  };
}

function keepTraining<T extends { readonly text: string }>(examples: readonly T[]): T[] {
  return examples.filter(({ text }) => !isDevText(text));
}

/** The Korean set is the English one translated line by line: a pair must never be split between folds. */
function pairTranslations(
  english: MultiLabelCorpus["examples"],
  korean: MultiLabelCorpus["examples"],
): MultiLabelCorpus {
  const groups = [...english.keys(), ...korean.keys()];
  return { examples: [...english, ...korean], groups, labels: EMOTIONS };
}
