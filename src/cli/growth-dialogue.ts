/** One question after the other on a terminal, until nothing is asked or the person has enough for now. */
import { setTimeout as wait } from "node:timers/promises";
import type { Ion } from "#app/index.ts";
import type { GrowthPlan, GrowthStep } from "#contract/growth.ts";
import { InvalidInputError, IonError } from "#lib/ion-error.ts";
import { askInputs, type Inputs } from "./growth-inputs.ts";
import { type Current, showQuestion } from "./growth-view.ts";
import { growthWordsFor } from "./growth-words-catalog.ts";
import type { Prompt } from "./prompt.ts";
import type { Terminal } from "./terminal.ts";

const LOOK_AGAIN_MS = 1000;

type Wish = "undo" | "quit" | "again" | { readonly step: Step };
/** A step without the place it is taken at. */
type Step = GrowthStep extends infer Each
  ? Each extends GrowthStep
    ? Omit<Each, "question_id">
    : never
  : never;

interface Talk {
  readonly ion: Pick<Ion, "growth" | "localActor">;
  readonly terminal: Terminal;
  readonly prompt: Prompt;
}

/** @returns the plan as it stands in the end */
export async function talkThrough(talk: Talk, from: GrowthPlan): Promise<GrowthPlan> {
  const { ion, terminal } = talk;
  let plan = from;
  for (;;) {
    showQuestion(terminal, plan);
    plan = await writtenTo(ion, plan);
    if (plan.current === null) return plan;
    const wish = await wishOf(talk, plan, plan.current);
    if (wish === "quit") return plan;
    try {
      if (wish !== "again") plan = await carryOut(ion, plan, wish);
    } catch (error) {
      if (!isTheirs(error)) throw error;
      terminal.note(
        `${error.message}${error.details.fix === undefined ? "" : `; ${error.details.fix}`}`,
        "yellow",
      );
      plan = await ion.growth.read(ion.localActor, plan.id);
    }
  }
}

/** The plan once nobody writes for it any more: another window may have asked for a draft. */
async function writtenTo(ion: Talk["ion"], from: GrowthPlan): Promise<GrowthPlan> {
  let plan = from;
  while (plan.working) {
    await wait(LOOK_AGAIN_MS);
    plan = await ion.growth.read(ion.localActor, plan.id);
  }
  return plan;
}

/** Input that can be given again, or a plan that was changed in another place: the question is asked anew. */
function isTheirs(error: unknown): error is IonError {
  return error instanceof InvalidInputError || (error instanceof IonError && error.kind === "conflict");
}

function carryOut(
  { growth, localActor }: Talk["ion"],
  plan: GrowthPlan,
  wish: Exclude<Wish, "quit" | "again">,
) {
  if (wish === "undo") return growth.undo(localActor, plan.id, plan.step);
  const at = { question_id: plan.current?.question_id ?? "", expected_step: plan.step };
  return growth.take(localActor, plan.id, { ...wish.step, ...at });
}

async function wishOf(talk: Talk, plan: GrowthPlan, current: Current): Promise<Wish> {
  if (current.stage === "dive") return inputsWish(talk, plan, { kind: "dive", current });
  if (current.stage === "review") return reviewWish(talk, plan, current);
  return checkWish(talk, plan);
}

const CHECKS = { y: "yes", n: "no", w: "willing" } as const;

async function checkWish(talk: Talk, plan: GrowthPlan): Promise<Wish> {
  const words = growthWordsFor(plan.language);
  const key = await keyOf(talk, plan, { keys: words.checkKeys, allowed: "ynws" });
  if (key === "y" || key === "n" || key === "w") return { step: { kind: "check", answer: CHECKS[key] } };
  return commonWish(key);
}

async function reviewWish(talk: Talk, plan: GrowthPlan, current: Current): Promise<Wish> {
  const words = growthWordsFor(plan.language);
  const left = current.refinements_left;
  const keys = words.reviewKeys(current.passing, left);
  const key = await keyOf(talk, plan, { keys, allowed: left > 0 ? "ares" : "aes" });
  if (key === "a") return { step: { kind: "accept" } };
  if (key === "r") return inputsWish(talk, plan, { kind: "refine", current });
  if (key === "e") return { step: { kind: "edit", text: await talk.prompt.ask(words.ownWords) } };
  return commonWish(key);
}

function commonWish(key: string): Wish {
  if (key === "u") return "undo";
  return key === "q" ? "quit" : { step: { kind: "skip" } };
}

/** The first letter of what is typed, in either case. */
async function keyOf(
  { prompt, terminal }: Talk,
  plan: GrowthPlan,
  { keys, allowed }: { readonly keys: string; readonly allowed: string },
): Promise<string> {
  const words = growthWordsFor(plan.language);
  const all = `${keys} · ${words.laterKeys}`;
  const choices = `${allowed}${plan.can_undo ? "u" : ""}q`;
  for (;;) {
    const typed = (await prompt.ask(all)).toLowerCase()[0] ?? "";
    if (choices.includes(typed)) return typed;
    terminal.note(words.oneOf([...choices].join(", ")));
  }
}

async function inputsWish(
  talk: Talk,
  plan: GrowthPlan,
  { kind, current }: { readonly kind: "dive" | "refine"; readonly current: Current },
): Promise<Wish> {
  const given = await askInputs(talk, plan, current);
  if (typeof given !== "string") return { step: { kind, inputs: given } };
  if (given === "/skip") return { step: { kind: "skip" } };
  if (given === "/quit") return "quit";
  return plan.can_undo ? "undo" : "again";
}

/** What was typed, as the prompt's type wants it; what does not fit is told by the step. */
export function inputOf(type: Current["prompts"][number]["type"] | undefined, typed: string): Inputs[string] {
  if (type === "multiselect") return typed.split(",").map((each) => each.trim());
  const number = Number(typed.replace(",", "."));
  return type === "number" && Number.isFinite(number) ? number : typed;
}
