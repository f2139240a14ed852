/** How a plan came along: the fit when both texts were read, after each answer, and what was done since. */
import { evolve } from "../flow/evolve.ts";
import { emptyFlow, type FlowState, gapOf } from "../flow/flow-state.ts";
import type { Step } from "../flow/step.ts";
import type { CheckpointRow } from "../growth-rows.ts";
import { fitWithAnswers } from "./fit-with-answers.ts";
import type { ProgressEntry } from "./outcome.ts";

/** What was taken back is not in it. */
export function makeProgress(
  steps: readonly Step[],
  checkpoints: readonly CheckpointRow[],
): readonly ProgressEntry[] {
  const answered = ofSteps(steps);
  const fit = answered.at(-1)?.fit ?? 0;
  const marked = checkpoints.flatMap(({ state, title, updated_at: at }): ProgressEntry[] =>
    state === "open" ? [] : [{ at, kind: state, title, fit }],
  );
  return [...answered, ...marked].toSorted((one, other) => one.at - other.at);
}

function ofSteps(steps: readonly Step[]): readonly ProgressEntry[] {
  let state = emptyFlow();
  let entries: { readonly number: number; entry: ProgressEntry }[] = [];
  for (const { number, at, body } of steps) {
    state = evolve(state, { number, body });
    const last = entries.at(-1);
    if (body.kind === "undone") entries = entries.filter((each) => each.number < body.takesBack);
    // What an answer covers beside its own gap belongs to it.
    else if (body.kind === "covered" && last !== undefined)
      last.entry = { ...last.entry, fit: fitWithAnswers(state) };
    else {
      const entry = entryOf(state, { at, body });
      if (entry !== null) entries.push({ number, entry });
    }
  }
  return entries.map(({ entry }) => entry);
}

function entryOf(state: FlowState, { at, body }: Pick<Step, "at" | "body">): ProgressEntry | null {
  const fit = fitWithAnswers(state);
  if (body.kind === "started") return { at, kind: "read", title: null, fit };
  if (body.kind !== "accepted" && body.kind !== "edited") return null;
  return { at, kind: "answered", title: gapOf(state, body.questionId)?.title ?? null, fit };
}
