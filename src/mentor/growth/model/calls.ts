/**
 * Calls of models that are never paid twice. A call is written down before it is made and its end is stored in the same moment
 * as the step that it brings; whoever finds a call whose process is gone takes it for lost and does without.
 */
import { setInterval as every } from "node:timers";
import { type Write, WriteConflictError } from "#platform/database/index.ts";
import { GrowthBusyError } from "../errors.ts";
import type { Owner } from "../growth-rows.ts";
import type { CallEnd, CallKey, GrowthStore } from "../growth-store.ts";
import type { CallOptions, Generate, ModelText } from "./generate.ts";

export interface CallNeeds {
  readonly store: Pick<GrowthStore, "call" | "beginCall" | "beat" | "endOfCall">;
  readonly generate: Generate;
  readonly now: () => number;
  /** Names this process among all that work on the same store. */
  readonly holder: string;
  /** How long a model may take, in milliseconds. */
  readonly timeoutMs: number;
  /** A call whose process has not been heard of for so long is lost; milliseconds. */
  readonly lostAfterMs: number;
}

export interface CallRequest {
  readonly owner: Owner;
  readonly key: CallKey;
  readonly prompt: { readonly system: string; readonly user: string };
  readonly options: Omit<CallOptions, "signal">;
}

/** What a call brought, and the writes that have to go with the step that is made of it. */
export interface CallOutcome {
  readonly answer: ModelText | null;
  readonly writes: readonly Write[];
}

/** @throws GrowthBusyError another living process makes this call */
export async function askOnce(needs: CallNeeds, request: CallRequest): Promise<CallOutcome> {
  const found = await settleFound(needs, request);
  if (found !== null) return found;
  try {
    await needs.store.beginCall(request.owner, request.key, needs.holder, needs.now());
  } catch (error) {
    // Somebody began it in this very moment.
    if (error instanceof WriteConflictError) throw new GrowthBusyError();
    throw error;
  }
  const answer = await generateInTime(needs, request);
  const end: CallEnd = {
    ...request.key,
    holder: needs.holder,
    state: answer === null ? "failed" : "answered",
    modelId: answer?.model ?? null,
    costUsd: answer?.costUsd ?? null,
    now: needs.now(),
  };
  return { answer, writes: [needs.store.endOfCall(request.owner, end)] };
}

/** null: nobody has begun this call. */
async function settleFound(needs: CallNeeds, { owner, key }: CallRequest): Promise<CallOutcome | null> {
  const call = await needs.store.call(owner, key);
  if (call === undefined) return null;
  if (call.state !== "begun") return { answer: null, writes: [] };
  const now = needs.now();
  if (now - call.heartbeat_at < needs.lostAfterMs) throw new GrowthBusyError();
  const lost: CallEnd = {
    ...key,
    holder: call.holder,
    state: "lost",
    modelId: null,
    costUsd: null,
    now,
  };
  return { answer: null, writes: [needs.store.endOfCall(owner, lost)] };
}

/** null where the model fails, refuses or takes too long. */
async function generateInTime(needs: CallNeeds, request: CallRequest): Promise<ModelText | null> {
  const { owner, key, prompt, options } = request;
  const beating = every(() => {
    needs.store.beat(owner, key, needs.holder, needs.now()).catch(() => undefined);
  }, needs.lostAfterMs / 4);
  beating.unref();
  const controller = new AbortController();
  const { promise: tooLate, resolve: giveUp } = Promise.withResolvers<null>();
  const timer = setTimeout(() => {
    controller.abort();
    giveUp(null);
  }, needs.timeoutMs);
  try {
    return await Promise.race([needs.generate(prompt, { ...options, signal: controller.signal }), tooLate]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    clearInterval(beating);
  }
}
