import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { createServer } from "#api/index.ts";
import { createTestIon, type TestIon, type TestIonOptions } from "./create-test-ion.ts";

/** The real HTTP door over the real application. */
export interface Door extends AsyncDisposable {
  readonly ion: TestIon;
  readonly server: FastifyInstance;
  /** JSON in, JSON out, in process; the answer's body is `{}` where there is none. */
  call(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    request?: CallRequest,
  ): Promise<Answer>;
}

export interface CallRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

export async function openDoor(options: TestIonOptions = {}): Promise<Door> {
  const ion = await createTestIon(options);
  const server = await createServer(ion);
  return {
    ion,
    server,
    async call(method, url, { body, headers = {} } = {}) {
      const hasBody = body !== undefined;
      const response = await server.inject({
        method,
        url,
        headers: { ...(hasBody ? { "content-type": "application/json" } : {}), ...headers },
        ...(hasBody ? { payload: isRaw(body) ? body : JSON.stringify(body) } : {}),
      });
      const isJson = /json/.test(String(response.headers["content-type"] ?? ""));
      return {
        status: response.statusCode,
        headers: response.headers,
        body: isJson && response.body !== "" ? response.json() : {},
      };
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await ion[Symbol.asyncDispose]();
    },
  };
}

/** The same, listening on a free port of the loopback address. */
export async function listenDoor(options: TestIonOptions = {}): Promise<Door & { readonly url: string }> {
  const door = await openDoor(options);
  await door.server.listen({ port: 0, host: "127.0.0.1" });
  return { ...door, url: `http://127.0.0.1:${(door.server.server.address() as AddressInfo).port}` };
}

function isRaw(body: unknown): body is string | Buffer {
  return typeof body === "string" || Buffer.isBuffer(body);
}
