/** The stages of a turn, in order (capability C1). */
export const STAGES = [
  "understand",
  "recall",
  "route",
  "prompt",
  "generate",
  "post-process",
  "remember",
] as const;
export type Stage = (typeof STAGES)[number];

/** Wraps every stage of every turn: may look, wait, or fail it; must call `next` exactly once to let it run. */
export type TurnMiddleware = (
  stage: Stage,
  turn: { readonly sessionId: string },
  next: () => Promise<void>,
) => Promise<void>;

/** Runs stages one after the other and keeps how long each took, in milliseconds. */
export interface StageRunner {
  run<Result>(stage: Stage, work: () => Result | Promise<Result>): Promise<Result>;
  readonly durations: Readonly<Record<string, number>>;
}

/** One runner for one turn. Without middleware a stage costs two clock readings. */
export function createStageRunner(sessionId: string, middleware: readonly TurnMiddleware[]): StageRunner {
  const durations: Record<string, number> = {};
  const turn = { sessionId };
  return {
    durations,
    async run(stage, work) {
      const startedAt = performance.now();
      try {
        return middleware.length === 0 ? await work() : await wrapped(stage, work);
      } finally {
        durations[stage] = Math.round((performance.now() - startedAt) * 1000) / 1000;
      }
    },
  };

  async function wrapped<Result>(stage: Stage, work: () => Result | Promise<Result>): Promise<Result> {
    let result: { value: Result } | undefined;
    let next = async (): Promise<void> => {
      result = { value: await work() };
    };
    for (const layer of middleware.toReversed()) {
      const inner = next;
      next = () => layer(stage, turn, inner);
    }
    await next();
    if (result === undefined) throw new Error(`a middleware did not let the stage ${stage} run`);
    return result.value;
  }
}
