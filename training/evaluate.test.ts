import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { MissingDataError, openDataFolder } from "./data-folder.ts";

let folder = "";

before(() => {
  folder = mkdtempSync(join(tmpdir(), "ion-eval-"));
  mkdirSync(join(folder, "goemotions"));
  writeFileSync(
    join(folder, "goemotions/test.tsv"),
    "text\tlabels\nThank you so much!\tgratitude\nI hate it\tanger\n",
  );
  writeFileSync(join(folder, "goemotions/dev.tsv"), "text\tlabels\nok\tneutral\n");
});
after(() => rmSync(folder, { recursive: true, force: true }));

function evaluate(...options: string[]) {
  const program = join(import.meta.dirname, "evaluate.ts");
  const run = spawnSync(process.execPath, [program, ...options], { encoding: "utf8" });
  return { status: run.status, out: run.stdout, error: run.stderr };
}

describe("npm run eval", () => {
  test("says in one line that there is no such folder", () => {
    const { status, out, error } = evaluate("--data", join(folder, "nowhere"));
    assert.equal(status, 2);
    assert.equal(out, "");
    assert.match(error, /^eval: there is no data folder .*nowhere; name one with --data DIR\n$/);
  });

  test("refuses an evaluation it does not know", () => {
    const { status, error } = evaluate("--data", folder, "--only", "poetry");
    assert.equal(status, 2);
    assert.match(error, /--only poetry is none of own, own-by-author, routing, goemotions/);
  });

  test("measures a test split rather than a development split", () => {
    const { status, out } = evaluate("--data", folder, "--only", "goemotions", "--json");
    assert.equal(status, 0);
    const [score] = JSON.parse(out).scores;
    assert.equal(score.size, 2);
    assert.ok(score.value > 0 && score.value <= 1);
  });

  test("says what it could not measure", () => {
    const { status, out } = evaluate("--data", folder, "--train-data", folder, "--only", "clinc150");
    assert.equal(status, 0);
    assert.match(out, /not measured: clinc150: none of train\.tsv in /);
  });
});

describe("data folder", () => {
  test("looks for training files in the folder of training data, too", () => {
    const other = join(folder, "other");
    mkdirSync(join(other, "set"), { recursive: true });
    writeFileSync(join(other, "set/train.tsv"), "text\tlabels\n");
    const data = openDataFolder(folder, other);
    assert.equal(data.training("set", ["train.tsv"]), join(other, "set/train.tsv"));
    assert.throws(() => data.measured("set", ["train.tsv"]), MissingDataError);
  });
});
