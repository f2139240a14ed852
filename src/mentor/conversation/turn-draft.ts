/** What the stages of one turn hand on to each other. */
import type { Actor } from "#contract/actor.ts";
import type { TurnRequest } from "#contract/conversation.ts";
import { type Distribution, TONES, type Tone } from "#contract/wave-key.ts";
import type { Persona } from "../persona/index.ts";
import type { GivenWave, Hearing } from "../resonance/index.ts";
import {
  type ContextMemory,
  EMPTY_MEMORY,
  hearMessage,
  parseMemory,
  WINDOW_TURNS,
} from "./context-memory.ts";
import type { TurnOptions } from "./conversation.ts";
import type { StageRunner } from "./pipeline.ts";
import type { ConversationRow, WindowTurn } from "./rows.ts";
import type { SessionNeeds } from "./session.ts";

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
}

export interface Draft {
  readonly input: TurnInput;
  readonly message: string;
  readonly hearing: Hearing;
  readonly recalled: Recalled;
  readonly persona: Persona;
  readonly stages: StageRunner;
}

export async function recall(
  needs: SessionNeeds,
  conversation: ConversationRow,
  { message, hearing }: { message: string; hearing: Hearing },
): Promise<Recalled> {
  const remembers = conversation.uses_context_memory === 1;
  const window =
    remembers && conversation.turn_count > 0 ? await needs.store.window(conversation.id, WINDOW_TURNS) : [];
  const memory = remembers ? parseMemory(conversation.memory) : EMPTY_MEMORY;
  return { conversation, window, memory: hearMessage(memory, message, hearing.language) };
}

export function writeTone(tone: Distribution<Tone>): string {
  return TONES.map((name) => Math.round(tone[name] * 1000)).join(",");
}

export function readTone(text: string): Distribution<Tone> {
  const shares = text.split(",").map(Number);
  return Object.fromEntries(
    TONES.map((name, index) => [name, (shares[index] ?? 0) / 1000]),
  ) as Distribution<Tone>;
}
