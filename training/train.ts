/** `npm run train`: learns all heads from the labelled data and writes models/hearing.bin and emotions.bin. Same data and seed: same bytes. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createClassifier } from "../src/mentor/resonance/classifier/classifier.ts";
import { EMOTIONS } from "../src/mentor/resonance/classifier/emotions.ts";
import { encodeEmotions } from "../src/mentor/resonance/classifier/emotions-file.ts";
import { HEADS } from "../src/mentor/resonance/classifier/heads.ts";
import { decodeSequence } from "../src/mentor/resonance/classifier/sequence-file.ts";
import { SURFACE_FEATURES } from "../src/mentor/resonance/classifier/surface.ts";
import { createTrunk } from "../src/mentor/resonance/classifier/trunk.ts";
import { decodeTrunk } from "../src/mentor/resonance/classifier/trunk-file.ts";
import { encodeWeights } from "../src/mentor/resonance/classifier/weights-file.ts";
import { learnAcceptance } from "./acceptance.ts";
import { calibrate, cooledOpinions, crossValidate } from "./calibrate.ts";
import { type Corpora, loadCorpora } from "./corpora.ts";
import { loadCorrections } from "./corrections.ts";
import { encodeTexts } from "./encode.ts";
import { trainMultiLabel } from "./multi-label.ts";
import { type LabelledMessage, type Place, trainOwnHead, trainPublicTone, trunkUnder } from "./own-heads.ts";
import { AXIS_NAMES, type Axis, isHeld } from "./own-messages.ts";
import { type PublicNet, scoreWithNet, sequenceNet, trunkNet } from "./public-net.ts";
import { prune, quantise } from "./quantise.ts";
import {
  DEFAULT_SEED,
  EMOTION_SETTINGS,
  FOLDS,
  KEPT_FROM_NETS,
  LEAST_EMOTION_BYTE,
  REHEARSAL_WEIGHT,
  ROW_COUNT,
} from "./settings.ts";
import { type LinearModel, predictAll } from "./sgd.ts";

const ROOT = join(import.meta.dirname, "..");

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(ROOT, "../shared/data") },
    seed: { type: "string", default: String(DEFAULT_SEED) },
    trunk: { type: "string", default: join(ROOT, "models/trunk.bin") },
    sequence: { type: "string", default: join(ROOT, "models/sequence.bin") },
    labels: { type: "string" },
    out: { type: "string", default: join(ROOT, "models/hearing.bin") },
    emotions: { type: "string" },
  },
});
const started = performance.now();
const say = (message: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}`);

const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) stop(`--seed ${values.seed} is no whole number`);
const corpora = load(resolve(values.data));
for (const { file, examples } of corpora.trainedOn) say(`${file}: ${examples} examples`);
mkdirSync(dirname(values.out), { recursive: true });
const emotionFile = values.emotions ?? join(dirname(values.out), "emotions.bin");
const emotions = trainEmotions(corpora, seed);
writeFileSync(emotionFile, emotions);
say(`${emotionFile}: ${emotions.length} bytes`);
const file = trainAll(corpora, seed);
writeFileSync(values.out, file);
say(
  `${values.out}: ${file.length} bytes, ${createClassifier({ weights: file, trunk: readFileSync(values.trunk) }).modelVersion}`,
);

function load(folder: string): Corpora {
  try {
    return loadCorpora(folder);
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function stop(sentence: string): never {
  console.error(`train: ${sentence}`);
  process.exit(2);
}

/** The emotions in both languages: a linear head, in English beside the sequence's own, in Korean beside the trunk's. */
function trainEmotions({ emotion, englishEmotions }: Corpora, seed: number): Uint8Array {
  const sequence = decodeSequence(readFileSync(values.sequence));
  const trunk = decodeTrunk(readFileSync(values.trunk));
  const texts = emotion.examples.map(({ text }) => text);
  const ask = (net: PublicNet, of: readonly string[]) =>
    scoreWithNet(net, "goemotions", { texts: of, classes: EMOTIONS });
  const isEnglish = (place: number) => place < englishEmotions;
  const { model, mixtureFor } = trainMultiLabel(emotion, {
    rowCount: ROW_COUNT,
    folds: FOLDS,
    settings: { ...EMOTION_SETTINGS, seed },
    net: {
      scores: Float32Array.from([
        ...ask(sequenceNet(sequence), texts.slice(0, englishEmotions)),
        ...ask(trunkNet(trunk), texts.slice(englishEmotions)),
      ]),
      isUnseen: (place) => place % KEPT_FROM_NETS === 0,
    },
    progress: (step) => say(`emotion: ${step}`),
  });
  return encodeEmotions({
    header: {
      rowCount: ROW_COUNT,
      surface: SURFACE_FEATURES,
      classes: EMOTIONS,
      en: { net: sequence.checksum, ...mixtureFor(isEnglish) },
      ko: { net: trunk.checksum, ...mixtureFor((place) => !isEnglish(place)) },
      seed,
    },
    ...prune(quantise([model]), LEAST_EMOTION_BYTE),
  });
}

function trainAll(corpora: Corpora, seed: number): Uint8Array {
  const trunk = createTrunk(decodeTrunk(readFileSync(values.trunk)));
  const place: Place = { rowCount: ROW_COUNT, seed, trunk };
  say(`tone: ${corpora.tone.length} public examples`);
  const starts = { tone: trainPublicTone(corpora.tone, place) };
  const rehearsals = { tone: { examples: corpora.rehearsal, weight: REHEARSAL_WEIGHT } };
  const trained = corpora.own.filter((message) => !isHeld(message));
  const corrected = corrections();
  const extra = [...corpora.extra, ...corrected];
  say(`tone, pace, intent, frequency: ${trained.length} messages labelled twice, ${extra.length} once`);
  const held = crossValidate(trained, { ...place, folds: FOLDS, extra, starts, rehearsals });
  const { temperatures, clarity } = calibrate(held);
  say(`temperatures ${JSON.stringify(temperatures)}, unclear below ${JSON.stringify(clarity)}`);
  const own = AXIS_NAMES.map((axis) => {
    const options = axis === "tone" ? { start: starts.tone, rehearsal: rehearsals.tone } : {};
    return cooled(trainOwnHead(axis, [...trained, ...extra], { ...place, ...options }), temperatures[axis]);
  });
  const ofCorrections = { messages: corrected, probabilities: hear(corrected, own, place) };
  const acceptance = learnAcceptance([cooledOpinions(held, temperatures), ofCorrections]);
  say("quantising");
  const header = {
    rowCount: ROW_COUNT,
    surface: SURFACE_FEATURES,
    trunk: { checksum: trunk.checksum, channels: trunk.channelCount },
    heads: HEADS.map(({ name, classes }) => ({ name, classes })),
    clarity,
    acceptance,
    seed,
    dataHash: corpora.dataHash,
    trainedOn: corpora.trainedOn,
  };
  return encodeWeights({ header, ...quantise(own) });
}

/** What the heads, in the order of the axes, say about messages. */
function hear(
  messages: readonly LabelledMessage[],
  heads: readonly LinearModel[],
  { rowCount, trunk }: Place,
): Record<Axis, Float32Array> {
  const texts = messages.map(({ text }) => text);
  const said = AXIS_NAMES.map((axis, index) => {
    const head = heads[index];
    if (head === undefined) throw new RangeError(`there is no head for ${axis}`);
    return [axis, predictAll(head, "softmax", encodeTexts(texts, rowCount, trunkUnder(axis, trunk)))];
  });
  return Object.fromEntries(said) as Record<Axis, Float32Array>;
}

/** The same head with all scores divided by the temperature. */
function cooled(model: LinearModel, temperature: number): LinearModel {
  return scaled(model, 1 / temperature);
}

function scaled(model: LinearModel, factor: number): LinearModel {
  const times = (values: Float32Array) => values.map((value) => value * factor);
  return { ...model, rows: times(model.rows), dense: times(model.dense), bias: times(model.bias) };
}

/** What people corrected, as `ion models hearing labels` wrote it. */
function corrections(): LabelledMessage[] {
  return values.labels === undefined ? [] : loadCorrections(resolve(values.labels));
}
