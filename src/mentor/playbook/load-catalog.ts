import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Playbook } from "./playbook.ts";
import { parsePlaybook } from "./playbook-file.ts";

const CATALOG = join(import.meta.dirname, "catalog");

/** Every playbook that comes with ION, by language and id. @throws InvalidPlaybookError */
export async function loadPlaybookCatalog(folder: string = CATALOG): Promise<readonly Playbook[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    files.map(async (name) => parsePlaybook(name, await readFile(join(folder, name), "utf8"))),
  );
}
