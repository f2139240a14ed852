/** Trained heads as one matrix of bytes: each output has its own scale, so that the largest weight becomes ±127. */
import type { Weights } from "../src/mentor/resonance/classifier/weights-file.ts";
import type { LinearModel } from "./sgd.ts";

/** The heads' outputs side by side, in the order given. All heads must have the same rows and surface measures. */
export function quantise(heads: readonly LinearModel[]): Pick<Weights, "scales" | "bias" | "dense" | "rows"> {
  const rows = joinOutputs(heads, "rows");
  const outputCount = heads.reduce((sum, head) => sum + head.outputCount, 0);
  const scales = new Float32Array(outputCount);
  for (let at = 0; at < rows.length; at += 1) {
    const output = at % outputCount;
    scales[output] = Math.max(scales[output] ?? 0, Math.abs(rows[at] ?? 0) / 127);
  }
  return {
    scales,
    bias: joinOutputs(heads, "bias"),
    dense: joinOutputs(heads, "dense"),
    rows: Int8Array.from(rows, (weight, at) => Math.round(weight / (scales[at % outputCount] || 1))),
  };
}

/** The same with bytes smaller than `least` as 0: they say next to nothing, and a file without them packs better. */
export function prune<Part extends Pick<Weights, "rows">>(weights: Part, least: number): Part {
  return { ...weights, rows: weights.rows.map((byte) => (Math.abs(byte) < least ? 0 : byte)) };
}

function joinOutputs(heads: readonly LinearModel[], part: "rows" | "bias" | "dense"): Float32Array {
  const outputCount = heads.reduce((sum, head) => sum + head.outputCount, 0);
  const rowCount = Math.max(...heads.map((head) => head[part].length / head.outputCount));
  const joined = new Float32Array(rowCount * outputCount);
  let first = 0;
  for (const head of heads) {
    for (let at = 0; at < head[part].length; at += 1) {
      const row = Math.floor(at / head.outputCount);
      joined[row * outputCount + first + (at % head.outputCount)] = head[part][at] ?? 0;
    }
    first += head.outputCount;
  }
  return joined;
}
