/** How long one inference takes here and now, in microseconds. */
import type { TrainedClassifier } from "../src/mentor/resonance/classifier/classifier.ts";

export interface Timing {
  readonly what: string;
  readonly count: number;
  readonly p50Us: number;
  readonly p99Us: number;
}

const LONG_CHARACTERS = 32_000;

export function measureTime(classifier: TrainedClassifier, texts: readonly string[]): Timing[] {
  const long = texts.join("\n").padEnd(LONG_CHARACTERS, "a long message ").slice(0, LONG_CHARACTERS);
  return [
    time("our own messages", classifier, texts),
    time(`one of ${LONG_CHARACTERS.toLocaleString("en")} characters`, classifier, [long]),
  ];
}

function time(what: string, classifier: TrainedClassifier, texts: readonly string[]): Timing {
  const rounds = Math.ceil(4000 / texts.length);
  for (let round = 0; round < rounds; round += 1) for (const text of texts) classifier.classify(text);
  const microseconds: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const text of texts) {
      const start = process.hrtime.bigint();
      classifier.classify(text);
      microseconds.push(Number(process.hrtime.bigint() - start) / 1000);
    }
  microseconds.sort((a, b) => a - b);
  const at = (share: number) => microseconds[Math.floor(share * (microseconds.length - 1))] ?? 0;
  return { what, count: microseconds.length, p50Us: at(0.5), p99Us: at(0.99) };
}
