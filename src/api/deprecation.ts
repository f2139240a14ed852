import type { FastifyReply } from "fastify";

/** Since when API v1 is deprecated (RFC 9745) and when it goes (RFC 8594). */
const DEPRECATED_SINCE = new Date("2026-11-20T00:00:00Z");
const SUNSET = new Date("2027-06-30T00:00:00Z");

const deprecation = `@${DEPRECATED_SINCE.getTime() / 1000}`;
const sunset = SUNSET.toUTCString();

/** Says in the headers that an answer came from API v1, until when it lives, and what to use instead. */
export function markDeprecated(reply: FastifyReply, successor: string): void {
  reply.headers({ deprecation, sunset, link: `<${successor}>; rel="successor-version"` });
}
