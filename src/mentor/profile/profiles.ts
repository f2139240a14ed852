import type { Actor } from "#contract/actor.ts";
import type { ExplainQuery, ExplanationView, ProfileView } from "#contract/profile.ts";
import type { Clock } from "#platform/clock/index.ts";
import type { Database, Write } from "#platform/database/index.ts";
import type { Log } from "#platform/log/index.ts";
import type { LearningBatch } from "./learner.ts";
import type { Owner, TurnPlace } from "./profile-store.ts";
import type { RatedAnswer } from "./satisfaction.ts";

/** How far somebody has come with their growth plans. */
export interface GrowthStanding {
  readonly plans: number;
  readonly gapsOpen: number;
  readonly gapsClosed: number;
  readonly checkpointsDone: number;
  readonly checkpointsOpen: number;
}

export interface ProfileNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Topics of a message, the strongest first. */
  readonly findTopics: (message: string) => readonly { readonly text: string }[];
  /** false: the person switched it off; then nothing is learned, read or used. */
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
  /** IANA name; for turns whose client tells none. */
  readonly serverZone: string;
  /** What the profile tells of growth plans. */
  readonly growthOf: (owner: Owner) => Promise<GrowthStanding>;
}

export interface PersonalSituation {
  /** The newest answers that the person rated, or whose outcome speaks for or against them, oldest first. */
  readonly history: { readonly answers: readonly RatedAnswer[] };
  /** By the person's clock, 0..23. */
  readonly hour: number;
  /** 0..100. */
  readonly engagement: number;
}

/** What is learned about people: what api, cli and routing call. */
export interface Profiles {
  /** Learns turns behind the reply; each exactly once. */
  readonly learner: {
    readonly name: string;
    learn(
      owner: Owner,
      batch: LearningBatch,
    ): Promise<{ readonly writes: readonly Write[]; readonly onStored?: () => void }>;
  };
  /** The person's own profile; an empty one where nothing is known. */
  read(actor: Actor): Promise<ProfileView>;
  /** The turns that a number comes from, newest first. @throws UnknownNumberError, BadCursorError */
  explain(actor: Actor, query: Omit<ExplainQuery, "user_id">): Promise<ExplanationView>;
  /**
   * What ranking may know of a person; null where personalisation is off. Kept in this process while the person is
   * here: at most half a minute behind what another process learned, and the same object while nothing was.
   *
   * @param timeZone the person's, where the turn tells it; otherwise that of their latest turns, or the server's
   */
  situationOf(owner: Owner, timeZone: string | null): Promise<PersonalSituation | null>;
  /** Feedback on a turn was stored: the profile takes it up in the background. What fails is caught up later. */
  noticeFeedback(owner: Owner, place: TurnPlace): void;
  /** Takes up feedback that was left out (a crash, another process); how many there were. */
  catchUp(owner?: Owner): Promise<number>;
  /** Folds the profile anew from the turns that are still there, after some were deleted. */
  rebuild(owner: Owner): Promise<void>;
  /** Forgets what this process keeps about a person. */
  forgetPerson(owner: Owner): void;
  /** Resolves once no feedback is being taken up. */
  settled(): Promise<void>;
}
