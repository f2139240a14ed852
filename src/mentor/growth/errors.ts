/** What can go wrong on the way, with what is expected instead. None of them holds what a person wrote. */
import { InvalidInputError, IonError } from "#lib/ion-error.ts";

/** No such plan, or it belongs to somebody else: the two are not told apart. */
export class GrowthPlanNotFoundError extends IonError {
  constructor(planId: string) {
    super("not-found", "growth-plan-not-found", "you have no growth plan under this id", {
      field: "plan_id",
      plan_id: shortened(planId),
      fix: "list your growth plans",
    });
  }
}

export class GrowthCheckpointNotFoundError extends IonError {
  constructor(planId: string, checkpointId: string) {
    super("not-found", "growth-checkpoint-not-found", "this plan has no such checkpoint", {
      field: "checkpoint_id",
      plan_id: shortened(planId),
      checkpoint_id: shortened(checkpointId),
      fix: "read the plan for its checkpoints; they are there once it is finished",
    });
  }
}

/** The step is about a question that is not asked now. */
export class GrowthOtherQuestionError extends IonError {
  constructor(given: string, current: string) {
    super("conflict", "growth-other-question", "another question is asked now", {
      field: "question_id",
      given: shortened(given),
      expected: current,
      fix: `answer question ${current}, or read the plan again`,
    });
  }
}

/** The step does not fit where the question stands. */
export class GrowthStageError extends IonError {
  constructor(given: string, stage: string, expected: readonly string[]) {
    super("conflict", "growth-other-stage", `a ${given} does not fit here: the question is at "${stage}"`, {
      field: "kind",
      given,
      stage,
      expected,
      fix: `send one of: ${expected.join(", ")}`,
    });
  }
}

/** The answer was refined as often as it may be. */
export class GrowthRefinementsUsedError extends IonError {
  constructor(most: number) {
    super("conflict", "growth-refinements-used", `an answer is refined ${most} times at most`, {
      field: "kind",
      expected: ["accept", "edit", "skip"],
      fix: "accept the answer, edit it in your own words, or skip the question",
    });
  }
}

export class GrowthFinishedError extends IonError {
  constructor() {
    super("conflict", "growth-plan-finished", "this plan is finished: no question waits for an answer", {
      fix: "read its outcome, undo the last step, or start a new plan",
    });
  }
}

/** Somebody took a step meanwhile: the same person in another place. */
export class GrowthStepConflictError extends IonError {
  constructor(expected: number, current: number) {
    super("conflict", "growth-step-conflict", "the plan has moved on since you read it", {
      field: "expected_step",
      expected_step: expected,
      current_step: current,
      fix: "read the plan again and decide anew",
    });
  }
}

/** Another process writes a draft or questions for this plan right now. */
export class GrowthBusyError extends IonError {
  constructor() {
    super("conflict", "growth-busy", "ION is still writing for this plan", {
      retryAfterSeconds: 2,
      fix: "read the plan again in a moment",
    });
  }
}

export class GrowthNothingToUndoError extends IonError {
  constructor() {
    super("conflict", "growth-nothing-to-undo", "there is no step of yours to take back", {
      fix: "answer the question that is asked",
    });
  }
}

/** An input of a deep dive is missing, unknown or out of range. */
export class GrowthInputError extends InvalidInputError {}

/** A document with nothing in it. */
export class GrowthUploadError extends InvalidInputError {
  constructor(role: "cv" | "job") {
    const what =
      role === "cv" ? "your CV or a few sentences about yourself" : "the job description or your goal";
    super(role, "is empty", `give ${what}`);
  }
}

/** One of the two documents cannot be read: the reader's own error, with which one it is. */
export class GrowthDocumentError extends IonError {
  constructor(role: "cv" | "job", { kind, code, message, details }: IonError) {
    const name = role === "cv" ? "the CV" : "the job description";
    super(kind, code, `${name}: ${message}`, { ...details, field: role });
  }
}

/** The same key was used for another pair of documents. */
export class GrowthKeyReusedError extends IonError {
  constructor() {
    super("conflict", "idempotency-key-reused", "this idempotency key belongs to other documents", {
      field: "idempotency_key",
      fix: "use a new key for new documents",
    });
  }
}

/** Whoever wrote for ION gave what is no answer to what was asked. Never shown to a person: the built-in writer takes over. */
export class GrowthModelAnswerError extends IonError {
  constructor(problem: string) {
    super("unavailable", "growth-model-answer", `the model's answer is of no use: ${problem}`);
  }
}

function shortened(id: string): string {
  return id.slice(0, 60).toWellFormed();
}
