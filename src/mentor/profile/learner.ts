/** Learns a person's turns behind the reply: facts are read from each, the profile is folded on. */
import { ratingInForce } from "#lib/rating-in-force.ts";
import type { Write } from "#platform/database/index.ts";
import { EMPTY_PROFILE, foldRating, foldTurn } from "./profile-state.ts";
import type { FeedbackOfTurn, LearnedFacts, Owner, ProfileStore } from "./profile-store.ts";
import { type ReadNeeds, readTurn, type SaidTurn, type TurnFacts } from "./turn-facts.ts";

/** A stored turn as the conversation hands it on. */
export interface TurnToLearn extends Omit<SaidTurn, "conversationId" | "timeZone" | "propensity"> {
  readonly metadata: {
    readonly propensity?: number | undefined;
    readonly time_zone?: string | null | undefined;
  } | null;
}

/** Turns of one conversation that were not learned yet, with a few before them; each oldest first. */
export interface LearningBatch {
  readonly conversation: { readonly id: string };
  readonly turns: readonly TurnToLearn[];
  readonly before: readonly TurnToLearn[];
}

export interface LearnerNeeds {
  readonly store: ProfileStore;
  readonly now: () => number;
  readonly read: ReadNeeds;
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
  /** The profile of this person has changed. */
  readonly onChange: (owner: Owner) => void;
}

/** Stands in the database as how far it has learned; never changes. */
export const LEARNER_NAME = "profile";

/**
 * What a batch changes, to be stored in one unit with the learner's progress. Where personalisation is off, nothing:
 * those turns are passed over for good.
 */
export async function learnBatch(
  needs: LearnerNeeds,
  owner: Owner,
  batch: LearningBatch,
): Promise<{ readonly writes: readonly Write[]; readonly onStored?: () => void }> {
  if (!(await needs.isPersonalised(owner))) return { writes: [] };
  const facts = factsOf(needs.read, batch);
  const [first, last] = [facts[0]?.number ?? 0, facts.at(-1)?.number ?? 0];
  const { store } = needs;
  const { state, version } = await store.load(owner);
  const feedback = await store.feedback(owner, { conversationId: batch.conversation.id, first, last });
  const learned = facts.map((turn) => withRating(turn, feedback));
  const folded = learned.reduce(
    (known, { facts: turn, rating, feedbackId }) =>
      feedbackId === null
        ? foldTurn(known, turn)
        : foldRating(foldTurn(known, turn), turn, { before: null, after: rating }),
    state ?? EMPTY_PROFILE,
  );
  return {
    writes: [
      store.save(owner, folded, { version, now: needs.now() }),
      ...learned.map((turn) => store.addTurn(owner, turn)),
    ],
    onStored: () => needs.onChange(owner),
  };
}

/** What a turn's feedback comes to. */
export function heardOf(feedback: readonly FeedbackOfTurn[]): Pick<LearnedFacts, "rating" | "feedbackId"> {
  const newest = feedback.reduce<string | null>(
    (id, given) => (id === null || given.id > id ? given.id : id),
    null,
  );
  return { rating: ratingInForce(feedback), feedbackId: newest };
}

function withRating(facts: TurnFacts, feedback: readonly FeedbackOfTurn[]): LearnedFacts {
  return { facts, ...heardOf(feedback.filter((given) => given.turn_number === facts.number)) };
}

function factsOf(needs: ReadNeeds, { conversation, turns, before }: LearningBatch): readonly TurnFacts[] {
  const said = [...before.slice(-1), ...turns].map((turn) => saidOf(turn, conversation.id));
  return said
    .map((turn, index) => {
      const earlier = said[index - 1];
      return readTurn(needs, turn, earlier?.number === turn.number - 1 ? earlier : null);
    })
    .slice(-turns.length);
}

function saidOf({ metadata, ...turn }: TurnToLearn, conversationId: string): SaidTurn {
  return {
    ...turn,
    conversationId,
    timeZone: metadata?.time_zone ?? null,
    propensity: metadata?.propensity ?? 1,
  };
}
