/** The problems a route may answer with, for the reference; the tests meet each of them on the wire. */
export interface ProblemKind {
  readonly status: number;
  readonly code: string;
  readonly when: string;
}

export const INVALID_INPUT: ProblemKind = {
  status: 400,
  code: "invalid-input",
  when: "A part of the request is not valid; every field at fault is named.",
};
export const UNREADABLE_BODY: ProblemKind = {
  status: 400,
  code: "unreadable-body",
  when: "The body is not JSON, or not UTF-8.",
};
export const BODY_TOO_LARGE: ProblemKind = {
  status: 413,
  code: "body-too-large",
  when: "The body is larger than the route takes, 256 kB where nothing else is said; limit_bytes tells.",
};
export const UNSUPPORTED_MEDIA_TYPE: ProblemKind = {
  status: 415,
  code: "unsupported-media-type",
  when: "The body is not declared as application/json.",
};
export const STORAGE_FULL: ProblemKind = {
  status: 507,
  code: "storage-full",
  when: "No room is left; nothing was stored.",
};
export const STORAGE_UNAVAILABLE: ProblemKind = {
  status: 503,
  code: "storage-unavailable",
  when: "The database does not answer; nothing was stored.",
};
export const INTERNAL_ERROR: ProblemKind = {
  status: 500,
  code: "internal-error",
  when: "A fault in ION; nothing is told but the request's id.",
};
export const ACCESS_KEY_REQUIRED: ProblemKind = {
  status: 401,
  code: "access-key-required",
  when: "An access key is needed.",
};
export const ACCESS_KEY_UNKNOWN: ProblemKind = {
  status: 401,
  code: "access-key-unknown",
  when: "The access key presented is not known.",
};
export const ACCESS_KEY_REVOKED: ProblemKind = {
  status: 401,
  code: "access-key-revoked",
  when: "The access key presented was revoked.",
};
export const ACCESS_KEY_EXPIRED: ProblemKind = {
  status: 401,
  code: "access-key-expired",
  when: "The access key presented has expired.",
};
export const SCOPE_MISSING: ProblemKind = {
  status: 403,
  code: "scope-missing",
  when: "The access key lacks the scope this needs; scope names it.",
};
export const MAY_NOT_ACT_FOR_OTHERS: ProblemKind = {
  status: 403,
  code: "may-not-act-for-others",
  when: "user_id names another person, and the key lacks the scope act-for-others.",
};
export const RATE_LIMITED: ProblemKind = {
  status: 429,
  code: "rate-limited",
  when: "Too many requests for this key; Retry-After says when to come back.",
};

export const CONVERSATION_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "conversation-not-found",
  when: "There is no such conversation of this person.",
};
export const TURN_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "turn-not-found",
  when: "The conversation has no such turn.",
};
export const MEMORY_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "memory-not-found",
  when: "Nothing of this person is remembered under this id.",
};
export const MEMORY_ENDED: ProblemKind = {
  status: 409,
  code: "memory-ended",
  when: "The memory holds no more; superseded_by names the one that took its place.",
};
export const CONVERSATION_CLOSED: ProblemKind = {
  status: 409,
  code: "conversation-closed",
  when: "The conversation is closed.",
};
export const CONVERSATION_EXPIRED: ProblemKind = {
  status: 409,
  code: "conversation-expired",
  when: "The conversation has outlived its time.",
};
export const IDEMPOTENCY_KEY_REUSED: ProblemKind = {
  status: 409,
  code: "idempotency-key-reused",
  when: "The Idempotency-Key was used for something else.",
};
export const CONVERSATION_BUSY: ProblemKind = {
  status: 429,
  code: "conversation-busy",
  when: "Too many turns of this conversation are waiting.",
};

export const STREAM_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "stream-not-found",
  when: "There is no such stream of this person.",
};
export const TURN_CANCELLED: ProblemKind = {
  status: 409,
  code: "turn-cancelled",
  when: "The turn was cancelled; nothing was stored. Who watches gets it as the event error.",
};
export const STREAM_FINISHED: ProblemKind = {
  status: 409,
  code: "stream-finished",
  when: "The turn runs no more; state says how it ended.",
};
export const STREAM_LOST: ProblemKind = {
  status: 503,
  code: "stream-lost",
  when: "The process that answered is gone, nothing was stored: send the same message again.",
};
export const UPGRADE_REQUIRED: ProblemKind = {
  status: 426,
  code: "upgrade-required",
  when: "The request did not ask for a WebSocket.",
};
export const ORIGIN_REFUSED: ProblemKind = {
  status: 403,
  code: "origin-refused",
  when: "Without login, a web page from elsewhere asked; list its origin in ION_CORS_ORIGINS.",
};

export const PERSONA_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "persona-not-found",
  when: "There is no such persona in this workspace.",
};
export const PERSONA_EXISTS: ProblemKind = {
  status: 409,
  code: "persona-exists",
  when: "A persona with this id exists already.",
};
export const WRITE_CONFLICT: ProblemKind = {
  status: 409,
  code: "write-conflict",
  when: "Somebody else changed it at the same time.",
};
export const PERSONA_BUILT_IN: ProblemKind = {
  status: 409,
  code: "persona-built-in",
  when: "The persona comes with ION and cannot be removed, only changed.",
};
export const MODEL_UNAVAILABLE: ProblemKind = {
  status: 503,
  code: "model-unavailable",
  when: "The named model does not answer.",
};
export const UNKNOWN_MODEL: ProblemKind = {
  status: 404,
  code: "unknown-model",
  when: "No model of this name is configured.",
};
export const BUDGET_SPENT: ProblemKind = {
  status: 402,
  code: "budget-spent",
  when: "A budget has no room for this call; nothing was sent. Retry-After says when the budget begins anew.",
};
export const MODEL_UNPRICED: ProblemKind = {
  status: 400,
  code: "model-unpriced",
  when: "A budget is to be kept and the model's price is unknown.",
};
export const BUDGET_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "budget-not-found",
  when: "There is no such budget in this workspace.",
};

export const SHARE_REFUSED: ProblemKind = {
  status: 403,
  code: "share-refused",
  when: "The conversation is labelled as never leaving this machine.",
};
export const SHARED_LINK_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "shared-link-not-found",
  when: "The link leads nowhere: it is unknown, revoked or has ended.",
};
export const RECEIPT_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "receipt-not-found",
  when: "No deletion in this workspace has this receipt.",
};
export const ERASURE_RUNNING: ProblemKind = {
  status: 409,
  code: "erasure-running",
  when: "The person's data is being deleted already.",
};
export const ERASURE_INCOMPLETE: ProblemKind = {
  status: 503,
  code: "erasure-incomplete",
  when: "Something was still found afterwards; ION goes on by itself.",
};
export const SECRET_KEY_NEEDED: ProblemKind = {
  status: 400,
  code: "secret-key-needed",
  when: "With PostgreSQL the installation has no ION_SECRET_KEY, so that nothing can be signed; nothing was done.",
};

export const GROWTH_PLAN_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "growth-plan-not-found",
  when: "There is no such growth plan of this person.",
};
export const GROWTH_CHECKPOINT_NOT_FOUND: ProblemKind = {
  status: 404,
  code: "growth-checkpoint-not-found",
  when: "The plan has no such checkpoint; it has some once it is finished.",
};
export const GROWTH_OTHER_QUESTION: ProblemKind = {
  status: 409,
  code: "growth-other-question",
  when: "Another question is asked now; expected names it.",
};
export const GROWTH_OTHER_STAGE: ProblemKind = {
  status: 409,
  code: "growth-other-stage",
  when: "The step does not fit where the question stands; expected lists what does.",
};
export const GROWTH_REFINEMENTS_USED: ProblemKind = {
  status: 409,
  code: "growth-refinements-used",
  when: "The answer was refined twice: accept it, edit it, or skip the question.",
};
export const GROWTH_PLAN_FINISHED: ProblemKind = {
  status: 409,
  code: "growth-plan-finished",
  when: "No question waits for an answer.",
};
export const GROWTH_STEP_CONFLICT: ProblemKind = {
  status: 409,
  code: "growth-step-conflict",
  when: "The plan has moved on since it was read; current_step tells where it is.",
};
export const GROWTH_BUSY: ProblemKind = {
  status: 409,
  code: "growth-busy",
  when: "ION is still writing for this plan; Retry-After says when to come back.",
};
export const GROWTH_NOTHING_TO_UNDO: ProblemKind = {
  status: 409,
  code: "growth-nothing-to-undo",
  when: "There is no step of the person to take back.",
};
export const DOCUMENT_TOO_LARGE: ProblemKind = {
  status: 413,
  code: "document-too-large",
  when: "A document has more bytes, pages or characters than are read.",
};
/** What a document may be that cannot be read; field says which one. */
export const DOCUMENT_PROBLEMS: readonly ProblemKind[] = [
  { status: 400, code: "document-empty", when: "A document has nothing in it." },
  { status: 400, code: "document-format", when: "A file is of a kind that is not read." },
  { status: 400, code: "document-name", when: "A file's name says another kind than its content is." },
  { status: 400, code: "document-encoding", when: "A text is not in UTF-8 or UTF-16." },
  { status: 400, code: "document-encrypted", when: "A file is locked with a password." },
  { status: 400, code: "document-damaged", when: "A file is cut off or altered." },
  { status: 400, code: "document-macros", when: "A Word document carries macros." },
  { status: 400, code: "document-without-text", when: "A PDF holds no text: it is scanned." },
  {
    status: 400,
    code: "document-unreadable-text",
    when: "A PDF does not say which letters its text is made of.",
  },
  {
    status: 400,
    code: "document-too-demanding",
    when: "Reading a document takes too long or too much memory.",
  },
];
