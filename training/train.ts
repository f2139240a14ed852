/** `npm run train`: learns all heads from the labelled data and writes models/hearing.bin. Same data and seed: same bytes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createClassifier } from "../src/mentor/resonance/classifier/classifier.ts";
import { HEADS } from "../src/mentor/resonance/classifier/heads.ts";
import { SURFACE_FEATURES } from "../src/mentor/resonance/classifier/surface.ts";
import { encodeWeights } from "../src/mentor/resonance/classifier/weights-file.ts";
import { type Corpora, loadCorpora } from "./corpora.ts";
import { trainMultiLabel } from "./multi-label.ts";
import { trainOwnHead, trainPublicTone } from "./own-heads.ts";
import { quantise } from "./quantise.ts";
import { DEFAULT_SEED, EMOTION_SETTINGS, FOLDS, ROW_COUNT } from "./settings.ts";

const ROOT = join(import.meta.dirname, "..");

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(ROOT, "../shared/data") },
    seed: { type: "string", default: String(DEFAULT_SEED) },
    out: { type: "string", default: join(ROOT, "models/hearing.bin") },
  },
});
const started = performance.now();
const say = (message: string) =>
  console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${message}`);

const seed = Number(values.seed);
if (!Number.isSafeInteger(seed)) stop(`--seed ${values.seed} is no whole number`);
const corpora = load(resolve(values.data));
for (const { file, examples } of corpora.trainedOn) say(`${file}: ${examples} examples`);
const file = trainAll(corpora, seed);
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, file);
say(`${values.out}: ${file.length} bytes, ${createClassifier(file).modelVersion}`);

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

function trainAll(corpora: Corpora, seed: number): Uint8Array {
  const place = { rowCount: ROW_COUNT, seed };
  const emotion = trainMultiLabel(corpora.emotion, {
    rowCount: ROW_COUNT,
    folds: FOLDS,
    settings: { ...EMOTION_SETTINGS, seed },
    progress: (step) => say(`emotion: ${step}`),
  });
  say(`tone: ${corpora.tone.length} public examples`);
  const start = trainPublicTone(corpora.tone, place);
  say(`tone, pace, intent, frequency: ${corpora.own.length} messages of our own`);
  const heads = [
    emotion.model,
    trainOwnHead("tone", corpora.own, { ...place, start }),
    trainOwnHead("pace", corpora.own, place),
    trainOwnHead("intent", corpora.own, place),
    trainOwnHead("frequency", corpora.own, place),
  ];
  say("quantising");
  const header = {
    rowCount: ROW_COUNT,
    surface: SURFACE_FEATURES,
    heads: HEADS.map(({ name, classes }) => ({ name, classes })),
    emotionThresholds: emotion.thresholds,
    seed,
    dataHash: corpora.dataHash,
    trainedOn: corpora.trainedOn,
  };
  return encodeWeights({ header, ...quantise(heads) });
}
