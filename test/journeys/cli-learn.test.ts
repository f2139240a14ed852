/** `ion learn` as people and scripts meet it: the real program, in a pipe. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { runProgram } from "../support/run-program.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-cli-learn-"));
});
after(() => rm(folder, { recursive: true, force: true }));

const ion = (...args: string[]) => runProgram(["learn", ...args], { dataDir: join(folder, "data") });

test("a replay is the same each time, as JSON and as a table with its curve", async () => {
  const asked = ["report", "--people", "1", "--population", "steady", "--seed", "4"];
  const [first, second] = [await ion(...asked, "--json"), await ion(...asked, "--json")];
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(first.json, second.json);
  assert.equal(first.json.populations[0].points.length, 20);
  const shown = await ion(...asked);
  assert.match(shown.stdout, /^steady: each has a favourite voice/u);
  assert.match(shown.stdout, /right, every 5 ratings {3}[▁▂▃▄▅▆▇█]{10}\|[▁▂▃▄▅▆▇█]{10}/u);
});

test("what is asked wrongly is refused in a line that says what to change", async () => {
  const file = join(folder, "matrix.json");
  await writeFile(file, '{"Lua": {"tone": {"calm": 2}}}');
  const cases: readonly [readonly string[], RegExp][] = [
    [["report", "--noise", "loud"], /--noise: "loud" is no number of 0 to 3/],
    [["report", "--population", "happy"], /use one of steady, moody, elsewhere, scattered/],
    [["evaluate", "--policy", "best"], /neither a policy nor a readable file/],
    [["evaluate", "--policy", "always:Zoe"], /always:Lua/],
    [["evaluate", "--policy", file], /Lua\.tone\.calm/],
    [["evaluate", "--policy", "static"], /no answer was rated yet/],
    [["rollback", "everything"], /use taste or hearing/],
  ];
  for (const [args, problem] of cases) {
    const ended = await ion(...args);
    assert.equal(ended.code, 2, args.join(" "));
    assert.match(ended.stderr, problem);
  }
});

test("retraining without feedback keeps what is in use and says so", async () => {
  const retrained = await ion("retrain", "--json");
  assert.equal(retrained.code, 0, retrained.stderr);
  assert.deepEqual(
    retrained.json.map(({ kind, promoted }: { kind: string; promoted: string | null }) => [kind, promoted]),
    [
      ["taste", null],
      ["hearing", null],
    ],
  );
  assert.match((await ion("list")).stdout, /Nothing was learned yet/);
});
