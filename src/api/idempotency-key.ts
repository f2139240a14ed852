import type { FastifyRequest } from "fastify";
import { IDEMPOTENCY_KEY } from "#contract/stream.ts";
import { InvalidInputError } from "#lib/ion-error.ts";

/** What the client calls its request by, so that sending it again does nothing twice. @throws InvalidInputError */
export function idempotencyKeyOf({ headers }: Pick<FastifyRequest, "headers">): string | undefined {
  const key = headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key === "string" && IDEMPOTENCY_KEY.test(key)) return key;
  throw new InvalidInputError(
    "Idempotency-Key",
    "must be 1 to 200 visible ASCII characters",
    "use a random id, such as a UUID",
  );
}
