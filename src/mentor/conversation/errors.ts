import { IonError } from "#lib/ion-error.ts";

/** No such conversation, or it belongs to somebody else: the two are not told apart. */
export class ConversationNotFoundError extends IonError {
  constructor(sessionId: string) {
    super("not-found", "conversation-not-found", "there is no conversation of yours with this id", {
      field: "session_id",
      session_id: sessionId,
      fix: "list your conversations, or start a new one",
    });
  }
}

/** The conversation takes no more turns; `state` says why. */
export class ConversationEndedError extends IonError {
  constructor(sessionId: string, state: "closed" | "expired") {
    super("conflict", `conversation-${state}`, `this conversation is ${state} and takes no more turns`, {
      session_id: sessionId,
      state,
      fix: "start a new conversation",
    });
  }
}

/** A key was used before for another message; answering either way would be wrong. */
export class IdempotencyKeyReusedError extends IonError {
  constructor() {
    super("conflict", "idempotency-key-reused", "this Idempotency-Key was used before for another message", {
      field: "Idempotency-Key",
      fix: "use a new key for a new message",
    });
  }
}

/** More turns wait for their place in one conversation than ION keeps. */
export class ConversationBusyError extends IonError {
  constructor(waiting: number) {
    super("rate-limited", "conversation-busy", `${waiting} turns of this conversation are waiting already`, {
      retryAfterSeconds: 1,
      fix: "wait for earlier turns to be answered",
    });
  }
}

/** Feedback on a turn that the conversation does not have. */
export class TurnNotFoundError extends IonError {
  constructor(turnNumber: number) {
    super("not-found", "turn-not-found", `this conversation has no turn ${turnNumber}`, {
      field: "turn_number",
      fix: "use the turn_number of an answer of this conversation",
    });
  }
}

/** No such stream, or it belongs to somebody else: the two are not told apart. */
export class StreamNotFoundError extends IonError {
  constructor(streamId: string) {
    super("not-found", "stream-not-found", "there is no stream of yours with this id", {
      field: "stream_id",
      stream_id: streamId,
      fix: "read the conversation: running_turn names the stream that runs, messages hold what was answered",
    });
  }
}

/** Somebody stopped the turn; nothing of it was stored. */
export class TurnCancelledError extends IonError {
  constructor(streamId: string) {
    super("conflict", "turn-cancelled", "this turn was cancelled, and nothing of it was stored", {
      stream_id: streamId,
      fix: "send the message again if you want an answer after all",
    });
  }
}

/** Only a running turn can be cancelled; `state` says how this one ended. */
export class StreamFinishedError extends IonError {
  constructor(streamId: string, state: "answered" | "failed" | "cancelled") {
    super("conflict", "stream-finished", `this turn runs no more, it was ${WORDS[state]}`, {
      stream_id: streamId,
      state,
      fix: "read the conversation to see what is stored",
    });
  }
}

const WORDS = { answered: "answered", failed: "ended by an error", cancelled: "cancelled before" } as const;

/** The process that answered is gone, and the answer with it. */
export class StreamLostError extends IonError {
  constructor(streamId: string) {
    super("unavailable", "stream-lost", "the process that answered this turn is gone; nothing was stored", {
      stream_id: streamId,
      fix: "send the same message again, with the same Idempotency-Key where it had one",
    });
  }
}
