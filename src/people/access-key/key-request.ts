import { SCOPES, type Scope } from "#contract/actor.ts";
import { personIdSchema } from "#contract/recommendation.ts";
import { InvalidInputError } from "#lib/ion-error.ts";

export interface KeyRequest {
  readonly workspaceId: string;
  readonly personId: string;
  /** What the key is for, 1 to 100 characters. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** A limit of its own instead of the configured one. */
  readonly requestsPerMinute?: number;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
}

const MAX_NAME_CHARACTERS = 100;
const MAX_REQUESTS_PER_MINUTE = 1_000_000;

/** @throws InvalidInputError naming the first part that is wrong */
export function checkKeyRequest(request: KeyRequest, now: number): void {
  const { name, scopes, requestsPerMinute: limit, expiresAt } = request;
  if (name.trim().length === 0 || name.length > MAX_NAME_CHARACTERS || /\p{C}/u.test(name)) {
    throw new InvalidInputError("name", "is not a name", `1 to ${MAX_NAME_CHARACTERS} printable characters`);
  }
  if (!personIdSchema.safeParse(request.personId).success) {
    throw new InvalidInputError(
      "person",
      "is not a person's id",
      "letters, digits or . _ @ + -, at most 128",
    );
  }
  if (scopes.length === 0 || scopes.some((scope) => !SCOPES.includes(scope))) {
    throw new InvalidInputError(
      "scopes",
      "names no or an unknown scope",
      `one or more of ${SCOPES.join(", ")}`,
    );
  }
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1 && limit <= MAX_REQUESTS_PER_MINUTE)) {
    throw new InvalidInputError("requestsPerMinute", "is not a limit", `1 to ${MAX_REQUESTS_PER_MINUTE}`);
  }
  if (expiresAt !== undefined && !(Number.isFinite(expiresAt) && expiresAt > now)) {
    throw new InvalidInputError("expiresAt", "is not in the future", "a later time, or none");
  }
}
