/** How well spans are found (SkillSpan) and linked (ESCO), each beside the plain way in the same run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogNamesOf, rephraser } from "../src/mentor/growth/skill/create-skill-catalog.ts";
import { createEscoLinker } from "../src/mentor/growth/skill/esco/esco-linker.ts";
import { escoNamesOf } from "../src/mentor/growth/skill/esco/esco-names.ts";
import { decodeSkillWeights, type SkillWeights } from "../src/mentor/growth/skill/skill-weights-file.ts";
import { createTagger } from "../src/mentor/growth/skill/tagger/tagger.ts";
import { readTaxonomy } from "../src/mentor/growth/skill/taxonomy.ts";
import type { DataFolder } from "./data-folder.ts";
import type { GrowthFigure } from "./growth-figure.ts";
import { parseTable } from "./load-data.ts";
import { loadSkillSpans, type SpanLine, spansOf } from "./load-skill-spans.ts";
import { bootstrap, f1 } from "./metrics.ts";
import { createDictionary, createPlainLinker } from "./skill-baselines.ts";

const WEIGHTS = join(import.meta.dirname, "../models/skills.bin");
const KINDS = ["knowledge", "skill"] as const;
const GOALS = { knowledge: 0.55, skill: 0.35 } as const;

/**
 * F1 of spans that are exactly right, by words, over all lines: SkillSpan's own measure. The dictionary is made of the
 * training split's spans.
 */
export function measureSpans(data: DataFolder): GrowthFigure[] {
  const file = data.measured("skillspan", ["test.jsonl", "dev.jsonl"]);
  const lines = loadSkillSpans(file);
  const training = loadSkillSpans(data.training("skillspan", ["train.jsonl"]));
  const tagger = taggerOf(decodeSkillWeights(readFileSync(WEIGHTS)));
  const tagged = lines.map((line) => tagger.tag(line));
  return KINDS.map((kind) => {
    const own = lines.map((line, at) => judge(line, kind, tagged[at]?.[kind] ?? []));
    const dictionary = createDictionary(training, kind);
    const plain = lines.map((line) => judge(line, kind, dictionary(line.words)));
    return {
      name: `${kind}: exact-span F1`,
      of: `${file.split("/").at(-1)}, ${lines.length} lines`,
      ...figureOf(own),
      plain: figureOf(plain).value,
      goal: GOALS[kind],
    };
  });
}

function taggerOf(weights: SkillWeights) {
  const catalogNames = catalogNamesOf(readTaxonomy());
  return createTagger({ weights, catalogNames, escoNames: escoNamesOf(weights.escoLabels) });
}

interface LineCounts {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
}

function judge(
  line: SpanLine,
  kind: "knowledge" | "skill",
  found: readonly { readonly start: number; readonly end: number }[],
): LineCounts {
  const right = new Set(spansOf(line[kind]).map(({ start, end }) => `${start} ${end}`));
  const truePositives = found.filter(({ start, end }) => right.has(`${start} ${end}`)).length;
  return {
    truePositives,
    falsePositives: found.length - truePositives,
    falseNegatives: right.size - truePositives,
  };
}

function figureOf(counts: readonly LineCounts[]): Pick<GrowthFigure, "value" | "interval"> {
  const figure = (places: Iterable<number>) => {
    const sum = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
    for (const place of places) {
      sum.truePositives += counts[place]?.truePositives ?? 0;
      sum.falsePositives += counts[place]?.falsePositives ?? 0;
      sum.falseNegatives += counts[place]?.falseNegatives ?? 0;
    }
    return f1(sum);
  };
  return { value: figure(counts.keys()), interval: bootstrap(counts.length, figure) };
}

/** Labels that say that ESCO has nothing fitting, or nothing definite: such rows have no right answer and are left out. */
const NO_LABEL = new Set(["LABEL NOT PRESENT", "UNDERSPECIFIED", "LABEL UNDERSPECIFIED"]);

/**
 * Share of spans whose first label is the one in the table. The phrase is the part of the span where one is given, else the
 * span; rows without a label of ESCO's list are left out. The plain way takes the label that shares most words.
 */
export function measureLinking(data: DataFolder): GrowthFigure[] {
  const weights = decodeSkillWeights(readFileSync(WEIGHTS));
  const labels = weights.escoLabels;
  const known = new Set(labels);
  const linker = createEscoLinker({ labels, rephrase: rephraser(readTaxonomy()) });
  const plainLink = createPlainLinker(labels);
  return (["tech", "house"] as const)
    .filter((set) => SPLITS.some((split) => data.has("esco", `${set}_${split}.tsv`)))
    .map((set) => {
      const file = data.measured(
        "esco",
        SPLITS.map((split) => `${set}_${split}.tsv`),
      );
      const rows = parseTable(readFileSync(file, "utf8")).map((row) => ({
        phrase: (row.sub_span ?? "") === "" ? (row.span ?? "") : (row.sub_span ?? ""),
        label: row.label?.trim() ?? "",
      }));
      const asked = rows.filter(({ label }) => !NO_LABEL.has(label) && known.has(label));
      const right = asked.map(
        ({ phrase, label }) => labels[linker.link(phrase, 1)[0]?.label ?? -1] === label,
      );
      const plain = asked.map(({ phrase, label }) => plainLink(phrase) === label);
      const share = (hits: readonly boolean[]) => (places: ArrayLike<number>) => {
        let sum = 0;
        for (let at = 0; at < places.length; at += 1) if (hits[places[at] ?? 0]) sum += 1;
        return places.length === 0 ? 0 : sum / places.length;
      };
      const all = asked.map((_, place) => place);
      return {
        name: `ESCO hit@1, ${set.toUpperCase()}`,
        of: `${file.split("/").at(-1)}, ${asked.length} of ${rows.length} rows have a label`,
        value: share(right)(all),
        interval: bootstrap(asked.length, share(right)),
        plain: share(plain)(all),
        ...(set === "tech" ? { goal: 0.5 } : {}),
      };
    });
}

const SPLITS = ["test", "validation"] as const;
