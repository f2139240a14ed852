/**
 * ION's HTTP door over a data directory (ION_DATA_DIR, ION_RETENTION_DAYS), and beside it a door for the benchmark, which
 * starts what otherwise the clock or a person does and says how long it took: POST /sweep, /export, /scrub, /settings.
 */
import { createServer as createHttpServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createServer } from "#api/index.ts";
import { composeIon } from "#app/index.ts";
import { readConfig } from "#config/index.ts";
import { openSqlite } from "#platform/database/sqlite.ts";

export interface Work {
  readonly ms: number;
  /** The longest that the event loop was away while it went on. */
  readonly longestStallMs: number;
  readonly result: unknown;
}

const { config, secrets } = readConfig(process.env);
const ion = await composeIon(config, secrets);
const server = await createServer(ion);
const url = await server.listen({ port: 0, host: "127.0.0.1" });
const works: Readonly<Record<string, () => Promise<unknown>>> = {
  "/sweep": () => ion.privacy.sweep(),
  "/settings": () => ion.privacy.settings(ion.localActor),
  async "/export"() {
    let bytes = 0;
    for await (const piece of ion.privacy.export(ion.localActor, "en")) bytes += piece.length;
    return bytes;
  },
  async "/scrub"() {
    await using database = await openSqlite({ dataDir: config.dataDir, migrates: false });
    return (await database.scrub(true)).done;
  },
  "/idle": () => new Promise((resolve) => setTimeout(resolve, 3000)),
};

const control = createHttpServer(async (request, response) => {
  const work = works[request.url ?? ""];
  if (work === undefined) return void response.writeHead(404).end();
  await time(work, response);
});
await new Promise<void>((resolve) => control.listen(0, "127.0.0.1", resolve));
const { port } = control.address() as AddressInfo;
process.stdout.write(`${JSON.stringify({ url: `${url}?control=${port}` })}\n`);
process.once("SIGTERM", async () => {
  control.closeAllConnections();
  control.close();
  await server.close();
  await ion[Symbol.asyncDispose]();
  process.exit(0);
});

async function time(work: () => Promise<unknown>, response: ServerResponse): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  try {
    const result = await work();
    const ms = performance.now() - startedAt;
    delay.disable();
    const told: Work = { ms, longestStallMs: delay.max / 1e6, result };
    response.end(JSON.stringify(told));
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}
