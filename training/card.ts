/** Keeps the model card's tables true: `npm run eval -- --card` replaces what stands between its markers. */
import type { WeightsHeader } from "../src/mentor/resonance/classifier/weights-file.ts";
import type { Abstention, Agreement, Reliability } from "./evaluate-own.ts";
import type { Timing } from "./evaluate-time.ts";
import { KNOWN } from "./known-figures.ts";
import type { Score } from "./scores.ts";

export interface CardFacts {
  readonly modelVersion: string;
  readonly fileBytes: number;
  readonly header: WeightsHeader;
  readonly scores: readonly Score[];
  readonly timings: readonly Timing[];
  readonly agreement: readonly Agreement[];
  readonly reliability: readonly Reliability[];
  readonly abstention: readonly Abstention[];
}

/**
 * The card with its blocks `<!-- NAME -->` … `<!-- /NAME -->` (facts, data, figures, …) filled anew.
 *
 * @throws Error when the card lacks a block
 */
export function fillCard(card: string, facts: CardFacts): string {
  const blocks = {
    facts: factRows(facts),
    data: dataRows(facts),
    figures: figureRows(facts),
    time: times(facts),
    agreement: agreementRows(facts),
    reliability: reliabilityRows(facts),
    abstention: abstentionRows(facts),
  };
  return Object.entries(blocks).reduce((text, [name, block]) => fillBlock(text, name, block), card);
}

function fillBlock(card: string, name: string, block: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = card.indexOf(open);
  const end = card.indexOf(close);
  if (start === -1 || end < start) throw new Error(`the model card has no block ${open} … ${close}`);
  return `${card.slice(0, start + open.length)}\n${block}\n${card.slice(end)}`;
}

function factRows({ modelVersion, fileBytes, header }: CardFacts): string {
  return [
    "| | |",
    "|---|---|",
    `| version | \`${modelVersion}\`, ${grouped(fileBytes)} bytes |`,
    `| rows | ${grouped(header.rowCount)} hashed, ${header.surface.length} surface measures |`,
    `| seed | ${header.seed} |`,
    `| training data | SHA-256 \`${header.dataHash}\` |`,
  ].join("\n");
}

function dataRows({ header }: CardFacts): string {
  const rows = header.trainedOn.map(({ file, examples }) => `| ${file} | ${grouped(examples)} |`);
  return ["| file | examples |", "|---|---|", ...rows].join("\n");
}

function figureRows({ scores }: CardFacts): string {
  const rows = scores.map(({ set, metric, value, interval, majority, size }) => {
    const range = `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}`;
    const { floor, published } = KNOWN[`${set} ${metric}`] ?? {};
    const known = [floor, published].map((figure) => figure?.toFixed(3) ?? "").join(" | ");
    return `| ${set} | ${metric} | ${value.toFixed(3)} | ${range} | ${majority.toFixed(3)} | ${known} | ${grouped(size)} |`;
  });
  const head = "| set | metric | figure | 95 % | majority | linear floor | BERT | texts |";
  return [head, "|---|---|---|---|---|---|---|---|", ...rows].join("\n");
}

function agreementRows({ agreement }: CardFacts): string {
  const rows = agreement.map(({ axis, agreed, kappa, values }) => {
    const each = values.map(({ value, kappa }) => `${value} ${kappa.toFixed(2)}`).join(", ");
    return `| ${axis} | ${percent(agreed)} | ${kappa.toFixed(2)} | ${each} |`;
  });
  return ["| axis | same label | kappa | kappa of each value |", "|---|---|---|---|", ...rows].join("\n");
}

function reliabilityRows({ reliability }: CardFacts): string {
  const rows = reliability.flatMap(({ axis, error, chance, bins }) =>
    bins.flatMap(({ count, said, right }, index) =>
      count === 0
        ? []
        : [
            `| ${axis} (error ${error.toFixed(3)}, by chance ${chance.toFixed(3)}) | ${(index / 10).toFixed(1)}–${((index + 1) / 10).toFixed(1)} | ${count} | ${said.toFixed(2)} | ${right.toFixed(2)} |`,
          ],
    ),
  );
  return ["| axis | said between | messages | said | right |", "|---|---|---|---|---|", ...rows].join("\n");
}

function abstentionRows({ abstention }: CardFacts): string {
  const rows = abstention.map(
    ({ answered, tone, intent, below }) =>
      `| ${percent(1 - answered)} | ${below.tone.toFixed(2)} | ${below.intent.toFixed(2)} | ${percent(tone)} | ${percent(intent)} |`,
  );
  return [
    "| asked | tone below | and intent below | tone right where not asked | intent right where not asked |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function times({ timings }: CardFacts): string {
  return timings
    .map(({ what, p50Us, p99Us }) => `- ${what}: P50 ${p50Us.toFixed(0)} µs, P99 ${p99Us.toFixed(0)} µs`)
    .join("\n");
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}
