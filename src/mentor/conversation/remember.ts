/** The stage remember: a turn becomes durable, exactly once, in its place. */
import type { TurnResponse } from "#contract/conversation.ts";
import { createId } from "#lib/id.ts";
import { WriteConflictError } from "#platform/database/index.ts";
import {
  type ContextMemory,
  EMPTY_MEMORY,
  serialiseMemory,
  summariseLeaving,
  windowStart,
} from "./context-memory.ts";
import type { TurnResult } from "./conversation.ts";
import { decisionRow } from "./decision.ts";
import type { ConversationNeeds } from "./needs.ts";
import type { Reply } from "./reply.ts";
import type { Owner } from "./rows.ts";
import { assertOpen, findConversation, type SessionNeeds } from "./session.ts";
import { type Recalled, recall, type TurnInput, writeTone } from "./turn-draft.ts";
import {
  composeTurnResponse,
  hashRequest,
  readAnsweredTurn,
  serialiseAnswer,
  type TurnOutcome,
} from "./turn-response.ts";

const MAX_APPEND_ATTEMPTS = 20;

/** Appends the turn durably; when another process was first, once more behind it, with the answer that was given. */
export async function remember(
  needs: ConversationNeeds & SessionNeeds,
  input: TurnInput,
  { outcome, recalled, reply }: { outcome: TurnOutcome; recalled: Recalled; reply: Reply },
): Promise<TurnResult> {
  let standing = recalled;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { turn: await append(needs, input, { outcome, recalled: standing, reply }), isReplay: false };
    } catch (error) {
      if (!(error instanceof WriteConflictError) || attempt === MAX_APPEND_ATTEMPTS) throw error;
      const answered = await findAnswered(needs, input);
      if (answered !== null) return { turn: answered, isReplay: true };
      const conversation = await findConversation(needs, input.actor, input.sessionId);
      assertOpen(conversation, needs.clock.now());
      standing = await recall(needs, conversation, {
        message: input.request.user_message,
        hearing: outcome.hearing,
      });
    }
  }
}

async function append(
  needs: ConversationNeeds & SessionNeeds,
  { request, options }: TurnInput,
  { outcome, recalled, reply }: { outcome: TurnOutcome; recalled: Recalled; reply: Reply },
): Promise<TurnResponse> {
  const { conversation } = recalled;
  const number = conversation.turn_count + 1;
  const response = composeTurnResponse(outcome, number);
  const now = needs.clock.now();
  const key = options.idempotencyKey ?? null;
  await needs.store.append(
    {
      conversation_id: conversation.id,
      number,
      id: options.turnId ?? createId("turn", now),
      workspace_id: conversation.workspace_id,
      person_id: conversation.person_id,
      user_message: request.user_message,
      response_text: response.response_text,
      persona_id: outcome.persona.id,
      persona_version: outcome.persona.version,
      wave_key: outcome.ranking.waveKey,
      model: outcome.answer.model,
      answer: serialiseAnswer(response),
      tone: writeTone(outcome.hearing.tone),
      idempotency_key: key,
      request_hash: key === null ? null : hashRequest(request),
      created_at: now,
    },
    decisionRow(ownerOf(conversation), outcome.ranking, {
      purpose: "turn",
      modelVersion: outcome.hearing.modelVersion,
      createdAt: now,
      turn: { conversationId: conversation.id, number },
      handedOffFrom: outcome.handedOffFrom,
    }),
    {
      id: conversation.id,
      turnCount: conversation.turn_count,
      lastActivityAt: now,
      expiresAt: now + conversation.ttl_ms,
      memory: serialiseMemory(memoryAfter(recalled, reply)),
    },
  );
  return response;
}

function memoryAfter({ conversation, window, memory }: Recalled, reply: Reply): ContextMemory {
  if (conversation.uses_context_memory === 0) return EMPTY_MEMORY;
  const told = { ...memory, playbook: reply.playbookState, suggestion: reply.nextSuggestion };
  const start = windowStart(conversation.turn_count + 1);
  return window
    .filter(({ number }) => number < start)
    .reduce(
      (known, { number, user_message: message, response_text: answer }) =>
        summariseLeaving(known, { number, message, answer }),
      told,
    );
}

/** The answer that an earlier request with the same key got. @throws IdempotencyKeyReusedError */
export async function findAnswered(
  needs: SessionNeeds,
  { sessionId, options, request }: TurnInput,
): Promise<TurnResponse | null> {
  if (options.idempotencyKey === undefined) return null;
  const answered = await needs.store.findByKey(sessionId, options.idempotencyKey);
  return answered === undefined ? null : readAnsweredTurn(answered, hashRequest(request));
}

function ownerOf(conversation: Recalled["conversation"]): Owner {
  return { workspaceId: conversation.workspace_id, personId: conversation.person_id };
}
