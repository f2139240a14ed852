/**
 * Learns from the labelled pairs that rules are tuned on which clauses of a job ask for something, and which requirements a
 * CV meets. Prints what leaving pairs out reaches; never reads the held pairs.
 *
 *   node run.mjs training/train-growth.ts [--write]
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { conceptsOf } from "../src/mentor/growth/gap/phrase-evidence.ts";
import { createSkillCatalog } from "../src/mentor/growth/skill/index.ts";
import { CLAUSE_CLASSES, clauseExamples, evidenceExamples } from "./growth-examples.ts";
import {
  analysePair,
  claimsOf,
  figuresOf,
  type LabelledPair,
  type LearnedWeights,
  loadGrowthPairs,
  type PairScore,
  scorePair,
  TUNED_PAIRS,
} from "./growth-pairs.ts";
import { fitSoftmax, type NamedWeights } from "./logistic.ts";

const ROOM = join(import.meta.dirname, "../src/mentor/growth");
const FOLDS = 11;
const CLAUSE_DECAY = 0.002;
const EVIDENCE_DECAY = 0.015;
const ROUNDS = 300;
/** A word that fewer of the texts have is rare; the weight of the commonest. */
const FEWEST_TEXTS = 4;
const LEAST_WEIGHT = 0.1;

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const skills = createSkillCatalog();
const sets = TUNED_PAIRS.map((file) => loadGrowthPairs(join(import.meta.dirname, "data", file)));
const pairs = sets.flat();

const foldOf = new Map(pairs.map(({ id }, place) => [id, place % FOLDS]));
const scores: PairScore[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const learned = learn(pairs.filter(({ id }) => foldOf.get(id) !== fold));
  for (const pair of pairs.filter(({ id }) => foldOf.get(id) === fold)) scores.push(scoreOf(pair, learned));
}
for (const [at, file] of TUNED_PAIRS.entries())
  print(
    `${file}, left out`,
    scores.filter(({ id }) => sets[at]?.some((pair) => pair.id === id)),
  );
const learned = learn(pairs);
print(
  "fitted on all",
  pairs.map((pair) => scoreOf(pair, learned)),
);
if (values.write) write(learned);

function learn(from: readonly LabelledPair[]): LearnedWeights {
  const clauses = fitSoftmax(
    from.flatMap((pair) => clauseExamples(pair, skills)),
    { classes: CLAUSE_CLASSES, decay: CLAUSE_DECAY, rounds: ROUNDS },
  );
  const clause = Object.fromEntries(
    rounded(clauses).map(([name, [ability = 0, practical = 0]]) => [name, [ability, practical] as const]),
  );
  const evidence = fitSoftmax(
    from.flatMap((pair) => evidenceExamples(pair, skills, { clause, evidence: {} })),
    { classes: 2, decay: EVIDENCE_DECAY, rounds: ROUNDS },
  );
  return { clause, evidence: Object.fromEntries(rounded(evidence).map(([name, [met = 0]]) => [name, met])) };
}

function rounded(weights: NamedWeights): readonly (readonly [string, readonly number[]])[] {
  return [...weights].map(([name, own]) => [name, own.map((each) => Math.round(each * 100) / 100)]);
}

function scoreOf(pair: LabelledPair, own: LearnedWeights): PairScore {
  return scorePair(pair, claimsOf(analysePair(pair, skills, own).analysis), skills);
}

function print(name: string, of: readonly PairScore[]): void {
  const { f1, precision, recall, prioritiesRight } = figuresOf(of);
  const parts = { F1: f1, precision, recall, "priorities right": prioritiesRight };
  console.log(
    `${name}: ${Object.entries(parts)
      .map(([figure, value]) => `${figure} ${value.toFixed(3)}`)
      .join(" · ")}`,
  );
}

function write({ clause, evidence }: LearnedWeights): void {
  const key = (name: string) => (/^[a-z]+$/i.test(name) ? name : JSON.stringify(name));
  const record = (entries: readonly string[]) => `{\n${entries.map((each) => `  ${each},`).join("\n")}\n};\n`;
  writeFileSync(
    join(ROOM, "reading/clause-weight-catalog.ts"),
    `/** How much likelier each feature of a clause makes an ability, and a practical matter, than nothing asked. Written by training/train-growth.ts. */\nexport const CLAUSE_WEIGHTS: Readonly<Record<string, readonly [ability: number, practical: number]>> = ${record(
      Object.entries(clause).map(([name, own]) => `${key(name)}: [${own.join(", ")}]`),
    )}`,
  );
  writeFileSync(
    join(ROOM, "gap/evidence-weight-catalog.ts"),
    `/** How much likelier each feature of a requirement and its evidence makes it met. Written by training/train-growth.ts. */\nexport const EVIDENCE_WEIGHTS: Readonly<Record<string, number>> = ${record(
      Object.entries(evidence).map(([name, own]) => `${key(name)}: ${own}`),
    )}`,
  );
  writeFileSync(join(ROOM, "gap/common-concept-catalog.ts"), commonConcepts());
}

/** The words that many of the texts have, by how little they tell. */
function commonConcepts(): string {
  const texts = pairs.flatMap(({ cv, job }) => [cv, job]);
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const concept of conceptsOf(text).keys()) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const byWeight = new Map<string, string[]>();
  for (const [concept, count] of counts) {
    if (count < FEWEST_TEXTS || /^\d/.test(concept)) continue;
    const weight = Math.max(LEAST_WEIGHT, Math.log(texts.length / count) / Math.log(texts.length)).toFixed(1);
    byWeight.set(weight, [...(byWeight.get(weight) ?? []), concept]);
  }
  const lines = [...byWeight].sort().map(
    ([weight, words]) =>
      `  "${weight}": \`${words
        .sort()
        .join(" ")
        .replace(/(.{80,110}) /g, "$1\n")}\`,`,
  );
  return `/** How much the commoner words of CVs and jobs tell, by how many of the labelled texts have them; others tell 1. Written by training/train-growth.ts. */
const BY_WEIGHT: Readonly<Record<string, string>> = {\n${lines.join("\n")}\n};

/** 0.1 to 1, by concept as \`conceptsOf\` makes them. */
export const COMMON_CONCEPTS: ReadonlyMap<string, number> = new Map(
  Object.entries(BY_WEIGHT).flatMap(([weight, words]) =>
    words.split(/\\s+/u).map((word) => [word, Number(weight)] as const),
  ),
);\n`;
}
