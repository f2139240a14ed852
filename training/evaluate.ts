/** `npm run eval`: what the committed weights and the trainer reach, on every labelled set that is there. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadPersonaCatalog } from "../src/mentor/persona/index.ts";
import { createClassifier } from "../src/mentor/resonance/classifier/classifier.ts";
import { createEmotionClassifier } from "../src/mentor/resonance/classifier/emotion-classifier.ts";
import { decodeEmotions } from "../src/mentor/resonance/classifier/emotions-file.ts";
import { decodeSequence } from "../src/mentor/resonance/classifier/sequence-file.ts";
import { createTrunk } from "../src/mentor/resonance/classifier/trunk.ts";
import { decodeTrunk } from "../src/mentor/resonance/classifier/trunk-file.ts";
import type { HeldOpinions } from "./calibrate.ts";
import { fillCard } from "./card.ts";
import { MissingDataError, openDataFolder } from "./data-folder.ts";
import {
  scoreBanking,
  scoreClinc,
  scoreGrouping,
  scoreKote,
  scorePolarity,
  scoreTransfer,
} from "./evaluate-benchmarks.ts";
import {
  abstentionCurve,
  crossValidateOwn,
  findSameness,
  heldMessagesFile,
  measureAgreement,
  reliabilityOf,
  scoreCalibration,
  scoreCrossValidated,
  scoreRouting,
} from "./evaluate-own.ts";
import { scoreEmotions, scoreMappedTone, scoreOwn } from "./evaluate-shipped.ts";
import { measureTime, type Timing } from "./evaluate-time.ts";
import { KNOWN } from "./known-figures.ts";
import { loadOwnMessages } from "./own-messages.ts";
import { sequenceNet, trunkNet } from "./public-net.ts";
import { drawReliability } from "./reliability-picture.ts";
import type { Score } from "./scores.ts";

const ROOT = join(import.meta.dirname, "..");
/** The personas that the labellers chose among. */
const FIRST_FOUR = new Set(["Lua", "Elro", "Riri", "Nana"]);
const SHARED_DATA = join(ROOT, "../shared/data");

const { values } = parseArgs({
  options: {
    data: { type: "string", default: SHARED_DATA },
    "train-data": { type: "string", default: SHARED_DATA },
    weights: { type: "string", default: join(ROOT, "models/hearing.bin") },
    trunk: { type: "string", default: join(ROOT, "models/trunk.bin") },
    sequence: { type: "string", default: join(ROOT, "models/sequence.bin") },
    emotions: { type: "string", default: join(ROOT, "models/emotions.bin") },
    json: { type: "boolean", default: false },
    card: { type: "boolean", default: false },
    only: { type: "string" },
  },
});

const folder = resolve(values.data);
if (!existsSync(folder)) {
  console.error(`eval: there is no data folder ${folder}; name one with --data DIR`);
  process.exit(2);
}
const weightsFile = readFileSync(values.weights);
const trunkFile = readFileSync(values.trunk);
const classifier = createClassifier({ weights: weightsFile, trunk: trunkFile });
const emotionFiles = {
  emotions: readFileSync(values.emotions),
  sequence: readFileSync(values.sequence),
  trunk: trunkFile,
};
const { en, ko } = decodeEmotions(emotionFiles.emotions).header;
const emotionEar = {
  hear: createEmotionClassifier(emotionFiles),
  thresholds: { en: en.thresholds, ko: ko.thresholds },
};
const trunk = decodeTrunk(trunkFile);
const nets = { trunk: trunkNet(trunk), sequence: sequenceNet(decodeSequence(emotionFiles.sequence)) };
const candidates = (await loadPersonaCatalog()).filter(({ id }) => FIRST_FOUR.has(id));
const data = openDataFolder(folder, resolve(values["train-data"]));

const EVALUATIONS: Readonly<Record<string, () => Score[]>> = {
  own: () => [...scoreOwn(classifier), ...scoreCalibration(classifier)],
  "own-by-author": () => scoreCrossValidated(heldOpinions()),
  routing: () => scoreRouting(classifier, candidates),
  goemotions: () => scoreEmotions("goemotions", data, emotionEar),
  "goemotions-ko": () => scoreEmotions("goemotions-ko", data, emotionEar),
  "tone-goemotions": () => scoreMappedTone("goemotions", data, classifier),
  "tone-goemotions-ko": () => scoreMappedTone("goemotions-ko", data, classifier),
  "tone-kote": () => scoreMappedTone("kote", data, classifier),
  ekman: () => scoreGrouping("ekman", data, nets.sequence),
  sentiment: () => scoreGrouping("sentiment", data, nets.sequence),
  clinc150: () => scoreClinc(data, nets.trunk),
  banking77: () => scoreBanking(data, nets.trunk),
  "dev-premo": () => scorePolarity(data, nets.trunk),
  transfer: () => scoreTransfer(data),
  kote: () => scoreKote(data, nets.trunk),
};

/** Cross-validation takes a minute; the card needs it a second time. */
let opinions: HeldOpinions | undefined;
function heldOpinions(): HeldOpinions {
  opinions ??= crossValidateOwn(resolve(values["train-data"]), createTrunk(trunk));
  return opinions;
}

if (values.card && values.only !== undefined) {
  console.error("eval: --card needs all figures, so it cannot go with --only");
  process.exit(2);
}
const wanted = Object.keys(EVALUATIONS).filter((name) => values.only === undefined || name === values.only);
if (wanted.length === 0 && values.only !== "time") {
  console.error(`eval: --only ${values.only} is none of ${Object.keys(EVALUATIONS).join(", ")}, time`);
  process.exit(2);
}
run(wanted);

function run(names: readonly string[]): void {
  const scores: Score[] = [];
  const missing: string[] = [];
  if (!values.json) console.log(`${classifier.modelVersion} on ${folder}\n\n${headLine()}`);
  for (const name of names) {
    const found = evaluate(name, missing);
    scores.push(...found);
    if (!values.json) for (const score of found) console.log(line(score));
  }
  const timings = names.length === 1 ? [] : measureTime(classifier, textsToTime());
  if (values.card) writeCard(scores, timings);
  if (values.json) {
    console.log(JSON.stringify({ modelVersion: classifier.modelVersion, scores, timings, missing }, null, 2));
    return;
  }
  for (const timing of timings) console.log(timingLine(timing));
  if (names.includes("own")) showOwnSet();
  for (const sentence of missing) console.log(`not measured: ${sentence}`);
}

/** The card lies beside the weights and has their name. */
function writeCard(scores: readonly Score[], timings: readonly Timing[]): void {
  const path = values.weights.replace(/\.bin$/, ".md");
  const { modelVersion, header } = classifier;
  const reliability = reliabilityOf(heldOpinions());
  const facts = {
    modelVersion,
    fileBytes: weightsFile.length,
    header,
    scores,
    timings,
    reliability,
    agreement: measureAgreement(),
    abstention: abstentionCurve(classifier),
  };
  writeFileSync(path, fillCard(readFileSync(path, "utf8"), facts));
  writeFileSync(join(dirname(path), "reliability.svg"), drawReliability(reliability));
  writeFileSync(join(dirname(path), "held-messages.jsonl"), heldMessagesFile());
}

function evaluate(name: string, missing: string[]): Score[] {
  try {
    return EVALUATIONS[name]?.() ?? [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error instanceof MissingDataError) missing.push(error.message);
    else if ("code" in error && error.code === "ENOENT") missing.push(`${name}: ${error.message}`);
    else throw error;
    return [];
  }
}

/** The labels and the texts of our own set: how far they can be trusted. */
function showOwnSet(): void {
  console.log("\nlabellers' agreement");
  for (const { axis, agreed, kappa, values: each } of measureAgreement()) {
    const parts = each.map(({ value, kappa }) => `${value} ${kappa.toFixed(2)}`).join(", ");
    console.log(`  ${axis}: same ${(agreed * 100).toFixed(1)} %, kappa ${kappa.toFixed(2)} (${parts})`);
  }
  const { duplicates, beginnings } = findSameness();
  console.log(`near-duplicates (trigram similarity ≥ 0.6): ${duplicates.length}`);
  for (const { ids, similarity } of duplicates) console.log(`  ${ids.join(" ~ ")} ${similarity.toFixed(2)}`);
  console.log(`beginnings of three words shared by 6 messages or more: ${beginnings.length}`);
  for (const [beginning, count] of beginnings) console.log(`  ${count} × “${beginning} …”`);
}

function textsToTime(): string[] {
  return loadOwnMessages().map(({ text }) => text);
}

function headLine(): string {
  return columns(["set", "metric", "figure", "95 % interval", "majority", "floor", "BERT", "texts"]);
}

function line({ set, metric, value, interval, majority, size }: Score): string {
  const range = `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}`;
  const { floor, published } = KNOWN[`${set} ${metric}`] ?? {};
  const known = [floor, published].map((figure) => figure?.toFixed(3) ?? "");
  return columns([set, metric, value.toFixed(3), range, majority.toFixed(3), ...known, String(size)]);
}

function timingLine({ what, count, p50Us, p99Us }: Timing): string {
  return `\ninference, ${what}: P50 ${p50Us.toFixed(0)} µs, P99 ${p99Us.toFixed(0)} µs (${count} calls)`;
}

function columns([set = "", metric = "", ...figures]: readonly string[]): string {
  const [value = "", range = "", majority = "", floor = "", published = "", size = ""] = figures;
  return `${set.padEnd(15)} ${metric.padEnd(40)} ${value.padStart(6)}  ${range.padEnd(13)}  ${majority.padStart(8)}  ${floor.padStart(5)}  ${published.padStart(5)}  ${size.padStart(6)}`;
}
