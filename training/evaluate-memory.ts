/**
 * How much of what a question needs recall finds: `npm run eval:memory -- [--data FILE or DIR] [--json]`.
 *
 * Any-evidence: at least one passage that holds the answer is among the first k; all-evidence: each of them is. Beside it
 * plain BM25 over the same passages in the same run.
 */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createRecallIndex } from "../src/mentor/memory/recall/index.ts";
import { loadMemoryDialogues, type MemoryDialogue } from "./memory-dialogues.ts";
import { createPlainSearch } from "./plain-search.ts";

const DEPTHS = [5, 10, 20] as const;
const LOCOMO = ["locomo/locomo-dev5.json", "locomo-dev5.json", "locomo10.json", "locomo/locomo10.json"];

const { values } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "data/memory-dialogues.jsonl") },
    json: { type: "boolean", default: false },
  },
});

interface Judged {
  readonly category: string;
  /** For each depth. */
  readonly any: readonly boolean[];
  readonly all: readonly boolean[];
}

const dialogues = loadMemoryDialogues(fileOf(values.data));
const recall = (effort: "quick" | "thorough") => (dialogue: MemoryDialogue) => {
  const index = createRecallIndex();
  index.add(dialogue.passages);
  const { speaker, now } = dialogue;
  return (text: string) =>
    index
      .search({ text, now, speaker, conversationId: null, exclude: new Set(), limit: DEPTHS[2], effort })
      .map(({ passage }) => passage.id);
};
const methods = {
  recall: recall("thorough"),
  "recall, quick": recall("quick"),
  "plain BM25": (dialogue: MemoryDialogue) => createPlainSearch(dialogue.passages, DEPTHS[2]),
};
const report = Object.fromEntries(
  Object.entries(methods).map(([name, method]) => [
    name,
    figuresOf(dialogues.flatMap((one) => judge(one, method(one)))),
  ]),
);
if (values.json) console.log(JSON.stringify(report));
else for (const [name, figures] of Object.entries(report)) print(name, figures);

function fileOf(data: string): string {
  if (!statSync(data).isDirectory()) return data;
  const found = LOCOMO.map((name) => join(data, name)).find(existsSync);
  if (found === undefined) throw new Error(`evaluate-memory: none of ${LOCOMO.join(", ")} in ${data}`);
  return found;
}

function judge({ questions }: MemoryDialogue, search: (text: string) => readonly string[]): Judged[] {
  return questions.map(({ text, category, evidence }) => {
    const ids = search(text);
    const found = DEPTHS.map((depth) => evidence.filter((id) => ids.slice(0, depth).includes(id)).length);
    return {
      category,
      any: found.map((count) => count > 0),
      all: found.map((count) => count === evidence.length),
    };
  });
}

interface Figures {
  readonly questions: number;
  readonly any: readonly number[];
  readonly all: readonly number[];
}

function figuresOf(judged: readonly Judged[]): Record<string, Figures> {
  const categories = [...new Set(judged.map(({ category }) => category))].sort();
  return Object.fromEntries(
    ["all", ...categories].map((category) => {
      const own = judged.filter((one) => category === "all" || one.category === category);
      const share = (pick: (one: Judged) => boolean | undefined) =>
        Math.round((own.filter(pick).length / own.length) * 1000) / 1000;
      return [
        category,
        {
          questions: own.length,
          any: DEPTHS.map((_, at) => share(({ any }) => any[at])),
          all: DEPTHS.map((_, at) => share(({ all }) => all[at])),
        },
      ];
    }),
  );
}

function print(name: string, figures: Record<string, Figures>): void {
  const cells = (values: readonly number[]) => values.map((value) => value.toFixed(3).padStart(8)).join("");
  console.log(`\n${name}`);
  console.log(
    `${"".padEnd(14)}questions${DEPTHS.map((k) => `any@${k}`.padStart(8)).join("")}${DEPTHS.map((k) => `all@${k}`.padStart(8)).join("")}`,
  );
  for (const [category, { questions, any, all }] of Object.entries(figures))
    console.log(`${category.padEnd(14)}${String(questions).padStart(9)}${cells(any)}${cells(all)}`);
}
