/**
 * A convolution over tokens with the maximum over time (Kim 2014, "Convolutional Neural Networks for Sentence
 * Classification"), as look-ups: a filter's answer at a place is the sum of one row per token of its window, so nothing
 * is multiplied until the maximum is known.
 */
import { tokensOf } from "./tokens.ts";
import { channelCount, rowLength, type TrunkHeader, type TrunkWeights } from "./trunk-file.ts";

export interface Trunk {
  readonly checksum: string;
  /** How many numbers `read` writes. */
  readonly channelCount: number;
  /** Each filter's strongest answer anywhere in the text, 0 or more. */
  read(text: string, into: Float64Array): void;
}

/** For features without the convolution. */
export const NO_TRUNK: Trunk = { checksum: "", channelCount: 0, read: () => {} };

/** More tokens than a text can have. */
const MAX_TOKENS = 256;

/** Makes the trunk of a file. It reuses its memory: one trunk, one thread. */
export function createTrunk({ header, scales, bias, rows, checksum }: TrunkWeights): Trunk {
  const places = new Map(header.vocabulary.map((token, place) => [token, place]));
  const length = rowLength(header);
  const best = new Int32Array(channelCount(header));
  const starts = new Int32Array(MAX_TOKENS);
  const groups = groupsOf(header);

  return {
    checksum,
    channelCount: best.length,
    read(text, into) {
      const tokens = tokensOf(text);
      const count = Math.max(1, tokens.length);
      starts[0] = 0;
      for (const [index, token] of tokens.entries()) starts[index] = (places.get(token) ?? 0) * length;
      best.fill(LEAST);
      for (const group of groups) readGroup(rows, best, { ...group, starts, count });
      for (let channel = 0; channel < best.length; channel += 1)
        into[channel] = Math.max(
          0,
          (scales[channel] as number) * (best[channel] as number) + (bias[channel] as number),
        );
    },
  };
}

const LEAST = -1_000_000;

interface Group {
  readonly width: number;
  readonly channels: number;
  /** Where its part of a token's row begins. */
  readonly offset: number;
  readonly firstChannel: number;
}

function groupsOf({ filters }: TrunkHeader): Group[] {
  let offset = 0;
  let firstChannel = 0;
  return filters.map(({ width, channels }) => {
    const group = { width, channels, offset, firstChannel };
    offset += width * channels;
    firstChannel += channels;
    return group;
  });
}

/** Slides a group of filters of one width over the tokens, a window's missing neighbours counting nothing. */
function readGroup(
  rows: Int8Array,
  best: Int32Array,
  { width, channels, offset, firstChannel, starts, count }: Group & { starts: Int32Array; count: number },
): void {
  for (let end = 0; end < count + width - 1; end += 1) {
    const first = Math.max(0, end - width + 1);
    const last = Math.min(end, count - 1);
    // Where the row of each token in the window holds what the filters get from it at that place of the window.
    const at = (token: number) => (starts[token] as number) + offset + (token - (end - width + 1)) * channels;
    const one = at(first);
    if (first === last) strongestOfOne(rows, best, { one, channels, firstChannel });
    else if (first + 1 === last) strongestOfTwo(rows, best, { one, two: at(last), channels, firstChannel });
    else strongestOfThree(rows, best, { one, two: at(first + 1), three: at(last), channels, firstChannel });
  }
}

/** Where a window's rows begin. One loop for each number of tokens: a condition inside would cost half the time. */
interface Window {
  readonly one: number;
  readonly channels: number;
  readonly firstChannel: number;
}

function strongestOfOne(rows: Int8Array, best: Int32Array, { one, channels, firstChannel }: Window): void {
  for (let channel = 0; channel < channels; channel += 1) {
    const sum = rows[one + channel] as number;
    if (sum > (best[firstChannel + channel] as number)) best[firstChannel + channel] = sum;
  }
}

function strongestOfTwo(
  rows: Int8Array,
  best: Int32Array,
  { one, two, channels, firstChannel }: Window & { readonly two: number },
): void {
  for (let channel = 0; channel < channels; channel += 1) {
    const sum = (rows[one + channel] as number) + (rows[two + channel] as number);
    if (sum > (best[firstChannel + channel] as number)) best[firstChannel + channel] = sum;
  }
}

function strongestOfThree(
  rows: Int8Array,
  best: Int32Array,
  { one, two, three, channels, firstChannel }: Window & { readonly two: number; readonly three: number },
): void {
  for (let channel = 0; channel < channels; channel += 1) {
    const sum =
      (rows[one + channel] as number) + (rows[two + channel] as number) + (rows[three + channel] as number);
    if (sum > (best[firstChannel + channel] as number)) best[firstChannel + channel] = sum;
  }
}
