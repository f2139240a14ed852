import { complete } from "./complete.ts";
import type { Conversations } from "./conversation.ts";
import { createConversationStore } from "./conversation-store.ts";
import { giveFeedback, listRatings, takeBackFeedback } from "./feedback.ts";
import { listConversations, listCorrections, readConversation, searchConversations } from "./history.ts";
import { createHistoryStore } from "./history-store.ts";
import { createLearning } from "./learning.ts";
import { createLearningStore } from "./learning-store.ts";
import type { ConversationNeeds } from "./needs.ts";
import { readLikedMessages, readRatedDecisions } from "./rated-decision-store.ts";
import { compare, recommend } from "./recommend.ts";
import { closeConversation, startConversation } from "./session.ts";
import { createTakeTurn } from "./turn.ts";
import { createTurnStreams } from "./turn-streams.ts";
import { readWorkingMemory } from "./working-memory.ts";

/** Wires the room: its stores over the database, its verbs over what it is given. */
export function createConversations(given: ConversationNeeds): Conversations {
  const needs = {
    ...given,
    store: createConversationStore(given.database),
    history: createHistoryStore(given.database),
  };
  const learning = createLearning({ ...given, store: createLearningStore(given.database) });
  const takeTurn = createTakeTurn(needs, learning);
  const streams = createTurnStreams(needs, takeTurn);
  return {
    start: (actor, request) => startConversation(needs, actor, request),
    turn: takeTurn,
    stream: streams.open,
    findStream: streams.find,
    cancelStream: streams.cancel,
    drain: streams.drain,
    async read(actor, sessionId, query) {
      const conversation = await readConversation(needs, actor, sessionId, query);
      return { ...conversation, running_turn: await streams.runningIn(conversation.session_id) };
    },
    working: (actor, sessionId) => readWorkingMemory(needs, actor, sessionId),
    list: (actor, query) => listConversations(needs, actor, query),
    close: (actor, sessionId, request) => closeConversation(needs, actor, sessionId, request),
    giveFeedback: (actor, sessionId, request) => giveFeedback(needs, actor, sessionId, request),
    takeBackFeedback: (actor, sessionId, turnNumber) =>
      takeBackFeedback(needs, actor, { sessionId, turnNumber }),
    ratings: (actor, sessionId) => listRatings(needs, actor, sessionId),
    corrections: (actor) => listCorrections(needs, actor),
    ratedDecisions: ({ workspaceId }) => readRatedDecisions(given.database, workspaceId),
    likedMessages: ({ workspaceId }) => readLikedMessages(given.database, workspaceId),
    search: (actor, query) => searchConversations(needs, actor, query),
    recommend: (actor, request) => recommend(needs, actor, request),
    compare: (actor, request) => compare(needs, actor, request),
    complete: (actor, request, options = {}) => complete(needs, actor, request, options),
    async forgetPerson(owner) {
      needs.store.forgetWindows();
      await streams.forgetPerson(owner);
    },
    async learned(owner) {
      if (owner !== undefined) await learning.catchUp(owner);
      await learning.settled();
      await given.profiles.settled();
    },
    stopLearning: learning.stop,
    async sweep() {
      // Behind everything else, and as long as it takes.
      Promise.all([learning.catchUp(), given.profiles.catchUp(), given.memory.sweep()]).catch(
        (error: unknown) => {
          given.log.warn("catch-up-failed", { reason: error instanceof Error ? error.name : "unknown" });
        },
      );
      await streams.sweep();
      let expired = 0;
      for (;;) {
        const batch = await needs.store.expireBatch(given.clock.now());
        expired += batch;
        if (batch < needs.store.sweepBatchSize) return expired;
      }
    },
  };
}
