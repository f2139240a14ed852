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
