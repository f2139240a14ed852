/** `ion memory` as people and scripts meet it: the real program, in a pipe. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Ended, type RunOptions, runProgram } from "../support/run-program.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-cli-memory-"));
});
after(() => rm(folder, { recursive: true, force: true }));

function ion(args: readonly string[], settings: RunOptions["settings"] = {}): Promise<Ended> {
  return runProgram(args, { dataDir: join(folder, "data"), settings });
}

test("what was asked in one process is remembered in the next, and told where it is pointed back at", async () => {
  const first = await ion([
    "ask",
    "I live in Berlin. Our deploy fails every Friday when the migration runs.",
  ]);
  assert.equal(first.code, 0, first.stderr);
  const list = await ion(["memory", "list", "--json"]);
  assert.equal(list.code, 0, list.stderr);
  const city = list.json.memories.find((memory: { attribute: string }) => memory.attribute === "city");
  assert.equal(city.value, "Berlin");
  const shown = await ion(["memory", "show", city.id]);
  assert.match(shown.stdout, /your words: “I live in Berlin/u);
  assert.match(shown.stdout, /from: conv_\w+, turn 1/u);
  const asked = await ion(["ask", "--why", "As I told you about the deploy problem: it happened again."]);
  assert.match(asked.stdout, /you told me: “.*deploy fails every Friday/u);
  assert.match(asked.stdout, /remembered “.*deploy fails every Friday.*\(conv_\w+ #1, \d{4}-/u);
});

test("a memory is written down, changed, pinned, found again and forgotten", async () => {
  const added = await ion([
    "memory",
    "add",
    "I review code best in the morning",
    "--kind",
    "preference",
    "--json",
  ]);
  assert.equal(added.json.edited, true);
  assert.match((await ion(["memory", "pin", added.json.id])).stdout, /^Pinned mem_/u);
  assert.match((await ion(["memory", "unpin", added.json.id])).stdout, /^Unpinned mem_/u);
  const edited = await ion(["memory", "edit", added.json.id, "I review code best after lunch", "--json"]);
  assert.notEqual(edited.json.id, added.json.id);
  const found = await ion(["memory", "list", "after", "lunch"]);
  assert.deepEqual(found.stdout.trim().split("\t").slice(0, 3), [edited.json.id, "global", "preference"]);
  const all = await ion(["memory", "list", "review", "--all", "--json"]);
  assert.deepEqual(
    all.json.memories.map((memory: { ended_by: string | null }) => memory.ended_by),
    [null, "edited"],
  );
  assert.match((await ion(["memory", "forget", edited.json.id])).stdout, /^Forgot mem_/u);
  const gone = await ion(["memory", "show", edited.json.id]);
  assert.equal(gone.code, 2);
  assert.match(gone.stderr, /^ion: .*nothing of yours is remembered under this id.*\n$/u);
});

test("wrong calls are refused in one line", async () => {
  for (const args of [
    ["memory", "list", "--tier", "attic"],
    ["memory", "add", "fine", "--importance", "7"],
    ["memory", "edit", "mem_x"],
    ["memory", "list", "--limit", "0"],
  ]) {
    const { code, stderr, stdout } = await ion(args);
    assert.equal(code, 2, args.join(" "));
    assert.match(stderr, /^ion: .*\n$/u);
    assert.equal(stdout, "");
  }
});

test("speaks Korean to a Korean terminal", async () => {
  const { stdout } = await ion(["memory", "add", "아침에 리뷰가 제일 잘 됩니다"], {
    LANG: "ko_KR.UTF-8",
    LC_ALL: "ko_KR.UTF-8",
  });
  assert.match(stdout, /기억했습니다/u);
});
