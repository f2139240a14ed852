/**
 * How well a situation finds its playbook: `npm run eval:playbooks [-- --data FILE] [--json] [--misses]`.
 *
 * The file has the columns text, language and playbooks (a comma list of those that would do, or `none`), and may have the
 * author as a fourth.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createPlaybooks, loadPlaybookCatalog } from "#mentor/playbook/index.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "data/playbook-situations.tsv") },
    json: { type: "boolean", default: false },
    misses: { type: "boolean", default: false },
  },
});

interface Situation {
  readonly text: string;
  readonly language: "en" | "ko";
  readonly acceptable: readonly string[];
}

const situations = readFileSync(options.data, "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line): Situation => {
    const [text = "", language, playbooks = ""] = line.split("\t");
    return { text, language: language === "ko" ? "ko" : "en", acceptable: playbooks.split(",") };
  });
const playbooks = createPlaybooks({ catalog: await loadPlaybookCatalog() });
const known = new Set(playbooks.list().map((playbook) => playbook.id));
const judged = situations.map((situation) => {
  const matches = playbooks.find({ text: situation.text, language: situation.language });
  const ids = matches.map((match) => match.playbook.id);
  const isNone = situation.acceptable.includes("none");
  return {
    situation,
    isNone,
    fits: matches[0]?.fits === true,
    score: matches[0]?.score ?? 0,
    first: ids[0] ?? "",
    hit1: ids.slice(0, 1).some((id) => situation.acceptable.includes(id)),
    hit3: ids.slice(0, 3).some((id) => situation.acceptable.includes(id)),
  };
});
const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000);

function figuresOf(entries: typeof judged) {
  const fitting = entries.filter(
    (entry) => !entry.isNone && entry.situation.acceptable.some((id) => known.has(id)),
  );
  const none = entries.filter((entry) => entry.isNone);
  return {
    situations: entries.length,
    hitAt1: share(fitting.filter((entry) => entry.hit1).length, fitting.length),
    hitAt3: share(fitting.filter((entry) => entry.hit3).length, fitting.length),
    answered: share(fitting.filter((entry) => entry.fits).length, fitting.length),
    answeredRight: share(fitting.filter((entry) => entry.fits && entry.hit1).length, fitting.length),
    recallOfNothingFits: share(none.filter((entry) => !entry.fits).length, none.length),
  };
}

const report = {
  playbooks: playbooks.list().length,
  all: figuresOf(judged),
  english: figuresOf(judged.filter((entry) => entry.situation.language === "en")),
  korean: figuresOf(judged.filter((entry) => entry.situation.language === "ko")),
};
console.log(options.json ? JSON.stringify(report) : report);
if (options.misses) {
  for (const entry of judged) {
    const isRight = entry.isNone ? !entry.fits : entry.fits && entry.hit1;
    if (!isRight)
      console.log(
        `${entry.score.toFixed(2)} ${entry.first}  ← ${entry.situation.acceptable} · ${entry.situation.text}`,
      );
  }
}
