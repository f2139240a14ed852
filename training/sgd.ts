/**
 * Class-balanced logistic regression by stochastic gradient descent: one pass after the other over shuffled examples,
 * the step falling linearly to nothing. Rare rows step further (by their inverse document frequency), which
 * does the work of TF-IDF while serving needs no frequencies. Same data, same seed: same bytes.
 */
import type { EncodedTexts } from "./encode.ts";
import { createRandom, shuffledIndices } from "./random.ts";

export interface TrainingTask {
  readonly kind: "sigmoid" | "softmax";
  readonly texts: EncodedTexts;
  readonly outputCount: number;
  /** Per text and output 0..1; a softmax text's targets sum to 1. */
  readonly targets: Float32Array;
  /** How much each text counts; 1 everywhere when absent. */
  readonly weights?: Float32Array;
  /** A model to go on from instead of zero weights. */
  readonly start?: LinearModel;
  /** Texts to learn from; all of them when absent. */
  readonly only?: Uint32Array;
}

export interface TrainingSettings {
  readonly epochs: number;
  readonly learningRate: number;
  /** Learning rate of surface measures and bias. */
  readonly denseRate: number;
  /** 0: classes count as often as they occur; 1: all classes count alike. */
  readonly balance: number;
  /** How much further rare rows step: the exponent of their inverse document frequency. */
  readonly rarity: number;
  /** Share of every weight that an epoch takes away (L2 regularisation as weight decay). */
  readonly decay: number;
  readonly seed: number;
}

export interface LinearModel {
  readonly outputCount: number;
  /** Row-major: a row holds one weight per output. */
  readonly rows: Float32Array;
  /** Measure-major: a dense measure holds one weight per output. */
  readonly dense: Float32Array;
  readonly bias: Float32Array;
}

/** Errors smaller than this move nothing worth the time. */
const LEAST_ERROR = 2e-3;
const TYPICAL_INVERSE_FREQUENCY = 5.3;

export function trainLinear(task: TrainingTask, settings: TrainingSettings): LinearModel {
  const { texts, outputCount } = task;
  const only = task.only ?? Uint32Array.from({ length: texts.count }, (_, index) => index);
  const model = task.start === undefined ? emptyModel(texts, outputCount) : copyModel(task.start);
  const rates = rowRates(texts, only, settings.rarity);
  const classWeights = balanceClasses(task, only, settings.balance);
  const random = createRandom(settings.seed);
  const gradient = createGradient(task, classWeights);
  const total = settings.epochs * only.length;
  let seen = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch += 1) {
    for (const place of shuffledIndices(only.length, random)) {
      const text = only[place] ?? 0;
      const left = 1 - seen / total;
      const active = gradient(model, text);
      stepRows(model, { texts, text, rates, active, rate: settings.learningRate * left });
      stepDense(model, { texts, text, active, rate: settings.denseRate * left });
      seen += 1;
    }
    if (settings.decay > 0) shrink(model, 1 - settings.decay);
  }
  return model;
}

function emptyModel(texts: EncodedTexts, outputCount: number): LinearModel {
  return {
    outputCount,
    rows: new Float32Array(texts.rowCount * outputCount),
    dense: new Float32Array(texts.denseCount * outputCount),
    bias: new Float32Array(outputCount),
  };
}

function copyModel({ outputCount, rows, dense, bias }: LinearModel): LinearModel {
  return { outputCount, rows: rows.slice(), dense: dense.slice(), bias: bias.slice() };
}

/** Raw scores of one text, written into `into`. */
function scoreText(model: LinearModel, texts: EncodedTexts, text: number, into: Float64Array): void {
  const { outputCount, rows, dense, bias } = model;
  for (let output = 0; output < outputCount; output += 1) into[output] = bias[output] ?? 0;
  const start = texts.starts[text] ?? 0;
  const wordEnd = texts.wordEnds[text] ?? 0;
  const end = texts.starts[text + 1] ?? 0;
  for (let at = start; at < end; at += 1) {
    const value = at < wordEnd ? unit(wordEnd - start) : unit(end - wordEnd);
    const offset = (texts.rows[at] ?? 0) * outputCount;
    for (let output = 0; output < outputCount; output += 1)
      into[output] = (into[output] ?? 0) + value * (rows[offset + output] ?? 0);
  }
  for (let input = 0; input < texts.denseCount; input += 1) {
    const value = texts.dense[text * texts.denseCount + input] ?? 0;
    if (value === 0) continue;
    for (let output = 0; output < outputCount; output += 1)
      into[output] = (into[output] ?? 0) + value * (dense[input * outputCount + output] ?? 0);
  }
}

/** Probabilities of every text, `outputCount` values each. */
export function predictAll(
  model: LinearModel,
  kind: TrainingTask["kind"],
  texts: EncodedTexts,
): Float32Array {
  const probabilities = new Float32Array(texts.count * model.outputCount);
  const scores = new Float64Array(model.outputCount);
  for (let text = 0; text < texts.count; text += 1) {
    scoreText(model, texts, text, scores);
    toProbabilities(kind, scores);
    probabilities.set(scores, text * model.outputCount);
  }
  return probabilities;
}

function toProbabilities(kind: TrainingTask["kind"], scores: Float64Array): void {
  if (kind === "sigmoid") {
    for (let output = 0; output < scores.length; output += 1)
      scores[output] = 1 / (1 + Math.exp(-(scores[output] ?? 0)));
    return;
  }
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let output = 0; output < scores.length; output += 1) {
    const power = Math.exp((scores[output] ?? 0) - highest);
    scores[output] = power;
    sum += power;
  }
  for (let output = 0; output < scores.length; output += 1) scores[output] = (scores[output] ?? 0) / sum;
}

/** The outputs that a step moves, with the gradient of each. */
interface ActiveOutputs {
  readonly outputs: Uint16Array;
  readonly gradients: Float64Array;
  count: number;
}

function createGradient(task: TrainingTask, classWeights: Float64Array) {
  const { outputCount, kind, targets, weights } = task;
  const scores = new Float64Array(outputCount);
  const active: ActiveOutputs = {
    outputs: new Uint16Array(outputCount),
    gradients: new Float64Array(outputCount),
    count: 0,
  };
  return (model: LinearModel, text: number): ActiveOutputs => {
    scoreText(model, task.texts, text, scores);
    toProbabilities(kind, scores);
    const importance = weights?.[text] ?? 1;
    const target = targets.subarray(text * outputCount, (text + 1) * outputCount);
    const textWeight = kind === "softmax" ? importance * expected(classWeights, target) : importance;
    active.count = 0;
    for (let output = 0; output < outputCount; output += 1) {
      const wanted = target[output] ?? 0;
      const outputWeight = kind === "sigmoid" && wanted > 0.5 ? (classWeights[output] ?? 1) : 1;
      const error = (scores[output] ?? 0) - wanted;
      if (Math.abs(error) < LEAST_ERROR) continue;
      active.outputs[active.count] = output;
      active.gradients[active.count] = error * textWeight * outputWeight;
      active.count += 1;
    }
    return active;
  };
}

interface RowStep {
  readonly texts: EncodedTexts;
  readonly text: number;
  readonly rates: Float32Array;
  readonly active: ActiveOutputs;
  readonly rate: number;
}

function stepRows(model: LinearModel, { texts, text, rates, active, rate }: RowStep): void {
  const start = texts.starts[text] ?? 0;
  const wordEnd = texts.wordEnds[text] ?? 0;
  const end = texts.starts[text + 1] ?? 0;
  for (let at = start; at < end; at += 1) {
    const row = texts.rows[at] ?? 0;
    const value = at < wordEnd ? unit(wordEnd - start) : unit(end - wordEnd);
    const step = rate * value * (rates[row] ?? 1);
    const offset = row * model.outputCount;
    for (let index = 0; index < active.count; index += 1) {
      const at = offset + (active.outputs[index] ?? 0);
      model.rows[at] = (model.rows[at] ?? 0) - step * (active.gradients[index] ?? 0);
    }
  }
}

function stepDense(model: LinearModel, { texts, text, active, rate }: Omit<RowStep, "rates">): void {
  for (let index = 0; index < active.count; index += 1) {
    const output = active.outputs[index] ?? 0;
    const step = rate * (active.gradients[index] ?? 0);
    model.bias[output] = (model.bias[output] ?? 0) - step;
    for (let input = 0; input < texts.denseCount; input += 1) {
      const value = texts.dense[text * texts.denseCount + input] ?? 0;
      if (value === 0) continue;
      const at = input * model.outputCount + output;
      model.dense[at] = (model.dense[at] ?? 0) - step * value;
    }
  }
}

function shrink(model: LinearModel, factor: number): void {
  for (const values of [model.rows, model.dense])
    for (let at = 0; at < values.length; at += 1) values[at] = (values[at] ?? 0) * factor;
}

/** A power of every row's smoothed inverse document frequency, about 1 for a typical row. */
function rowRates(texts: EncodedTexts, only: Uint32Array, rarity: number): Float32Array {
  const seenIn = new Uint32Array(texts.rowCount);
  for (const text of only)
    for (let at = texts.starts[text] ?? 0; at < (texts.starts[text + 1] ?? 0); at += 1) {
      const row = texts.rows[at] ?? 0;
      seenIn[row] = (seenIn[row] ?? 0) + 1;
    }
  return Float32Array.from(seenIn, (count) => {
    const inverseFrequency = Math.log((1 + only.length) / (1 + count)) + 1;
    return (inverseFrequency / TYPICAL_INVERSE_FREQUENCY) ** rarity;
  });
}

/** Sigmoid: (negatives ÷ positives)^balance for positives. Softmax: (average ÷ class size)^balance. */
function balanceClasses(task: TrainingTask, only: Uint32Array, balance: number): Float64Array {
  const { outputCount } = task;
  const mass = new Float64Array(outputCount);
  let total = 0;
  for (const text of only) {
    const weight = task.weights?.[text] ?? 1;
    total += weight;
    for (let output = 0; output < outputCount; output += 1)
      mass[output] = (mass[output] ?? 0) + weight * (task.targets[text * outputCount + output] ?? 0);
  }
  return mass.map((positives) => {
    if (positives === 0) return 1;
    const ratio =
      task.kind === "sigmoid" ? (total - positives) / positives : total / (outputCount * positives);
    return ratio ** balance;
  });
}

function expected(classWeights: Float64Array, target: Float32Array): number {
  let sum = 0;
  for (let output = 0; output < target.length; output += 1)
    sum += (classWeights[output] ?? 1) * (target[output] ?? 0);
  return sum;
}

function unit(count: number): number {
  return 1 / Math.sqrt(count);
}
