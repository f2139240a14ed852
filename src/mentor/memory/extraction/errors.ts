import { IonError } from "#lib/ion-error.ts";

/** A model's answer is not what was asked for; says how, never what it wrote. */
export class ExtractionAnswerError extends IonError {
  constructor(problem: string, cause?: unknown) {
    super(
      "unavailable",
      "extraction-answer-unreadable",
      `The model's list of memories is unreadable: ${problem}`,
      {},
      cause,
    );
  }
}
