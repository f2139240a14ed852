/**
 * The file of what was learned about skills (`models/skills.bin`), written by training/train-skills.ts: the tagger's weights,
 * groups of words, and ESCO's labels.
 *
 * Layout, little-endian: magic (8 bytes) · header length u32 · header JSON · the parts, deflated, in the header's order ·
 * SHA-256 of everything before it (32 bytes).
 */
import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { SkillWeightsDamagedError } from "./errors.ts";
import { ROW_COUNT } from "./tagger/features.ts";
import { SPAN_ROW_COUNT } from "./tagger/span-features.ts";

const MAGIC = "IONSKIL1";
const CHECKSUM = 32;

export const SPAN_KINDS = ["knowledge", "skill"] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** One kind of span: byte weights times their scale. */
export interface KindWeights {
  /** Row-major, one weight per label. */
  readonly rows: Int8Array;
  readonly rowScale: number;
  readonly transitions: readonly number[];
  readonly spanRows: Int8Array;
  readonly spanScale: number;
  /** 0 to 1: how sure a span must be. */
  readonly threshold: number;
}

export interface SkillWeights {
  readonly kinds: Readonly<Record<SpanKind, KindWeights>>;
  readonly groupedWords: readonly string[];
  /** Words × levels, coarse to fine. */
  readonly groups: Uint16Array;
  readonly groupLevels: number;
  /** ESCO's skill labels in the order of its list. */
  readonly escoLabels: readonly string[];
  readonly facts: SkillWeightsFacts;
}

export interface SkillWeightsFacts {
  readonly seed: number;
  /** SHA-256 over the training files, in order. */
  readonly dataHash: string;
  readonly trainedOn: readonly { readonly file: string; readonly examples: number }[];
}

interface Header {
  readonly facts: SkillWeightsFacts;
  readonly rowCount: number;
  readonly spanRowCount: number;
  readonly groupLevels: number;
  readonly kinds: Readonly<Record<SpanKind, Omit<KindWeights, "rows" | "spanRows">>>;
  /** Bytes of each part as stored. */
  readonly parts: readonly number[];
}

export function encodeSkillWeights(weights: SkillWeights): Uint8Array {
  const { kinds, groupedWords, groups, groupLevels, escoLabels, facts } = weights;
  const parts = [
    ...SPAN_KINDS.flatMap((kind) => [kinds[kind].rows, kinds[kind].spanRows]),
    Buffer.from(groupedWords.join("\n")),
    new Uint8Array(groups.buffer, groups.byteOffset, groups.byteLength),
    Buffer.from(escoLabels.join("\n")),
  ].map((part) => deflateRawSync(part, { level: 9 }));
  const bare = ({ rowScale, transitions, spanScale, threshold }: KindWeights) => ({
    rowScale,
    transitions,
    spanScale,
    threshold,
  });
  const header: Header = {
    facts,
    rowCount: ROW_COUNT,
    spanRowCount: SPAN_ROW_COUNT,
    groupLevels,
    kinds: { knowledge: bare(kinds.knowledge), skill: bare(kinds.skill) },
    parts: parts.map((part) => part.length),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const content = Buffer.concat([Buffer.from(MAGIC, "latin1"), length, json, ...parts]);
  return Buffer.concat([content, createHash("sha256").update(content).digest()]);
}

/** @throws SkillWeightsDamagedError when the bytes are cut short, altered, of another kind or made for other features */
export function decodeSkillWeights(bytes: Uint8Array): SkillWeights {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  check(file);
  const headerEnd = 12 + file.readUInt32LE(8);
  const header = JSON.parse(file.toString("utf8", 12, headerEnd)) as Header;
  if (header.rowCount !== ROW_COUNT || header.spanRowCount !== SPAN_ROW_COUNT)
    throw new SkillWeightsDamagedError("was made for other features than this version's");
  const parts = openParts(file, headerEnd, header.parts);
  const part = (at: number) => parts[at] ?? Buffer.alloc(0);
  const kindOf = (kind: SpanKind, at: number): KindWeights => ({
    ...header.kinds[kind],
    rows: signed(part(at)),
    spanRows: signed(part(at + 1)),
  });
  return {
    kinds: { knowledge: kindOf("knowledge", 0), skill: kindOf("skill", 2) },
    groupedWords: part(4).toString("utf8").split("\n"),
    groups: new Uint16Array(Uint8Array.from(part(5)).buffer),
    groupLevels: header.groupLevels,
    escoLabels: part(6).toString("utf8").split("\n"),
    facts: header.facts,
  };
}

function check(file: Buffer): void {
  if (file.length < 12 + CHECKSUM) throw new SkillWeightsDamagedError("is cut short");
  if (file.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new SkillWeightsDamagedError("is not one");
  const content = file.subarray(0, -CHECKSUM);
  if (!createHash("sha256").update(content).digest().equals(file.subarray(-CHECKSUM)))
    throw new SkillWeightsDamagedError("was altered or cut short");
}

function openParts(file: Buffer, from: number, lengths: readonly number[]): Buffer[] {
  let at = from;
  return lengths.map((length) => {
    at += length;
    return inflateRawSync(file.subarray(at - length, at));
  });
}

function signed(bytes: Buffer): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Bytes that come nearest to the weights: the largest is ±127. */
export function quantiseWeights(weights: Float32Array): { bytes: Int8Array; scale: number } {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127 || 1;
  const bytes = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight / scale))),
  );
  return { bytes, scale };
}
