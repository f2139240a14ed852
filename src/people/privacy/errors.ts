import { IonError } from "#lib/ion-error.ts";

/** No deletion of this workspace has this receipt. */
export class ReceiptNotFoundError extends IonError {
  constructor() {
    super("not-found", "receipt-not-found", "there is no such receipt", {
      fix: "take the id from the answer of the deletion",
    });
  }
}

/** A deletion was begun before and goes on. */
export class ErasureRunningError extends IonError {
  constructor() {
    super("conflict", "erasure-running", "this person's data is being deleted already", {
      fix: "wait for it to end; it goes on after a restart, too",
      retryAfterSeconds: 10,
    });
  }
}

/** Something of the person's was still found after the deletion; it is gone on with. */
export class ErasureIncompleteError extends IonError {
  constructor(places: readonly string[]) {
    super("unavailable", "erasure-incomplete", `something is still there in ${places.join(", ")}`, {
      places,
      fix: "ION goes on deleting by itself; ask again in a minute",
      retryAfterSeconds: 60,
    });
  }
}
