import { IonError } from "#lib/ion-error.ts";

export const REFUSALS = {
  unknown: "this access key is not known",
  revoked: "this access key was revoked",
  expired: "this access key has expired",
} as const;

/** A presented key does not count. Never says what was presented. */
export class AccessKeyRefusedError extends IonError {
  constructor(reason: keyof typeof REFUSALS) {
    super("unauthenticated", `access-key-${reason}`, REFUSALS[reason], {
      fix: "make a key with `ion keys create` and send it as `Authorization: Bearer KEY`",
    });
  }
}

/** The workspace has no key of that id. */
export class AccessKeyNotFoundError extends IonError {
  constructor() {
    super("not-found", "access-key-not-found", "there is no access key with this id", {
      field: "id",
      fix: "see `ion keys list`",
    });
  }
}
