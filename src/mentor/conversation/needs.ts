import type { Language } from "#contract/language.ts";
import type { Lumen, SpokenTurn } from "#lumen/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Personas } from "../persona/index.ts";
import type { Playbooks } from "../playbook/index.ts";
import type { Resonance } from "../resonance/index.ts";
import type { TurnMiddleware } from "./pipeline.ts";

export type Condense = (
  turns: readonly SpokenTurn[],
  request: {
    readonly question: string;
    readonly language: Language;
    readonly signal: AbortSignal | undefined;
  },
) => Promise<{
  /** Begins the same while no more turns leave the window. */
  readonly text: string;
  /** What else of the turns has to do with the question; empty where nothing has. */
  readonly added: string;
}>;

/** What the room is given: its siblings, the model gateway, the store, the time. */
export interface ConversationNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly resonance: Resonance;
  readonly personas: Personas;
  readonly playbooks: Playbooks;
  readonly lumen: Lumen;
  /** Shortens the turns before the window to what they say, and to what the question asks of them. */
  readonly condense: Condense;
  /** Budget of a prompt in estimated tokens. */
  readonly contextTokens: number;
  readonly middleware: readonly TurnMiddleware[];
  /** Whether other processes work on the same database: then running turns are written along for them. */
  readonly hasPeers: boolean;
}
