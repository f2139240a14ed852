import { Redis } from "ioredis";

/** One process's connections to Redis: one for commands, one that listens. Both come back by themselves. */
export interface RedisLink extends AsyncDisposable {
  /** Does something with Redis; undefined when it is away, which is not an error here. */
  attempt<Result>(work: (client: Redis) => Promise<Result>): Promise<Result | undefined>;
  readonly isDegraded: boolean;
}

export interface RedisLinkOptions {
  readonly url: string;
  /** Told once when Redis stops answering, and again only after it has answered in between. */
  readonly onDegraded: (error: Error) => void;
  readonly channel: string;
  readonly onMessage: (message: string) => void;
  /** From now on messages come; what was sent before has been missed. */
  readonly onListening: () => void;
}

const COMMAND_TIMEOUT_MS = 250;
/** How long Redis is left alone after a failure, so that a hanging one does not slow every request. */
const PAUSE_MS = 1000;
const LONGEST_RECONNECT_MS = 2000;

export function createRedisLink(options: RedisLinkOptions): RedisLink {
  const client = connect(options.url, COMMAND_TIMEOUT_MS);
  const listener = connect(options.url);
  listener.on("message", (_channel, message) => options.onMessage(message));
  listener.on("ready", () => {
    listener.subscribe(options.channel).then(options.onListening, () => undefined);
  });
  let isDegraded = false;
  let pausedUntil = 0;

  return {
    async attempt(work) {
      if (performance.now() < pausedUntil) return undefined;
      try {
        const result = await whenReady(client, work);
        isDegraded = false;
        return result;
      } catch (error) {
        pausedUntil = performance.now() + PAUSE_MS;
        if (!isDegraded) options.onDegraded(error instanceof Error ? error : new Error("Redis failed"));
        isDegraded = true;
        return undefined;
      }
    },
    get isDegraded() {
      return isDegraded;
    },
    async [Symbol.asyncDispose]() {
      client.disconnect();
      listener.disconnect();
    },
  };
}

function connect(url: string, commandTimeout?: number): Redis {
  const client = new Redis(url, {
    ...(commandTimeout === undefined ? {} : { commandTimeout }),
    connectTimeout: COMMAND_TIMEOUT_MS * 4,
    enableOfflineQueue: true,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(LONGEST_RECONNECT_MS, attempt * 100),
  });
  // Failures show where a command is sent; without a listener ioredis would print them.
  client.on("error", () => undefined);
  return client;
}

/** Commands wait for the first connection only; once it is known to be down they fail without being sent. */
function whenReady<Result>(client: Redis, work: (client: Redis) => Promise<Result>): Promise<Result> {
  if (["ready", "connecting", "connect"].includes(client.status)) return work(client);
  return Promise.reject(new Error("Redis is not connected"));
}
