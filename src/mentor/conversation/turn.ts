/** One turn, from a message to a durable answer: understand → recall → route → prompt → generate → post-process → remember. */
import type { Actor } from "#contract/actor.ts";
import type { TurnRequest, TurnResponse } from "#contract/conversation.ts";
import { KeyedQueue } from "#lib/keyed-queue.ts";
import type { Persona } from "../persona/index.ts";
import type { PersonalSituation } from "../profile/index.ts";
import type { Hearing, Ranking, Situation } from "../resonance/index.ts";
import { WINDOW_TURNS } from "./context-memory.ts";
import type { TurnOptions, TurnResult } from "./conversation.ts";
import { createCrowding } from "./crowding.ts";
import { ConversationBusyError } from "./errors.ts";
import type { Learning } from "./learning.ts";
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
import { type Recalled, readBefore, readTone, recall, recallMemories, type TurnInput } from "./turn-draft.ts";
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
export function createTakeTurn(needs: ConversationNeeds & SessionNeeds, learning: Learning): TakeTurn {
  const queue = new KeyedQueue();
  const crowding = createCrowding();
  let underWay = 0;
  const isCrowded = () => crowding(underWay);
  return async (actor, sessionId, request, options = {}) => {
    const given = needs.resonance.parseGiven(request.metadata?.context ?? {});
    const place = actor.scopes.includes("act-for-others")
      ? `${actor.workspaceId}/${sessionId}`
      : `${actor.workspaceId}/${actor.personId}/${sessionId}`;
    const waiting = queue.length(place);
    if (waiting >= MAX_WAITING_TURNS) throw new ConversationBusyError(waiting);
    const end = learning.beginTurn();
    underWay += 1;
    try {
      const input = { actor, sessionId, request, options, given };
      return await queue.run(place, () => takeTurn(needs, input, { learning, isCrowded }));
    } finally {
      underWay -= 1;
      end();
    }
  };
}

async function takeTurn(
  needs: ConversationNeeds & SessionNeeds,
  input: TurnInput,
  { learning, isCrowded }: { learning: Learning; isCrowded: () => boolean },
): Promise<TurnResult> {
  const startedAt = performance.now();
  input.options.signal?.throwIfAborted();
  const conversation = await findConversation(needs, input.actor, input.sessionId);
  const answered = await findAnswered(needs, input);
  if (answered !== null) return replay(answered, input.options);
  assertOpen(conversation, needs.clock.now());

  const stages = createStageRunner(conversation.id, needs.middleware);
  const { message, hearing, recalled, remembered, ranking, persona } = await hearAndRoute(needs, input, {
    conversation,
    stages,
    isCrowded,
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
    remembered,
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
      memories: reply.memories,
      nextSuggestion: reply.nextSuggestion,
      context: { turns: reply.turnsUsed, tokens: reply.promptTokens, memory: recalled.memory },
      stages: { ...stages.durations },
      processingMs: performance.now() - startedAt,
      handedOffFrom: handedOffFrom(recalled, persona),
      clarifyingQuestion: reply.clarifyingQuestion,
      timeZone: timeZoneOf(input),
    }),
  );
  input.options.signal?.throwIfAborted();
  input.options.onStore?.();
  const result = await stages.run("remember", () => remember(needs, input, { outcome, recalled, reply }));
  if (!result.isReplay && conversation.uses_context_memory === 1) learning.notice(placeOf(conversation));
  onEvent?.({ type: "turn-end", turn: result.turn });
  return result;
}

function placeOf({ id, workspace_id, person_id }: ConversationRow) {
  return { id, workspaceId: workspace_id, personId: person_id };
}

interface HearInput {
  readonly conversation: ConversationRow;
  readonly stages: StageRunner;
  readonly isCrowded: () => boolean;
}

async function hearAndRoute(
  needs: ConversationNeeds & SessionNeeds,
  input: TurnInput,
  { conversation, stages, isCrowded }: HearInput,
) {
  const message = input.request.user_message;
  const { commonTaste, correction } = (await needs.learnedOf?.(conversation.workspace_id)) ?? {};
  const alone = await stages.run("understand", () =>
    needs.resonance.understand(message, input.given, correction),
  );
  const { recalled, remembered } = await stages.run("recall", async () => {
    const recalled = await recall(needs, conversation, { message, hearing: alone });
    return {
      recalled,
      remembered: await recallMemories(needs, recalled, { message, isCrowded: isCrowded() }),
    };
  });
  const last = recalled.window.at(-1);
  const hearing = last === undefined ? alone : needs.resonance.inherit(alone, message, readBefore(last));
  // What stands by itself ("HELP!!") keeps its own tone; the rest took over the one before.
  const isFollowUp = hearing.tone !== alone.tone;
  const { ranking, persona } = await stages.run("route", () =>
    route(needs, input, { hearing, recalled, isFollowUp, commonTaste }),
  );
  return { message, hearing, recalled, remembered, ranking, persona };
}

async function route(
  needs: ConversationNeeds & SessionNeeds,
  input: TurnInput,
  { hearing, recalled, isFollowUp, commonTaste }: RouteInput,
): Promise<{ ranking: Ranking; persona: Persona }> {
  const candidates = await needs.personas.enabled(input.actor);
  const personal = await personalSituation(needs, recalled.conversation, timeZoneOf(input));
  const pinned = await findPinned(needs, input, recalled.conversation);
  const current = recalled.window.at(-1)?.persona_id;
  const ranking = needs.resonance.rank(hearing, candidates, {
    ...(pinned === null ? {} : { pinnedPersonaId: pinned.id }),
    ...(current === undefined ? {} : { currentPersonaId: current }),
    recentTones: recalled.window.slice(-WINDOW_TURNS).map((turn) => readTone(turn.tone)),
    isFollowUp,
    mayExplore: true,
    ...personal,
    ...(commonTaste === undefined ? {} : { commonTaste }),
  });
  const persona = candidates.find((candidate) => candidate.id === ranking.chosenId);
  if (persona === undefined) throw new Error(`routing chose ${ranking.chosenId}, which is not a candidate`);
  return { ranking, persona };
}

interface RouteInput {
  readonly hearing: Hearing;
  readonly recalled: Recalled;
  readonly isFollowUp: boolean;
  readonly commonTaste: Situation["commonTaste"];
}

/** What ranking may know of the person; nothing where the conversation is to remember nothing. */
async function personalSituation(
  { profiles }: ConversationNeeds,
  conversation: ConversationRow,
  timeZone: string | null,
): Promise<PersonalSituation | null> {
  if (conversation.uses_context_memory === 0) return null;
  const { workspaceId, personId } = placeOf(conversation);
  return profiles.situationOf({ workspaceId, personId }, timeZone);
}

function timeZoneOf({ request }: TurnInput): string | null {
  return request.metadata?.context?.time_zone ?? null;
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
