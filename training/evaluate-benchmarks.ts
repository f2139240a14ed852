/** Figures of the same features and trainer on other people's questions: heads trained here, measured, thrown away. */
import { readFileSync } from "node:fs";
import type { DataFolder } from "./data-folder.ts";
import { encodeTexts } from "./encode.ts";
import { isDevText, type LabelledText, loadLabelled } from "./load-data.ts";
import { argMaxAll } from "./metrics.ts";
import { labelTargets, predictLabels, trainMultiLabel } from "./multi-label.ts";
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
export function scoreGrouping(name: "ekman" | "sentiment", data: DataFolder): Score[] {
  const groupings = JSON.parse(readFileSync(data.training("goemotions", ["groupings.json"]), "utf8"));
  const groups: Record<string, string[]> = groupings[name];
  const load = (path: string) => loadLabelled(path, "labels").map((example) => grouped(example, groups));
  return scoreMultiLabel("goemotions", `${name} macro-F1, ${Object.keys(groups).length} groups`, {
    train: load(data.training("goemotions", ["train.tsv"])),
    measured: load(data.measured("goemotions", ["test.tsv", "dev.tsv"])),
    labels: Object.keys(groups),
  });
}

/** KOTE's 44 Korean emotions; a fifth of the validation split is held out where there is no test split. */
export function scoreKote(data: DataFolder): Score[] {
  const { train, measured } = splitSet("kote", data, { names: ["train.tsv", "val.tsv"], column: "labels" });
  const labels = [...new Set(train.flatMap((example) => example.labels))].sort();
  return scoreMultiLabel("kote", `emotion macro-F1, ${labels.length} labels`, { train, measured, labels });
}

/** CLINC150: accuracy on requests in scope ("out of scope" is an answer, too), and how many out of scope are told. */
export function scoreClinc(data: DataFolder): Score[] {
  const load = (path: string) => loadLabelled(path, "intent");
  const train = [
    ...load(data.training("clinc150", ["train.tsv"])),
    ...load(data.training("clinc150", ["oos_train.tsv"])),
  ];
  const inScope = load(data.measured("clinc150", ["test.tsv", "val.tsv"]));
  const outside = load(data.measured("clinc150", ["oos_test.tsv", "oos_val.tsv"]));
  const { classes, answer } = trainIntents(train, INTENT_SETTINGS);
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

export function scoreBanking(data: DataFolder): Score[] {
  const { train, measured } = splitSet("banking77", data, { names: ["train.tsv"], column: "intent" });
  return scoreSingle("banking77", "77 intents", {
    train,
    measured,
    settings: INTENT_SETTINGS,
  }).slice(0, 1);
}

/** Developers' messages: positive, negative or neutral. */
export function scorePolarity(data: DataFolder): Score[] {
  const { train, measured } = splitSet("dev-premo", data, { names: ["train.tsv"], column: "polarity" });
  return scoreSingle("dev-premo", "polarity", { train, measured, settings: POLARITY_SETTINGS });
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
  { train, measured, labels }: Split & { labels: readonly string[] },
): Score[] {
  const head = trainMultiLabel(
    { examples: train, labels },
    { rowCount: BENCHMARK_ROW_COUNT, folds: FOLDS, settings: { ...GROUP_SETTINGS, seed: DEFAULT_SEED } },
  );
  const guess = predictLabels(head, encodeTexts(textsOf(measured), BENCHMARK_ROW_COUNT));
  const truth = Uint8Array.from(labelTargets(measured, labels));
  return [scoreLabels(set, metric, { classCount: labels.length, truth, guess })];
}

function scoreSingle(
  set: string,
  name: string,
  { train, measured, settings }: Split & { settings: HeadSettings },
): Score[] {
  const { classes, answer } = trainIntents(train, settings);
  const answers = { classCount: classes.length, truth: truths(measured, classes), guess: answer(measured) };
  return scoreAnswers(set, name, answers);
}

function trainIntents(train: readonly LabelledText[], settings: HeadSettings) {
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
  const answer = (examples: readonly LabelledText[]) =>
    argMaxAll(predictAll(model, "sigmoid", encodeTexts(textsOf(examples), INTENT_ROW_COUNT)), classes.length);
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
): LabelledText {
  const names = Object.keys(groups).filter((name) => groups[name]?.some((label) => labels.includes(label)));
  return { text, labels: names };
}

function textsOf(examples: readonly LabelledText[]): string[] {
  return examples.map(({ text }) => text);
}
