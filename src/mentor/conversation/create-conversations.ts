import { complete } from "./complete.ts";
import type { Conversations } from "./conversation.ts";
import { createConversationStore } from "./conversation-store.ts";
import { listConversations, listCorrections, readConversation, searchConversations } from "./history.ts";
import { createHistoryStore } from "./history-store.ts";
import type { ConversationNeeds } from "./needs.ts";
import { compare, recommend } from "./recommend.ts";
import { closeConversation, giveFeedback, startConversation } from "./session.ts";
import { createTakeTurn } from "./turn.ts";
import { createTurnStreams } from "./turn-streams.ts";

/** Wires the room: its stores over the database, its verbs over what it is given. */
export function createConversations(given: ConversationNeeds): Conversations {
  const needs = {
    ...given,
    store: createConversationStore(given.database),
    history: createHistoryStore(given.database),
  };
  const takeTurn = createTakeTurn(needs);
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
    list: (actor, query) => listConversations(needs, actor, query),
    close: (actor, sessionId, request) => closeConversation(needs, actor, sessionId, request),
    giveFeedback: (actor, sessionId, request) => giveFeedback(needs, actor, sessionId, request),
    corrections: (actor) => listCorrections(needs, actor),
    search: (actor, query) => searchConversations(needs, actor, query),
    recommend: (actor, request) => recommend(needs, actor, request),
    compare: (actor, request) => compare(needs, actor, request),
    complete: (actor, request, options = {}) => complete(needs, actor, request, options),
    async sweep() {
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
