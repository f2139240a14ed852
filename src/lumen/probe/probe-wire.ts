/** HTTP to one provider as a probe needs it: the status, the headers and the body of every answer, and no retries. */
import type { ProbeRequest } from "./dialects.ts";
import type { ProbeHeaders } from "./limit-headers.ts";

export interface WireAnswer {
  /** null: there was no answer. */
  readonly status: number | null;
  readonly headers: ProbeHeaders;
  readonly body: string;
  readonly tookMs: number;
}

export interface ProbeWire extends AsyncDisposable {
  /** Never throws but for the signal; a body that is not `wanted` once the status is known is left unread. */
  send(
    request: ProbeRequest,
    options: { readonly signal: AbortSignal | undefined; readonly isBodyWanted: (status: number) => boolean },
  ): Promise<WireAnswer>;
}

/** Lists of models of large providers are some hundred kilobytes. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

export function createProbeWire({
  url,
  timeoutMs,
  headers,
}: {
  readonly url: string;
  readonly timeoutMs: number;
  readonly headers: Readonly<Record<string, string>>;
}): ProbeWire {
  const base = new URL(url);
  const prefix = base.pathname.replace(/\/+$/, "");
  const opening = import("undici").then(
    ({ Pool }) =>
      new Pool(base.origin, {
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        connect: { timeout: Math.min(timeoutMs, 10_000) },
        allowH2: false,
      }),
  );

  return {
    async send({ method, path, body }, { signal, isBodyWanted }) {
      const begun = performance.now();
      signal?.throwIfAborted();
      try {
        const pool = await opening;
        const response = await pool.request({
          method,
          path: prefix + path,
          headers: { accept: "application/json", "content-type": "application/json", ...headers },
          body: method === "GET" ? null : JSON.stringify(body),
          signal: signal ?? null,
        });
        const { statusCode: status } = response;
        const isWanted = isBodyWanted(status);
        const text = isWanted ? await readSome(response.body) : "";
        if (!isWanted) response.body.on("error", () => undefined).destroy();
        return { status, headers: response.headers, body: text, tookMs: performance.now() - begun };
      } catch (error) {
        if (signal?.aborted) throw error;
        return { status: null, headers: {}, body: "", tookMs: performance.now() - begun };
      }
    },
    [Symbol.asyncDispose]: async () => (await opening).destroy(),
  };
}

async function readSome(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(parts).toString("utf8");
}
