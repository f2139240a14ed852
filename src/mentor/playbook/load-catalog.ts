import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Playbook } from "./playbook.ts";
import { parsePlaybook } from "./playbook-file.ts";

const CATALOG = join(import.meta.dirname, "catalog");
let packaged: Promise<readonly Playbook[]> | undefined;

/** Every playbook that comes with ION, by language and id, read once a process. @throws InvalidPlaybookError */
export function loadPlaybookCatalog(): Promise<readonly Playbook[]> {
  packaged ??= readPlaybooks(CATALOG);
  return packaged;
}

async function readPlaybooks(folder: string): Promise<readonly Playbook[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    files.map(async (name) => parsePlaybook(name, await readFile(join(folder, name), "utf8"))),
  );
}
