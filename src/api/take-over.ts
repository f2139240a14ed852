import type { FastifyReply } from "fastify";

/** Takes a response out of the framework's hands, with the headers it has so far and some more. */
export function takeOver(reply: FastifyReply, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries({ ...reply.getHeaders(), ...headers })) {
    if (value !== undefined) reply.raw.setHeader(name, value);
  }
  reply.hijack();
}
