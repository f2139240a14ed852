import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import {
  createSecretBox,
  NothingToRotateToError,
  SecretDamagedError,
  SecretKeyMissingError,
} from "./index.ts";

const PLACE = ["model", "local", "openai/gpt-5"];
const newKey = () => randomBytes(32).toString("base64");

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ion-secret-"));
});
after(() => rm(folder, { recursive: true, force: true }));

let count = 0;
function newPath(): string {
  count += 1;
  return join(folder, `secret-${count}.key`);
}

function boxWith(keys: string | null, path = newPath()) {
  return createSecretBox({ keys, path, mayMakeFile: true });
}

describe("a sealed text", () => {
  test("opens in its place, whatever it is, and shows nothing of itself", async () => {
    const box = boxWith(newKey());
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), fc.array(fc.string()), async (text, place) => {
        const sealed = await box.seal(text, place);
        assert.match(sealed, /^ion-secret\/1:[0-9a-f]{8}:[\w-]{16}:[\w-]+$/);
        assert.equal(await box.open(sealed, place), text);
        if (text.length > 3) assert.ok(!sealed.includes(text));
      }),
    );
    assert.notEqual(await box.seal("same", PLACE), await box.seal("same", PLACE), "each has its own nonce");
  });

  test("opens nowhere else", async () => {
    const box = boxWith(newKey());
    const sealed = await box.seal("sk-1", ["a", "b"]);
    for (const place of [["a"], ["a", "c"], ["ab"], ["a", "b", ""], ["b", "a"], []])
      await assert.rejects(box.open(sealed, place), SecretDamagedError);
  });

  test("does not open when any of it was changed, and no error repeats it", async () => {
    const box = boxWith(newKey());
    const sealed = await box.seal("sk-very-secret", PLACE);
    const at = sealed.lastIndexOf(":") + 1;
    for (let index = at; index < sealed.length; index += 1) {
      const other = sealed[index] === "A" ? "B" : "A";
      const changed = sealed.slice(0, index) + other + sealed.slice(index + 1);
      const same = Buffer.from(changed.slice(at), "base64url").equals(
        Buffer.from(sealed.slice(at), "base64url"),
      );
      if (!same) await assert.rejects(box.open(changed, PLACE), SecretDamagedError);
    }
    for (const wrong of [
      "",
      "sk-very-secret",
      "ion-secret/2:a:b:c",
      sealed.slice(0, at),
      sealed.slice(0, -4),
    ])
      await assert.rejects(box.open(wrong, PLACE), (error) => {
        assert.ok(!inspect(error, { depth: 5 }).includes("very-secret"));
        return error instanceof SecretDamagedError || error instanceof SecretKeyMissingError;
      });
  });

  test("needs the key it was sealed with, and the error names that key and what to do", async () => {
    const sealed = await boxWith(newKey()).seal("sk-1", PLACE);
    await assert.rejects(boxWith(newKey()).open(sealed, PLACE), (error) => {
      assert.ok(error instanceof SecretKeyMissingError);
      assert.equal(error.details.keyId, sealed.split(":")[1]);
      assert.match(error.details.fix ?? "", /ION_SECRET_KEY.*secret\.key/);
      return true;
    });
  });
});

describe("the key's file", () => {
  test("is made once for its owner only, also when several processes want it at the same moment", async () => {
    const path = newPath();
    const boxes = Array.from({ length: 8 }, () => boxWith(null, path));
    const sealed = await Promise.all(boxes.map((box) => box.seal("sk-1", PLACE)));
    for (const one of sealed) assert.equal(await boxWith(null, path).open(one, PLACE), "sk-1");
    assert.equal((await stat(path)).mode & 0o777, 0o600);
    assert.match(await readFile(path, "utf8"), /^[A-Za-z0-9+/]{43}=\n$/);
    const name = path.slice(folder.length + 1);
    assert.deepEqual(
      (await readdir(folder)).filter((found) => found.startsWith(name)),
      [name],
    );
  });

  test("is not made by looking, nor where other machines share the database", async () => {
    const path = newPath();
    assert.equal((await boxWith(null, path).describe()).keyId, null);
    const shared = createSecretBox({ keys: null, path, mayMakeFile: false });
    await assert.rejects(shared.seal("sk-1", PLACE), { code: "secret-key-needed" });
    await assert.rejects(stat(path), { code: "ENOENT" });
    const set = createSecretBox({ keys: newKey(), path, mayMakeFile: false });
    assert.equal(await set.open(await set.seal("sk-1", PLACE), PLACE), "sk-1");
  });

  test("that others may read, or that holds no key, is told", async () => {
    const path = newPath();
    const box = boxWith(null, path);
    await box.seal("sk-1", PLACE);
    assert.equal((await box.describe()).isFileOpenToOthers, false);
    await chmod(path, 0o644);
    assert.equal((await box.describe()).isFileOpenToOthers, true);
    await writeFile(path, "too short\n");
    await assert.rejects(box.seal("sk-1", PLACE), { code: "secret-key-file" });
    await writeFile(path, "");
    await assert.rejects(box.seal("sk-1", PLACE), { code: "secret-key-file" });
  });

  test("only opens where a setting has the key: so one moves from the file to the setting", async () => {
    const path = newPath();
    const sealed = await boxWith(null, path).seal("sk-1", PLACE);
    const box = boxWith(newKey(), path);
    assert.equal(await box.open(sealed, PLACE), "sk-1");
    const rotation = await box.beginRotation();
    const again = rotation.sealAgain(sealed, PLACE);
    await rotation.finish();
    await rm(path);
    assert.equal(await box.open(again, PLACE), "sk-1");
  });
});

describe("a rotation", () => {
  test("leaves everything readable until it is finished, and the old key useless after", async () => {
    const path = newPath();
    const box = boxWith(null, path);
    const sealed = await box.seal("sk-1", PLACE);
    const old = (await readFile(path, "utf8")).trim();
    const rotation = await box.beginRotation();
    assert.equal(await box.open(sealed, PLACE), "sk-1", "a crash here loses nothing");
    const again = rotation.sealAgain(sealed, PLACE);
    await rotation.finish();
    assert.equal(await box.open(again, PLACE), "sk-1");
    await assert.rejects(box.open(sealed, PLACE), SecretKeyMissingError);
    await assert.rejects(boxWith(old).open(again, PLACE), SecretKeyMissingError);
    assert.equal((await stat(path)).mode & 0o777, 0o600);
  });

  test("that was broken off is taken up by the next one", async () => {
    const path = newPath();
    const box = boxWith(null, path);
    const sealed = await box.seal("sk-1", PLACE);
    await box.beginRotation();
    const between = await box.seal("sk-2", PLACE);
    const rotation = await box.beginRotation();
    const again = [sealed, between].map((one) => rotation.sealAgain(one, PLACE));
    await rotation.finish();
    assert.deepEqual(await Promise.all(again.map((one) => box.open(one, PLACE))), ["sk-1", "sk-2"]);
    assert.equal((await box.describe()).olderIds.length, 0);
  });

  test("of a setting takes two keys: the first seals, the other opens", async () => {
    const [old, fresh] = [newKey(), newKey()];
    const sealed = await boxWith(old).seal("sk-1", PLACE);
    await assert.rejects(boxWith(old).beginRotation(), NothingToRotateToError);
    const again = (await boxWith(`${fresh},${old}`).beginRotation()).sealAgain(sealed, PLACE);
    assert.equal(await boxWith(fresh).open(again, PLACE), "sk-1");
  });
});
