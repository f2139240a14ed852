import type { TurnResponse } from "#contract/conversation.ts";
import { IonError } from "#lib/ion-error.ts";
import type { ReplayLine } from "./replay-file.ts";
import type { Terminal } from "./terminal.ts";
import { shareBar } from "./turn-view.ts";

/** What a replay came to; latencies are of the whole durable turn, in milliseconds. */
export interface ReplayReport {
  readonly messages: number;
  readonly answered: number;
  readonly seconds: number;
  readonly turnsPerSecond: number;
  readonly latencyMs: {
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly failures: { readonly count: number; readonly byCode: Readonly<Record<string, number>> };
  readonly personas: Readonly<Record<string, number>>;
  readonly tones: Readonly<Record<string, number>>;
  readonly paces: Readonly<Record<string, number>>;
  readonly intents: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  readonly models: Readonly<Record<string, number>>;
  readonly playbooks: Readonly<Record<string, number>>;
}

type Distribution = "personas" | "tones" | "paces" | "intents" | "languages" | "models" | "playbooks";

/** Collects turns as they are answered; keeps counts and latencies, not texts. */
export function createReplayReport() {
  const counts: Record<Distribution, Map<string, number>> = {
    personas: new Map(),
    tones: new Map(),
    paces: new Map(),
    intents: new Map(),
    languages: new Map(),
    models: new Map(),
    playbooks: new Map(),
  };
  const failures = new Map<string, number>();
  const latencies: number[] = [];
  const startedAt = performance.now();
  let messages = 0;

  async function record(line: ReplayLine, answer: (text: string) => Promise<TurnResponse>): Promise<void> {
    messages += 1;
    if ("problem" in line) return add(failures, line.problem);
    if (line.text.trim() === "") return add(failures, "empty-message");
    const askedAt = performance.now();
    try {
      tally(await answer(line.text));
      latencies.push(performance.now() - askedAt);
    } catch (error) {
      add(failures, error instanceof IonError ? error.code : "unexpected");
    }
  }

  function tally({ metadata }: TurnResponse): void {
    add(counts.personas, metadata.persona_used);
    add(counts.tones, metadata.hearing.tone.value);
    add(counts.paces, metadata.hearing.pace.value);
    add(counts.intents, metadata.hearing.intent.value);
    add(counts.languages, metadata.hearing.language);
    add(counts.models, metadata.model);
    add(counts.playbooks, metadata.playbook?.id ?? "(none fits)");
  }

  function finish(): ReplayReport {
    const seconds = (performance.now() - startedAt) / 1000;
    latencies.sort((a, b) => a - b);
    const distributions = Object.entries(counts).map(([name, values]) => [name, sorted(values)]);
    return {
      messages,
      answered: latencies.length,
      seconds: round(seconds),
      turnsPerSecond: round(latencies.length / seconds),
      latencyMs: {
        p50: quantile(latencies, 0.5),
        p95: quantile(latencies, 0.95),
        p99: quantile(latencies, 0.99),
        max: quantile(latencies, 1),
      },
      failures: { count: messages - latencies.length, byCode: sorted(failures) },
      ...(Object.fromEntries(distributions) as Record<Distribution, Record<string, number>>),
    };
  }

  return { record, finish, count: () => messages };
}

/** Writes the report for a person. */
export function showReplayReport(terminal: Terminal, report: ReplayReport): void {
  const { latencyMs: ms } = report;
  terminal.line(
    `${report.answered} of ${report.messages} messages answered in ${report.seconds} s, ${report.turnsPerSecond} turns/s`,
  );
  terminal.line(`latency ms   p50 ${ms.p50}   p95 ${ms.p95}   p99 ${ms.p99}   max ${ms.max}`);
  for (const name of ["personas", "tones", "paces", "intents", "languages", "models", "playbooks"] as const) {
    terminal.line(`\n${terminal.style("bold", name)}`);
    for (const [value, count] of Object.entries(report[name])) {
      const share = count / Math.max(1, report.answered);
      terminal.line(`  ${shareBar(share)} ${(share * 100).toFixed(1).padStart(5)} %  ${value} (${count})`);
    }
  }
  terminal.line(`\n${terminal.style("bold", "failures")}  ${report.failures.count}`);
  for (const [code, count] of Object.entries(report.failures.byCode)) terminal.line(`  ${code} (${count})`);
}

function add(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
}

/** The value below which a share of sorted values lies (nearest rank). */
function quantile(values: readonly number[], share: number): number {
  return round(values[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
