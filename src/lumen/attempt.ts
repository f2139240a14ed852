/** Asking models until one begins to answer: in order, or the next one beside the first when that is slow. */
import type { Receipt } from "./guard/index.ts";
import { assertMayAnswer, type Guard, type GuardedMessages, guardMessages } from "./guarding.ts";
import { BudgetSpentError, type Ledger, UnpricedModelError } from "./ledger/index.ts";
import {
  type FailedAttempt,
  type GenerateRequest,
  ModelUnavailableError,
  type ProviderCompletion,
} from "./lumen.ts";
import { type Meter, promptTokensOf, reservationOf, startMeter } from "./metering.ts";
import type { Station } from "./station.ts";

export interface Candidate {
  readonly station: Station;
  /** Why it is asked at this place. */
  readonly reason: string;
}

export interface MeteredCompletion extends ProviderCompletion {
  readonly costUsd: number | null;
  readonly receipt: Receipt;
}

/** A model that has begun to answer. */
export interface Attempt extends Candidate {
  readonly pieces: AsyncGenerator<string, MeteredCompletion, void>;
  /** Ends it early. */
  stop(reason: unknown): void;
}

export interface AttemptNeeds {
  readonly ledger: Ledger | null;
  /** The longest answer that is asked for where answers cost, in tokens. */
  readonly maxAnswerTokens: number;
  /** After so many milliseconds without a piece the next model is asked too; 0: never. */
  readonly hedgeMs: number;
  readonly guard: Guard;
}

type Outcome = { readonly attempt: Attempt } | { readonly candidate: Candidate; readonly error: unknown };

/**
 * The first candidate that begins to answer. Those that failed before it are added to `failed`.
 *
 * @throws ModelUnavailableError of the last when none does; BudgetSpentError, UnpricedModelError when only money is
 *   missing
 */
export async function beginFirst(
  needs: AttemptNeeds,
  { candidates, request }: { candidates: readonly Candidate[]; request: GenerateRequest },
  failed: FailedAttempt[],
): Promise<Attempt> {
  let queue = [...candidates];
  let last: unknown = null;
  const running = new Map<Candidate, { outcome: Promise<Outcome>; stop: (reason: unknown) => void }>();
  for (;;) {
    if (running.size === 0 && queue.length > 0) start(queue.shift() as Candidate);
    if (running.size === 0) throw last ?? new ModelUnavailableError("unreachable", "no model is configured");
    const outcome = await nextOutcome(
      [...running.values()].map((one) => one.outcome),
      {
        hedgeMs: queue.length === 0 ? 0 : needs.hedgeMs,
      },
    );
    if (outcome === "slow") {
      start(queue.shift() as Candidate);
      continue;
    }
    if ("attempt" in outcome) {
      for (const [candidate, { stop }] of running)
        if (candidate.station !== outcome.attempt.station) stop(SLOWER);
      return outcome.attempt;
    }
    running.delete(outcome.candidate);
    const { error, candidate } = outcome;
    const failure = failureOf(error);
    if (failure === null) {
      for (const { stop } of running.values()) stop(error);
      throw error;
    }
    failed.push({ modelId: candidate.station.model.id, failure });
    if (error instanceof BudgetSpentError)
      queue = affordable(error, { queue, refused: candidate, request, needs });
    last = error;
  }

  function start(candidate: Candidate): void {
    const stopping = new AbortController();
    const stop = (reason: unknown) => stopping.abort(reason);
    const outcome = begin(needs, candidate, { request, stopping }).then(
      (attempt): Outcome => {
        if (stopping.signal.aborted) void discard(attempt);
        return { attempt };
      },
      (error: unknown): Outcome => ({ candidate, error }),
    );
    running.set(candidate, { outcome, stop });
  }
}

/** It began after another one had won. A generator that was never asked would not close what it stands for. */
async function discard({ pieces }: Attempt): Promise<void> {
  try {
    await pieces.next();
    await pieces.return(undefined as never);
  } catch {}
}

const SLOWER = new Error("another model was faster");

function nextOutcome(
  outcomes: readonly Promise<Outcome>[],
  { hedgeMs }: { hedgeMs: number },
): Promise<Outcome | "slow"> {
  if (hedgeMs === 0)
    return outcomes.length === 1 ? (outcomes[0] as Promise<Outcome>) : Promise.race(outcomes);
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<"slow">((resolve) => {
    timer = setTimeout(() => resolve("slow"), hedgeMs);
  });
  return Promise.race([...outcomes, slow]).finally(() => clearTimeout(timer));
}

/** After a budget refused a model: the cheaper ones where the budget says so, none otherwise. */
function affordable(
  { spent }: BudgetSpentError,
  {
    queue,
    refused,
    request,
    needs,
  }: { queue: readonly Candidate[]; refused: Candidate; request: GenerateRequest; needs: AttemptNeeds },
): Candidate[] {
  if (spent.budget.whenSpent === "stop") return [];
  const promptTokens = promptTokensOf(request.messages);
  const priceOf = ({ station: { model } }: Candidate) =>
    reservationOf({
      model,
      task: "",
      actor: undefined,
      promptTokens,
      maxAnswerTokens: needs.maxAnswerTokens,
    });
  const limit = priceOf(refused) ?? 0;
  return queue.filter((candidate) => (priceOf(candidate) ?? limit) < limit);
}

/** How a failure is named to who asked; null: it is none of the model's. */
function failureOf(error: unknown): FailedAttempt["failure"] | null {
  if (error instanceof ModelUnavailableError) return error.failure;
  if (error instanceof BudgetSpentError) return "over-budget";
  return error instanceof UnpricedModelError ? "unpriced" : null;
}

async function begin(
  { ledger, maxAnswerTokens, guard }: AttemptNeeds,
  candidate: Candidate,
  { request, stopping }: { request: GenerateRequest; stopping: AbortController },
): Promise<Attempt> {
  const { model } = candidate.station;
  const label = request.privacy ?? "may-leave";
  assertMayAnswer(label, model);
  const guarded = guardMessages(guard, { messages: request.messages, label, model });
  const most = Math.min(maxAnswerTokens, request.maxAnswerTokens ?? Number.POSITIVE_INFINITY);
  const meter = await startMeter(ledger, {
    model,
    task: request.task ?? "chat",
    actor: request.actor,
    promptTokens: promptTokensOf(request.messages),
    maxAnswerTokens: most,
  });
  const begun = performance.now();
  const unlink = link(request.signal, stopping);
  // What is free may be as long as its server allows.
  const limit = model.price === null || model.price.output > 0 ? { maxAnswerTokens: most } : {};
  try {
    const { messages } = guarded;
    const pieces = await candidate.station.begin({ ...request, messages, ...limit, signal: stopping.signal });
    const firstPieceMs = performance.now() - begun;
    return {
      ...candidate,
      pieces: metered(pieces, { meter, guarded, firstPieceMs, unlink }),
      stop: (reason) => stopping.abort(reason),
    };
  } catch (error) {
    unlink();
    meter.fail(error);
    throw error;
  }
}

/** Passes pieces on, with what was masked back in them; whatever ends them, the call is written down. */
async function* metered(
  pieces: AsyncGenerator<string, ProviderCompletion, void>,
  {
    meter,
    guarded,
    firstPieceMs,
    unlink,
  }: { meter: Meter; guarded: GuardedMessages; firstPieceMs: number; unlink: () => void },
): AsyncGenerator<string, MeteredCompletion, void> {
  let said = "";
  let isOver = false;
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done) {
        isOver = true;
        const { costUsd } = meter.end({ outcome: "answered", usage: next.value, said, firstPieceMs });
        const rest = guarded.rest();
        if (rest !== "") yield rest;
        return { ...next.value, costUsd, receipt: guarded.receipt };
      }
      said += next.value;
      const shown = guarded.restore(next.value);
      if (shown !== "") yield shown;
    }
  } catch (error) {
    if (!isOver) {
      isOver = true;
      meter.fail(error, said);
    }
    throw error;
  } finally {
    unlink();
    if (!isOver) {
      await pieces.return(undefined as never);
      meter.end({ outcome: "stopped", usage: null, said, firstPieceMs });
    }
  }
}

function link(signal: AbortSignal | undefined, stopping: AbortController): () => void {
  if (signal === undefined) return () => undefined;
  const stop = () => stopping.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  return () => signal.removeEventListener("abort", stop);
}
