import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

const END_EVERY_MS = 50;

/**
 * While the server closes, ends connections as they fall idle, and those on which nothing was ever asked: browsers open
 * some ahead, and Node waits for both until their time is over.
 */
export function endIdleConnections(server: FastifyInstance): void {
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.addHook("preClose", (done) => {
    const ending = setInterval(() => {
      server.server.closeIdleConnections();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, END_EVERY_MS);
    server.server.once("close", () => clearInterval(ending));
    // A server that never listened does not close.
    ending.unref();
    done();
  });
}
