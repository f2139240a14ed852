import assert from "node:assert/strict";
import { test } from "node:test";
import { personaListSchema, personaSchema } from "#contract/persona.ts";
import { openDoor } from "../../../test/support/http.ts";
import { personaInput } from "./examples-catalog.ts";

const BASE = "/api/v2/personas";

test("the built-in voices are there, each as its schema says", async () => {
  await using door = await openDoor();
  const { status, body } = await door.call("GET", BASE);
  assert.equal(status, 200);
  assert.deepEqual(personaListSchema.parse(body), body);
  const ids = body.personas.map(({ id }: { id: string }) => id);
  for (const id of ["Lua", "Elro", "Riri", "Nana"]) assert.ok(ids.includes(id), id);
});

test("a persona is added, takes part, is changed and removed, without a restart", async () => {
  await using door = await openDoor();
  const added = await door.call("POST", BASE, { body: personaInput });
  assert.equal(added.status, 201);
  assert.equal(added.headers.location, `${BASE}/Mira`);
  assert.deepEqual(personaSchema.parse(added.body), added.body);
  assert.equal(added.body.built_in, false);

  const { body: started } = await door.call("POST", "/api/v2/conversations/start", {
    body: { persona_id: "Mira" },
  });
  const turn = await door.call("POST", `/api/v2/conversations/${started.session_id}/turn`, {
    body: { user_message: "What is a monad?" },
  });
  assert.equal(turn.body.metadata.persona_used, "Mira");

  const changed = await door.call("PUT", `${BASE}/Mira`, {
    body: { ...personaInput, role: "Explains with pictures" },
  });
  assert.equal(changed.status, 200);
  assert.equal(changed.body.version, added.body.version + 1);
  assert.equal((await door.call("GET", `${BASE}/Mira`)).body.role, "Explains with pictures");

  const removed = await door.call("DELETE", `${BASE}/Mira`);
  assert.equal(removed.status, 204);
  const gone = await door.call("GET", `${BASE}/Mira`);
  assert.equal(gone.status, 404);
  assert.equal(gone.body.code, "persona-not-found");
});

test("refuses what is no persona and names the field", async () => {
  await using door = await openDoor();
  const cases: [object, string][] = [
    [{ ...personaInput, prompt: "short" }, "prompt"],
    [{ ...personaInput, structure: ["sing"] }, "structure.0"],
    [
      { ...personaInput, affinities: { ...personaInput.affinities, intent: {} } },
      "affinities.intent.seek_advice",
    ],
  ];
  for (const [body, field] of cases) {
    const refused = await door.call("POST", BASE, { body });
    assert.equal(refused.status, 400);
    assert.equal(refused.body.field, field);
  }
});

test("refuses a second persona of the same id, and an id that differs from the address", async () => {
  await using door = await openDoor();
  await door.call("POST", BASE, { body: personaInput });
  const again = await door.call("POST", BASE, { body: personaInput });
  assert.equal(again.status, 409);
  assert.equal(again.body.code, "persona-exists");
  const other = await door.call("PUT", `${BASE}/Lua`, { body: personaInput });
  assert.equal(other.status, 400);
  assert.equal(other.body.field, "id");
});
