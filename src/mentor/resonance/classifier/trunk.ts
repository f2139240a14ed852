/**
 * A convolution over tokens with the maximum over time (Kim 2014, "Convolutional Neural Networks for Sentence
 * Classification"), as look-ups: a filter's answer at a place is the sum of one row per token of its window, so nothing
 * is multiplied until the maximum is known.
 */
import { BLOCK, createKernels } from "./kernels.ts";
import { tokensOf } from "./tokens.ts";
import { channelCount, rowLength, type TrunkHeader, type TrunkWeights, WIDEST } from "./trunk-file.ts";

export interface Trunk {
  readonly checksum: string;
  /** How many numbers `read` writes. */
  readonly channelCount: number;
  /** Each filter's strongest answer anywhere in the text, 0 or more. */
  read(text: string, into: Float64Array): void;
}

/** For features without the convolution. */
export const NO_TRUNK: Trunk = { checksum: "", channelCount: 0, read: () => {} };

/** Makes the trunk of a file. It keeps a copy of the rows and reuses its memory: one trunk, one thread. */
export function createTrunk({ header, scales, bias, rows, checksum }: TrunkWeights): Trunk {
  const places = new Map<string, number>();
  for (const [place, token] of header.vocabulary.entries()) places.set(token, place);
  const length = rowLength(header);
  const groups = groupsOf(header);
  const kernels = createKernels({
    // A row of zeros first: a window's missing neighbours count nothing.
    rows: length + rows.length,
    list: 4 * (MAX_TOKENS + 2 * MARGIN),
    best: 2 * groups.reduce((sum, { channels }) => sum + inBlocks(channels), 0),
  });
  const { memory, at, strongest } = kernels;
  const firstRow = at.rows + length;
  new Int8Array(memory, firstRow, rows.length).set(rows);
  const list = new Uint32Array(memory, at.list, MAX_TOKENS + 2 * MARGIN).fill(at.rows);
  const best = new Int16Array(memory, at.best);

  return {
    checksum,
    channelCount: channelCount(header),
    read(text, into) {
      const tokens = tokensOf(text);
      const count = Math.max(1, tokens.length);
      // Row 0 stands for every unknown token, and for a text without any.
      list[MARGIN] = firstRow;
      for (let index = 0; index < tokens.length; index += 1)
        list[MARGIN + index] = firstRow + length * (places.get(tokens[index] as string) ?? 0);
      list.fill(at.rows, MARGIN + count, MARGIN + count + MARGIN);
      for (const { width, channels, offset, firstBest, firstChannel } of groups) {
        const windows = count + width - 1;
        const firstWindow = at.list + 4 * (MARGIN - (width - 1));
        strongest(firstWindow, windows, width, offset, channels, at.best + 2 * firstBest);
        for (let channel = 0; channel < channels; channel += 1) {
          const scale = scales[firstChannel + channel] as number;
          const sum = best[firstBest + channel] as number;
          into[firstChannel + channel] = Math.max(0, scale * sum + (bias[firstChannel + channel] as number));
        }
      }
    },
  };
}

/** At least as many tokens as a text can have. */
const MAX_TOKENS = 256;
/** How many of a window's places can lie before or behind the text. */
const MARGIN = WIDEST - 1;

interface Group {
  readonly width: number;
  readonly channels: number;
  /** Where its part of a token's row begins. */
  readonly offset: number;
  readonly firstChannel: number;
  /** Its first channel's place among the maxima, which the kernel writes in whole blocks. */
  readonly firstBest: number;
}

function groupsOf({ filters }: TrunkHeader): Group[] {
  let offset = 0;
  let firstChannel = 0;
  let firstBest = 0;
  return filters.map(({ width, channels }) => {
    const group = { width, channels, offset, firstChannel, firstBest };
    offset += width * channels;
    firstChannel += channels;
    firstBest += inBlocks(channels);
    return group;
  });
}

function inBlocks(channels: number): number {
  return Math.ceil(channels / BLOCK) * BLOCK;
}
