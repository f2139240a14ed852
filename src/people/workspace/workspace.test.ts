import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SCOPES } from "#contract/actor.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { Database } from "#platform/database/index.ts";
import { testEngines } from "../../../test/support/database.ts";
import { ActForOthersError, createWorkspaces } from "./index.ts";

const clock = { now: () => 1_000 };

for (const engine of await testEngines()) {
  describe(`workspaces on ${engine.name}`, { skip: engine.skip }, () => {
    test("the single user of this machine is made once and may do everything", async () => {
      await using database = await engine.open();
      const expected = { workspaceId: "local", personId: "me", scopes: SCOPES };
      assert.deepEqual(await createWorkspaces({ database, clock }).ensureLocal(), expected);
      const later = { now: () => 2_000 };
      assert.deepEqual(await createWorkspaces({ database, clock: later }).ensureLocal(), expected);
      assert.deepEqual(await peopleOf(database), ["local/me 1000"]);
    });

    test("several processes may make the same person at the same moment", async () => {
      await using database = await engine.open();
      const processes = [1, 2, 3, 4].map(() => createWorkspaces({ database, clock }));
      await Promise.all(processes.map((workspaces) => workspaces.ensureLocal()));
      await Promise.all(processes.map((workspaces) => workspaces.ensurePerson("local", "ada")));
      assert.deepEqual(await peopleOf(database), ["local/ada 1000", "local/me 1000"]);
    });

    test("a person belongs to one workspace and is not known to another", async () => {
      await using database = await engine.open();
      const workspaces = createWorkspaces({ database, clock });
      await workspaces.ensureLocal();
      await database.kysely
        .insertInto("workspace")
        .values({ id: "team", name: "Team", created_at: 1 })
        .execute();
      await workspaces.ensurePerson("local", "ada");
      await workspaces.ensurePerson("team", "ada");
      assert.deepEqual(await peopleOf(database), ["local/ada 1000", "local/me 1000", "team/ada 1000"]);
    });

    test("what is no person's id is refused and not stored", async () => {
      await using database = await engine.open();
      const workspaces = createWorkspaces({ database, clock });
      await workspaces.ensureLocal();
      for (const id of ["", "a b", "../x", "a/b", "x".repeat(129), "-a", "ada\n", "é"]) {
        await assert.rejects(workspaces.ensurePerson("local", id), InvalidInputError, JSON.stringify(id));
      }
      assert.equal((await peopleOf(database)).length, 1);
    });

    test("acting for somebody else takes the scope, and stays in the actor's workspace", async () => {
      await using database = await engine.open();
      const workspaces = createWorkspaces({ database, clock });
      const local = await workspaces.ensureLocal();
      const plain = { ...local, scopes: ["mentor"] as const };
      await assert.rejects(workspaces.actAs(plain, "ada"), ActForOthersError);
      assert.equal(await workspaces.actAs(plain, "me"), plain);
      const asAda = await workspaces.actAs(local, "ada");
      assert.deepEqual(asAda, { ...local, personId: "ada", scopes: ["mentor", "personas", "operate"] });
      await assert.rejects(workspaces.actAs(asAda, "ben"), ActForOthersError);
      assert.deepEqual(await peopleOf(database), ["local/ada 1000", "local/me 1000"]);
    });

    test("a person who is known costs no query", async () => {
      const database = await engine.open();
      const workspaces = createWorkspaces({ database, clock });
      await workspaces.ensureLocal();
      await database[Symbol.asyncDispose]();
      await workspaces.ensurePerson("local", "me");
      await assert.rejects(workspaces.ensurePerson("local", "ada"));
    });
  });
}

async function peopleOf(database: Database): Promise<string[]> {
  const rows = await database.kysely
    .selectFrom("person")
    .selectAll()
    .orderBy("workspace_id")
    .orderBy("id")
    .execute();
  return rows.map((row) => `${row.workspace_id}/${row.id} ${row.created_at}`);
}
