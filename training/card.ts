/** Keeps the model card's tables true: `npm run eval -- --card` replaces what stands between its markers. */
import type { WeightsHeader } from "../src/mentor/resonance/classifier/weights-file.ts";
import type { Timing } from "./evaluate-time.ts";
import type { Score } from "./scores.ts";

export interface CardFacts {
  readonly modelVersion: string;
  readonly fileBytes: number;
  readonly header: WeightsHeader;
  readonly scores: readonly Score[];
  readonly timings: readonly Timing[];
}

/**
 * The card with its blocks `<!-- NAME -->` … `<!-- /NAME -->` (facts, data, figures, time) filled anew.
 *
 * @throws Error when the card lacks a block
 */
export function fillCard(card: string, facts: CardFacts): string {
  const blocks = {
    facts: factRows(facts),
    data: dataRows(facts),
    figures: figureRows(facts),
    time: times(facts),
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
    return `| ${set} | ${metric} | ${value.toFixed(3)} | ${range} | ${majority.toFixed(3)} | ${grouped(size)} |`;
  });
  return ["| set | metric | figure | 95 % | majority | texts |", "|---|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}

function times({ timings }: CardFacts): string {
  return timings
    .map(({ what, p50Us, p99Us }) => `- ${what}: P50 ${p50Us.toFixed(0)} µs, P99 ${p99Us.toFixed(0)} µs`)
    .join("\n");
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}
