import type { Ion } from "#app/ion.ts";
import type { Actor } from "#contract/actor.ts";
import {
  type ChatV1Request,
  type ChatV1Response,
  chatV1RequestSchema,
  chatV1ResponseSchema,
} from "#contract/chat-v1.ts";
import type { TurnRequest, TurnResponse } from "#contract/conversation.ts";
import { markDeprecated } from "../deprecation.ts";
import * as problems from "../problem-catalog.ts";
import { defineRoute, type Route } from "../route.ts";
import * as examples from "./examples-catalog.ts";

const SUCCESSOR = "/api/v2/conversations/start";

type WaveContext = NonNullable<NonNullable<TurnRequest["metadata"]>["context"]>;

/** API v1 told in v2's verbs: a message without a session starts a conversation of its own. */
async function chat(
  ion: Pick<Ion, "conversations" | "resonance">,
  actor: Actor,
  { message, resonance_key, session_id }: ChatV1Request,
): Promise<ChatV1Response> {
  const context = resonance_key === undefined ? undefined : contextOf(ion, resonance_key);
  const sessionId = session_id ?? (await ion.conversations.start(actor, {})).session_id;
  const { turn } = await ion.conversations.turn(actor, sessionId, {
    user_message: message,
    ...(context === undefined ? {} : { metadata: { context } }),
  });
  return toChatV1(message, turn);
}

/** @throws InvalidInputError for what is not one of the 216 wave keys */
function contextOf({ resonance }: Pick<Ion, "resonance">, text: string): WaveContext {
  const [tone, pace, intent] = resonance.parseWaveKey(text).split("-");
  return { tone, pace, intent };
}

function toChatV1(message: string, { response_text, session_id, metadata }: TurnResponse): ChatV1Response {
  const { reasons, hearing, persona_used } = metadata;
  const chosen = reasons.find(({ persona }) => persona === persona_used);
  const second = reasons.find(({ persona }) => persona !== persona_used);
  return {
    content: response_text,
    persona_used,
    resonance_key: metadata.wave_key,
    confidence: metadata.confidence,
    metadata: {
      rhythm: { pace: hearing.pace.value, avg_sentence_length: averageSentenceLength(message) },
      tone: { primary: hearing.tone.value, confidence: hearing.tone.probability },
      routing: {
        secondary_persona: second?.persona ?? null,
        reasoning: chosen?.reason ?? "",
        all_scores: metadata.all_scores,
      },
      session_id,
    },
  };
}

/** Words per sentence, to one decimal; sentences end with . ! ? … 。 or a line's end. */
export function averageSentenceLength(text: string): number {
  const counts = text
    .split(/[.!?…。！？]+(?=\s|$)|\n/u)
    .map((sentence) => sentence.split(/\s+/u).filter(Boolean).length)
    .filter((count) => count > 0);
  if (counts.length === 0) return 0;
  const words = counts.reduce((sum, count) => sum + count, 0);
  return Math.round((words / counts.length) * 10) / 10;
}

export const chatV1Routes: readonly Route[] = [
  defineRoute({
    id: "chatV1",
    method: "POST",
    path: "/api/v1/chat",
    tag: "API v1",
    summary: "Chat, as API v1 did it",
    description:
      "Kept alive until the date in the Sunset header. Use conversations instead: metadata.session_id is a conversation of API v2.",
    access: "mentor",
    isDeprecated: true,
    body: chatV1RequestSchema,
    bodyExample: examples.chatV1Request,
    output: {
      status: 200,
      description: "The answer and how it was routed.",
      schema: chatV1ResponseSchema,
      example: examples.chatV1Response,
    },
    problems: [problems.CONVERSATION_NOT_FOUND, problems.CONVERSATION_CLOSED, problems.CONVERSATION_EXPIRED],
    handle(ion, { actor, body, reply }) {
      markDeprecated(reply, SUCCESSOR);
      return chat(ion, actor, body);
    },
  }),
];
