/** Our own messages beyond right and wrong: agreement, calibration, when to ask, whom to route to. */

import type { TrainedClassifier } from "../src/mentor/resonance/classifier/classifier.ts";
import type { Trunk } from "../src/mentor/resonance/classifier/trunk.ts";
import type { Candidate } from "../src/mentor/resonance/hearing.ts";
import { createResonance } from "../src/mentor/resonance/resonance.ts";
import { agreementOf, commonBeginnings, kappaOf, nearDuplicates } from "./agreement.ts";
import {
  type Bin,
  calibratedOpinions,
  chanceError,
  crossValidate,
  type HeldOpinions,
  reliability,
  targetsFor,
} from "./calibrate.ts";
import { loadCorpora } from "./corpora.ts";
import { argMaxAll, bootstrap, type Interval } from "./metrics.ts";
import { trainPublicTone } from "./own-heads.ts";
import { AXES, AXIS_NAMES, type Axis, isHeld, loadOwnMessages, type OwnMessage } from "./own-messages.ts";
import type { Score } from "./scores.ts";
import { DEFAULT_SEED, REHEARSAL_WEIGHT, ROW_COUNT } from "./settings.ts";

/** How far the labellers agree on one axis, and on each of its values. */
export interface Agreement {
  readonly axis: Axis;
  readonly agreed: number;
  readonly kappa: number;
  readonly values: readonly { readonly value: string; readonly kappa: number }[];
}

export function measureAgreement(messages: readonly OwnMessage[] = loadOwnMessages()): Agreement[] {
  return AXIS_NAMES.map((axis) => ({
    axis,
    agreed: agreementOf(messages, axis),
    kappa: kappaOf(messages, axis),
    values: AXES[axis].map((value) => ({ value, kappa: kappaOf(messages, axis, value) })),
  }));
}

/** What would make the set easier than it looks; empty lists are what is wanted. */
export function findSameness(messages: readonly OwnMessage[] = loadOwnMessages()) {
  return { duplicates: nearDuplicates(messages), beginnings: commonBeginnings(messages, 6) };
}

export interface Reliability {
  readonly axis: Axis;
  readonly error: number;
  /** 95 % interval of the error over resamples of the messages. */
  readonly interval: Interval;
  /** The error that exact probabilities would show on as many messages. */
  readonly chance: number;
  readonly bins: readonly Bin[];
}

/** How well probabilities keep their word on messages that were kept from the training. */
function measureReliability(classifier: TrainedClassifier): Reliability[] {
  const messages = heldMessages();
  const probabilities = AXIS_NAMES.map((axis) => {
    const heard = messages.flatMap(({ text }) => {
      const shares: Readonly<Record<string, number>> = classifier.classify(text)[axis];
      return AXES[axis].map((value) => shares[value] ?? 0);
    });
    return [axis, Float32Array.from(heard)];
  });
  return reliabilityOf({ messages, probabilities: Object.fromEntries(probabilities) });
}

/** The same for opinions from cross-validation. */
export function reliabilityOf({ messages, probabilities }: HeldOpinions): Reliability[] {
  return AXIS_NAMES.map((axis) => {
    const said = probabilities[axis];
    const targets = targetsFor(messages, axis);
    const count = AXES[axis].length;
    const resampled = (places: Uint32Array) => {
      const pick = (all: Float32Array) =>
        Float32Array.from(
          { length: places.length * count },
          (_, at) => all[(places[Math.floor(at / count)] ?? 0) * count + (at % count)] ?? 0,
        );
      return reliability(pick(said), pick(targets), count).error;
    };
    return {
      axis,
      ...reliability(said, targets, count),
      interval: bootstrap(messages.length, resampled, 200),
      chance: chanceError(said, count),
    };
  });
}

/**
 * Every own message heard by heads that had not learned from its author, with the temperature of the other authors:
 * many more messages than the held authors', for figures that few messages cannot tell from chance.
 */
export function crossValidateOwn(trainingFolder: string, trunk: Trunk): HeldOpinions {
  const { own, extra, tone, rehearsal } = loadCorpora(trainingFolder);
  const place = { rowCount: ROW_COUNT, seed: DEFAULT_SEED, trunk };
  const held = crossValidate(own, {
    ...place,
    folds: OWN_FOLDS,
    extra,
    starts: { tone: trainPublicTone(tone, place) },
    rehearsals: { tone: { examples: rehearsal, weight: REHEARSAL_WEIGHT } },
  });
  return calibratedOpinions(held, OWN_FOLDS);
}

const OWN_FOLDS = 8;

/** What cross-validation says of hearing and of its probabilities. */
export function scoreCrossValidated(held: HeldOpinions): Score[] {
  const { messages, probabilities } = held;
  const accuracies = AXIS_NAMES.map((axis): Score => {
    const count = AXES[axis].length;
    const targets = targetsFor(messages, axis);
    const guess = argMaxAll(probabilities[axis], count);
    const right = Array.from(guess, (value, place) => targets[place * count + value] ?? 0);
    const always = AXES[axis].map((_, value) =>
      mean(messages.map((_, place) => targets[place * count + value] ?? 0)),
    );
    return {
      set: "own by author",
      metric: `${axis} accuracy, labellers' share`,
      value: mean(right),
      interval: bootstrap(right.length, (places) => mean(Array.from(places, (place) => right[place] ?? 0))),
      majority: Math.max(...always),
      size: messages.length,
    };
  });
  return [...accuracies, ...calibrationLines("own by author", reliabilityOf(held), messages.length)];
}

/** Expected calibration errors of the held authors as lines of the evaluation. */
export function scoreCalibration(classifier: TrainedClassifier): Score[] {
  const size = heldMessages().length;
  return size === 0 ? [] : calibrationLines("own", measureReliability(classifier), size);
}

/** Beside each error what chance alone would show. */
function calibrationLines(set: string, axes: readonly Reliability[], size: number): Score[] {
  return axes.map(({ axis, error, interval, chance }) => ({
    set,
    metric: `${axis} calibration error (by chance)`,
    value: error,
    interval,
    majority: chance,
    size,
  }));
}

export interface Abstention {
  /** Share of messages that are answered without asking. */
  readonly answered: number;
  /** How often the likeliest tone is right among them, by the labellers' shares. */
  readonly tone: number;
  readonly intent: number;
  /** Thresholds that lead there. */
  readonly below: { readonly tone: number; readonly intent: number };
}

const ASKED_SHARES = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3];

/** What is gained by asking more often: thresholds on both axes rise together, by quantile. */
export function abstentionCurve(classifier: TrainedClassifier): Abstention[] {
  const heard = heldMessages().map(({ text, labels }) => {
    const classification = classifier.classify(text);
    const read = (axis: "tone" | "intent") => {
      const [value, probability] = Object.entries(classification[axis]).reduce((a, b) =>
        b[1] > a[1] ? b : a,
      );
      return { probability, right: labels.filter((label) => label[axis] === value).length / labels.length };
    };
    return { tone: read("tone"), intent: read("intent") };
  });
  if (heard.length === 0) return [];
  const sorted = (axis: "tone" | "intent") => heard.map((one) => one[axis].probability).sort((a, b) => a - b);
  const [tones, intents] = [sorted("tone"), sorted("intent")];
  return ASKED_SHARES.map((wanted) => {
    // Both must be unclear, so each threshold lies higher than the share asked.
    let quantile = wanted;
    let answered = heard;
    let below = { tone: 0, intent: 0 };
    for (; quantile < 1; quantile += 0.01) {
      const at = Math.min(heard.length - 1, Math.floor(quantile * heard.length));
      below = wanted === 0 ? below : { tone: tones[at] ?? 0, intent: intents[at] ?? 0 };
      answered = heard.filter(
        (one) => one.tone.probability >= below.tone || one.intent.probability >= below.intent,
      );
      if (1 - answered.length / heard.length >= wanted) break;
    }
    const right = (axis: "tone" | "intent") =>
      answered.reduce((sum, one) => sum + one[axis].right, 0) / Math.max(1, answered.length);
    return { answered: answered.length / heard.length, tone: right("tone"), intent: right("intent"), below };
  });
}

/**
 * Whether the router chooses someone the labellers would accept. This is quality, not conformance with the affinity
 * matrix: the labellers named personas without looking at it. The ceiling is how often one labeller's first choice is
 * accepted by the other.
 */
export function scoreRouting(classifier: TrainedClassifier, candidates: readonly Candidate[]): Score[] {
  const messages = loadOwnMessages().filter(
    (message) => isHeld(message) && message.labels.every(({ personas }) => personas.length > 0),
  );
  if (messages.length === 0) return [];
  const resonance = createResonance({
    classifier,
    strategy: "resonance",
    explorationShare: 0,
    random: () => 0.5,
  });
  const accepted = messages.map(({ text, labels }) => {
    const chosen = resonance.rank(resonance.understand(text), candidates).chosenId;
    return share(labels.map(({ personas }) => personas.includes(chosen)));
  });
  const ceiling = messages.map(({ labels: [a, b] }) =>
    share([b.personas.includes(a.personas[0] ?? ""), a.personas.includes(b.personas[0] ?? "")]),
  );
  const always = Math.max(
    ...candidates.map(({ id }) =>
      mean(messages.map(({ labels }) => share(labels.map(({ personas }) => personas.includes(id))))),
    ),
  );
  const line = (metric: string, values: readonly number[], majority: number): Score => ({
    set: "own",
    metric,
    value: mean(values),
    interval: bootstrap(values.length, (places) => mean(Array.from(places, (place) => values[place] ?? 0))),
    majority,
    size: values.length,
  });
  return [
    line("chosen persona is acceptable", accepted, always),
    line("labellers' agreement on that (ceiling)", ceiling, always),
  ];
}

/** The held messages with what counts as right on each axis, for `ion models hearing promote`: one JSON object a line. */
export function heldMessagesFile(): string {
  return heldMessages()
    .map(({ text, labels }) => {
      const accepted = AXIS_NAMES.map((axis) => [axis, [...new Set(labels.map((label) => label[axis]))]]);
      return `${JSON.stringify({ text, ...Object.fromEntries(accepted) })}\n`;
    })
    .join("");
}

function heldMessages(): OwnMessage[] {
  return loadOwnMessages().filter(isHeld);
}

function share(answers: readonly boolean[]): number {
  return answers.filter(Boolean).length / answers.length;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
