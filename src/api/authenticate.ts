import type { FastifyReply, FastifyRequest, onRequestHookHandler } from "fastify";
import type { Ion } from "#app/ion.ts";
import type { Actor } from "#contract/actor.ts";
import { KeyRequiredError, RateLimitedError, ScopeMissingError } from "./errors.ts";
import { isOpenAiAddress } from "./openai-error.ts";
import type { Access } from "./route.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who calls; set before the body is read, on every route that is not open. */
    actor: Actor | null;
  }
}

type Needs = Pick<Ion, "config" | "accessKeys" | "rateLimit" | "localActor">;

const REFUSALS_PER_MINUTE = 20;
/** What ION's WebSocket speaks. */
export const SUBPROTOCOL = "ion";

/**
 * Finds out who calls and whether they may, before a byte of the body is read. The single user of the loopback
 * address needs no key, waits for nothing and has no limit; a key that is presented must be valid everywhere. OpenAI's
 * clients cannot do without a key: where none is needed, one that is not ION's own counts as none.
 */
export function authenticate(ion: Needs, access: Exclude<Access, "open">): onRequestHookHandler {
  return (request, reply, done) => {
    const presented = keyThatCounts(ion, request);
    if (presented === undefined && !ion.config.requiresKey) {
      request.actor = ion.localActor;
      done();
      return;
    }
    admit(ion, { access, presented, request, reply }).then(
      () => done(),
      (error: Error) => done(error),
    );
  };
}

function keyThatCounts({ config }: Needs, request: FastifyRequest): string | undefined {
  const key = presentedKey(request);
  const isPlaceholder = isOpenAiAddress(request.url) && key?.startsWith("ion_") === false;
  return isPlaceholder && !config.requiresKey ? undefined : key;
}

interface Visit {
  readonly access: Exclude<Access, "open">;
  readonly presented: string | undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

async function admit(ion: Needs, { access, presented, request, reply }: Visit): Promise<void> {
  request.actor = await identify(ion, { access, presented, address: request.ip }, (granted) =>
    reply.header("ratelimit-limit", granted.limit).header("ratelimit-remaining", granted.remaining),
  );
}

/**
 * The same for one message of a WebSocket, which was admitted when it opened: the key must still be valid, and each
 * message counts as a request.
 */
export async function identifyAgain(ion: Needs, access: Access, request: FastifyRequest): Promise<Actor> {
  const presented = keyThatCounts(ion, request);
  const isOpen = access === "open" || (presented === undefined && !ion.config.requiresKey);
  return isOpen ? ion.localActor : identify(ion, { access, presented, address: request.ip });
}

interface Claim {
  readonly access: Exclude<Access, "open">;
  readonly presented: string | undefined;
  readonly address: string;
}

async function identify(
  ion: Needs,
  { access, presented, address }: Claim,
  onGrant: (grant: { readonly limit: number; readonly remaining: number }) => void = () => {},
): Promise<Actor> {
  const { actor, requestsPerMinute } = await verify(ion, presented, address);
  const limit = requestsPerMinute ?? ion.config.requestsPerMinute;
  const granted = await ion.rateLimit.take(actor.accessKeyId ?? actor.personId, limit);
  onGrant(granted);
  if (!granted.allowed) throw new RateLimitedError(granted.limit, granted.retryAfterSeconds);
  if (access !== "any-key" && !actor.scopes.includes(access)) throw new ScopeMissingError(access);
  return actor;
}

/** Refusals are counted by address, so that guessing keys is slow; a valid key is never held up by them. */
async function verify(ion: Needs, presented: string | undefined, address: string) {
  try {
    if (presented === undefined) throw new KeyRequiredError();
    return await ion.accessKeys.verify(presented);
  } catch (refusal) {
    const granted = await ion.rateLimit.take(`refused:${address}`, REFUSALS_PER_MINUTE);
    throw granted.allowed ? refusal : new RateLimitedError(granted.limit, granted.retryAfterSeconds);
  }
}

/**
 * The key of `Authorization: Bearer …` or `x-api-key`; other schemes are none of ION's business. A browser cannot set
 * either on a WebSocket, but it can offer subprotocols: `ion` and, behind it, the key.
 */
function presentedKey({ headers }: FastifyRequest): string | undefined {
  const { authorization } = headers;
  if (authorization !== undefined && /^bearer /i.test(authorization)) return authorization.slice(7).trim();
  const key = headers["x-api-key"];
  if (typeof key === "string") return key;
  const offered = headers.upgrade === undefined ? undefined : headers["sec-websocket-protocol"];
  const [protocol, second] = offered?.split(",").map((part) => part.trim()) ?? [];
  return protocol === SUBPROTOCOL ? second : undefined;
}
