import type { FastifyInstance } from "fastify";
import { SUBPROTOCOL } from "./authenticate.ts";
import { BODY_LIMIT_BYTES } from "./error-response.ts";

const GOING_AWAY = 1001;
const INTERNAL_ERROR = 1011;
/** For a client to say goodbye at shutdown. */
const FAREWELL_MS = 2000;

/** Lets routes speak WebSocket. Sockets are closed as soon as the server is asked to stop: turns go on without them. */
export async function acceptWebSockets(server: FastifyInstance): Promise<void> {
  const { default: webSocket } = await import("@fastify/websocket");
  await server.register(webSocket, {
    options: {
      maxPayload: BODY_LIMIT_BYTES,
      // The key that a browser offers beside the protocol is never said back.
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
    },
    // The library has closed the socket already where the client broke its rules.
    errorHandler: (_error, socket) => socket.close(INTERNAL_ERROR),
    preClose(done) {
      const { clients } = server.websocketServer;
      for (const client of clients) client.close(GOING_AWAY, "ION is stopping");
      setTimeout(() => {
        for (const client of clients) client.terminate();
      }, FAREWELL_MS).unref();
      done();
    },
  });
}
