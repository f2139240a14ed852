/** One turn, from a message to a durable answer: understand → recall → route → prompt → generate → post-process → remember. */
import type { Actor } from "#contract/actor.ts";
import type { TurnRequest, TurnResponse } from "#contract/conversation.ts";
import { KeyedQueue } from "#lib/keyed-queue.ts";
import type { Persona } from "../persona/index.ts";
import type { Hearing, Ranking } from "../resonance/index.ts";
import { WINDOW_TURNS } from "./context-memory.ts";
import type { TurnOptions, TurnResult } from "./conversation.ts";
import { ConversationBusyError } from "./errors.ts";
import type { ConversationNeeds } from "./needs.ts";
import { createStageRunner, type StageRunner } from "./pipeline.ts";
import { findAnswered, remember } from "./remember.ts";
import { generate } from "./reply.ts";
import type { ConversationRow } from "./rows.ts";
import {
  assertOpen,
  choosablePersona,
  findConversation,
  pinnedPersona,
  type SessionNeeds,
} from "./session.ts";
import { type Recalled, readBefore, readTone, recall, type TurnInput } from "./turn-draft.ts";
import type { TurnOutcome } from "./turn-response.ts";

const MAX_WAITING_TURNS = 64;

export type TakeTurn = (
  actor: Actor,
  sessionId: string,
  request: TurnRequest,
  options?: TurnOptions,
) => Promise<TurnResult>;

/**
 * The one entry point of a turn. Turns of one conversation run one after the other in this process; across processes
 * the store's fence on `turn_count` keeps their numbers whole: who comes second is renumbered, its answer kept.
 */
export function createTakeTurn(needs: ConversationNeeds & SessionNeeds): TakeTurn {
  const queue = new KeyedQueue();
  return async (actor, sessionId, request, options = {}) => {
    const given = needs.resonance.parseGiven(request.metadata?.context ?? {});
    const place = actor.scopes.includes("act-for-others")
      ? `${actor.workspaceId}/${sessionId}`
      : `${actor.workspaceId}/${actor.personId}/${sessionId}`;
    const waiting = queue.length(place);
    if (waiting >= MAX_WAITING_TURNS) throw new ConversationBusyError(waiting);
    return queue.run(place, () => takeTurn(needs, { actor, sessionId, request, options, given }));
  };
}

async function takeTurn(needs: ConversationNeeds & SessionNeeds, input: TurnInput): Promise<TurnResult> {
  const startedAt = performance.now();
  input.options.signal?.throwIfAborted();
  const conversation = await findConversation(needs, input.actor, input.sessionId);
  const answered = await findAnswered(needs, input);
  if (answered !== null) return replay(answered, input.options);
  assertOpen(conversation, needs.clock.now());

  const stages = createStageRunner(conversation.id, needs.middleware);
  const { message, hearing, recalled, ranking, persona } = await hearAndRoute(needs, input, {
    conversation,
    stages,
  });
  const { onEvent } = input.options;
  onEvent?.({
    type: "turn-start",
    session_id: conversation.id,
    persona: persona.id,
    wave_key: ranking.waveKey,
  });

  const reply = await generate(needs, {
    actor: input.actor,
    privacy: conversation.privacy,
    sharing: input.options.isFresh ? null : "person",
    options: input.options,
    message,
    instructions: null,
    hearing,
    recalled,
    persona,
    stages,
    clarifyingQuestion: needs.resonance.clarify(hearing),
  });
  const outcome = await stages.run(
    "post-process",
    (): TurnOutcome => ({
      sessionId: conversation.id,
      hearing,
      ranking,
      persona,
      answer: reply.answer,
      playbook: reply.playbook,
      nextSuggestion: reply.nextSuggestion,
      context: { turns: reply.turnsUsed, tokens: reply.promptTokens, memory: recalled.memory },
      stages: { ...stages.durations },
      processingMs: performance.now() - startedAt,
      handedOffFrom: handedOffFrom(recalled, persona),
      clarifyingQuestion: reply.clarifyingQuestion,
    }),
  );
  input.options.signal?.throwIfAborted();
  input.options.onStore?.();
  const result = await stages.run("remember", () => remember(needs, input, { outcome, recalled, reply }));
  onEvent?.({ type: "turn-end", turn: result.turn });
  return result;
}

async function hearAndRoute(
  needs: ConversationNeeds & SessionNeeds,
  input: TurnInput,
  { conversation, stages }: { conversation: ConversationRow; stages: StageRunner },
) {
  const message = input.request.user_message;
  const alone = await stages.run("understand", () => needs.resonance.understand(message, input.given));
  const recalled = await stages.run("recall", () => recall(needs, conversation, { message, hearing: alone }));
  const last = recalled.window.at(-1);
  const hearing = last === undefined ? alone : needs.resonance.inherit(alone, message, readBefore(last));
  // What stands by itself ("HELP!!") keeps its own tone; the rest took over the one before.
  const isFollowUp = hearing.tone !== alone.tone;
  const { ranking, persona } = await stages.run("route", () =>
    route(needs, input, { hearing, recalled, isFollowUp }),
  );
  return { message, hearing, recalled, ranking, persona };
}

async function route(
  needs: ConversationNeeds & SessionNeeds,
  input: TurnInput,
  { hearing, recalled, isFollowUp }: { hearing: Hearing; recalled: Recalled; isFollowUp: boolean },
): Promise<{ ranking: Ranking; persona: Persona }> {
  const candidates = await needs.personas.enabled(input.actor);
  const pinned = await findPinned(needs, input, recalled.conversation);
  const current = recalled.window.at(-1)?.persona_id;
  const ranking = needs.resonance.rank(hearing, candidates, {
    ...(pinned === null ? {} : { pinnedPersonaId: pinned.id }),
    ...(current === undefined ? {} : { currentPersonaId: current }),
    recentTones: recalled.window.slice(-WINDOW_TURNS).map((turn) => readTone(turn.tone)),
    isFollowUp,
    mayExplore: true,
  });
  const persona = candidates.find((candidate) => candidate.id === ranking.chosenId);
  if (persona === undefined) throw new Error(`routing chose ${ranking.chosenId}, which is not a candidate`);
  return { ranking, persona };
}

/** Whose voice the conversation had until now, where this turn changes it. */
function handedOffFrom({ window }: Recalled, persona: Persona): string | null {
  const before = window.at(-1)?.persona_id;
  return before === undefined || before === persona.id ? null : before;
}

async function findPinned(
  needs: SessionNeeds,
  input: TurnInput,
  conversation: ConversationRow,
): Promise<Persona | null> {
  const asked = input.request.metadata?.persona_id;
  if (asked !== undefined) return choosablePersona(needs.personas, input.actor, asked);
  if (conversation.persona_id === null) return null;
  return pinnedPersona(needs.personas, input.actor, conversation.persona_id);
}

function replay(turn: TurnResponse, { onEvent }: TurnOptions): TurnResult {
  const { persona_used: persona, wave_key } = turn.metadata;
  onEvent?.({ type: "turn-start", session_id: turn.session_id, persona, wave_key });
  onEvent?.({ type: "text-delta", text: turn.response_text });
  onEvent?.({ type: "turn-end", turn });
  return { turn, isReplay: true };
}
