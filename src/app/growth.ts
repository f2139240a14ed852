/** Growth over its store, the reader of documents and the models: a model words questions and drafts where one may be asked. */
import { BudgetSpentError, type Lumen, ModelUnavailableError, UnpricedModelError } from "#lumen/index.ts";
import type { Generate, Growth } from "#mentor/growth/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";

interface GrowthParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly lumen: Lumen;
}

/** The room, its catalogs and the readers of files are loaded when the first plan is touched: a start does without them. */
export function composeGrowth(parts: GrowthParts): Growth {
  let opened: Promise<Growth> | undefined;
  const verb = <Name extends keyof Growth>(name: Name) =>
    (async (...given: unknown[]) => {
      opened ??= openGrowth(parts);
      const growth = await opened;
      return (growth[name] as (...given: unknown[]) => unknown)(...given);
    }) as Growth[Name];
  return {
    start: verb("start"),
    list: verb("list"),
    read: verb("read"),
    answer: verb("answer"),
    undo: verb("undo"),
    finish: verb("finish"),
    remove: verb("remove"),
    state: verb("state"),
    outcome: verb("outcome"),
    report: verb("report"),
    documents: verb("documents"),
    checkpoint: verb("checkpoint"),
    openCheckpoints: verb("openCheckpoints"),
    due: verb("due"),
    metrics: verb("metrics"),
    progress: verb("progress"),
  };
}

async function openGrowth({ database, clock, log, lumen }: GrowthParts): Promise<Growth> {
  const [{ createGrowth }, { createDocumentReader }] = await Promise.all([
    import("#mentor/growth/index.ts"),
    import("#platform/document-reader/index.ts"),
  ]);
  return createGrowth({
    database,
    clock,
    log,
    readDocument: createDocumentReader(),
    async writePdf(document) {
      const { writePdf } = await import("#platform/pdf/index.ts");
      return writePdf(document);
    },
    models: () => lumen.models().map(({ id }) => id),
    generate: asking(lumen),
  });
}

/** Paid by the person, kept to their budgets; a model that is to be avoided is passed over for the next in order. */
function asking(lumen: Lumen): Generate {
  return async ({ system, user }, { actor, maxAnswerTokens, isJudge, avoidModel, signal }) => {
    const modelId =
      avoidModel === undefined ? undefined : lumen.models().find(({ id }) => id !== avoidModel)?.id;
    if (avoidModel !== undefined && modelId === undefined) return null;
    const pieces = lumen.generate({
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
      isStreamed: false,
      task: isJudge ? "judge" : "chat",
      actor,
      signal,
      maxAnswerTokens,
      // The same documents asked about again need no second call; nobody else gets the answer.
      cache: { tags: ["growth"] },
      ...(modelId === undefined ? {} : { modelId }),
    });
    try {
      let text = "";
      for (;;) {
        const next = await pieces.next();
        if (next.done) return { text, model: next.value.modelId, costUsd: next.value.costUsd };
        text += next.value;
      }
    } catch (error) {
      if (isNoAnswer(error)) return null;
      throw error;
    }
  };
}

/** No model answered, or none may: ION's own rules take over. */
function isNoAnswer(error: unknown): boolean {
  return (
    error instanceof ModelUnavailableError ||
    error instanceof BudgetSpentError ||
    error instanceof UnpricedModelError
  );
}
