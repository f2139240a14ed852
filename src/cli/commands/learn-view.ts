/** How `ion learn` shows what it found. */
import type { PopulationReport, Retrained, RoutingLearning } from "#app/index.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";

type Evaluation = Awaited<ReturnType<RoutingLearning["evaluate"]>>;
type Versions = Awaited<ReturnType<RoutingLearning["list"]>>;
type Estimate = Evaluation["logged"];

const SHOWN = [0, 5, 10, 20, 30, 45, 50, 55, 60, 70, 80, 95];
const BLOCKS = "▁▂▃▄▅▆▇█";

/** Agreement and regret of one population. */
export function showPopulation(terminal: Terminal, report: PopulationReport): void {
  const { points, beatsStaticFrom } = report;
  const change = points.length / 2;
  terminal.line(terminal.style("bold", `${report.population}: ${report.description}`));
  terminal.line(`${report.people} people; ${percent(report.explored)} of turns explored`);
  const rows = points
    .filter(({ ratings }) => SHOWN.includes(ratings))
    .map(({ ratings, first, three, nearly, regret, staticRegret, gain }) => [
      String(ratings) + (ratings === points[change]?.ratings ? " taste changes" : ""),
      share(first),
      share(three),
      percent(nearly.value),
      stars(regret),
      stars(staticRegret),
      stars(gain),
    ]);
  const head = ["ratings", "right", "in three", "right or unnoticed", "stars lost", "static loses", "gain"];
  terminal.line(table(terminal, head, rows));
  const curve = points.map(({ first }) => BLOCKS[Math.min(7, Math.floor(first.value * 8))]).join("");
  terminal.line(`right, every 5 ratings   ${curve.slice(0, change)}|${curve.slice(change)}`);
  terminal.line(
    `stars lost in ${points.length * 5} turns: ${stars(report.totalRegret)}, static router ${stars(report.totalStaticRegret)}`,
  );
  terminal.line(
    `static router beaten from rating ${beatsStaticFrom.atEachPoint ?? "never"} on at each point, ${beatsStaticFrom.inSum ?? "never"} on in sum`,
  );
  const { satisfaction, agreement } = report.recoveredAfter;
  terminal.line(
    `after the change of taste satisfaction is back at 95 % after ${satisfaction ?? "more"} ratings, agreement after ${agreement ?? "more"}\n`,
  );
}

/** What a policy would have got. */
export function showEvaluation(terminal: Terminal, evaluation: Evaluation): void {
  const { decisions, clusters, effectiveDecisions, overlap } = evaluation;
  const rows = [
    ["logged policy", stars(evaluation.logged)],
    ["inverse propensity", stars(evaluation.inversePropensity)],
    ["self-normalised", stars(evaluation.selfNormalised)],
    ["doubly robust", stars(evaluation.doublyRobust)],
    ["gain (doubly robust)", stars(evaluation.gain)],
  ];
  terminal.line(table(terminal, ["estimate", "stars"], rows));
  terminal.line(
    `${decisions} rated decisions in ${clusters} clusters, worth ${effectiveDecisions.toFixed(0)}; overlap ${overlap.toFixed(2)}`,
  );
  if (overlap < LEAST_OVERLAP)
    terminal.note(
      "The log never tried much of what this policy would do: let routing explore (ION_EXPLORATION) before you believe it.",
    );
}

export function showRetrained(terminal: Terminal, retrained: readonly Retrained[]): void {
  for (const { kind, count, before, after, gain, promoted, reason } of retrained) {
    const figures = `${before.toFixed(3)} → ${after.toFixed(3)} on ${count} held (gain ${gain.low.toFixed(3)} to ${gain.high.toFixed(3)})`;
    const outcome = promoted === null ? `kept what is in use: ${reason}` : `in use as ${promoted}`;
    terminal.line(`${kind}: ${figures}; ${outcome}`);
  }
}

export function showVersions(terminal: Terminal, versions: Versions): void {
  const rows = versions.map(({ kind, version, isInUse, rolledBackAt, createdAt, figures }) => [
    version,
    kind,
    isInUse ? "in use" : rolledBackAt === null ? "replaced" : "rolled back",
    new Date(createdAt).toISOString().slice(0, 10),
    `${figures.before?.toFixed(3)} → ${figures.after?.toFixed(3)}`,
  ]);
  if (rows.length === 0) terminal.line("Nothing was learned yet.");
  else terminal.line(table(terminal, ["version", "kind", "state", "learned", "held feedback"], rows));
}

/** Below it the estimates rest on the reward model alone for much of what the policy does. */
const LEAST_OVERLAP = 0.8;

function share({ value, low, high }: Estimate): string {
  return `${percent(value)} ±${((100 * (high - low)) / 2).toFixed(1)}`;
}

function stars({ value, low, high }: Estimate): string {
  const half = (high - low) / 2;
  return `${value.toFixed(2)} ±${Number.isFinite(half) ? half.toFixed(2) : "?"}`;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}
