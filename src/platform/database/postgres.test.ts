import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { sql } from "kysely";
import { testEngines } from "../../../test/support/database.ts";
import { StorageError } from "./index.ts";
import { openPostgres } from "./postgres.ts";

const PASSWORD = "pa55-of-the-test";

describe("a PostgreSQL that cannot be used", () => {
  test("is explained in one sentence that never tells the password", async () => {
    const addresses = [
      `postgres://ion:${PASSWORD}@127.0.0.1:1/ion`,
      `postgres://ion:${PASSWORD}@no-such-host.invalid/ion`,
      `postgres://ion:${PASSWORD}@[half/ion`,
      `postgres://ion:${PASSWORD}@127.0.0.1:1/ion?sslmode=nonsense`,
    ];
    for (const url of addresses) await assert.rejects(openPostgres({ url, poolSize: 1 }), isDiscreet, url);
  });

  test("is explained when it breaks off in the middle", async () => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.once("data", () => socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    assert(typeof address === "object" && address !== null);
    const url = `postgres://ion:${PASSWORD}@127.0.0.1:${address.port}/ion`;
    await assert.rejects(openPostgres({ url, poolSize: 1 }), isDiscreet);
    server.close();
  });
});

for (const engine of (await testEngines()).filter(({ name }) => name === "PostgreSQL")) {
  describe("a session on PostgreSQL", { skip: engine.skip }, () => {
    test("waits for the disk and for nothing else without end", async () => {
      await using database = await engine.open();
      const show = async (name: string) => {
        const { rows } = await sql<{ value: string }>`select current_setting(${name}) as value`.execute(
          database.kysely,
        );
        return rows[0]?.value;
      };
      assert.equal(await show("synchronous_commit"), "on");
      assert.equal(await show("statement_timeout"), "30s");
      assert.equal(await show("idle_in_transaction_session_timeout"), "1min");
    });

    test("that the server ends is replaced, and the store goes on", async () => {
      await using database = await engine.open();
      const killed = sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.kysely);
      await assert.rejects(killed, StorageError);
      await database.check();
    });

    test("gives whole numbers of 8 bytes and counts as numbers", async () => {
      await using database = await engine.open();
      const { rows } = await sql<{ big: number; count: number }>`
        select 1795000000123::bigint as big, count(*) as count from workspace`.execute(database.kysely);
      assert.deepEqual(rows, [{ big: 1_795_000_000_123, count: 0 }]);
    });
  });
}

function isDiscreet(error: unknown): true {
  assert(error instanceof StorageError, String(error));
  assert.equal(typeof error.details.fix, "string");
  assert(!inspect(error, { depth: 10, showHidden: true }).includes(PASSWORD), "the error tells the password");
  return true;
}
