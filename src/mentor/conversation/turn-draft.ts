/** What the stages of one turn hand on to each other. */
import type { Actor } from "#contract/actor.ts";
import type { Privacy, TurnRequest } from "#contract/conversation.ts";
import type { Sharing } from "#contract/openai.ts";
import { type Distribution, TONES, type Tone, type WaveKey } from "#contract/wave-key.ts";
import { NOTHING, type Recollection } from "../memory/index.ts";
import type { Persona } from "../persona/index.ts";
import type { Before, GivenWave, Hearing } from "../resonance/index.ts";
import { type ContextMemory, EMPTY_MEMORY, hearMessage, parseMemory, windowStart } from "./context-memory.ts";
import type { TurnOptions } from "./conversation.ts";
import type { ConversationNeeds } from "./needs.ts";
import type { StageRunner } from "./pipeline.ts";
import type { ConversationRow, SpokenRow, WindowTurn } from "./rows.ts";
import type { SessionNeeds } from "./session.ts";

/** How much of a prompt may be memories. */
const MEMORY_SHARE = 0.1;

export interface TurnInput {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly request: TurnRequest;
  readonly options: TurnOptions;
  readonly given: GivenWave;
}

/** What is recalled for a turn: the conversation as it stands, its last turns, its memory with this message heard. */
export interface Recalled {
  readonly conversation: ConversationRow;
  readonly window: readonly WindowTurn[];
  readonly memory: ContextMemory;
  readonly earlier: () => Promise<readonly SpokenRow[]>;
}

export interface Draft {
  readonly actor: Actor;
  /** Where it may go. */
  readonly privacy: Privacy;
  /** Who may get the answer again for the same request; null: nobody. */
  readonly sharing: Sharing | null;
  readonly options: Pick<TurnOptions, "onEvent" | "signal">;
  readonly message: string;
  /** What a calling program tells the model beside the persona's prompt. */
  readonly instructions: string | null;
  readonly hearing: Hearing;
  readonly recalled: {
    readonly window: readonly Pick<WindowTurn, "number" | "user_message" | "response_text">[];
    readonly memory: ContextMemory;
    /** The turns before the window, oldest first; read only where a model is asked. */
    readonly earlier: () => Promise<readonly SpokenRow[]>;
  };
  /** What is remembered from other conversations and long ago. */
  readonly remembered: Recollection;
  readonly persona: Persona;
  readonly stages: StageRunner;
  /** What to ask where nothing is clear and nothing fits. */
  readonly clarifyingQuestion: string | null;
}

export async function recall(
  needs: SessionNeeds,
  conversation: ConversationRow,
  { message, hearing }: { message: string; hearing: Hearing },
): Promise<Recalled> {
  const remembers = conversation.uses_context_memory === 1;
  const window =
    remembers && conversation.turn_count > 0
      ? await needs.store.window(conversation.id, conversation.turn_count)
      : [];
  const memory = remembers ? parseMemory(conversation.memory) : EMPTY_MEMORY;
  const earlier = () => {
    const first = window[0]?.number ?? 1;
    return first === 1 ? Promise.resolve([]) : needs.store.turnsBefore(conversation.id, first);
  };
  return { conversation, window, earlier, memory: hearMessage(memory, message, hearing.language) };
}

/** What is remembered that has to do with the message; nothing where the conversation is to remember nothing. */
export function recallMemories(
  { memory, clock, lumen, contextTokens }: ConversationNeeds,
  { conversation, window }: Pick<Recalled, "conversation" | "window">,
  { message, isCrowded }: { readonly message: string; readonly isCrowded: boolean },
): Recollection | Promise<Recollection> {
  if (conversation.uses_context_memory === 0) return NOTHING;
  const owner = { workspaceId: conversation.workspace_id, personId: conversation.person_id };
  return memory.recall(owner, {
    message,
    conversationId: conversation.id,
    privacy: conversation.privacy,
    window: {
      from: window[0]?.number ?? windowStart(conversation.turn_count),
      through: conversation.turn_count,
    },
    now: clock.now(),
    isMentionOnly: lumen.model === null,
    isCrowded,
    tokenBudget: Math.floor(contextTokens * MEMORY_SHARE),
  });
}

export function writeTone(tone: Distribution<Tone>): string {
  return TONES.map((name) => Math.round(tone[name] * 1000)).join(",");
}

export function readTone(text: string): Distribution<Tone> {
  const tone = {} as Record<Tone, number>;
  for (const [index, share] of text.split(",").entries()) {
    const name = TONES[index];
    if (name !== undefined) tone[name] = Number(share) / 1000;
  }
  return tone;
}

/** How a turn sounded, for the one that follows it. */
export function readBefore(turn: WindowTurn): Before {
  return { tone: readTone(turn.tone), waveKey: turn.wave_key as WaveKey };
}
