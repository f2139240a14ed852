/** The classifier beside its arithmetic written as plain loops over the files' own numbers: the same to the last bit. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { createClassifier } from "./classifier.ts";
import { createFeatureReader } from "./features.ts";
import { OUTPUT_COUNT } from "./heads.ts";
import { ownWords } from "./own-words.ts";
import { tokensOf } from "./tokens.ts";
import type { Trunk } from "./trunk.ts";
import { decodeTrunk, rowLength } from "./trunk-file.ts";
import { decodeWeights } from "./weights-file.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const files = {
  weights: readFileSync(join(ROOT, "models/hearing.bin")),
  trunk: readFileSync(join(ROOT, "models/trunk.bin")),
};
const classifier = createClassifier(files);
const plain = createPlain();

/** Every window of every filter, one token and one channel after the other; then every output, one row after the other. */
function createPlain() {
  const weights = decodeWeights(files.weights);
  const trunk = decodeTrunk(files.trunk);
  const length = rowLength(trunk.header);
  const places = new Map(trunk.header.vocabulary.map((token, place) => [token, place]));

  function channelsOf(text: string): number[] {
    const starts = tokensOf(text).map((token) => (places.get(token) ?? 0) * length);
    if (starts.length === 0) starts.push(0);
    const channels: number[] = [];
    let offset = 0;
    for (const { width, channels: count } of trunk.header.filters) {
      for (let channel = 0; channel < count; channel += 1) {
        let best = Number.NEGATIVE_INFINITY;
        for (let first = 1 - width; first < starts.length; first += 1) {
          let sum = 0;
          for (let place = 0; place < width; place += 1) {
            const start = starts[first + place];
            if (start !== undefined) sum += trunk.rows[start + offset + place * count + channel] ?? 0;
          }
          best = Math.max(best, sum);
        }
        const at = channels.length;
        channels.push(Math.max(0, (trunk.scales[at] ?? 0) * best + (trunk.bias[at] ?? 0)));
      }
      offset += width * count;
    }
    return channels;
  }

  const plainTrunk: Trunk = {
    checksum: trunk.checksum,
    channelCount: trunk.scales.length,
    read: (text, into) => into.set(channelsOf(text)),
  };
  const reader = createFeatureReader(weights.header.rowCount, plainTrunk);

  /** The raw score of every output. */
  return function scoresOf(text: string): number[] {
    const { wordRows, wordCount, gramRows, gramCount, dense } = reader.read(text);
    const groups = [wordRows.subarray(0, wordCount), gramRows.subarray(0, gramCount)];
    return Array.from({ length: OUTPUT_COUNT }, (_, output) => {
      let score = weights.bias[output] ?? 0;
      for (const rows of groups.filter((group) => group.length > 0)) {
        let sum = 0;
        for (const row of rows) sum += weights.rows[row * OUTPUT_COUNT + output] ?? 0;
        score += (1 / Math.sqrt(rows.length)) * (weights.scales[output] ?? 0) * sum;
      }
      for (const [measure, value] of dense.entries())
        score += value * (weights.dense[measure * OUTPUT_COUNT + output] ?? 0);
      return score;
    });
  };
}

function plainSoftmax(scores: readonly number[]): number[] {
  const powers = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function plainClassification(text: string): Record<string, Record<string, number>> {
  const scores = plain(ownWords(text));
  const heads = { tone: TONES, pace: PACES, intent: INTENTS, frequency: FREQUENCIES };
  return Object.fromEntries(
    Object.entries(heads).map(([name, classes]) => {
      const shares = plainSoftmax(scores.splice(0, classes.length));
      return [name, Object.fromEntries(classes.map((label, index) => [label, shares[index] ?? 0]))];
    }),
  );
}

function isSame(text: string): void {
  assert.deepEqual(classifier.classify(text), plainClassification(text));
}

describe("a classification is what plain loops give, to the last bit,", () => {
  test("for the project's own messages", () => {
    const messages = readFileSync(join(ROOT, "training/data/messages.tsv"), "utf8")
      .split("\n")
      .slice(1)
      .flatMap((line) => line.split("\t")[4] || []);
    assert.ok(messages.length > 1000);
    for (const text of messages.filter((_, index) => index % 4 === 0)) isSame(text);
  });

  test("for an empty text and for very long ones", () => {
    const all = Array.from({ length: 40_000 }, (_, index) => String.fromCharCode(index));
    const syllables = Array.from({ length: 11_172 }, (_, index) => String.fromCharCode(0xac00 + index));
    for (const text of ["", " ", "\0", "\ud800", "a".repeat(40_000), all.join(""), syllables.join(" ")])
      isSame(text);
  });

  test("for any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 2000 }),
          fc.string({ unit: "grapheme", maxLength: 300 }),
        ),
        isSame,
      ),
    );
  });
});
