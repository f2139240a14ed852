/** What an error means to whoever caused it; a door (HTTP, terminal) turns the kind into a status or an exit code. */
export const ERROR_KINDS = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not-found",
  "conflict",
  "too-large",
  "rate-limited",
  "storage-full",
  "unavailable",
  "internal",
] as const;

export type ErrorKind = (typeof ERROR_KINDS)[number];

/** Data about an error that is safe to show: `field` names the input at fault, `fix` says what to do. */
export interface ErrorDetails {
  readonly field?: string;
  readonly fix?: string;
  readonly retryAfterSeconds?: number;
  readonly [name: string]: unknown;
}

/**
 * The base of every expected error in ION.
 *
 * `code` is stable and kebab-case (clients branch on it), `message` is one sentence for a person. Neither ever holds
 * a secret or what a person wrote.
 */
export class IonError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** Bad input: names the field, what is wrong with it and how to mend it. */
export class InvalidInputError extends IonError {
  constructor(field: string, problem: string, fix: string, details: ErrorDetails = {}) {
    super("invalid", "invalid-input", `${field}: ${problem}`, { ...details, field, fix });
  }
}
