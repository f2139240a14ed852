import type { FastifyRequest, onRequestHookHandler } from "fastify";
import type { Ion } from "#app/ion.ts";
import { HostRefusedError, OriginRefusedError } from "./errors.ts";

/** What every response carries; pages widen the content policy for themselves. */
const SECURITY_HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const READING_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * The first hook of every request: secure headers, and, where no login protects the data, the two checks that keep
 * web pages from elsewhere out (the Host header against DNS rebinding, the Origin of a change against forgery). A
 * WebSocket counts as a change: no browser asks before it lets another page open one.
 */
export function guard(ion: Pick<Ion, "config">): onRequestHookHandler {
  const { config } = ion;
  const origins = new Set(config.corsOrigins);
  return (request, reply, done) => {
    reply.headers(SECURITY_HEADERS).header("x-request-id", request.id);
    // A refused WebSocket has no second request: its connection ends with the answer.
    if (request.ws) reply.header("connection", "close");
    if (config.requiresKey) return done();
    if (!isOwnHost(request.headers.host, config.host)) return done(new HostRefusedError());
    if (isForeignChange(request, origins)) return done(new OriginRefusedError());
    done();
  };
}

function isOwnHost(host: string | undefined, configured: string): boolean {
  if (host === undefined) return false;
  return LOOPBACK_NAME.test(host) || host.replace(/:\d+$/, "").toLowerCase() === configured.toLowerCase();
}

function isForeignChange({ method, headers }: FastifyRequest, origins: ReadonlySet<string>): boolean {
  const { origin } = headers;
  const isReading = READING_METHODS.has(method) && headers.upgrade === undefined;
  if (origin === undefined || isReading || origins.has(origin)) return false;
  return origin.replace(/^https?:\/\//, "") !== headers.host;
}
