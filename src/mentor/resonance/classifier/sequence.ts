/**
 * A text read in order, forwards and backwards, by gated recurrent units (Cho et al. 2014, "Learning Phrase
 * Representations using RNN Encoder-Decoder"), beside a convolution over the same tokens.
 */
import { createKernels, OCTET } from "./kernels.ts";
import { DIRECTIONS, GATES, type SequenceWeights, sequenceChannels, tokenAnswers } from "./sequence-file.ts";
import { tokensOf } from "./tokens.ts";
import { rowLength } from "./trunk-file.ts";

export interface Sequence {
  readonly checksum: string;
  /** How many numbers `read` writes. */
  readonly channelCount: number;
  /**
   * Each filter's strongest answer, 0 or more; then of the units' states over time the highest, the mean, and the mean by
   * attention, each forwards and backwards.
   */
  read(text: string, into: Float64Array): void;
}

/** Tokens whose answers are kept at hand: most of what people write, in 15 MB. */
const KEPT_TOKENS = 4096;
/** As many tokens as a text can have. */
const MAX_TOKENS = 128;

/** Makes the net of a file. It reuses its memory: one net, one thread. */
export function createSequence(weights: SequenceWeights): Sequence {
  const { header, checksum } = weights;
  const places = new Map(header.vocabulary.map((token, place) => [token, place]));
  const tokenAnswer = createTokenAnswers(weights);
  const convolve = createConvolution(weights);
  const recur = createRecurrence(weights);
  const answers: Float32Array[] = [];
  return {
    checksum,
    channelCount: sequenceChannels(header),
    read(text, into) {
      const tokens = tokensOf(text);
      answers.length = 0;
      for (const token of tokens) answers.push(tokenAnswer(places.get(token) ?? 0));
      // Vector 0 stands for a text without any token, too.
      if (tokens.length === 0) answers.push(tokenAnswer(0));
      convolve(answers, into);
      recur(answers, into.subarray(weights.filterBias.length));
    },
  };
}

/** What a token gives to filters and gates, computed when it is first met. */
function createTokenAnswers({ header, vectorScales, tokenWeights, vectors }: SequenceWeights) {
  const { dimensions } = header;
  const count = tokenAnswers(header);
  const kernels = createKernels({
    weights: 4 * tokenWeights.length,
    values: 8 * dimensions,
    scores: 8 * count,
  });
  const { memory, at, addProducts } = kernels;
  new Float32Array(memory, at.weights, tokenWeights.length).set(tokenWeights);
  const values = new Float64Array(memory, at.values, dimensions);
  const scores = new Float64Array(memory, at.scores, count);
  const kept = new Map<number, Float32Array>();
  return (token: number): Float32Array => {
    const found = kept.get(token);
    if (found !== undefined) return found;
    for (let dimension = 0; dimension < dimensions; dimension += 1)
      values[dimension] =
        (vectors[token * dimensions + dimension] as number) * (vectorScales[dimension] as number);
    scores.fill(0);
    for (let first = 0; first < count; first += OCTET)
      addProducts(at.weights + 4 * first, 4 * count, at.values, dimensions, at.scores + 8 * first);
    const answer = Float32Array.from(scores);
    if (kept.size === KEPT_TOKENS) kept.clear();
    kept.set(token, answer);
    return answer;
  };
}

type Step = (answers: readonly Float32Array[], into: Float64Array) => void;

/** Each filter's strongest answer over all windows that touch the text. */
function createConvolution({ header, filterBias }: SequenceWeights): Step {
  const widest = Math.max(...header.filters.map(({ channels }) => channels));
  const best = new Float64Array(widest);
  return (answers, into) => {
    let offset = 0;
    let firstChannel = 0;
    for (const { width, channels } of header.filters) {
      best.fill(Number.NEGATIVE_INFINITY);
      for (let first = 1 - width; first < answers.length; first += 1)
        raiseTo(best, answers, { first, width, channels, offset });
      for (let channel = 0; channel < channels; channel += 1) {
        const sum = (best[channel] as number) + (filterBias[firstChannel + channel] as number);
        into[firstChannel + channel] = Math.max(0, sum);
      }
      offset += width * channels;
      firstChannel += channels;
    }
  };
}

interface Window {
  /** Its first token; below 0 it begins before the text. */
  readonly first: number;
  readonly width: number;
  readonly channels: number;
  /** Where the filters' part of a token's answers begins. */
  readonly offset: number;
}

function raiseTo(
  best: Float64Array,
  answers: readonly Float32Array[],
  { first, width, channels, offset }: Window,
): void {
  const from = Math.max(0, -first);
  const to = Math.min(width, answers.length - first);
  for (let channel = 0; channel < channels; channel += 1) {
    let sum = 0;
    for (let place = from; place < to; place += 1)
      sum += (answers[first + place] as Float32Array)[offset + place * channels + channel] as number;
    if (sum > (best[channel] as number)) best[channel] = sum;
  }
}

/** The states of both directions, drawn together over time. */
function createRecurrence(weights: SequenceWeights): Step {
  const { header, attention } = weights;
  const width = DIRECTIONS * header.units;
  const states = new Float64Array(MAX_TOKENS * width);
  const run = createUnits(weights, states);
  const shares = new Float64Array(MAX_TOKENS);
  return (answers, into) => {
    const count = answers.length;
    run(answers);
    attend(states, attention, shares.subarray(0, count));
    for (let unit = 0; unit < width; unit += 1) {
      let highest = Number.NEGATIVE_INFINITY;
      let sum = 0;
      let attended = 0;
      for (let token = 0; token < count; token += 1) {
        const state = states[token * width + unit] as number;
        highest = Math.max(highest, state);
        sum += state;
        attended += (shares[token] as number) * state;
      }
      into[unit] = highest;
      into[width + unit] = sum / count;
      into[2 * width + unit] = attended;
    }
  };
}

/** How much of the attention each token gets: a softmax over scores that are linear in the state. */
function attend(states: Float64Array, attention: Float32Array, shares: Float64Array): void {
  const width = attention.length;
  let highest = Number.NEGATIVE_INFINITY;
  for (let token = 0; token < shares.length; token += 1) {
    let score = 0;
    for (let unit = 0; unit < width; unit += 1)
      score += (states[token * width + unit] as number) * (attention[unit] as number);
    shares[token] = score;
    highest = Math.max(highest, score);
  }
  let total = 0;
  for (let token = 0; token < shares.length; token += 1) {
    const power = Math.exp((shares[token] as number) - highest);
    shares[token] = power;
    total += power;
  }
  for (let token = 0; token < shares.length; token += 1) shares[token] = (shares[token] as number) / total;
}

/** Runs the units over the tokens in both directions and writes every state, token by token, forwards before backwards. */
function createUnits({ header, gateBias, stateWeights, stateBias }: SequenceWeights, states: Float64Array) {
  const { units } = header;
  const gates = GATES * units;
  const firstGate = rowLength(header);
  const kernels = createKernels({
    weights: 4 * stateWeights.length,
    state: 8 * units,
    scores: 8 * gates,
  });
  const { memory, at, addProducts } = kernels;
  new Float32Array(memory, at.weights, stateWeights.length).set(stateWeights);
  const state = new Float64Array(memory, at.state, units);
  const scores = new Float64Array(memory, at.scores, gates);

  const step = (answer: Float32Array, direction: number): void => {
    const own = firstGate + direction * gates;
    const fresh = 2 * units;
    for (let gate = 0; gate < fresh; gate += 1)
      scores[gate] = (answer[own + gate] as number) + (gateBias[direction * gates + gate] as number);
    for (let unit = 0; unit < units; unit += 1)
      scores[fresh + unit] = stateBias[direction * units + unit] as number;
    const matrix = at.weights + 4 * direction * units * gates;
    for (let first = 0; first < gates; first += OCTET)
      addProducts(matrix + 4 * first, 4 * gates, at.state, units, at.scores + 8 * first);
    for (let unit = 0; unit < units; unit += 1) {
      const reset = sigmoid(scores[unit] as number);
      const update = sigmoid(scores[units + unit] as number);
      const given =
        (answer[own + fresh + unit] as number) + (gateBias[direction * gates + fresh + unit] as number);
      const proposed = 2 * sigmoid(2 * (given + reset * (scores[fresh + unit] as number))) - 1;
      state[unit] = (1 - update) * proposed + update * (state[unit] as number);
    }
  };
  return (answers: readonly Float32Array[]): void => {
    for (let direction = 0; direction < DIRECTIONS; direction += 1) {
      state.fill(0);
      for (let index = 0; index < answers.length; index += 1) {
        const token = direction === 0 ? index : answers.length - 1 - index;
        step(answers[token] as Float32Array, direction);
        states.set(state, token * DIRECTIONS * units + direction * units);
      }
    }
  };
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}
