/** Which question comes next and when asking more is worth nothing: value of information over the state of a plan. */
import { PRIORITY_WEIGHTS } from "../gap/priority-weights.ts";
import type { Gap, Question } from "../growth.ts";
import { promptsToAsk, type QuestionState } from "./question-state.ts";

/** Points of the fit, of 100, that all open questions together must still be able to move. */
const STOP_BELOW_POINTS = 3;
/** A gap of these is asked about whatever the fit says, while it is this uncertain. */
const PRESSING = new Set(["CRITICAL", "HIGH"]);
const PRESSING_UNCERTAINTY = 0.2;
const CHECK_MINUTES = 0.5;

/** Why asking may stop, and how many were asked of how many there are. */
export interface StopVerdict {
  readonly shouldStop: boolean;
  readonly reason: "none-open" | "settled" | null;
  /** The most that the open questions can still change the fit, in points of 100. */
  readonly openPoints: number;
  readonly asked: number;
  readonly of: number;
}

/**
 * The open questions, most valuable first: value = priority weight × uncertainty ÷ effort in minutes. Uncertainty is the
 * gap's, less what answers to others already tell about it; effort is less by prompts that were spared. Equal ones keep the
 * order of the gaps.
 */
export function orderQuestions(state: QuestionState): readonly string[] {
  return openQuestions(state)
    .map(({ question, gap }) => ({ id: question.id, value: worthOf(state, question, gap) }))
    .sort((one, other) => other.value - one.value)
    .map(({ id }) => id);
}

/** Priority weight × uncertainty ÷ minutes, for one question and its gap. */
function worthOf(state: QuestionState, question: Question, gap: Gap): number {
  return (PRIORITY_WEIGHTS[gap.priority] * uncertaintyOf(state, gap)) / minutesOf(state, question);
}

/**
 * How uncertain a gap still is, 0 to 1. Having something lends its credit to what it shows (Kubernetes → containers), so those
 * become surer; lacking something makes what would have shown it unlikely (no Docker → hardly Kubernetes).
 */
export function uncertaintyOf(state: QuestionState, gap: Gap): number {
  let uncertainty = gap.uncertainty;
  for (const other of state.gaps) {
    const standing = standingOf(state, other);
    if (standing === "answered" || standing === "covered") uncertainty *= 1 - creditTo(other, gap.id);
    if (standing === "lacking" || standing === "learning") uncertainty *= 1 - creditTo(gap, other.id);
  }
  return uncertainty;
}

/**
 * Whether to stop asking. The most that open questions can still change the fit is the sum over their gaps of weight × (1 −
 * match) × uncertainty; below `STOP_BELOW_POINTS`, and with no pressing gap left uncertain, more answers would change neither
 * the fit nor which gaps come first.
 */
export function stopVerdict(state: QuestionState): StopVerdict {
  const open = openQuestions(state);
  const of = state.questions.length;
  const asked = [...state.states.values()].filter((standing) => isAsked(standing)).length;
  const openPoints = open.reduce((sum, { gap }) => sum + openPointsOf(state, gap), 0);
  const verdict = { openPoints, asked, of };
  if (open.length === 0) return { ...verdict, shouldStop: true, reason: "none-open" };
  const isPressing = open.some(
    ({ gap }) => PRESSING.has(gap.priority) && uncertaintyOf(state, gap) >= PRESSING_UNCERTAINTY,
  );
  const shouldStop = !isPressing && openPoints < STOP_BELOW_POINTS;
  return { ...verdict, shouldStop, reason: shouldStop ? "settled" : null };
}

/** `stopVerdict` as yes or no. */
export function shouldStop(state: QuestionState): boolean {
  return stopVerdict(state).shouldStop;
}

function openPointsOf(state: QuestionState, gap: Gap): number {
  return 100 * gap.weight * (1 - gap.match) * uncertaintyOf(state, gap);
}

function minutesOf(state: QuestionState, question: Question): number {
  if (question.prompts.length === 0) return Math.max(question.effortMinutes, CHECK_MINUTES);
  const asked = promptsToAsk(state, question).length / question.prompts.length;
  return CHECK_MINUTES + Math.max(0, question.effortMinutes - CHECK_MINUTES) * asked;
}

function openQuestions(state: QuestionState): readonly { question: Question; gap: Gap }[] {
  const byGap = new Map(state.questions.map((question) => [question.gapId, question]));
  return state.gaps.flatMap((gap) => {
    const question = byGap.get(gap.id);
    if (question === undefined || state.states.get(question.id) !== "open") return [];
    return [{ question, gap }];
  });
}

function standingOf(state: QuestionState, gap: Gap) {
  const question = state.questions.find((each) => each.gapId === gap.id);
  return question === undefined ? undefined : state.states.get(question.id);
}

function creditTo(from: Gap, gapId: string): number {
  return from.shows.find((shown) => shown.gapId === gapId)?.credit ?? 0;
}

function isAsked(standing: string): boolean {
  return standing !== "open" && standing !== "covered";
}
