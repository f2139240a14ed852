import type { FastifyRequest } from "fastify";

/** Whether the client wants no answer that was kept (RFC 9111 § 5.2.1). */
export function asksForFresh(headers: FastifyRequest["headers"]): boolean {
  return /\bno-(?:cache|store)\b/i.test(headers["cache-control"] ?? "");
}
