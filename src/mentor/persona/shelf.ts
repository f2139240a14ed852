/** A workspace's personas as they stand, read at most once a second. */

import type { PersonaInput } from "#contract/persona.ts";
import { IonError } from "#lib/ion-error.ts";
import type { PersonaNeeds } from "./needs.ts";
import type { CatalogPersona, Persona } from "./persona.ts";
import type { PersonaRow, PersonaStore } from "./persona-store.ts";
import { validatePersona } from "./validation.ts";

export interface Shelf {
  readonly all: readonly Persona[];
  readonly enabled: readonly Persona[];
  readonly versions: ReadonlyMap<string, number>;
  readonly readAt: number;
}

/** How long an edit of another process may stay unseen. */
const FRESH_MS = 1000;
const ALWAYS_ENABLED = new Set(["Lua", "Elro", "Riri", "Nana"]);

export interface Shelves {
  of(workspaceId: string): Promise<Shelf>;
  /** After an own edit, which counts at once. */
  forget(workspaceId: string): void;
  isBuiltIn(personaId: string): boolean;
}

export function createShelves(
  needs: Pick<PersonaNeeds, "catalog" | "clock" | "lumenPersonasEnabled">,
  store: PersonaStore,
): Shelves {
  const shelves = new Map<string, Shelf>();
  const untouched = needs.catalog.map((persona) => builtIn(persona, needs.lumenPersonasEnabled));

  async function of(workspaceId: string): Promise<Shelf> {
    const known = shelves.get(workspaceId);
    const now = needs.clock.now();
    if (known !== undefined && now - known.readAt < FRESH_MS && now >= known.readAt) return known;
    const rows = await store.newest(workspaceId);
    const shelf =
      rows.length === 0 && known?.versions.size === 0 ? { ...known, readAt: now } : arrange(rows, now);
    shelves.set(workspaceId, shelf);
    return shelf;
  }

  function arrange(rows: readonly PersonaRow[], readAt: number): Shelf {
    const edits = new Map(rows.map((row) => [row.persona_id, row]));
    const own = rows.flatMap((row) => (isBuiltIn(row.persona_id) ? [] : (toPersona(row, false, true) ?? [])));
    const standard = untouched.map((persona) => {
      const row = edits.get(persona.id);
      return (row === undefined ? null : toPersona(row, true, persona.enabled)) ?? persona;
    });
    const all = [...standard, ...own];
    return {
      all,
      enabled: all.filter((persona) => persona.enabled),
      versions: new Map(rows.map((row) => [row.persona_id, row.version])),
      readAt,
    };
  }

  function isBuiltIn(id: string): boolean {
    return needs.catalog.some((persona) => persona.id === id);
  }

  return { of, isBuiltIn, forget: (workspaceId) => void shelves.delete(workspaceId) };
}

function builtIn(persona: CatalogPersona, lumenPersonasEnabled: boolean): Persona {
  const enabled = ALWAYS_ENABLED.has(persona.id) || lumenPersonasEnabled;
  return { ...persona, version: 1, builtIn: true, enabled, updatedAt: null };
}

function toPersona(row: PersonaRow, isBuiltIn: boolean, enabled: boolean): Persona | null {
  const read = readRow(row);
  if (read === null) return null;
  return { ...read, version: row.version, builtIn: isBuiltIn, enabled, updatedAt: row.created_at };
}

/** The persona of a row; null where it was removed. */
export function readRow(row: PersonaRow): PersonaInput | null {
  if (row.definition === null || row.prompt === null) return null;
  try {
    return validatePersona({ ...(JSON.parse(row.definition) as object), prompt: row.prompt });
  } catch (error) {
    throw new IonError(
      "internal",
      "persona-damaged",
      `the stored persona ${row.persona_id} cannot be read`,
      {},
      error,
    );
  }
}
