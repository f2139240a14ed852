import { IonError } from "#lib/ion-error.ts";

/** A key without the scope `act-for-others` named somebody else. */
export class ActForOthersError extends IonError {
  constructor() {
    super("forbidden", "may-not-act-for-others", "this access key may not act for another person", {
      field: "user_id",
      fix: "leave user_id out, or use a key with the scope act-for-others",
    });
  }
}
