/** `ion privacy` as people meet it: the real program on a real store. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { runProgram } from "../support/run-program.ts";
import { tracesInFiles } from "../support/traces.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-cli-privacy-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function ion(...args: string[]) {
  const ended = await runProgram(["src/main.ts", ...args], { dataDir: join(folder, "data") });
  assert.equal(ended.code, 0, `${args.join(" ")}: ${ended.stderr}`);
  return ended;
}

test("whoever leaves and lets their numbers stay is told so, leaves no words, and still counts", async () => {
  await ion("ask", "I live in Marzipanville. How do I make the quillfeather pipeline calm?");
  await ion("rate", "4", "--comment", "the quillfeather is saved");
  const { session_id: id } = (await ion("conversations", "list", "--json")).json.sessions[0];
  await ion("conversations", "favourite", id);
  const shown = await ion("privacy", "show");
  assert.match(shown.stdout, /stays however old it is: 0 pinned memories, 1 conversation with a favourite/);

  const done = await ion("privacy", "delete", "--mode", "anonymise", "--confirm", "delete everything");
  assert.match(done.stdout, /Everything is gone: \d+ rows/);
  assert.match(done.stdout, /\n4 rows of numbers stay under a random name: .*; no words\./);
  for (const word of ["marzipanville", "quillfeather", id])
    assert.deepEqual(await tracesInFiles(join(folder, "data"), word), [], word);
  const { decisions, logged } = (await ion("learn", "evaluate", "--policy", "static", "--json")).json;
  assert.deepEqual([decisions, logged.value], [1, 4], "what was rated is still known");
  assert.deepEqual((await ion("conversations", "list", "--json")).json.sessions, []);
});
