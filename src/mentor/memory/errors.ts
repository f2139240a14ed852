import { IonError } from "#lib/ion-error.ts";

/** No such memory, or it belongs to somebody else: the two are not told apart. */
export class MemoryNotFoundError extends IonError {
  constructor(id: string) {
    super("not-found", "memory-not-found", "nothing of yours is remembered under this id", {
      field: "memory_id",
      memory_id: id.slice(0, 60).toWellFormed(),
      fix: "list your memories; what was changed or forgotten may have another id now",
    });
  }
}

/** Only what holds can be changed; the past stays as it was. */
export class MemoryEndedError extends IonError {
  constructor(id: string, supersededBy: string | null) {
    super("conflict", "memory-ended", "this memory holds no more and cannot be changed", {
      memory_id: id,
      superseded_by: supersededBy,
      fix: supersededBy === null ? "add a new memory" : "change the memory that took its place",
    });
  }
}
