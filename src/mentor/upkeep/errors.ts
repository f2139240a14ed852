import { IonError } from "#lib/ion-error.ts";

/** No conversation of this person has this id; somebody else's counts as none. */
export class NoSuchConversationError extends IonError {
  constructor(sessionId: string) {
    super("not-found", "conversation-not-found", "there is no such conversation", {
      field: "session_id",
      session_id: sessionId,
      fix: "list your conversations",
    });
  }
}

export class NoSuchTurnError extends IonError {
  constructor(turnNumber: number) {
    super("not-found", "turn-not-found", `the conversation has no turn ${turnNumber}`, {
      field: "turn_number",
      fix: "read the conversation for its turns",
    });
  }
}

/** Unknown, revoked and expired look the same from outside. */
export class SharedLinkNotFoundError extends IonError {
  constructor() {
    super("not-found", "shared-link-not-found", "this link leads nowhere, or no longer", {
      fix: "ask whoever gave it to you for a new one",
    });
  }
}

/** The conversation's label says that it never leaves this machine. */
export class ShareRefusedError extends IonError {
  constructor() {
    super("forbidden", "share-refused", "the conversation is marked as never leaving this machine", {
      fix: "export it instead, if you want to hand it on yourself",
    });
  }
}
