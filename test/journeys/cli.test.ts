/** The command line as people and scripts meet it: the real program, in a pipe. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { type Ended, type RunOptions, runProgram } from "../support/run-program.ts";

const CATALOG = join(import.meta.dirname, "../../src/mentor/persona/catalog");
const ESCAPE = String.fromCharCode(27);
const FLAKY = "my tests are flaky and I am fed up, what should I do?";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-cli-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** One data directory for all that does not need its own. */
function ion(args: readonly string[], options: Partial<RunOptions> = {}): Promise<Ended> {
  return runProgram(args, { dataDir: join(folder, "data"), ...options });
}

async function fileWith(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

function assertPlain({ stdout, stderr }: Ended): void {
  assert.doesNotMatch(stdout + stderr, new RegExp(ESCAPE), "no colour codes in a pipe");
}

async function replayFolders(place: string): Promise<string[]> {
  return (await readdir(place)).filter((name) => name.startsWith("ion-replay-"));
}

/** One line on standard error, nothing on standard output. */
function assertRefused(ended: Ended, code: number, message: RegExp): void {
  assert.equal(ended.code, code, ended.stderr);
  assert.match(ended.stderr, message);
  assert.match(ended.stderr, /^ion: .*\n$/, "one line");
  assert.equal(ended.stdout, "");
  assertPlain(ended);
}

describe("ask", () => {
  test("answers as text: who speaks, then the answer", async () => {
    const ended = await ion(["ask", FLAKY]);
    assert.equal(ended.code, 0, ended.stderr);
    assert.match(ended.stdout, /^\S+ (Lua|Elro|Riri|Nana) · .+\n\n/);
    assert.match(ended.stdout, /From the playbook/);
    assert.equal(ended.stderr, "");
    assertPlain(ended);
  });

  test("--why tells the choice in a pipe too", async () => {
    const { stdout } = await ion(["ask", "--why", FLAKY]);
    assert.match(stdout, /heard \w+-\w+-\w+ \(classifier\), confidence 0\.\d+/);
    assert.match(stdout, /behind/);
  });

  test("reads standard input and answers one JSON document in the voice asked for", async () => {
    const { json, code } = await ion(["ask", "--json", "--persona", "Riri"], { input: FLAKY });
    assert.equal(code, 0);
    assert.equal(json.metadata.persona_used, "Riri");
    assert.equal(json.turn_number, 1);
  });

  const BAD: readonly [string, string | Buffer, RegExp][] = [
    ["nothing", "", /message: must not be empty/],
    ["only white space", " \n\t ", /message: must not be empty/],
    ["1 MB of text", "a".repeat(1_000_000), /message: at most 32000 characters/],
    ["binary data", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /message: must be text/],
    ["text with a NUL", "hello\0there", /message: must be text/],
    ["broken UTF-8", Buffer.from([0x68, 0x69, 0xc3, 0x28]), /message: must be text in UTF-8/],
  ];
  for (const [name, input, problem] of BAD) {
    test(`refuses ${name}, and stores nothing`, async () => {
      const dataDir = join(folder, `bad-${name}`);
      assertRefused(await ion(["ask"], { input, dataDir }), 2, problem);
      await assert.rejects(stat(dataDir), "not even the directory was made");
    });
  }

  test("refuses a persona that is not there and names those that are", async () => {
    assertRefused(await ion(["ask", "--persona", "Zed", "hello"]), 2, /persona_id: .*use one of Lua/);
  });
});

describe("route", () => {
  test("shows the wave key, the probabilities and every persona", async () => {
    const ended = await ion(["route", "prod is down!! help"]);
    assert.match(ended.stdout, /^\w+-\w+-\w+ {2}confidence 0\.\d{3}\n/);
    for (const name of ["tone", "pace", "intent", "Lua", "Elro", "Riri", "Nana"])
      assert.match(ended.stdout, new RegExp(name));
    assertPlain(ended);
  });

  test("takes a whole wave key, with or without a message", async () => {
    const { json } = await ion(["route", "--json", "--key", "frustrated-burst-seek_advice"]);
    assert.equal(json.recommendation.wave_key, "frustrated-burst-seek_advice");
    assert.equal(json.recommendation.primary_persona, "Lua");
    assert.deepEqual(json.recommendation.all_scores.Lua, 1);
  });

  test("refuses an unknown wave key and an unknown tone", async () => {
    assertRefused(await ion(["route", "--key", "bogus", "hi"]), 2, /wave_key: "bogus"/);
    assertRefused(await ion(["route", "--tone", "mauve", "hi"]), 2, /tone: "mauve".*frustrated/);
  });
});

describe("chat", () => {
  test("talks over several turns, takes slash commands, and is gone on with later", async () => {
    const dataDir = join(folder, "chat");
    const input = `${FLAKY}\n/persona Elro\nwhat next?\n/why\n/history\n/search flaky\n/good\n/quit\nnot read\n`;
    const first = await ion(["chat"], { input, dataDir });
    assert.equal(first.code, 0, first.stderr);
    assert.match(first.stdout, /Elro · the logical voice/);
    assert.match(first.stdout, /› my tests are flaky/);
    assert.match(first.stdout, /#1 {2}my tests are \*\*flaky\*\*/);
    assert.match(first.stderr, /Thank you, noted/);
    assertPlain(first);
    const resumed = await ion(["chat", "--resume", "--json"], { input: "and then?", dataDir });
    assert.equal(resumed.json.turn_number, 3);
  });

  test("--json is one document a line, for slash commands and failures too", async () => {
    const input = "my build is slow\n/why\n/help\n/nope\n/resume conv_nope\n/new\n/conversations\n/close\n";
    const { stdout, code } = await ion(["chat", "--json"], { input });
    const documents = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(documents.length, 8);
    assert.equal(documents[0].turn_number, 1);
    assert.ok(documents[2].commands.length > 8);
    assert.equal(documents[3].error.code, "unknown-slash-command");
    assert.equal(documents[4].error.code, "conversation-not-found");
    assert.equal(documents[7].summary.total_turns, 0);
    assert.equal(code, 2, "a line of the input was wrong");
  });

  test("refuses to resume what is not there", async () => {
    assertRefused(await ion(["chat", "--resume", "conv_nope"]), 2, /no conversation of yours/);
  });
});

describe("replay", () => {
  test("answers what can be answered and counts what cannot, by its kind", async () => {
    const lines = [
      '{"text":"my build is broken"}',
      "not json",
      '{"foo":1}',
      "[1]",
      '"plain text"',
      '{"message":""}',
    ];
    const file = await fileWith("broken.jsonl", `${lines.join("\n")}\n`);
    const { json, code } = await ion(["replay", file, "--json"]);
    assert.equal(code, 1);
    assert.deepEqual([json.messages, json.answered, json.failures.count], [6, 2, 4]);
    assert.deepEqual(json.failures.byCode, { "no-text-field": 2, "not-json": 1, "empty-message": 1 });
  });

  test("reads a table, keeps to the limit, and leaves nothing behind", async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `${index}\tmy tests are flaky, number ${index}`);
    const file = await fileWith("messages.tsv", `id\ttext\n${rows.join("\n")}\n`);
    const place = join(folder, "tmp");
    await mkdir(place);
    const ended = await ion(["replay", file, "--limit", "20", "--turns", "4"], {
      settings: { TMPDIR: place },
    });
    assert.equal(ended.code, 0, ended.stderr);
    assert.match(ended.stdout, /^20 of 20 messages answered in .* turns\/s\nlatency ms {3}p50/);
    assert.deepEqual(await replayFolders(place), []);
    assertPlain(ended);
  });

  test("Ctrl+C reports what was done so far, exits with 130 and removes its folder", async () => {
    const file = await fileWith("long.jsonl", '{"text":"my build is broken again"}\n'.repeat(100_000));
    const place = join(folder, "tmp-interrupted");
    await mkdir(place);
    const ended = await ion(["replay", file, "--json"], {
      settings: { TMPDIR: place },
      during: async (child) => {
        while ((await replayFolders(place)).length === 0)
          await new Promise((resolve) => setTimeout(resolve, 20));
        await new Promise((resolve) => setTimeout(resolve, 500));
        child.kill("SIGINT");
      },
    });
    assert.equal(ended.code, 130, ended.stderr);
    assert.ok(ended.json.messages < 100_000);
    assert.deepEqual(await replayFolders(place), []);
  });

  test("refuses a file that is not there, a folder, a table without text, a wrong number", async () => {
    assertRefused(await ion(["replay", "/nowhere.jsonl"]), 2, /nowhere\.jsonl cannot be read/);
    assertRefused(await ion(["replay", folder]), 2, /cannot be read/);
    const table = await fileWith("no-text.tsv", "a\tb\n1\t2\n");
    assertRefused(await ion(["replay", table]), 2, /no column named text/);
    assertRefused(await ion(["replay", table, "--limit", "many"]), 2, /--limit: "many"/);
  });
});

describe("personas", () => {
  test("adds, changes, lists and removes one from a folder", async () => {
    const mira = join(folder, "mira");
    await mkdir(mira);
    const lua = JSON.parse(await readFile(join(CATALOG, "lua/persona.json"), "utf8"));
    const write = (role: string) =>
      writeFile(join(mira, "persona.json"), JSON.stringify({ ...lua, id: "Mira", name: "Mira", role }));
    await write("the patient voice");
    await writeFile(join(mira, "prompt.md"), await readFile(join(CATALOG, "lua/prompt.md")));

    assert.match((await ion(["personas", "validate", mira])).stdout, /Mira is valid/);
    assert.equal((await ion(["personas", "add", mira, "--json"])).json.version, 1);
    assertRefused(await ion(["personas", "add", mira]), 2, /there is a persona Mira already/);
    await write("the very patient voice");
    assert.match((await ion(["personas", "change", mira])).stdout, /Mira is version 2 now/);
    const list = await ion(["personas", "list"]);
    assert.match(list.stdout, /^Mira\tenabled\tv2 \(own\)\tthe very patient voice$/m);
    assert.match((await ion(["ask", "--persona", "Mira", "hello"])).stdout, /Mira · the very patient voice/);
    assert.deepEqual((await ion(["personas", "remove", "Mira", "--json"])).json, { removed: "Mira" });
    assert.doesNotMatch((await ion(["personas", "list"])).stdout, /Mira/);
  });

  test("an invalid file is refused by the names of its fields", async () => {
    const lua = JSON.parse(await readFile(join(CATALOG, "lua/persona.json"), "utf8"));
    const tone = { ...lua.affinities.tone, calm: 3 };
    const wrong = {
      ...lua,
      id: "Mira",
      name: 5,
      affinities: { ...lua.affinities, tone },
      prompt: "Be kind.",
    };
    const file = await fileWith("wrong.json", JSON.stringify(wrong));
    const ended = await ion(["personas", "validate", file]);
    assertRefused(ended, 2, /name: /);
    assert.match(ended.stderr, /affinities\.tone\.calm/);
    assertRefused(await ion(["personas", "validate", await fileWith("cut.json", "{")]), 2, /is not JSON/);
    assertRefused(await ion(["personas", "remove", "Lua"]), 2, /comes with ION/);
  });
});

describe("keys", () => {
  test("makes one, prints it once, lists and revokes it", async () => {
    const { stdout, stderr } = await ion(["keys", "create", "--name", "ci", "--days", "30"]);
    assert.match(stdout, /^ion_key_\w+\n$/);
    assert.match(stderr, /not shown again/);
    const listed = (await ion(["keys", "list", "--json"])).json.keys;
    assert.deepEqual([listed.length, listed[0].name, listed[0].scopes], [1, "ci", ["mentor"]]);
    assert.ok(!JSON.stringify(listed).includes(stdout.trim()));
    assert.equal((await ion(["keys", "revoke", listed[0].id])).code, 0);
    assert.match((await ion(["keys", "list"])).stdout, /\tci\tme\tmentor\trevoked/);
  });

  test("refuses a wrong scope, number and id", async () => {
    assertRefused(await ion(["keys", "create", "--name", "x", "--scopes", "all"]), 2, /--scopes: "all"/);
    assertRefused(await ion(["keys", "create", "--name", "x", "--days", "-1"]), 2, /--days: "-1"/);
    assertRefused(await ion(["keys", "revoke", "key_nope"]), 2, /no access key/);
  });
});

describe("backup, restore and search", () => {
  test("what was backed up is found in another data directory", async () => {
    const dataDir = join(folder, "from");
    const file = join(folder, "ion-backup.gz");
    await ion(["ask", FLAKY], { dataDir });
    assert.match(
      (await ion(["backup", file], { dataDir })).stdout,
      /Wrote and verified .*1 conversation, 1 turn/,
    );
    const restored = await ion(["restore", file, "--json"], { dataDir: join(folder, "to") });
    assert.equal(restored.json.counts.turn, 1);
    const found = await ion(["search", "flaky"], { dataDir: join(folder, "to") });
    assert.match(found.stdout, /conv_\w+ #1\n {2}my tests are \*\*flaky\*\*/);
    assertRefused(await ion(["restore", file], { dataDir }), 2, /holds data already.*--replace/);
    assert.equal((await ion(["restore", file, "--replace"], { dataDir })).code, 0);
  });

  test("a damaged backup is not used", async () => {
    const file = await fileWith("damaged.gz", "no backup at all");
    assertRefused(await ion(["restore", file], { dataDir: join(folder, "fresh") }), 2, /not a whole backup/);
  });

  test("nothing found is no failure; a wrong limit is", async () => {
    assert.deepEqual((await ion(["search", "xylophone", "--json"])).json.results, []);
    assertRefused(await ion(["search", "x", "--limit", "0"]), 2, /--limit: "0"/);
  });
});

describe("doctor", () => {
  test("tells what works and what is missing", async () => {
    const ended = await ion(["doctor"]);
    assert.equal(ended.code, 0, ended.stdout);
    assert.match(ended.stdout, /✔ classifier/);
    assert.match(ended.stdout, /– model +none configured/);
    assertPlain(ended);
    assert.equal((await ion(["doctor", "--json"])).json.healthy, true);
  });

  test("exits with 1 and says what to do when something is broken", async () => {
    const settings = { ION_MODEL_URL: "http://127.0.0.1:1/v1", ION_MODEL: "none" };
    const ended = await ion(["doctor", "--json"], { settings });
    assert.equal(ended.code, 1);
    const model = ended.json.findings.find((finding: { name: string }) => finding.name === "model");
    assert.match(model.fix, /ION_MODEL_URL/);
    assert.equal((await ion(["doctor"], { settings: { ION_PORT: "abc" } })).code, 1);
  });
});

describe("a wrong call", () => {
  test("is one line with a suggestion and exit code 2", async () => {
    assertRefused(await ion(["rout", "hi"]), 2, /unknown command 'rout' — did you mean route\?/);
    assertRefused(await ion(["ask", "--persno", "Lua", "hi"]), 2, /unknown option '--persno'.*--persona/);
    assertRefused(await ion(["keys", "create"]), 2, /required option '--name <name>'/);
  });

  test("with --json is one document too", async () => {
    const { json, code } = await ion(["rout", "--json"]);
    assert.deepEqual([json.error.code, code], ["invalid-call", 2]);
    const { json: bad } = await ion(["ask", "--json"], { input: "" });
    assert.equal(bad.error.code, "invalid-input");
  });

  test("a wrong setting is named with what is allowed", async () => {
    assertRefused(
      await ion(["ask", "hi"], { settings: { ION_PORT: "abc" } }),
      2,
      /ION_PORT: "abc" is not allowed/,
    );
  });

  test("every command explains itself with an example", async () => {
    const commands = ["start", "ask", "chat", "route", "replay", "search", "backup", "restore", "doctor"];
    const calls = [...commands.map((name) => [name]), ["keys", "create"], ["personas", "add"]];
    const answers = await Promise.all(calls.map((call) => ion([...call, "--help"])));
    for (const [index, { stdout, code }] of answers.entries()) {
      assert.equal(code, 0);
      assert.match(stdout, /Examples:\n {2}\S/, calls[index]?.join(" "));
    }
  });

  test("a reader that leaves early, as head does, is no failure", async () => {
    const ended = await ion(["route", "hello"], { during: async (child) => void child.stdout.destroy() });
    assert.deepEqual([ended.code, ended.stderr], [0, ""]);
  });
});
