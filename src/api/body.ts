import { isUtf8 } from "node:buffer";
import type { FastifyInstance } from "fastify";
import { UnreadableBodyError } from "./errors.ts";

/**
 * Reads JSON bodies as UTF-8 strictly: a broken sequence is refused instead of becoming replacement characters, so
 * that what is stored is what was sent. Only `application/json` is read.
 */
export function readJsonBodies(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser("error", "error");
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (!isUtf8(body)) {
      done(new UnreadableBodyError("the body is not valid UTF-8", "send the text encoded as UTF-8"));
      return;
    }
    if (body.length === 0) done(null, undefined);
    else parse(request, body.toString("utf8"), done);
  });
}
