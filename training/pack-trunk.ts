/**
 * The last of three steps to `models/trunk.bin`: what training/trunk.py learned, as bytes, every channel brought to the
 * same size.
 *
 *   node run.mjs training/pack-trunk.ts DIR [--data DIR] [--out models/trunk.bin]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createTrunk } from "../src/mentor/resonance/classifier/trunk.ts";
import {
  channelCount,
  encodeTrunk,
  rowLength,
  type TrunkHeader,
  type TrunkWeights,
} from "../src/mentor/resonance/classifier/trunk-file.ts";
import { loadLabelled } from "./load-data.ts";

const ROOT = join(import.meta.dirname, "..");
/** Standard deviation of a channel after packing: heads that start at zero learn from such numbers well. */
const SPREAD = 0.2;
const SAMPLE = 2000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string", default: join(ROOT, "../shared/data") },
    out: { type: "string", default: join(ROOT, "models/trunk.bin") },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error("pack-trunk: name the folder that training/trunk.py wrote to");
  process.exit(2);
}
const packed = alike(quantised(folder));
const file = encodeTrunk(packed);
writeFileSync(values.out, file);
console.log(`${values.out}: ${file.length} bytes, ${packed.header.vocabulary.length} tokens`);

function quantised(from: string): TrunkWeights {
  const header = JSON.parse(readFileSync(join(from, "weights.json"), "utf8")) as TrunkHeader;
  const bytes = readFileSync(join(from, "weights.f32"));
  const all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const channels = channelCount(header);
  const length = rowLength(header);
  const outputs = header.heads.reduce((sum, head) => sum + head.classes.length, 0);
  let at = 0;
  const take = (count: number) => {
    at += count;
    return all.slice(at - count, at);
  };
  const rows = take(header.vocabulary.length * length);
  const bias = take(channels);
  const headWeights = take(channels * outputs);
  const headBias = take(outputs);
  const channelOf = columnChannels(header);
  const scales = new Float32Array(channels);
  for (const [place, value] of rows.entries()) {
    const channel = channelOf[place % length] ?? 0;
    scales[channel] = Math.max(scales[channel] ?? 0, Math.abs(value) / 127);
  }
  const small = Int8Array.from(rows, (value, place) =>
    Math.round(value / (scales[channelOf[place % length] ?? 0] || 1)),
  );
  return { header, scales, bias, headWeights, headBias, rows: small, checksum: "" };
}

/** Which channel each byte of a row belongs to. */
function columnChannels({ filters }: TrunkHeader): number[] {
  let first = 0;
  return filters.flatMap(({ width, channels }) => {
    const own = Array.from({ length: channels }, (_, index) => first + index);
    first += channels;
    return Array.from({ length: width }, () => own).flat();
  });
}

/** The same trunk with channels that spread alike over English and Korean texts; the heads undo it. */
function alike(trunk: TrunkWeights): TrunkWeights {
  const read = createTrunk(trunk);
  const texts = ["goemotions", "goemotions-ko"].flatMap((set) =>
    loadLabelled(join(values.data, set, "train.tsv"), "labels").slice(0, SAMPLE),
  );
  const sums = new Float64Array(read.channelCount);
  const squares = new Float64Array(read.channelCount);
  const channels = new Float64Array(read.channelCount);
  for (const { text } of texts) {
    read.read(text.normalize("NFC"), channels);
    for (const [channel, value] of channels.entries()) {
      sums[channel] = (sums[channel] ?? 0) + value;
      squares[channel] = (squares[channel] ?? 0) + value * value;
    }
  }
  const factors = sums.map((sum, channel) => {
    const variance = (squares[channel] ?? 0) / texts.length - (sum / texts.length) ** 2;
    return variance > 1e-12 ? SPREAD / Math.sqrt(variance) : 1;
  });
  const outputs = trunk.headBias.length;
  return {
    ...trunk,
    scales: trunk.scales.map((scale, channel) => scale * (factors[channel] ?? 1)),
    bias: trunk.bias.map((value, channel) => value * (factors[channel] ?? 1)),
    headWeights: trunk.headWeights.map((weight, at) => weight / (factors[Math.floor(at / outputs)] ?? 1)),
  };
}
