/** What makes two requests the same: their key, the key without the question, and what their answer depends on. */
import { hash } from "node:crypto";
import type { Sharing } from "#contract/openai.ts";
import type { ChatMessage } from "../lumen.ts";

/** Whose answer it is. Nothing crosses from one scope to another. */
export interface AnswerScope {
  readonly workspaceId: string;
  readonly personId: string;
  /** person when absent. More only for prompts that hold nothing of a person's. */
  readonly sharing?: Sharing;
}

/** A request as far as its answer depends on it. How it is sent (protocol, streaming) does not count. */
export interface AnswerRequest {
  readonly messages: readonly ChatMessage[];
  /** The models that may answer, in the order of the configuration. */
  readonly modelIds: readonly string[];
  readonly policy: string;
  /** Temperature and the like, as JSON; the order of names does not count. */
  readonly sampling?: Readonly<Record<string, unknown>>;
  readonly scope: AnswerScope;
  /** What the answer depends on beside its models, workspace and person: `persona:ID`, `document:ID`. */
  readonly tags?: readonly string[];
}

export interface AnswerKey {
  readonly key: string;
  /** Of everything but the question: what must be equal where questions are only alike. */
  readonly group: string;
  /** The last message, where it is the user's. */
  readonly question: string | null;
  /** With those of every model that may answer. */
  readonly tags: readonly string[];
}

/** Changes with what is stored and with how keys are made. */
const VERSION = 1;

export function answerKeyOf(request: AnswerRequest): AnswerKey {
  const { messages, modelIds, scope, tags = [] } = request;
  const last = messages.at(-1);
  const question = last?.role === "user" ? last.content : null;
  const before = question === null ? messages : messages.slice(0, -1);
  const common = [VERSION, scopeParts(scope), modelIds, request.policy, sorted(request.sampling ?? {})];
  const group = digest([...common, before.map(({ role, content }) => [role, content]), question === null]);
  return {
    key: digest([group, question]),
    group,
    question,
    tags: [...new Set([...ownerTags(scope), ...modelIds.map(modelTag), ...tags])],
  };
}

export function modelTag(id: string): string {
  return `model:${id}`;
}

/** A scope names no more than it shares with: a public answer has no owner. */
function scopeParts({ sharing = "person", workspaceId, personId }: AnswerScope): readonly string[] {
  if (sharing === "public") return ["public"];
  return sharing === "workspace" ? ["workspace", workspaceId] : ["person", workspaceId, personId];
}

/** Who asked is a dependency, too, whoever may be given the answer: deleting a person's data takes it away. */
function ownerTags({ workspaceId, personId }: AnswerScope): readonly string[] {
  return [`workspace:${workspaceId}`, `person:${personId}`];
}

function digest(parts: unknown): string {
  return hash("sha256", JSON.stringify(parts), "base64url");
}

/** The same JSON with the names of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]);
}
