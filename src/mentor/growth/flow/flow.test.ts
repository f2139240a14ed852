import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { IonError } from "#lib/ion-error.ts";
import { openingOf } from "../../../../test/support/growth-flow.ts";
import { statementsOf } from "../answer/statements.ts";
import { writeAnswer } from "../answer/write-answer.ts";
import { GrowthInputError } from "../errors.ts";
import { scoreAnswer } from "../quality/score-answer.ts";
import { takeOwnWords } from "../work.ts";
import { allowedNow, decide, decideFinish, decideUndo, TRANSITIONS } from "./decide.ts";
import { evolve, foldSteps } from "./evolve.ts";
import {
  answerOf,
  emptyFlow,
  type FlowState,
  gapOf,
  MOST_REFINEMENTS,
  pendingOf,
  questionOf,
  STAGES,
} from "./flow-state.ts";
import { nextSteps } from "./next.ts";
import { isPersonal, type PersonStep, type StepBody } from "./step.ts";

/** A person's wishes as a test writes them; the question is the one that is asked. */
type Wish =
  | { kind: "check"; answer: "yes" | "no" | "willing" }
  | { kind: "dive" | "refine"; inputs: Record<string, string | number | string[]> }
  | { kind: "accept" | "skip" }
  | { kind: "edit"; text: string };
type Command = Wish | { kind: "undo" } | { kind: "finish" };

interface Walk {
  readonly state: FlowState;
  readonly bodies: readonly StepBody[];
}

function step(walk: Walk, ...bodies: readonly StepBody[]): Walk {
  let { state } = walk;
  for (const body of bodies) state = evolve(state, { number: state.step + 1, body });
  return { state, bodies: [...walk.bodies, ...bodies] };
}

/** What ION does by its own rules until it is the person's turn. */
function caughtUp(from: Walk): Walk {
  let walk = from;
  while (pendingOf(walk.state) !== null) {
    const { state } = walk;
    const questionId = state.current?.questionId ?? "";
    const question = questionOf(state, questionId);
    const gap = gapOf(state, questionId);
    if (pendingOf(state) === "next" || question === undefined || gap === undefined) {
      walk = step(walk, ...nextSteps(state));
      continue;
    }
    const { inputs, draft } = answerOf(state, questionId);
    const statements = statementsOf(question, inputs);
    if (state.current?.stage === "drafting") {
      const written = writeAnswer({ question, gap, inputs, statements, language: "en" });
      walk = step(walk, { kind: "drafted", questionId, draft: written, struck: [] });
    } else {
      const quality = scoreAnswer({
        answer: draft?.answer ?? "",
        language: "en",
        gap,
        stated: [...statements.values()],
        unshown: [],
      });
      walk = step(walk, { kind: "judged", questionId, quality });
    }
  }
  return walk;
}

const BEGUN: Walk = caughtUp(step({ state: emptyFlow(), bodies: [] }, ...openingOf()));

function obey(walk: Walk, command: Command): Walk {
  const { state } = walk;
  if (command.kind === "undo") return caughtUp(step(walk, decideUndo(state)));
  if (command.kind === "finish") return step(walk, decideFinish(state));
  const questionId = state.current?.questionId ?? "question-0";
  return caughtUp(step(walk, decide(state, { ...command, questionId } as PersonStep, takeOwnWords)));
}

function walked(...commands: readonly Command[]): Walk {
  return commands.reduce(obey, BEGUN);
}

/** As a person sees it: all but the number of the step. */
function seen({ step: _step, before: _before, ...rest }: FlowState): unknown {
  return rest;
}

const YES: Command = { kind: "check", answer: "yes" };
const DIVE: Command = { kind: "dive", inputs: { what: "I moved 12 services to Kubernetes on GKE" } };
const REFINE: Command = { kind: "refine", inputs: { result: "deploys went from 2 hours to 10 minutes" } };

describe("a plan", () => {
  test("asks one question after the other until none is open", () => {
    let walk = BEGUN;
    while (walk.state.phase === "asking") walk = obey(walk, { kind: "check", answer: "no" });
    assert.equal(walk.state.finishedBy, "none-open");
    assert.deepEqual(new Set(walk.state.questions.states.values()), new Set(["lacking"]));
  });

  test("leads from a yes over inputs and a draft to an accepted answer, and on to the next question", () => {
    const { state } = walked(YES, DIVE, { kind: "accept" });
    const [first] = [...state.answers.keys()];
    assert.equal(answerOf(state, first ?? "").outcome, "accepted");
    assert.equal(state.questions.states.get(first ?? ""), "answered");
    assert.notEqual(state.current?.questionId, first);
    assert.equal(state.current?.stage, "check");
  });

  test("keeps what was given before when an answer is refined", () => {
    const { state } = walked(YES, DIVE, REFINE);
    const { inputs, refinements, draft } = answerOf(state, state.current?.questionId ?? "");
    assert.deepEqual(Object.keys(inputs), ["what", "result"]);
    assert.equal(refinements, 1);
    assert.match(draft?.answer ?? "", /12 services.*10 minutes/);
  });

  test("takes what the person writes themselves, from the deep dive on", () => {
    const own = "I ran our clusters for two years.";
    for (const walk of [walked(YES), walked(YES, DIVE)]) {
      const questionId = walk.state.current?.questionId ?? "";
      const { draft, outcome } = answerOf(obey(walk, { kind: "edit", text: own }).state, questionId);
      assert.equal(outcome, "edited");
      assert.equal(draft?.answer, own);
      assert.deepEqual(draft?.claims[0]?.evidence, [{ from: "statement", promptId: "edit", quote: own }]);
    }
  });

  test("goes on where ION stopped and the person wants to say more", () => {
    const settled = step(BEGUN, { kind: "finished", reason: "settled" });
    const { state } = step(
      settled,
      decide(settled.state, { kind: "check", questionId: "question-3", answer: "yes" }, takeOwnWords),
    );
    assert.deepEqual(state.current, { questionId: "question-3", stage: "dive" });
    const ended = obey(BEGUN, { kind: "finish" });
    const again: PersonStep = { kind: "check", questionId: "question-3", answer: "yes" };
    assert.throws(() => decide(ended.state, again, takeOwnWords), { code: "growth-plan-finished" });
  });
});

describe("a step is refused, with what is expected instead:", () => {
  const at = walked(YES, DIVE).state;
  const questionId = at.current?.questionId ?? "";
  const cases: readonly [name: string, state: FlowState, wish: PersonStep, code: string, details: object][] =
    [
      [
        "another question",
        at,
        { kind: "accept", questionId: "question-6" },
        "growth-other-question",
        { expected: questionId },
      ],
      [
        "another stage",
        at,
        { kind: "dive", questionId, inputs: { what: "x" } },
        "growth-other-stage",
        { expected: TRANSITIONS.review },
      ],
      [
        "a step that was read before",
        at,
        { kind: "accept", questionId, expectedStep: 2 },
        "growth-step-conflict",
        { current_step: at.step },
      ],
      [
        "a third refinement",
        walked(YES, DIVE, REFINE, REFINE).state,
        { kind: "refine", questionId, inputs: { result: "more" } },
        "growth-refinements-used",
        { expected: ["accept", "edit", "skip"] },
      ],
      [
        "a finished plan",
        obey(walked(YES, DIVE), { kind: "finish" }).state,
        { kind: "accept", questionId },
        "growth-plan-finished",
        {},
      ],
      [
        "while ION writes",
        step(walked(YES), { kind: "dived", questionId, inputs: { what: "x" } }).state,
        { kind: "skip", questionId },
        "growth-busy",
        {},
      ],
      ["an empty edit", at, { kind: "edit", questionId, text: "  " }, "invalid-input", { field: "text" }],
    ];
  for (const [name, state, wish, code, details] of cases) {
    test(name, () => {
      assert.throws(
        () => decide(state, wish, takeOwnWords),
        (error: unknown) => {
          assert(error instanceof IonError);
          assert.equal(error.code, code);
          assert.partialDeepStrictEqual(error.details, details);
          return true;
        },
      );
    });
  }

  const dives: readonly [inputs: Record<string, string | number | string[]>, field: string][] = [
    [{}, "inputs.what"],
    [{ what: " " }, "inputs.what"],
    [{ result: "faster" }, "inputs.what"],
    [{ what: "x", salary: "much" }, "inputs.salary"],
    [{ what: "x", "team-size": 0 }, "inputs.team-size"],
    [{ what: "x", "team-size": 101 }, "inputs.team-size"],
    [{ what: "x", "team-size": "many" }, "inputs.team-size"],
    [{ what: "x", "team-size": Number.NaN }, "inputs.team-size"],
    [{ what: "x", when: "yesterday" }, "inputs.when"],
    [{ what: "x", when: 3 }, "inputs.when"],
    [{ what: "x", tools: ["helm", "hammer"] }, "inputs.tools"],
    [{ what: "x", tools: "helm" }, "inputs.tools"],
    [{ what: "x".repeat(4001) }, "inputs.what"],
    [{ what: ["a", "b"] }, "inputs.what"],
  ];
  for (const [inputs, field] of dives) {
    test(`${field} in ${JSON.stringify(inputs).slice(0, 50)}`, () => {
      assert.throws(
        () => obey(walked(YES), { kind: "dive", inputs }),
        (error: unknown) => error instanceof GrowthInputError && error.details.field === field,
      );
    });
  }

  const choices: readonly [inputs: Record<string, string | number | string[]>, fix: string][] = [
    [{ what: "x", when: "yesterday" }, "use one of: now"],
    [{ what: "x", when: 3 }, "use one of: now"],
    [{ what: "x", tools: "helm" }, "use a list of: helm, argo"],
    [{ what: "x", tools: ["hammer"] }, "use a list of: helm, argo"],
  ];
  for (const [inputs, fix] of choices) {
    test(`the options are listed for ${JSON.stringify(inputs)}`, () => {
      assert.throws(
        () => obey(walked(YES), { kind: "dive", inputs }),
        (error: unknown) => error instanceof GrowthInputError && error.details.fix === fix,
      );
    });
  }

  test("nothing was done yet that could be undone", () => {
    assert.throws(() => decideUndo(BEGUN.state), { code: "growth-nothing-to-undo" });
  });
});

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant("check" as const), answer: fc.constantFrom("yes", "no", "willing") }),
  fc.record({
    kind: fc.constantFrom("dive" as const, "refine" as const),
    inputs: fc.record({
      what: fc.string(),
      result: fc.string(),
      "team-size": fc.integer({ min: 0, max: 99 }),
    }),
  }),
  fc.record({ kind: fc.constantFrom("accept" as const, "skip" as const, "undo" as const) }),
  fc.record({ kind: fc.constant("edit" as const), text: fc.string() }),
  fc.constant({ kind: "finish" as const }),
) as fc.Arbitrary<Command>;

/** The walk of whatever is allowed of these commands; what is refused changes nothing. */
function walkOf(
  commands: readonly Command[],
  onStep: (before: Walk, after: Walk, given: Command) => void,
): Walk {
  let walk = BEGUN;
  for (const given of commands) {
    try {
      const after = obey(walk, given);
      onStep(walk, after, given);
      walk = after;
    } catch (error) {
      if (!(error instanceof IonError)) throw error;
    }
  }
  return walk;
}

describe("whatever a person does,", () => {
  const RUNS = { numRuns: 150 };

  test("a question is asked exactly while the plan is asking, and it is an open one", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        walkOf(commands, (_before, { state }) => {
          assert.equal(state.phase === "asking", state.current !== null);
          if (state.current === null) return;
          assert.equal(state.questions.states.get(state.current.questionId), "open");
          assert(STAGES.includes(state.current.stage));
          assert(allowedNow(state).length > 0);
        });
      }),
      RUNS,
    );
  });

  test("an answer is refined twice at most, and accepted only with a draft and its quality", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
        const { state } = walkOf(commands, () => undefined);
        for (const [questionId, answer] of state.answers) {
          assert(answer.refinements <= MOST_REFINEMENTS);
          if (answer.outcome === null) continue;
          assert.notEqual(answer.draft, null);
          assert.notEqual(answer.quality, null);
          assert.equal(state.questions.states.get(questionId), "answered");
        }
      }),
      RUNS,
    );
  });

  test("undo comes back to what was there before the step", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        walkOf(commands, (before, after, given) => {
          if (given.kind === "undo") return;
          assert.deepEqual(seen(obey(after, { kind: "undo" }).state), seen(before.state));
        });
      }),
      { numRuns: 60 },
    );
  });

  test("the plan is the same folded in one go, step by step, or from any place in between", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), fc.nat(), (commands, place) => {
        const { state, bodies } = walkOf(commands, () => undefined);
        const steps = bodies.map((body, index) => ({ number: index + 1, body }));
        const cut = place % (steps.length + 1);
        assert.deepEqual(foldSteps(steps), state);
        assert.deepEqual(foldSteps(steps.slice(cut), foldSteps(steps.slice(0, cut))), state);
        assert.equal(state.step, bodies.length);
      }),
      RUNS,
    );
  });

  test("a plan survives being stored: JSON and back changes nothing", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const { state, bodies } = walkOf(commands, () => undefined);
        const stored = JSON.parse(JSON.stringify(bodies)) as StepBody[];
        assert.deepEqual(foldSteps(stored.map((body, index) => ({ number: index + 1, body }))), state);
      }),
      { numRuns: 60 },
    );
  });

  test("every step back leads to the beginning", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let walk = walkOf(commands, () => undefined);
        const taken = walk.bodies.filter(isPersonal).length;
        for (let back = 0; back <= taken && walk.state.before !== null; back += 1)
          walk = obey(walk, { kind: "undo" });
        assert.deepEqual(seen(walk.state), seen(BEGUN.state));
      }),
      { numRuns: 60 },
    );
  });
});
