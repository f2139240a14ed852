import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CatalogPersona } from "./persona.ts";
import { validatePersona } from "./validation.ts";

const CATALOG = join(import.meta.dirname, "catalog");
/** The order of the design: it breaks ties, and the first four are always enabled. */
const ORDER = ["lua", "elro", "riri", "nana"];

/** The personas that come with ION. @throws InvalidPersonaError naming the file's persona and field */
export async function loadPersonaCatalog(folder: string = CATALOG): Promise<readonly CatalogPersona[]> {
  const names = (await readdir(folder)).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return Promise.all(names.map((name) => loadPersona(join(folder, name))));
}

async function loadPersona(folder: string): Promise<CatalogPersona> {
  const [json, prompt] = await Promise.all([
    readFile(join(folder, "persona.json"), "utf8"),
    readFile(join(folder, "prompt.md"), "utf8"),
  ]);
  const definition: unknown = JSON.parse(json);
  return validatePersona({ ...(definition as object), prompt });
}

function rank(name: string): number {
  const place = ORDER.indexOf(name);
  return place < 0 ? ORDER.length : place;
}
