import type { Comparison } from "./comparison.ts";
import type { Said } from "./said-catalog.ts";

/** A skill's name in both languages; an id that the catalog does not know is its own name. */
export function nameOf({ skills }: Pick<Comparison, "skills">, skillId: string): Said {
  return skills.skills.get(skillId)?.name ?? { en: skillId, ko: skillId };
}
