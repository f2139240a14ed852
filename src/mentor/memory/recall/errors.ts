/** What recall refuses. */
import { IonError } from "#lib/ion-error.ts";

const FIX =
  "Restore models/words.bin from the release or the repository, or write it anew with `node run.mjs training/pack-word-meanings.ts`.";

/** The file of word meanings is not what training wrote. */
export class WordMeaningsDamagedError extends IonError {
  constructor(problem: string) {
    super("unavailable", "word-meanings-damaged", `The file of word meanings ${problem}.`, { fix: FIX });
  }
}
