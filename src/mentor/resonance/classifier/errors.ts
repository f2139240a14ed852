import { IonError } from "#lib/ion-error.ts";

const FIX =
  "Restore models/hearing.bin from the release or the repository, or make it anew with `npm run train`.";

/** The weights file is not what training wrote: cut short, altered, or made for other features. */
export class WeightsDamagedError extends IonError {
  constructor(problem: string, details: { readonly expected: string; readonly found: string }) {
    super(
      "unavailable",
      "weights-damaged",
      `The classifier's weights file ${problem}: expected ${details.expected}, found ${details.found}.`,
      { ...details, fix: FIX },
    );
  }
}
