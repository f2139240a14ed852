/** Figures of the same features and trainer on other people's questions: heads trained here, measured, thrown away. */
import { readFileSync } from "node:fs";
import type { DataFolder } from "./data-folder.ts";
import { encodeTexts } from "./encode.ts";
import { isDevText, type LabelledText, loadLabelled } from "./load-data.ts";
import { argMaxAll } from "./metrics.ts";
import { labelTargets, predictLabels, trainMultiLabel } from "./multi-label.ts";
import { type PublicNet, scoreWithNet } from "./public-net.ts";
import { type Score, scoreAccuracy, scoreAnswers, scoreLabels } from "./scores.ts";
import {
  BENCHMARK_ROW_COUNT,
  DEFAULT_SEED,
  GROUP_SETTINGS,
  type HeadSettings,
  INTENT_ROW_COUNT,
  INTENT_SETTINGS,
  POLARITY_SETTINGS,
} from "./settings.ts";
import { predictAll, trainLinear } from "./sgd.ts";

const FOLDS = 3;
const NONE = "oos";

/** GoEmotions' labels grouped as its authors group them: Ekman's six and neutral, or the four sentiments. */
export function scoreGrouping(name: "ekman" | "sentiment", data: DataFolder, net: PublicNet): Score[] {
  const groupings = JSON.parse(readFileSync(data.training("goemotions", ["groupings.json"]), "utf8"));
  const groups: Record<string, string[]> = groupings[name];
  const names = Object.keys(groups).map((group) => `${name}:${group}`);
  const load = (path: string) =>
    loadLabelled(path, "labels").map((example) => grouped(example, groups, name));
  return scoreMultiLabel("goemotions", `${name} macro-F1, ${Object.keys(groups).length} groups`, {
    train: load(data.training("goemotions", ["train.tsv"])),
    measured: load(data.measured("goemotions", ["test.tsv", "dev.tsv"])),
    labels: names,
    net: { net, head: "goemotions" },
  });
}

/** KOTE's 44 Korean emotions; a fifth of the validation split is held out where there is no test split. */
export function scoreKote(data: DataFolder, net: PublicNet): Score[] {
  const { train, measured } = splitSet("kote", data, { names: ["train.tsv", "val.tsv"], column: "labels" });
  const labels = [...new Set(train.flatMap((example) => example.labels))].sort();
  return scoreMultiLabel("kote", `emotion macro-F1, ${labels.length} labels`, {
    train,
    measured,
    labels,
    net: { net, head: "kote" },
  });
}

/** CLINC150: accuracy on requests in scope ("out of scope" is an answer, too), and how many out of scope are told. */
export function scoreClinc(data: DataFolder, net: PublicNet): Score[] {
  const load = (path: string) => loadLabelled(path, "intent");
  const train = [
    ...load(data.training("clinc150", ["train.tsv"])),
    ...load(data.training("clinc150", ["oos_train.tsv"])),
  ];
  const inScope = load(data.measured("clinc150", ["test.tsv", "val.tsv"]));
  const outside = load(data.measured("clinc150", ["oos_test.tsv", "oos_val.tsv"]));
  const { classes, answer } = trainIntents(train, INTENT_SETTINGS, { net, head: "clinc150" });
  const both = (examples: readonly LabelledText[]) => ({
    classCount: classes.length,
    truth: truths(examples, classes),
    guess: answer(examples),
  });
  return [
    scoreAccuracy("clinc150", "in-scope accuracy, 150 intents or none", both(inScope)),
    { ...scoreAccuracy("clinc150", "out-of-scope recall", both(outside)), majority: 0 },
  ];
}

export function scoreBanking(data: DataFolder, net: PublicNet): Score[] {
  const { train, measured } = splitSet("banking77", data, { names: ["train.tsv"], column: "intent" });
  return scoreSingle("banking77", "77 intents", {
    train,
    measured,
    settings: INTENT_SETTINGS,
    net: { net, head: "banking77" },
  }).slice(0, 1);
}

/** Developers' messages: positive, negative or neutral. */
export function scorePolarity(data: DataFolder, net: PublicNet): Score[] {
  const { train, measured } = splitSet("dev-premo", data, { names: ["train.tsv"], column: "polarity" });
  return scoreSingle("dev-premo", "polarity", {
    train,
    measured,
    settings: POLARITY_SETTINGS,
    net: { net, head: "dev-premo" },
  });
}

const POLARITIES = ["negative", "neutral", "positive"];

/**
 * What a model that knows only Reddit understands of developers: polarity learned from GoEmotions' sentiment groups,
 * measured at home and on developers' messages. The row `dev-premo` shows the gap closed.
 */
export function scoreTransfer(data: DataFolder): Score[] {
  const groups: Record<string, string[]> = JSON.parse(
    readFileSync(data.training("goemotions", ["groupings.json"]), "utf8"),
  ).sentiment;
  const load = (path: string) =>
    loadLabelled(path, "labels").flatMap((example) => {
      const labels = grouped(example, groups, "").labels.map((name) => name.slice(1));
      return labels.length === 1 && POLARITIES.includes(labels[0] ?? "")
        ? [{ text: example.text, labels }]
        : [];
    });
  const train = load(data.training("goemotions", ["train.tsv"]));
  const home = load(data.measured("goemotions", ["test.tsv", "dev.tsv"]));
  const away = splitSet("dev-premo", data, { names: ["train.tsv"], column: "polarity" }).measured;
  const model = trainLinear(
    {
      kind: "softmax",
      texts: encodeTexts(textsOf(train), INTENT_ROW_COUNT),
      outputCount: POLARITIES.length,
      targets: labelTargets(train, POLARITIES),
    },
    { ...GROUP_SETTINGS, seed: DEFAULT_SEED },
  );
  const score = (set: string, examples: readonly LabelledText[]) => {
    const texts = encodeTexts(textsOf(examples), INTENT_ROW_COUNT);
    const guess = argMaxAll(predictAll(model, "softmax", texts), POLARITIES.length);
    return scoreAnswers(set, "polarity, learned on Reddit alone", {
      classCount: POLARITIES.length,
      truth: truths(examples, POLARITIES),
      guess,
    }).slice(1);
  };
  return [...score("goemotions", home), ...score("dev-premo", away)];
}

interface NetHead {
  readonly net: PublicNet;
  readonly head: string;
}

/**
 * Which texts the nets were not trained on: training/trunk.py and sequence.py keep every tenth of a set with labels side
 * by side, and of a set without a development split they never see our own.
 */
function unseenByNets(examples: readonly LabelledText[], hasOwnDev: boolean): (place: number) => boolean {
  let seen = 0;
  const unseen = examples.map(({ text }) => {
    if (hasOwnDev && isDevText(text)) return true;
    seen += 1;
    return (seen - 1) % 10 === 0;
  });
  return (place) => unseen[place] ?? false;
}

const CHOICE_SHARE = 0.5;

/** Log-probabilities of exclusive classes: one against the rest brought to a sum of 1, pooled with the net's. */
function poolChoices(own: Float32Array, netScores: Float32Array, classCount: number): Float32Array {
  const pooled = new Float32Array(own.length);
  for (let start = 0; start < own.length; start += classCount) {
    const text = own.subarray(start, start + classCount);
    const scores = netScores.subarray(start, start + classCount);
    const total = Math.log(text.reduce((sum, value) => sum + value, 0));
    const highest = scores.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    const spread = highest + Math.log(scores.reduce((sum, value) => sum + Math.exp(value - highest), 0));
    for (let index = 0; index < classCount; index += 1) {
      const ownLog = Math.log(Math.max(text[index] ?? 0, 1e-9)) - total;
      pooled[start + index] = (1 - CHOICE_SHARE) * ownLog + CHOICE_SHARE * ((scores[index] ?? 0) - spread);
    }
  }
  return pooled;
}

interface Split {
  readonly train: readonly LabelledText[];
  readonly measured: readonly LabelledText[];
}

/** The set's own test or development split; without one, a fifth of the training texts by their hash. */
function splitSet(
  set: string,
  data: DataFolder,
  { names, column }: { names: readonly string[]; column: "labels" | "intent" | "polarity" },
): Split {
  const train = loadLabelled(data.training(set, names), column);
  const separate = ["test.tsv", "dev.tsv"].find((name) => data.has(set, name));
  if (separate !== undefined)
    return { train, measured: loadLabelled(data.measured(set, [separate]), column) };
  data.measured(set, names);
  return {
    train: train.filter(({ text }) => !isDevText(text)),
    measured: train.filter(({ text }) => isDevText(text)),
  };
}

function scoreMultiLabel(
  set: string,
  metric: string,
  { train, measured, labels, net }: Split & { labels: readonly string[]; net: NetHead },
): Score[] {
  const ask = (examples: readonly LabelledText[]) =>
    scoreWithNet(net.net, net.head, { texts: textsOf(examples), classes: labels });
  const head = trainMultiLabel(
    { examples: train, labels },
    {
      rowCount: BENCHMARK_ROW_COUNT,
      folds: FOLDS,
      settings: { ...GROUP_SETTINGS, seed: DEFAULT_SEED },
      net: { scores: ask(train), isUnseen: unseenByNets(train, set === "kote") },
    },
  );
  const guess = predictLabels(head, encodeTexts(textsOf(measured), BENCHMARK_ROW_COUNT), ask(measured));
  const truth = Uint8Array.from(labelTargets(measured, labels));
  return [scoreLabels(set, metric, { classCount: labels.length, truth, guess })];
}

function scoreSingle(
  set: string,
  name: string,
  { train, measured, settings, net }: Split & { settings: HeadSettings; net: NetHead },
): Score[] {
  const { classes, answer } = trainIntents(train, settings, net);
  const answers = { classCount: classes.length, truth: truths(measured, classes), guess: answer(measured) };
  return scoreAnswers(set, name, answers);
}

function trainIntents(train: readonly LabelledText[], settings: HeadSettings, net: NetHead) {
  const classes = [...new Set(train.flatMap(({ labels }) => labels))].sort();
  const model = trainLinear(
    {
      kind: "sigmoid",
      texts: encodeTexts(textsOf(train), INTENT_ROW_COUNT),
      outputCount: classes.length,
      targets: labelTargets(train, classes),
    },
    { ...settings, seed: DEFAULT_SEED },
  );
  const answer = (examples: readonly LabelledText[]) => {
    const texts = textsOf(examples);
    const own = predictAll(model, "sigmoid", encodeTexts(texts, INTENT_ROW_COUNT));
    const other = scoreWithNet(net.net, net.head, { texts, classes });
    return argMaxAll(poolChoices(own, other, classes.length), classes.length);
  };
  return { classes, answer };
}

/** The classes' numbers; a class the training never saw counts as one that is never guessed. */
function truths(examples: readonly LabelledText[], classes: readonly string[]): Uint16Array {
  return Uint16Array.from(examples, ({ labels }) => {
    const place = classes.indexOf(labels[0] ?? NONE);
    return place === -1 ? classes.length : place;
  });
}

function grouped(
  { text, labels }: LabelledText,
  groups: Readonly<Record<string, readonly string[]>>,
  name: string,
): LabelledText {
  const held = Object.keys(groups).filter((group) => groups[group]?.some((label) => labels.includes(label)));
  return { text, labels: held.map((group) => `${name}:${group}`) };
}

function textsOf(examples: readonly LabelledText[]): string[] {
  return examples.map(({ text }) => text);
}
