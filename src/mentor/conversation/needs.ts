import type { Privacy, TurnResponse } from "#contract/conversation.ts";
import type { Language } from "#contract/language.ts";
import type { Lumen, SpokenTurn } from "#lumen/index.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database, Write } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { LearnedTurn, Memory } from "../memory/index.ts";
import type { Personas } from "../persona/index.ts";
import type { Playbooks } from "../playbook/index.ts";
import type { Profiles } from "../profile/index.ts";
import type { Resonance, WorkspaceLearned } from "../resonance/index.ts";
import type { TurnMiddleware } from "./pipeline.ts";
import type { Owner } from "./rows.ts";

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

/** A stored turn with all that is known about it. */
export interface TurnToLearn extends LearnedTurn {
  /** Shares of the tones in a thousand, in the order of `TONES`. */
  readonly tone: string;
  readonly model: string;
  /** As the answer told it; null for a turn that was brought in without one. */
  readonly metadata: TurnResponse["metadata"] | null;
}

/** Turns of one conversation that a learner has not seen. */
export interface LearningBatch {
  readonly conversation: { readonly id: string; readonly privacy: Privacy; readonly createdAt: number };
  /** Oldest first, at least one, at most twenty. */
  readonly turns: readonly TurnToLearn[];
  /** A few turns before them, oldest first. */
  readonly before: readonly TurnToLearn[];
}

/** What a learner wants stored, in one unit with how far it has come. */
export interface Learned {
  readonly writes: readonly Write[];
  /** Called once it is stored. */
  readonly onStored?: () => void;
}

/**
 * Learns from turns behind the reply. It gets every turn of every conversation that may be remembered, in order, and
 * what it returns is stored exactly once, also after a crash and with several processes on one database. Two
 * conversations of a person may be learned from at the same time by two processes: a learner that builds on what it
 * stored before fences its writes with `expectRows`; when one is refused, it is asked again.
 */
export interface Learner {
  /** Stands in the database; never changes. */
  readonly name: string;
  /** Throws when it cannot: then it is asked again later, at most four times, each time for fewer turns. */
  learn(owner: Owner, batch: LearningBatch, signal: AbortSignal): Promise<Learned>;
}

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
  readonly memory: Pick<Memory, "recall" | "noteRemoval" | "sweep">;
  readonly profiles: Pick<Profiles, "situationOf" | "noticeFeedback" | "rebuild" | "catchUp" | "settled">;
  /** What the workspace learned about how its people sound and whom they like; absent: nothing. */
  readonly learnedOf?: (workspaceId: string) => Promise<WorkspaceLearned>;
  /** Who learns from turns behind the reply. */
  readonly learners: readonly Learner[];
  readonly log: Log;
  /** Whether other processes work on the same database: then running turns are written along for them. */
  readonly hasPeers: boolean;
}
