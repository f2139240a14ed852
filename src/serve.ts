/** `ion start`: one process that answers, or several on one port; drains on SIGTERM, so that nothing taken is dropped. */
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import v8 from "node:v8";
import { createServer } from "#api/index.ts";
import { composeIon, type Ion } from "#app/index.ts";
import { type Config, ConfigError, type Secrets } from "#config/index.ts";
import { IonError } from "#lib/ion-error.ts";
import { regularly } from "#lib/regularly.ts";

export interface ServeRequest {
  readonly config: Config;
  readonly secrets: Secrets;
  /** Called once, when the first request can be answered. */
  readonly onListening: (address: {
    readonly url: string;
    readonly pids: readonly number[];
    readonly models: readonly string[];
  }) => void;
}

const DRAIN_MS = 30_000;
const INSIST_AFTER_MS = 1000;
const SWEEP_EVERY_MS = 5 * 60_000;
const RETENTION_EVERY_MS = 60 * 60_000;
/** How often it is looked whether a week's retraining is due; soon for the first time, for who starts ION for an hour. */
const RETRAINING_AFTER_MS = 60_000;
const RETRAINING_EVERY_MS = 60 * 60_000;
/** How often it is looked whose growth plan has a checkpoint due. */
const REMINDERS_EVERY_MS = 5 * 60_000;
const RESTART_AFTER_MS = 1000;

/**
 * Runs until SIGTERM or SIGINT.
 *
 * @returns the exit code
 * @throws ConfigError when the address needs an access key and there is none, or the port is taken; whatever
 * `composeIon` throws
 */
export async function serve(request: ServeRequest): Promise<number> {
  if (request.config.workers === 1 || cluster.isWorker) return serveAlone(request);
  return serveWithWorkers(request);
}

/**
 * A server of many small requests fills whatever heap it is given before it collects. From here on the young generation
 * grows no more and the old one little: about 200 MB resident instead of 300, for a few per cent of processor time.
 */
function keepHeapSmall(): void {
  v8.setFlagsFromString("--semi-space-growth-factor=1");
  v8.setFlagsFromString("--heap-growing-percent=30");
}

async function serveAlone({ config, secrets, onListening }: ServeRequest): Promise<number> {
  keepHeapSmall();
  const stopped = stopSignal();
  await using ion = await composeIon(config, secrets);
  await assertReachable(ion);
  const server = await createServer(ion);
  const url = await listen(server, config);
  const sweep = sweepRegularly(ion);
  await using retraining = retrainWeekly(ion);
  const reminders = remindRegularly(ion);
  await using keeping = keepPromises(ion);
  ion.log.info("started", { url, store: config.store, workers: config.workers });
  if (!cluster.isWorker) onListening({ url, pids: [process.pid], models: modelsOf(ion) });
  const signal = await stopped;
  ion.log.info("stopping", { signal });
  clearInterval(sweep);
  clearInterval(reminders);
  await Promise.all([keeping[Symbol.asyncDispose](), retraining[Symbol.asyncDispose]()]);
  const isDrained = await closesInTime(() => server.close());
  return isDrained ? 0 : 1;
}

function modelsOf({ lumen }: Ion): string[] {
  return lumen.models().map(({ id }) => id);
}

async function listen(server: Awaited<ReturnType<typeof createServer>>, config: Config): Promise<string> {
  try {
    return await server.listen({ host: config.host, port: config.port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      throw new ConfigError(
        "ION_PORT",
        `port ${config.port} is in use`,
        "stop what uses it, or choose another with --port",
      );
    }
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new ConfigError(
        "ION_HOST",
        `${config.host} is no address of this machine`,
        "choose another with --host",
      );
    }
    if (code === "EACCES") {
      throw new ConfigError(
        "ION_PORT",
        `port ${config.port} may not be used by this account`,
        "choose one above 1023",
      );
    }
    throw error;
  }
}

/** Off the loopback address anybody could ask, so somebody must hold a key first. */
async function assertReachable(ion: Ion): Promise<void> {
  if (!ion.config.requiresKey || (await ion.accessKeys.exists())) return;
  throw new IonError(
    "forbidden",
    "access-key-needed",
    `${ion.config.host} is open to others, and there is no access key yet`,
    {
      field: "ION_HOST",
      fix: "make one with `ion keys create --name NAME`, or listen on 127.0.0.1",
    },
  );
}

function sweepRegularly(ion: Ion): NodeJS.Timeout {
  const sweep = () =>
    ion.conversations.sweep().then(
      (expired) => expired > 0 && ion.log.info("conversations-expired", { count: expired }),
      (error: unknown) =>
        ion.log.error("sweep-failed", { error: error instanceof Error ? error : new Error("unknown") }),
    );
  void sweep();
  return setInterval(sweep, SWEEP_EVERY_MS).unref();
}

/** Once a week each workspace's feedback is learned from, by whichever process comes first. */
function retrainWeekly(ion: Ion): AsyncDisposable {
  return regularly({
    async work() {
      const count = await ion.learning.retrainWeekly();
      if (count > 0) ion.log.info("routing-retrained", { workspaces: count });
    },
    firstAfterMs: RETRAINING_AFTER_MS,
    everyMs: RETRAINING_EVERY_MS,
    onFailure: (error) =>
      ion.log.error("retraining-failed", { error: error instanceof Error ? error : new Error("unknown") }),
  });
}

/** Each checkpoint of a growth plan is told once when its day comes, by whichever process comes first. */
function remindRegularly(ion: Ion): NodeJS.Timeout {
  const remind = () =>
    ion.growth.remind().catch((error: unknown) => {
      ion.log.error("reminders-failed", { error: error instanceof Error ? error : new Error("unknown") });
    });
  return setInterval(remind, REMINDERS_EVERY_MS).unref();
}

/** What people were promised about their data: deletions are gone on with, what has outlived its time goes. */
function keepPromises(ion: Ion): AsyncDisposable {
  const watch = ion.privacy.watch();
  const stopped = new AbortController();
  let sweeping: Promise<unknown> = Promise.resolve();
  const sweep = () => {
    sweeping = ion.privacy.sweep(stopped.signal).then(
      (swept) =>
        Object.values(swept).some((rows) => rows > 0) && ion.log.info("retention-swept", { ...swept }),
      (error: unknown) =>
        ion.log.error("sweep-failed", { error: error instanceof Error ? error : new Error("unknown") }),
    );
  };
  sweep();
  const timer = setInterval(sweep, RETENTION_EVERY_MS).unref();
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      stopped.abort();
      await Promise.all([sweeping, watch[Symbol.asyncDispose]()]);
    },
  };
}

/** The first signal asks to stop. It may come twice at once (from a terminal and from npm); a later one insists. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      process.on(signal, () => {
        if (askedAt !== undefined && performance.now() - askedAt > INSIST_AFTER_MS) process.exit(1);
        askedAt ??= performance.now();
        resolve(signal);
      });
    }
  });
}

/** Waits for `close`; a connection kept open by its client is ended as soon as its last answer is out. */
async function closesInTime(close: () => PromiseLike<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), DRAIN_MS);
  });
  const isClosed = await Promise.race([Promise.resolve(close()).then(() => true as const), tooLong]);
  clearTimeout(timer);
  return isClosed;
}

async function serveWithWorkers({ config, secrets, onListening }: ServeRequest): Promise<number> {
  const stopped = stopSignal();
  await using ion = await composeIon(config, secrets);
  await assertReachable(ion);
  let isStopping = false;
  cluster.setupPrimary({ exec: process.argv[1] ?? "", args: process.argv.slice(2) });
  const workers = new Set<Worker>();
  const fork = (): Worker => {
    const worker = cluster.fork();
    workers.add(worker);
    worker.once("exit", (code, signal) => {
      workers.delete(worker);
      if (isStopping) return;
      ion.log.error("worker-died", { pid: worker.process.pid, code, signal });
      setTimeout(() => !isStopping && fork(), RESTART_AFTER_MS).unref();
    });
    return worker;
  };
  const stopAll = async (): Promise<boolean> => {
    isStopping = true;
    const ends = [...workers].map(async (worker) => {
      worker.process.kill("SIGTERM");
      return (await once(worker, "exit"))[0] as number | null;
    });
    return (await Promise.all(ends)).every((code) => code === 0);
  };
  const starting = firstAddress(Array.from({ length: config.workers }, fork));
  const port = await Promise.race([starting, stopped.then(() => "stopped" as const)]);
  if (port === "stopped" || port === null) {
    await stopAll();
    return port === null ? 2 : 0;
  }
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  onListening({
    url: `http://${host}:${port}`,
    pids: [...workers].flatMap((worker) => worker.process.pid ?? []),
    models: modelsOf(ion),
  });
  await stopped;
  return (await stopAll()) ? 0 : 1;
}

/** The port once all workers listen; null when one of them could not start. */
async function firstAddress(workers: readonly Worker[]): Promise<number | null> {
  const ports = workers.map(
    (worker) =>
      new Promise<number | null>((resolve) => {
        worker.once("listening", (address: { port: number }) => resolve(address.port));
        worker.once("exit", () => resolve(null));
      }),
  );
  const all = await Promise.all(ports);
  return all.includes(null) ? null : (all[0] ?? null);
}
