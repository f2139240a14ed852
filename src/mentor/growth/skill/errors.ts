/** What the skill catalog refuses. */
import { IonError } from "#lib/ion-error.ts";

const FIX =
  "restore models/skills.bin from the release or the repository, or write it anew with `npm run train:skills`";

/** The file of skill weights is not what training wrote. */
export class SkillWeightsDamagedError extends IonError {
  constructor(problem: string, cause?: unknown) {
    super(
      "unavailable",
      "skill-weights-damaged",
      `The file of skill weights ${problem}.`,
      { fix: FIX },
      cause,
    );
  }
}
