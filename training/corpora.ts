/** Which file feeds which head, in one place. A missing file stops the training with its name. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EMOTIONS } from "../src/mentor/resonance/classifier/emotions.ts";
import {
  isDevText,
  loadDevPremo,
  loadLabelled,
  loadPoliteness,
  type OwnMessage,
  parseOwnMessages,
} from "./load-data.ts";
import type { MultiLabelCorpus } from "./multi-label.ts";
import { mapPoliteness, mapTones, type ToneExample, type ToneMap } from "./tone-corpus.ts";

export const OWN_FOLDER = join(import.meta.dirname, "data");
const POLITENESS = ["politeness/stack-exchange.train.tsv", "politeness/wikipedia.train.tsv"];
const EMOTION = ["goemotions/train.tsv", "goemotions-ko/train.tsv"] as const;

export interface Corpora {
  readonly emotion: MultiLabelCorpus;
  readonly tone: readonly ToneExample[];
  readonly own: readonly OwnMessage[];
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
  const own = ownFiles().flatMap((file) => {
    return noted(`training/data/${file}`, join(OWN_FOLDER, file), (path) => keepTraining(readOwn(path)));
  });
  return { emotion, tone, own, trainedOn, dataHash: hash.digest("hex") };
}

/** Our own messages of both languages that are kept for measuring. */
export function loadOwnDev(): OwnMessage[] {
  return ownFiles().flatMap((file) => readOwn(join(OWN_FOLDER, file)).filter(({ text }) => isDevText(text)));
}

export function readOwn(path: string): OwnMessage[] {
  return parseOwnMessages(readFileSync(path, "utf8"), path);
}

function keepTraining<T extends { readonly text: string }>(examples: readonly T[]): T[] {
  return examples.filter(({ text }) => !isDevText(text));
}

function ownFiles(): string[] {
  return readdirSync(OWN_FOLDER)
    .filter((file) => /^(?:messages|wave-keys)\.[a-z]{2}\.tsv$/.test(file))
    .sort();
}

/** The Korean set is the English one translated line by line: a pair must never be split between folds. */
function pairTranslations(
  english: MultiLabelCorpus["examples"],
  korean: MultiLabelCorpus["examples"],
): MultiLabelCorpus {
  const groups = [...english.keys(), ...korean.keys()];
  return { examples: [...english, ...korean], groups, labels: EMOTIONS };
}
