import { BUILT_IN, OWN_WORDS } from "../answer/write-answer.ts";
import type { PlanView } from "../views.ts";
import type { ReportWords } from "./report-words-catalog.ts";

export type Writers = PlanView["writers"];

/** Who wrote, for a reader: a model by its id. */
export function nameOfWriter(writer: string, words: ReportWords): string {
  const names: Readonly<Record<string, string>> = { [BUILT_IN]: words.ownRules, [OWN_WORDS]: words.ownWords };
  return writer
    .split(", ")
    .map((one) => names[one] ?? one)
    .join(", ");
}
