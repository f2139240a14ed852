import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { deserialize } from "node:v8";
import {
  createPlaybooks,
  englishTexts,
  koreanTexts,
  loadPlaybookCatalog,
  readLearnedLanguages,
  writeLearned,
} from "./index.ts";
import { learnLanguage } from "./learn-language.ts";

const MODELS = join(import.meta.dirname, "../../../models");
const catalog = await loadPlaybookCatalog();
const english = englishTexts(catalog);
const folder = await mkdtemp(join(tmpdir(), "ion-playbooks-"));
after(() => rm(folder, { recursive: true }));

describe("what was learned from the playbooks", () => {
  for (const [language, texts] of Object.entries({ en: english, ko: koreanTexts(catalog) })) {
    test(`is kept in models/playbooks.${language}.bin as learning gives it (else: node run.mjs training/pack-playbooks.ts)`, async () => {
      const kept = await readFile(join(MODELS, `playbooks.${language}.bin`));
      assert.deepEqual(structureOf(kept), structureOf(writeLearned(texts)));
    });
  }

  test("is learned again where the file is damaged or missing, and finds the same", async () => {
    const bytes = await readFile(join(MODELS, "playbooks.en.bin"));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(join(folder, "playbooks.en.bin"), bytes);
    const query = { text: "my pull request has been waiting for days", language: "en" } as const;
    const [kept, learned] = await Promise.all(
      [MODELS, folder].map(async (place) =>
        createPlaybooks({ catalog, languages: await readLearnedLanguages(place) }).find(query),
      ),
    );
    assert.deepEqual(kept, learned);
    assert.equal(kept?.[0]?.fits, true);
  });

  test("does not serve texts it was not learned from", async () => {
    await copyFile(join(MODELS, "playbooks.en.bin"), join(folder, "playbooks.en.bin"));
    const languages = await readLearnedLanguages(folder);
    const changed = { texts: [["a new scene"], ...english.texts.slice(1)], insiders: english.insiders };
    assert.deepEqual(languages.of("en", changed), learnLanguage(changed.texts, changed.insiders));
  });
});

function structureOf(file: Uint8Array): unknown {
  return deserialize(file.subarray(4));
}
