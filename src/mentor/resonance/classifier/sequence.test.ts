import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { WeightsDamagedError } from "./errors.ts";
import { createSequence } from "./sequence.ts";
import {
  decodeSequence,
  encodeSequence,
  type PackedSequence,
  type SequenceWeights,
  sequenceChannels,
  tokenAnswers,
} from "./sequence-file.ts";
import { tokensOf } from "./tokens.ts";

const ROOT = join(import.meta.dirname, "../../../..");

/** Numbers that are none of them alike, between -1 and 1. */
function numbers(count: number, beginning: number): Float32Array {
  return Float32Array.from({ length: count }, (_, at) => Math.sin(beginning + 1.7 * at));
}

const header = {
  dimensions: 3,
  units: 8,
  filters: [
    { width: 1, channels: 8 },
    { width: 2, channels: 8 },
  ],
  vocabulary: ["", "not", "good", "▁안", "녕"],
  heads: [{ name: "mood", classes: ["bad", "fine"] }],
  seed: 1,
  dataHash: "00",
  trainedOn: [],
};
const channels = sequenceChannels(header);
const packed: PackedSequence = {
  header,
  vectorScales: Float32Array.of(0.5, 0.25, 1),
  tokenWeights: numbers(3 * tokenAnswers(header), 1),
  filterBias: numbers(16, 2),
  gateBias: numbers(48, 3),
  stateWeights: numbers(2 * 8 * 24, 4),
  stateBias: numbers(16, 5),
  attention: numbers(16, 6),
  headScales: Float32Array.of(0.5, 2),
  headBias: Float32Array.of(1, -1),
  headBytes: Int8Array.from({ length: 2 * channels }, (_, at) => (at % 255) - 127),
  vectors: Int8Array.from({ length: 15 }, (_, at) => ((at * 31) % 13) - 6),
};
const file = encodeSequence(packed);

const sigmoid = (score: number) => 1 / (1 + Math.exp(-score));
const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const sumOf = (count: number, term: (at: number) => number) =>
  range(count).reduce((sum, at) => sum + term(at), 0);

/** The net as its definition reads, one number after the other. */
function readPlainly(weights: SequenceWeights, text: string): number[] {
  const { dimensions, units, filters, vocabulary } = weights.header;
  const stride = tokenAnswers(weights.header);
  const tokens = tokensOf(text).map((token) => Math.max(0, vocabulary.indexOf(token)));
  const answers = (tokens.length === 0 ? [0] : tokens).map((token) =>
    range(stride).map((answer) =>
      sumOf(dimensions, (at) => {
        const value = (weights.vectors[token * dimensions + at] ?? 0) * (weights.vectorScales[at] ?? 0);
        return value * (weights.tokenWeights[at * stride + answer] ?? 0);
      }),
    ),
  );
  const found: number[] = [];
  let offset = 0;
  for (const { width, channels } of filters) {
    const windows = range(answers.length + width - 1).map((at) => at + 1 - width);
    for (const channel of range(channels)) {
      const best = Math.max(
        ...windows.map((first) =>
          sumOf(width, (place) => answers[first + place]?.[offset + place * channels + channel] ?? 0),
        ),
      );
      found.push(Math.max(0, best + (weights.filterBias[found.length] ?? 0)));
    }
    offset += width * channels;
  }
  const states = [0, 1].map((direction) => {
    const gate = 3 * units * direction;
    const inOrder = direction === 0 ? answers : answers.toReversed();
    let state = range(units).map(() => 0);
    const all = inOrder.map((answer) => {
      const given = (at: number) => (answer[offset + gate + at] ?? 0) + (weights.gateBias[gate + at] ?? 0);
      const remembered = (at: number) =>
        sumOf(
          units,
          (unit) =>
            (state[unit] ?? 0) * (weights.stateWeights[(direction * units + unit) * 3 * units + at] ?? 0),
        );
      state = state.map((before, unit) => {
        const reset = sigmoid(given(unit) + remembered(unit));
        const update = sigmoid(given(units + unit) + remembered(units + unit));
        const own = remembered(2 * units + unit) + (weights.stateBias[direction * units + unit] ?? 0);
        return (1 - update) * Math.tanh(given(2 * units + unit) + reset * own) + update * before;
      });
      return state;
    });
    return direction === 0 ? all : all.toReversed();
  });
  const both = answers.map((_, token) => [...(states[0]?.[token] ?? []), ...(states[1]?.[token] ?? [])]);
  const powers = both.map((state) =>
    Math.exp(sumOf(2 * units, (at) => (state[at] ?? 0) * (weights.attention[at] ?? 0))),
  );
  const total = powers.reduce((sum, power) => sum + power, 0);
  const over = (pool: (values: number[]) => number) =>
    range(2 * units).map((unit) => pool(both.map((state) => state[unit] ?? 0)));
  return [
    ...found,
    ...over((values) => Math.max(...values)),
    ...over((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    ...over((values) =>
      values.reduce((sum, value, token) => sum + (value * (powers[token] ?? 0)) / total, 0),
    ),
  ];
}

function isAsDefined(weights: SequenceWeights, text: string): void {
  const sequence = createSequence(weights);
  const into = new Float64Array(sequence.channelCount);
  sequence.read(text, into);
  const plain = readPlainly(weights, text);
  assert.equal(into.length, plain.length);
  for (const [at, value] of plain.entries()) assert.ok(Math.abs((into[at] ?? 9) - value) < 1e-5);
}

describe("sequence", () => {
  const weights = decodeSequence(file);

  test("is what its definition says, for any text", () => {
    for (const text of ["", "good", "not good", "안녕 not", "well well"]) isAsDefined(weights, text);
    const words = fc.array(fc.constantFrom("not", "good", "안녕", "zzz", "!"), { maxLength: 12 });
    fc.assert(
      fc.property(words, (all) => isAsDefined(weights, all.join(" "))),
      { numRuns: 30 },
    );
  });

  test("reads in order: what stands far apart changes places", () => {
    const read = (text: string) => {
      const sequence = createSequence(weights);
      const into = new Float64Array(sequence.channelCount);
      sequence.read(text, into);
      return into.slice(16);
    };
    assert.notDeepEqual(read("not zzz zzz zzz good"), read("good zzz zzz zzz not"));
  });

  test("is what its definition says with the committed weights, and forgets the text before", () => {
    const committed = decodeSequence(readFileSync(join(ROOT, "models/sequence.bin")));
    isAsDefined(committed, "I am not sure this is a good idea, honestly.");
    const sequence = createSequence(committed);
    const [first, second] = [
      new Float64Array(sequence.channelCount),
      new Float64Array(sequence.channelCount),
    ];
    sequence.read("정말 좋은 하루였어요!", first);
    sequence.read("word ".repeat(500), second);
    sequence.read("정말 좋은 하루였어요!", second);
    assert.deepEqual(second, first);
  });
});

describe("sequence file", () => {
  test("gives back what was written, the heads' bytes as numbers", () => {
    const { checksum, headWeights, ...same } = decodeSequence(file);
    const { headBytes, headScales, ...written } = packed;
    assert.deepEqual(same, written);
    assert.deepEqual([...headWeights.subarray(0, 2)], [-127 * 0.5, -126 * 2]);
    assert.match(checksum, /^[0-9a-f]{64}$/);
  });

  test("is refused when any bit is flipped or it is cut short", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (place, bit) => {
        const altered = Uint8Array.from(file);
        altered[place] = (altered[place] ?? 0) ^ (1 << bit);
        assert.throws(() => decodeSequence(altered), WeightsDamagedError);
        assert.throws(() => decodeSequence(file.slice(0, place)), WeightsDamagedError);
      }),
    );
  });
});
