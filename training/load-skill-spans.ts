/** Reads SkillSpan: lines of job postings whose words are tagged with begin, inside, outside for skills and knowledge. */
import { readFileSync } from "node:fs";
import { contextAfter, START_OF_DOCUMENT } from "../src/mentor/growth/skill/tag-text.ts";
import { DataFormatError } from "./load-data.ts";

export interface SpanLine {
  readonly document: string;
  readonly words: readonly string[];
  readonly above: readonly string[];
  readonly heading: readonly string[];
  readonly place: number;
  /** 0 outside, 1 begin, 2 inside. */
  readonly skill: Uint8Array;
  readonly knowledge: Uint8Array;
}

export function loadSkillSpans(file: string): SpanLine[] {
  let before: SpanLine | undefined;
  const lines: SpanLine[] = [];
  for (const [at, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (line.trim() === "") continue;
    before = readLine(line, before, { file, line: at + 1 });
    lines.push(before);
  }
  return lines;
}

function readLine(
  text: string,
  before: SpanLine | undefined,
  { file, line }: { readonly file: string; readonly line: number },
): SpanLine {
  const { idx, tokens, tags_skill, tags_knowledge, source } = JSON.parse(text) as Record<string, unknown>;
  if (!Array.isArray(tokens) || !Array.isArray(tags_skill) || !Array.isArray(tags_knowledge))
    throw new DataFormatError(file, line, "needs tokens, tags_skill and tags_knowledge");
  const document = `${source}-${idx}`;
  return {
    document,
    words: tokens as string[],
    ...(before?.document === document ? contextAfter(before.words, before) : START_OF_DOCUMENT),
    skill: labelsOf(tags_skill),
    knowledge: labelsOf(tags_knowledge),
  };
}

function labelsOf(tags: readonly unknown[]): Uint8Array {
  return Uint8Array.from(tags, (tag) => (tag === "B" ? 1 : tag === "I" ? 2 : 0));
}

/** Spans as words from `start` to `end`, the end exclusive. */
export function spansOf(labels: Uint8Array): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < labels.length; at += 1) {
    if (labels[at] !== 1) continue;
    let end = at + 1;
    while (labels[end] === 2) end += 1;
    spans.push({ start: at, end });
  }
  return spans;
}

/** ESCO's skill labels, one a line, in the order of the file. */
export function loadEscoLabels(file: string): string[] {
  return readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
}
