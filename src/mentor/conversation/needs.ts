import type { Language } from "#contract/language.ts";
import type { Lumen, SpokenTurn } from "#lumen/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { Personas } from "../persona/index.ts";
import type { Playbooks } from "../playbook/index.ts";
import type { Resonance } from "../resonance/index.ts";
import type { TurnMiddleware } from "./pipeline.ts";

/** What the room is given: its siblings, the model gateway, the store, the time. */
export interface ConversationNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly resonance: Resonance;
  readonly personas: Personas;
  readonly playbooks: Playbooks;
  readonly lumen: Lumen;
  /** What is kept word for word, or in a model's words, of turns that leave the window; shorter than they are. */
  readonly condense: (turns: readonly SpokenTurn[], language: Language) => Promise<string>;
  /** Budget of a prompt in estimated tokens. */
  readonly contextTokens: number;
  readonly middleware: readonly TurnMiddleware[];
  /** Whether other processes work on the same database: then running turns are written along for them. */
  readonly hasPeers: boolean;
}
