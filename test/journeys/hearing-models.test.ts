/** From a correction to a better ear: labels out, a candidate in, promoted only when it is better, and back again. */
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDoor } from "../support/http.ts";
import { runProgram } from "../support/run-program.ts";

const PACKAGED = join(import.meta.dirname, "../../models/hearing.bin");

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-models-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const models = (...args: string[]) =>
  runProgram(["models", "hearing", ...args], { dataDir: join(folder, "data") });

async function readJson(...args: string[]) {
  const { stdout, code, stderr } = await models(...args, "--json");
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

describe("ion models hearing", () => {
  test("list shows the packaged model in use", async () => {
    const list = await readJson("list");
    assert.match(list.packaged, /^hearing-[0-9a-f]{12}$/);
    assert.deepEqual(list, { current: list.packaged, packaged: list.packaged, promoted: [] });
    const { stdout } = await models("list");
    assert.match(stdout, /in use\s+packaged/);
  });

  test("promote refuses what is not better, in one line with both figures and the way out", async () => {
    const { code, stderr, stdout } = await models("promote", PACKAGED);
    assert.equal(code, 2);
    assert.match(stderr, /^ion: on \d+ held messages the candidate is right in [\d.]+ %, .*--force.*\n$/);
    assert.equal(stdout, "");
  });

  test("promote refuses a file that is no model, and a missing one, as bad input", async () => {
    const broken = join(folder, "broken.bin");
    await writeFile(broken, (await readFile(PACKAGED)).subarray(0, 5000));
    assert.match((await models("promote", broken)).stderr, /cut short or altered/);
    const { code, stderr } = await models("promote", join(folder, "nowhere.bin"));
    assert.equal(code, 2);
    assert.match(stderr, /^ion: file: cannot be read — name a weights file/);
    const held = join(folder, "held.jsonl");
    await writeFile(held, "no json\n");
    assert.match(
      (await models("promote", PACKAGED, "--data", held)).stderr,
      /^ion: data: is not a file of held messages/,
    );
  });

  test("promote --force puts it in use, the server hears with it, rollback brings the packaged one back", async () => {
    const { packaged } = await readJson("list");
    const candidate = join(folder, "candidate.bin");
    await copyFile(PACKAGED, candidate);
    const verdict = await readJson("promote", candidate, "--force");
    assert.equal(verdict.isBetter, false);
    const list = await readJson("list");
    assert.equal(list.promoted.length, 1);
    assert.equal(list.promoted[0].forced, true);
    assert.equal(list.current, verdict.version);
    await rm(candidate);
    const heard = await runProgram(["route", "--json", "my tests are flaky"], {
      dataDir: join(folder, "data"),
    });
    assert.equal(JSON.parse(heard.stdout).metadata.model_version, verdict.version);
    assert.deepEqual(await readJson("rollback"), { current: packaged });
    assert.deepEqual((await readJson("list")).promoted, []);
    const again = await models("rollback");
    assert.equal(again.code, 2);
    assert.match(again.stderr, /^ion: the packaged model is in use — promote another first/);
  });
});

describe("a correction", () => {
  test("is stored with what was heard and comes out as a label, its message and provenance with it", async () => {
    const settings = { ION_DATA_DIR: join(folder, "labels") };
    {
      await using door = await openDoor({ settings });
      const started = await door.call("POST", "/api/v2/conversations/start", { body: {} });
      const place = `/api/v2/conversations/${started.body.session_id}`;
      const turn = await door.call("POST", `${place}/turn`, {
        body: { user_message: "Great, another outage." },
      });
      const give = (correction: unknown) =>
        door.call("POST", `${place}/feedback`, { body: { turn_number: 1, correction } });
      const taken = await give({ tone: "Frustrated", persona: "nana" });
      assert.equal(taken.status, 201, JSON.stringify(taken.body));
      const refused = await give({ tone: "angry" });
      assert.equal(refused.status, 400);
      assert.match(JSON.stringify(refused.body), /tone.*use one of frustrated/);
      assert.equal((await give({ persona: "Nobody" })).status, 400);
      assert.equal((await give({})).status, 400);

      const [label, ...more] = await door.ion.conversations.corrections(door.ion.localActor);
      assert.deepEqual(more, []);
      assert.equal(label?.text, "Great, another outage.");
      assert.deepEqual(label?.corrected, { tone: "frustrated", persona: "Nana" });
      assert.equal(label?.heard.wave_key, turn.body.metadata.wave_key);
      assert.match(label?.heard.model_version ?? "", /^hearing-/);
    }
    const { stdout } = await runProgram(["models", "hearing", "labels"], { dataDir: join(folder, "labels") });
    const exported = JSON.parse(stdout);
    assert.equal(exported.text, "Great, another outage.");
    assert.deepEqual(exported.corrected, { tone: "frustrated", persona: "Nana" });
  });
});
