import type { WebSocket } from "@fastify/websocket";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import type { Ion } from "#app/ion.ts";
import type { Actor, Scope } from "#contract/actor.ts";
import type { ProblemKind } from "./problem-catalog.ts";

/** Who may call: anybody, any valid key, or a key with a scope. On loopback the single user may call everything. */
export type Access = "open" | "any-key" | Scope;

/** A request after it was authorised and checked. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  /** For whom it is done: the caller, or the person the caller names. Absent on open routes. */
  readonly actor: Actor;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A WebSocket after its client was authorised. */
export interface SocketCall {
  readonly socket: WebSocket;
  readonly request: FastifyRequest;
  /**
   * Who speaks, asked for each message: a key may be revoked or used up while the socket is open.
   *
   * @throws AccessKeyRefusedError, RateLimitedError, ScopeMissingError
   */
  identify(): Promise<Actor>;
}

/** A header that a route reads; for the reference only, the handler checks it. */
export interface RouteHeader {
  readonly name: string;
  readonly description: string;
}

/** What a route answers when all is well. `schema` is null when there is no body. */
export interface RouteOutput {
  readonly status: 101 | 200 | 201 | 204;
  readonly description: string;
  readonly schema: z.ZodType | null;
  readonly example?: unknown;
  /** Other media types the same answer may come in, with a description each. */
  readonly alsoAs?: Readonly<Record<string, string>>;
}

/** A route as data: what the server registers and what the reference is made of. */
export interface Route {
  readonly id: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Fastify's form: `/api/v2/personas/:persona_id`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly isDeprecated?: boolean;
  readonly headers?: readonly RouteHeader[];
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** The most a body may weigh, in bytes, where it is not what every route allows. */
  readonly bodyLimit?: number;
  readonly bodyExample?: unknown;
  readonly output: RouteOutput;
  /** What may go wrong beside what every such route shares. */
  readonly problems?: readonly ProblemKind[];
  handle(ion: Ion, call: Call): unknown;
  /** Takes over a WebSocket; `handle` then answers who asks without one. */
  connect?(ion: Ion, call: SocketCall): void;
}

interface TypedRoute<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>
  extends Omit<Route, "handle" | "params" | "query" | "body"> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  handle(ion: Ion, call: Call<z.output<Params>, z.output<Query>, z.output<Body>>): unknown;
}

/** Writes a route down with the types of its schemas; the list of routes keeps it without them. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(route: TypedRoute<Params, Query, Body>): Route {
  return route;
}
