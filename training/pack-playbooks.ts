/**
 * Writes `models/playbooks.en.bin` and `models/playbooks.ko.bin`: what the offline mentor learned from its playbooks' texts,
 * so that a start need not. To be run after a change of the playbooks, their word catalogs or how they are learned from.
 *
 *   node run.mjs training/pack-playbooks.ts
 */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { englishTexts, koreanTexts, loadPlaybookCatalog, writeLearned } from "#mentor/playbook/index.ts";

const MODELS = join(import.meta.dirname, "../models");
const catalog = await loadPlaybookCatalog();
const languages = { en: englishTexts(catalog), ko: koreanTexts(catalog) };
for (const [language, texts] of Object.entries(languages)) {
  const bytes = writeLearned(texts);
  await writeFile(join(MODELS, `playbooks.${language}.bin`), bytes);
  console.log(`models/playbooks.${language}.bin: ${texts.insiders} playbooks, ${bytes.length} bytes`);
}
