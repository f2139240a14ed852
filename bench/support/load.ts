/** Load on a server of this machine: as fast as it answers (closed loop), or at a constant rate (open loop). */
import { Pool } from "undici";

export interface Request {
  readonly path: string;
  readonly body: string;
}

export interface LoadResult {
  readonly answered: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** A source of requests for one client, which may prepare itself with untimed requests. */
export interface Client {
  next(): Promise<Request>;
}

const HEADERS = { "content-type": "application/json" };

/** Each of `connections` clients asks again as soon as it is answered, for `seconds` after `warmUpSeconds`. */
export async function closedLoop(options: {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly createClient: (pool: Pool) => Client;
  /** An access key, where the server wants one. */
  readonly key?: string | undefined;
}): Promise<LoadResult> {
  const pool = new Pool(options.url, { connections: options.connections, pipelining: 1 });
  const startsAt = performance.now() + options.warmUpSeconds * 1000;
  const endsAt = startsAt + options.seconds * 1000;
  const latencies: number[] = [];
  let failed = 0;
  async function run(): Promise<void> {
    const client = options.createClient(pool);
    while (performance.now() < endsAt) {
      const request = await client.next();
      const sentAt = performance.now();
      const ok = await send(pool, request, options.key);
      const answeredAt = performance.now();
      if (sentAt < startsAt || answeredAt > endsAt) continue;
      if (ok) latencies.push(answeredAt - sentAt);
      else failed += 1;
    }
  }
  await Promise.all(Array.from({ length: options.connections }, run));
  await pool.destroy();
  return summarise(latencies, failed, options.seconds);
}

/**
 * Requests leave at constant intervals whatever the server does; a latency counts from the intended moment, so that a
 * stall is paid by everyone who had to wait for it (no coordinated omission).
 */
export async function openLoop(options: {
  readonly url: string;
  readonly ratePerSecond: number;
  readonly seconds: number;
  readonly connections: number;
  readonly createClient: (pool: Pool) => Client;
  readonly key?: string | undefined;
  /** Whether to stop before `seconds` are over; asked before each request. */
  readonly isOver?: () => boolean;
}): Promise<LoadResult> {
  const pool = new Pool(options.url, { connections: options.connections, pipelining: 1 });
  const clients = Array.from({ length: options.connections }, () => options.createClient(pool));
  const prepared = clients.map((client) => client.next());
  await Promise.all(prepared);
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const total = Math.floor(options.ratePerSecond * options.seconds);
  const startedAt = performance.now();
  let failed = 0;
  for (let index = 0; index < total && options.isOver?.() !== true; index += 1) {
    const intendedAt = startedAt + (index * 1000) / options.ratePerSecond;
    while (performance.now() < intendedAt) await new Promise((resolve) => setTimeout(resolve, 1));
    const slot = index % clients.length;
    const request = prepared[slot];
    const client = clients[slot];
    if (request === undefined || client === undefined) break;
    prepared[slot] = client.next();
    pending.push(
      request
        .then((ready) => send(pool, ready, options.key))
        .then((ok) => {
          if (ok) latencies.push(performance.now() - intendedAt);
          else failed += 1;
        }),
    );
  }
  await Promise.all(pending);
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.destroy();
  return summarise(latencies, failed, seconds);
}

/** Sends one JSON POST; whether the answer was a success. */
export async function send(pool: Pool, request: Request, key?: string): Promise<boolean> {
  try {
    const { statusCode, body } = await pool.request({
      method: "POST",
      path: request.path,
      headers: key === undefined ? HEADERS : { ...HEADERS, authorization: `Bearer ${key}` },
      body: request.body,
    });
    // Read to the end, however long: `dump` would give up a long stream.
    for await (const _ of body);
    return statusCode < 300;
  } catch {
    return false;
  }
}

/** The parsed answer of one JSON POST. */
export async function ask(pool: Pool, request: Request): Promise<unknown> {
  const { statusCode, body } = await pool.request({
    method: "POST",
    path: request.path,
    headers: HEADERS,
    body: request.body,
  });
  if (statusCode >= 300) throw new Error(`${request.path} answered ${statusCode}: ${await body.text()}`);
  return body.json();
}

function summarise(latencies: number[], failed: number, seconds: number): LoadResult {
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.max(0, Math.ceil(latencies.length * share) - 1)] ?? Number.NaN;
  return {
    answered: latencies.length,
    failed,
    perSecond: latencies.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
}
