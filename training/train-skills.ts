/**
 * Trains `models/skills.bin` on SkillSpan's training split and ESCO's labels: `npm run train:skills [-- --data DIR --out FILE]`.
 * Some minutes on one core; the same data and seed give the same bytes. The second look at spans learns from proposals for
 * lines that the chain did not learn from (five parts by document).
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { catalogNamesOf } from "../src/mentor/growth/skill/create-skill-catalog.ts";
import { escoNamesOf } from "../src/mentor/growth/skill/esco/esco-names.ts";
import {
  encodeSkillWeights,
  type KindWeights,
  quantiseWeights,
  SPAN_KINDS,
  type SpanKind,
} from "../src/mentor/growth/skill/skill-weights-file.ts";
import { emissionsOf } from "../src/mentor/growth/skill/tagger/emissions.ts";
import { featuresOf, lookAt, ROW_COUNT, type SeenLine } from "../src/mentor/growth/skill/tagger/features.ts";
import { candidateSpans } from "../src/mentor/growth/skill/tagger/span-decoding.ts";
import { SPAN_ROW_COUNT, spanFeaturesOf } from "../src/mentor/growth/skill/tagger/span-features.ts";
import { featureNeedsOf } from "../src/mentor/growth/skill/tagger/tagger.ts";
import { readTaxonomy } from "../src/mentor/growth/skill/taxonomy.ts";
import { loadEscoLabels, loadSkillSpans, type SpanLine, spansOf } from "./load-skill-spans.ts";
import { type ChainWeights, trainChain } from "./span-chain.ts";
import { type JudgedSpan, trainSpanJudge } from "./span-judge.ts";
import { GROUP_COUNTS, groupWords } from "./word-groups.ts";

const ROOT = join(import.meta.dirname, "..");
const SEED = 20261121;
const PARTS = 5;

/** Set on the development split. `heat` spreads the chain's probabilities, which are too sure of themselves. */
const SETTINGS = {
  knowledge: { epochs: 8, penalty: 1e-3, dropout: 0.5, heat: 0.35, runs: 2, threshold: 0.25 },
  skill: { epochs: 8, penalty: 1e-5, dropout: 0.5, heat: 0.5, runs: 2, threshold: 0.1 },
} as const;
const RATE = 0.1;
const JUDGE = { rowCount: SPAN_ROW_COUNT, epochs: 4, rate: 0.05, dropout: 0.3 };
const JUDGES = 4;

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(ROOT, "../shared/data") },
    out: { type: "string", default: join(ROOT, "models/skills.bin") },
  },
});
const files = ["skillspan/train.jsonl", "esco/skills_en_label.txt"];
const hash = createHash("sha256");
for (const file of files) hash.update(readFileSync(join(values.data, file)));
const lines = loadSkillSpans(join(values.data, "skillspan/train.jsonl"));
const escoLabels = loadEscoLabels(join(values.data, "esco/skills_en_label.txt"));
const { words: groupedWords, groups } = groupWords(SEED);
const grouped = { groupedWords, groups, groupLevels: GROUP_COUNTS.length };
const needs = featureNeedsOf(grouped, catalogNamesOf(readTaxonomy()), escoNamesOf(escoLabels));
const seen = lines.map((line) => lookAt(line, needs));
const features = seen.map(featuresOf);
const partOf = partsByDocument(lines);

const bytes = encodeSkillWeights({
  ...grouped,
  kinds: { knowledge: trainKind("knowledge"), skill: trainKind("skill") },
  escoLabels,
  facts: {
    seed: SEED,
    dataHash: hash.digest("hex"),
    trainedOn: [
      { file: "skillspan/train.jsonl", examples: lines.length },
      { file: "esco/skills_en_label.txt", examples: escoLabels.length },
    ],
  },
});
writeFileSync(values.out, bytes);
console.log(`${values.out}: ${bytes.length} bytes`);

function trainKind(kind: SpanKind): KindWeights {
  const started = performance.now();
  const judged: JudgedSpan[] = [];
  for (let part = 0; part < PARTS; part += 1) {
    const chain = trainOn(kind, (line) => partOf(line) !== part);
    for (const [at, line] of lines.entries())
      if (partOf(line) === part) judged.push(...proposalsFor(kind, { at, line, chain }));
  }
  const spanWeights = quantiseWeights(trainJudges(judged));
  const { rows, transitions } = trainOn(kind, () => true);
  const chainWeights = quantiseWeights(rows);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${SPAN_KINDS.indexOf(kind) + 1}/${SPAN_KINDS.length} ${kind}: ${judged.length} spans, ${seconds} s`,
  );
  return {
    rows: chainWeights.bytes,
    rowScale: chainWeights.scale * SETTINGS[kind].heat,
    transitions: [...transitions],
    spanRows: spanWeights.bytes,
    spanScale: spanWeights.scale,
    threshold: SETTINGS[kind].threshold,
  };
}

/** The mean of several runs, which differ in the order of the lines and in what is left out. */
function trainOn(kind: SpanKind, isMeant: (line: SpanLine) => boolean): ChainWeights {
  const { epochs, penalty, dropout, runs } = SETTINGS[kind];
  const examples = lines.flatMap((line, at) =>
    isMeant(line) ? [{ features: features[at] ?? [], labels: line[kind] }] : [],
  );
  const settings = { rowCount: ROW_COUNT, epochs, rate: RATE, penalty, dropout };
  const trained = Array.from({ length: runs }, (_, run) =>
    trainChain(examples, { ...settings, seed: SEED + run }),
  );
  const meanOf = (part: "rows" | "transitions") =>
    (trained[0] as ChainWeights)[part].map(
      (_, at) => trained.reduce((sum, weights) => sum + (weights[part][at] ?? 0), 0) / runs,
    );
  return { rows: meanOf("rows"), transitions: meanOf("transitions") };
}

/** The mean of several, likewise. */
function trainJudges(judged: readonly JudgedSpan[]): Float32Array {
  const trained = Array.from({ length: JUDGES }, (_, run) =>
    trainSpanJudge(judged, { ...JUDGE, seed: SEED + run }),
  );
  return new Float32Array(SPAN_ROW_COUNT).map(
    (_, at) => trained.reduce((sum, weights) => sum + (weights[at] ?? 0), 0) / JUDGES,
  );
}

function proposalsFor(
  kind: SpanKind,
  { at, line, chain }: { readonly at: number; readonly line: SpanLine; readonly chain: ChainWeights },
): JudgedSpan[] {
  const right = new Set(spansOf(line[kind]).map(({ start, end }) => `${start} ${end}`));
  const emissions = emissionsOf(features[at] ?? [], chain.rows, SETTINGS[kind].heat);
  return candidateSpans({ length: line.words.length, emissions, transitions: chain.transitions }).map(
    (span) => ({
      features: spanFeaturesOf(seen[at] as SeenLine, span),
      isRight: right.has(`${span.start} ${span.end}`),
    }),
  );
}

function partsByDocument(all: readonly SpanLine[]): (line: SpanLine) => number {
  const documents = [...new Set(all.map((line) => line.document))];
  const parts = new Map(documents.map((document, at) => [document, at % PARTS]));
  return (line) => parts.get(line.document) ?? 0;
}
