/** A comparison as a Markdown page for whoever decides. */
import type { ModelComparison, PairView } from "./compare-models.ts";
import type { Side } from "./judge.ts";
import type { Estimate, ReturnOnCost } from "./recommendation.ts";

const VERDICTS = { switch: "Switch to B", keep: "Keep A", undecided: "Undecided" } as const;
const STOPPED = {
  done: null,
  interrupted: "It was interrupted; what was measured until then counts.",
  budget: "It stopped before the limit of costs.",
  refused: "The gateway let no more calls through",
} as const;
/** How many prompts with the greatest differences are listed. */
const MOST_LISTED = 5;

export function writeReport(comparison: ModelComparison): string {
  const { models, recommendation } = comparison;
  const parts = [
    `# ${models.a.id} (A) and ${models.b.id} (B)`,
    `**${VERDICTS[recommendation.verdict]}.** ${recommendation.why.join(" ")}`,
    figures(comparison),
    returnOf(comparison),
    qualityParts(comparison),
    judged(comparison),
    tags(comparison),
    furthestApart(comparison),
    conditions(comparison),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function figures({ models: { a, b }, difference }: ModelComparison): string {
  const row = (name: string, ofA: string, ofB: string, between = "") =>
    `| ${name} | ${ofA} | ${ofB} | ${between} |`;
  const total = (usd: number | null) => (usd === null ? "unknown" : money(usd));
  return [
    "| | A | B | B − A, 95 % interval |",
    "| --- | --- | --- | --- |",
    row("quality, 0 to 1", share(a.quality), share(b.quality), spread(difference.quality, share)),
    row("cost a prompt", total(a.costUsd), total(b.costUsd), spread(difference.costUsd, money)),
    row("cost in all", total(a.totalUsd), total(b.totalUsd)),
    row(
      "first piece, P50 / P95",
      latency(a.firstPieceMs),
      latency(b.firstPieceMs),
      spread(difference.firstPieceMs, milliseconds),
    ),
    row(
      "whole answer, P50 / P95",
      latency(a.tookMs),
      latency(b.tookMs),
      spread(difference.tookMs, milliseconds),
    ),
    row("tokens, prompt / answer", tokens(a), tokens(b)),
    row("failures", failures(a.failures), failures(b.failures)),
  ].join("\n");
}

function returnOf({ recommendation: { returnOnCost }, valueUsd, models: { a } }: ModelComparison): string {
  if (returnOnCost.kind === "none") return "";
  const worth = valueUsd === null ? "unknown" : money(valueUsd);
  const derived =
    a.costUsd !== null && a.quality !== null && a.quality > 0 ? " (given, or A's cost over A's quality)" : "";
  const formula =
    returnOnCost.kind === "gain"
      ? "value of the quality gained ÷ what B costs more"
      : "what B saves ÷ value of the quality lost";
  return `Return on cost: ${percent(returnOnCost)}; ${formula}, an answer of quality 1 being worth ${worth}${derived}. Above 150 % a change pays.`;
}

function qualityParts({ models: { a, b }, judge }: ModelComparison): string {
  const names = Object.keys({ ...a.checks, ...b.checks }) as (keyof typeof a.checks)[];
  const checks = names.map((name) => `| ${name} | ${share(a.checks[name])} | ${share(b.checks[name])} |`);
  const lines = (judge?.rubric ?? []).map(
    (line, index) => `| ${cell(line)} | ${score(a.rubric?.[index])} | ${score(b.rubric?.[index])} |`,
  );
  const head = "| A | B |\n| --- | --- | --- |";
  return [
    ...(lines.length === 0 ? [] : ["## Rubric, 1 to 5", `| criterion ${head}\n${lines.join("\n")}`]),
    "## Checks, share that is met",
    `| check ${head}\n${checks.join("\n")}`,
  ].join("\n\n");
}

function judged({ judge }: ModelComparison): string {
  if (judge === null) return "";
  const { positionBias: bias, judged: count } = judge;
  const flips = bias.towardsFirst + bias.towardsSecond;
  const sentences = [
    `${judge.modelId} judged ${count} pairs in both orders without knowing who answered: A preferred in ${judge.preferredA}, B in ${judge.preferredB}, neither in ${judge.ties}.`,
    `In ${flips} of them the place of the answer decided (the first ${bias.towardsFirst}, the second ${bias.towardsSecond}); these count as neither.`,
    ...(bias.isDetected
      ? [
          `**It prefers a place** (chance ${bias.chance.toPrecision(2)}): take another judge, or take its preferences with care.`,
        ]
      : []),
    ...(judge.isContender ? ["**It judges its own answers**: models tend to prefer these."] : []),
    ...(judge.unjudged > 0
      ? [`${judge.unjudged} pairs had no verdict that could be used and count in no quality.`]
      : []),
    `Judging cost ${judge.totalUsd === null ? "an unknown amount" : money(judge.totalUsd)}.`,
  ];
  return `## Judge\n\n${sentences.join(" ")}`;
}

function tags({ tags: list }: ModelComparison): string {
  if (list.length === 0) return "";
  const rows = list.map(
    ({ tag, pairs, quality }) => `| ${cell(tag)} | ${pairs} | ${share(quality.a)} | ${share(quality.b)} |`,
  );
  return `## Quality by tag\n\n| tag | pairs | A | B |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
}

function furthestApart({ pairs }: ModelComparison): string {
  const apart = ({ quality }: PairView) => (quality.b ?? 0) - (quality.a ?? 0);
  const listed = pairs
    .filter((pair) => pair.quality.a !== null && pair.quality.b !== null && apart(pair) !== 0)
    .toSorted((one, other) => Math.abs(apart(other)) - Math.abs(apart(one)) || one.line - other.line)
    .slice(0, MOST_LISTED);
  if (listed.length === 0) return "";
  const rows = listed.map(
    (pair) =>
      `| ${pair.line} | ${share(pair.quality.a)} | ${share(pair.quality.b)} | ${cell(pair.why[0] ?? missed(pair))} |`,
  );
  return `## Furthest apart\n\n| line | A | B | why |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
}

function missed({ answers }: PairView): string {
  const of = (side: Side) => {
    const names = Object.entries(answers[side].checks).flatMap(([name, value]) => (value < 1 ? name : []));
    return names.length === 0 ? [] : [`${side.toUpperCase()} misses ${names.join(", ")}`];
  };
  return [...of("a"), ...of("b")].join("; ");
}

function conditions(comparison: ModelComparison): string {
  const { models, stopped, problem, measured, planned, prompts, repeat, seed, maxUsd } = comparison;
  const price = ({ id, price: given }: (typeof models)["a"]) =>
    given === null
      ? `${id}: price unknown`
      : `${id}: $${given.input} in, $${given.output} out a million tokens (${given.asOf})`;
  const estimated = models.a.isCostEstimated || models.b.isCostEstimated;
  const lines = [
    `${comparison.startedAt.slice(0, 16).replace("T", " ")} UTC, ${prompts} prompts, ${repeat} times each: ${measured} of ${planned} pairs measured, seed ${seed}.`,
    `Quality is ${comparison.qualityBy === "judge" ? "the judge's rubric" : "the share of the checks that is met"}; intervals are paired bootstraps over prompts.`,
    `Spent ${money(comparison.spentUsd)} at most, of ${money(maxUsd)} allowed. ${price(models.a)}; ${price(models.b)}.`,
    ...(estimated ? ["Some answers came without token counts; their costs are estimates."] : []),
    ...(STOPPED[stopped] === null
      ? []
      : [problem === null ? STOPPED[stopped] : `${STOPPED[stopped]}: ${problem}.`]),
  ];
  return `## How it was measured\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

function spread(estimate: Estimate | null, spell: (value: number) => string): string {
  if (estimate === null) return "unknown";
  const signed = (value: number) => (value < 0 ? "−" : "+") + spell(Math.abs(value));
  return `${signed(estimate.mean)} (${signed(estimate.low)} to ${signed(estimate.high)})`;
}

function percent({ percent: value, low, high, isUnbounded }: ReturnOnCost): string {
  const round = (number: number | null) => (number === null ? "without end" : `${Math.round(number)} %`);
  return isUnbounded ? "without end (nothing is lost)" : `${round(value)} (${round(low)} to ${round(high)})`;
}

function latency({ p50, p95 }: { readonly p50: number | null; readonly p95: number | null }): string {
  return p50 === null || p95 === null ? "–" : `${Math.round(p50)} / ${Math.round(p95)} ms`;
}

function tokens({
  promptTokens,
  completionTokens,
}: {
  promptTokens: number;
  completionTokens: number;
}): string {
  return `${Math.round(promptTokens)} / ${Math.round(completionTokens)}`;
}

function failures({ count, byKind }: { count: number; byKind: Readonly<Record<string, number>> }): string {
  const kinds = Object.entries(byKind).map(([kind, times]) => `${kind} ${times}`);
  return count === 0 ? "0" : `${count} (${kinds.join(", ")})`;
}

function money(usd: number): string {
  return usd === 0 ? "$0" : `$${usd < 0.01 ? usd.toPrecision(3) : usd.toFixed(4)}`;
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`;
}

function share(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(3);
}

function score(value: number | undefined): string {
  return value === undefined ? "–" : value.toFixed(2);
}

function cell(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|").slice(0, 160);
}
