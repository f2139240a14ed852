/** The first step: both documents are read, compared, and stored with what was found. */
import { createHash } from "node:crypto";
import { performance } from "node:perf_hooks";
import { createId } from "#lib/id.ts";
import { IonError } from "#lib/ion-error.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import { BUILT_IN } from "./answer/write-answer.ts";
import { GrowthDocumentError, GrowthKeyReusedError, GrowthUploadError } from "./errors.ts";
import { evolve } from "./flow/evolve.ts";
import { emptyFlow } from "./flow/flow-state.ts";
import { nextSteps } from "./flow/next.ts";
import type { DocumentRole, GrowthDocument, GrowthLanguage } from "./growth.ts";
import type { Owner, PlanRow } from "./growth-rows.ts";
import { type LoadedPlan, loadPlan, type MadeStep, numbered } from "./loaded-plan.ts";
import type { GrowthParts } from "./needs.ts";
import { type ReadPair, readPair } from "./read-pair.ts";
import { toGrowthDocument } from "./reading/language.ts";

/** What a person hands over: words, or a file. */
export type UploadedText =
  | { readonly text: string }
  | { readonly bytes: Uint8Array; readonly fileName: string | null };

export interface StartRequest {
  readonly cv: UploadedText;
  readonly job: UploadedText;
  /** Of the plan; without, that of the CV. */
  readonly language?: GrowthLanguage;
  /** The same key with the same documents gives the same plan. */
  readonly idempotencyKey?: string;
}

/**
 * A new plan, or the one that this key has made before.
 *
 * @throws GrowthKeyReusedError, GrowthUploadError, and what the reading of documents throws
 */
export async function startPlan(
  parts: GrowthParts,
  owner: Owner,
  request: StartRequest,
): Promise<LoadedPlan> {
  const { idempotencyKey = null } = request;
  const requestHash = idempotencyKey === null ? null : hashOf(request);
  if (idempotencyKey !== null) {
    const known = await knownPlan(parts, owner, { key: idempotencyKey, requestHash });
    if (known !== null) return known;
  }
  const startedAt = performance.now();
  const read = await readBoth(parts, request);
  const now = parts.now();
  const { steps, state } = numbered(emptyFlow(), firstSteps(parts, read, performance.now() - startedAt), now);
  const row: PlanRow = {
    id: createId("growth", now),
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    language: read.language,
    title: read.job.title?.value.slice(0, LONGEST_TITLE) ?? null,
    fit: read.analysis.fit,
    state: state.phase === "finished" ? "finished" : "asking",
    step: state.step,
    gaps_open: read.analysis.gaps.length,
    gaps_closed: 0,
    idempotency_key: idempotencyKey,
    request_hash: requestHash,
    created_at: now,
    updated_at: now,
  };
  try {
    await parts.store.create(row, read.documents, steps);
  } catch (error) {
    // The same request came twice at the same moment.
    if (idempotencyKey === null || !(error instanceof WriteConflictError)) throw error;
    const known = await knownPlan(parts, owner, { key: idempotencyKey, requestHash });
    if (known !== null) return known;
    throw error;
  }
  return { owner, row, state, questions: read.questions };
}

const LONGEST_TITLE = 200;

async function knownPlan(
  parts: GrowthParts,
  owner: Owner,
  { key, requestHash }: { readonly key: string; readonly requestHash: string | null },
): Promise<LoadedPlan | null> {
  const row = await parts.store.findByKey(owner, key);
  if (row === undefined) return null;
  if (row.request_hash !== requestHash) throw new GrowthKeyReusedError();
  return loadPlan(parts, owner, row.id);
}

function hashOf({ cv, job, language }: StartRequest): string {
  const hash = createHash("sha256").update(language ?? "");
  for (const upload of [cv, job]) hash.update("\0").update("text" in upload ? upload.text : upload.bytes);
  return hash.digest("hex");
}

async function readBoth(parts: GrowthParts, { cv, job, language }: StartRequest) {
  const uploads = [readUpload(parts, "cv", cv), readUpload(parts, "job", job)];
  // The catalog is loaded while files are read.
  const [documents] = await Promise.all([Promise.all(uploads), parts.skills()]);
  return { documents, ...(await readPair(parts, documents, language)) };
}

async function readUpload(
  { readDocument }: GrowthParts,
  role: DocumentRole,
  upload: UploadedText,
): Promise<GrowthDocument> {
  const isText = "text" in upload;
  if (isText ? upload.text.trim() === "" : upload.bytes.length === 0) throw new GrowthUploadError(role);
  const bytes = isText ? new TextEncoder().encode(upload.text) : upload.bytes;
  const fileName = isText ? null : upload.fileName;
  const { text, format } = await readDocument(bytes, { fileName }).catch((error: unknown) => {
    throw error instanceof IonError ? new GrowthDocumentError(role, error) : error;
  });
  return toGrowthDocument(role, { text, format, fileName });
}

/** Without a model all is done at once: what was found, the questions, the first of them. */
function firstSteps(parts: GrowthParts, read: ReadPair, latencyMs: number): readonly MadeStep[] {
  const { language, analysis, questions } = read;
  const started: MadeStep = { body: { kind: "started", language, analysis }, latencyMs, costUsd: 0 };
  if (parts.models().length > 0 && questions.length > 0) return [started];
  const worded: MadeStep = {
    body: { kind: "questions-written", questions, writer: BUILT_IN },
    latencyMs: 0,
    costUsd: 0,
  };
  const state = [started, worded].reduce(
    (reached, { body }) => evolve(reached, { number: reached.step + 1, body }),
    emptyFlow(),
  );
  return [started, worded, ...nextSteps(state).map((body) => ({ body, latencyMs: 0, costUsd: 0 }))];
}
