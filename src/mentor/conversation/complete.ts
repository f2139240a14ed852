/** One answer without a stored conversation: the caller brings what was said before, as OpenAI's clients do. */
import type { Actor } from "#contract/actor.ts";
import type { Language } from "#contract/language.ts";
import { NOTHING } from "../memory/index.ts";
import type { Persona } from "../persona/index.ts";
import { EMPTY_MEMORY, hearMessage, windowStart } from "./context-memory.ts";
import type { Completed, CompleteOptions, CompleteRequest } from "./conversation.ts";
import { decisionRow, rankedView, rounded } from "./decision.ts";
import type { ConversationNeeds } from "./needs.ts";
import { createStageRunner } from "./pipeline.ts";
import { generate } from "./reply.ts";
import { choosablePersona, type SessionNeeds } from "./session.ts";
import type { Draft } from "./turn-draft.ts";
import { topThree } from "./turn-response.ts";

/** Hears the message in what was said before, routes it, answers it; the decision is stored, the words are not. */
export async function complete(
  needs: ConversationNeeds & SessionNeeds,
  actor: Actor,
  { message, history, instructions, personaId, privacy, sharing }: CompleteRequest,
  options: CompleteOptions,
): Promise<Completed> {
  const { resonance } = needs;
  const pinned = personaId === null ? null : await choosablePersona(needs.personas, actor, personaId);
  const alone = resonance.understand(message);
  const last = history.at(-1);
  const before = last === undefined ? null : resonance.understand(last.userMessage);
  const hearing =
    before === null
      ? alone
      : resonance.inherit(alone, message, { tone: before.tone, waveKey: before.waveKey });
  const candidates = await needs.personas.enabled(actor);
  const ranking = resonance.rank(hearing, candidates, pinned === null ? {} : { pinnedPersonaId: pinned.id });
  const persona = candidates.find(({ id }) => id === ranking.chosenId) as Persona;
  const decision = decisionRow(actor, ranking, {
    purpose: "completion",
    modelVersion: hearing.modelVersion,
    createdAt: needs.clock.now(),
  });
  await needs.store.insertDecisions([decision]);
  options.onStart?.({ persona: persona.id, waveKey: ranking.waveKey });
  const reply = await generate(needs, {
    actor,
    privacy,
    sharing,
    options: {
      ...(options.onText === undefined
        ? {}
        : { onEvent: (event) => event.type === "text-delta" && options.onText?.(event.text) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
    message,
    instructions,
    hearing,
    recalled: recalledFrom(history, message, hearing.language),
    remembered: NOTHING,
    persona,
    stages: createStageRunner("", []),
    clarifyingQuestion: resonance.clarify(hearing),
  });
  return {
    text: reply.answer.text,
    personaId: persona.id,
    waveKey: ranking.waveKey,
    confidence: rounded(ranking.confidence),
    reasons: topThree(ranking).map(rankedView),
    playbook: reply.playbook,
    fallback: reply.answer.fallback,
    model: reply.answer.model,
    completion: reply.answer.completion,
    estimatedPromptTokens: reply.promptTokens,
  };
}

/** What the caller brought, as a conversation would have kept it. */
function recalledFrom(
  history: CompleteRequest["history"],
  message: string,
  language: Language,
): Draft["recalled"] {
  const turns = history.map(({ userMessage, responseText }, index) => ({
    number: index + 1,
    user_message: userMessage,
    response_text: responseText,
  }));
  const start = windowStart(turns.length) - 1;
  const memory = [...turns.map((turn) => turn.user_message), message].reduce(
    (known, said) => hearMessage(known, said, language),
    EMPTY_MEMORY,
  );
  return { window: turns.slice(start), earlier: async () => turns.slice(0, start), memory };
}
