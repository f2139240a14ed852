/**
 * Who answers: the configured model, else the offline mentor; the offline mentor too when the model fails, which it
 * then says. Somebody in acute distress always gets the offline mentor's care.
 */

import type { Actor } from "#contract/actor.ts";
import type { Privacy } from "#contract/conversation.ts";
import type { Language } from "#contract/language.ts";
import type { ChatMessage, Completion, GenerateRequest, Lumen } from "#lumen/index.ts";
import { BudgetSpentError, checkOutput, ModelUnavailableError, UnpricedModelError } from "#lumen/index.ts";
import type { Advice } from "../playbook/index.ts";

export const OFFLINE_MODEL = "ion-playbook";

export interface Answer {
  readonly text: string;
  readonly model: string;
  readonly completion: Completion | null;
  /** Set when the model was asked and gave no whole answer. */
  readonly fallback: { readonly from: string; readonly reason: string } | null;
  /** What the guard found in a model's answer; what it could, it removed. */
  readonly findings: readonly { readonly rule: string; readonly action: "remove" | "warn" }[];
}

export interface AnswerRequest {
  /** Who asks, and pays. */
  readonly actor: Actor;
  /** Where it may go. */
  readonly privacy: Privacy;
  readonly cache?: NonNullable<GenerateRequest["cache"]>;
  readonly messages: readonly ChatMessage[];
  readonly advice: () => Advice;
  readonly language: Language;
  readonly onText?: ((text: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Answers from the playbooks, in pieces of a paragraph when the answer is streamed. */
export function answerOffline(advice: Advice, onText?: (text: string) => void): Answer {
  if (onText !== undefined) for (const piece of advice.text.split(/(?<=\n\n)/)) onText(piece);
  return { text: advice.text, model: OFFLINE_MODEL, completion: null, fallback: null, findings: [] };
}

/** Answers through the model; where it fails, what it had said stays and the offline mentor goes on. */
export async function answerWithModel(lumen: Lumen, request: AnswerRequest): Promise<Answer> {
  const from = lumen.model ?? "none";
  let said = "";
  try {
    const pieces = lumen.generate({
      messages: request.messages,
      isStreamed: request.onText !== undefined,
      actor: request.actor,
      privacy: request.privacy,
      ...(request.cache === undefined ? {} : { cache: request.cache }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    for (;;) {
      const next = await pieces.next();
      if (next.done) {
        const completion = next.value;
        return { ...checked(said, request), model: completion.model, completion, fallback: null };
      }
      said += next.value;
      request.onText?.(next.value);
    }
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    const notice = fallbackNotice(request.language, failure, said !== "");
    const rest = `${said === "" ? "" : "\n\n---\n\n"}${notice}\n\n${request.advice().text}`;
    request.onText?.(rest);
    return {
      text: said + rest,
      model: OFFLINE_MODEL,
      completion: null,
      fallback: { from, reason: error instanceof Error ? error.message : failure },
      findings: [],
    };
  }
}

/** What was streamed has been seen: then what the guard would remove is a warning. */
function checked(said: string, { messages, onText }: AnswerRequest): Pick<Answer, "text" | "findings"> {
  const ofRole = (isSystem: boolean) =>
    messages.filter(({ role }) => (role === "system") === isSystem).map(({ content }) => content);
  const { text, findings } = checkOutput(said, {
    systemPrompt: ofRole(true)[0] ?? "",
    visible: [...ofRole(false), ...ofRole(true).slice(1)],
  });
  const isSeen = onText !== undefined;
  return {
    text: isSeen ? said : text,
    findings: findings.map(({ rule, action }) => ({ rule, action: isSeen ? "warn" : action })),
  };
}

/** Why no model answered; null for a fault that is none of the models'. */
function failureOf(error: unknown): string | null {
  if (error instanceof ModelUnavailableError) return error.failure;
  return error instanceof BudgetSpentError || error instanceof UnpricedModelError ? error.code : null;
}

function fallbackNotice(language: Language, failure: string, isMidway: boolean): string {
  if (language === "ko") {
    return isMidway
      ? `_모델의 답변이 중간에 끊겼습니다(${failure}). 여기부터는 ION의 오프라인 멘토가 이어 갑니다._`
      : `_설정된 모델이 답하지 못했습니다(${failure}). ION의 오프라인 멘토가 대신 답합니다._`;
  }
  return isMidway
    ? `_The model broke off here (${failure}). ION's offline mentor goes on._`
    : `_The configured model did not answer (${failure}). This is ION's offline mentor._`;
}
