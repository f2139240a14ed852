import type { Actor } from "#contract/actor.ts";
import type { PersonaDefinition, PersonaInput } from "#contract/persona.ts";
import {
  BuiltInPersonaError,
  PersonaExistsError,
  PersonaNotFoundError,
  PersonaScopeError,
} from "./errors.ts";
import type { PersonaNeeds } from "./needs.ts";
import type { Persona } from "./persona.ts";
import { createPersonaStore, type PersonaRow } from "./persona-store.ts";
import { createShelves, readRow } from "./shelf.ts";
import { validatePersona } from "./validation.ts";

/** The voices of a workspace: those that come with ION, as it changed them, and its own. */
export interface Personas {
  /** Those that may answer, in the order of the design; the same array while nothing changed. */
  enabled(actor: Actor): Promise<readonly Persona[]>;
  list(actor: Actor): Promise<readonly Persona[]>;
  /** @throws PersonaNotFoundError */
  get(actor: Actor, id: string): Promise<Persona>;
  /** Every version the workspace has made, the newest first; null where it was removed. */
  history(actor: Actor, id: string): Promise<readonly PersonaVersion[]>;
  /** @throws PersonaScopeError, PersonaExistsError */
  add(actor: Actor, input: PersonaInput): Promise<Persona>;
  /** Makes a new version; a built-in persona is changed for this workspace alone. @throws PersonaNotFoundError */
  change(actor: Actor, id: string, input: PersonaInput): Promise<Persona>;
  /** Removes an own persona, or the workspace's change of a built-in one. @throws BuiltInPersonaError */
  remove(actor: Actor, id: string): Promise<void>;
  /** @throws InvalidPersonaError with every field that is wrong */
  validate(value: unknown): PersonaInput;
}

export interface PersonaVersion {
  readonly version: number;
  readonly persona: (PersonaDefinition & { readonly prompt: string }) | null;
  readonly createdAt: number;
  readonly createdBy: string;
}

export function createPersonas(needs: PersonaNeeds): Personas {
  const store = createPersonaStore(needs.database);
  const shelves = createShelves(needs, store);

  async function find(actor: Actor, id: string): Promise<Persona> {
    const { all } = await shelves.of(actor.workspaceId);
    const wanted = id.toLowerCase();
    const found = all.find((persona) => persona.id.toLowerCase() === wanted);
    if (found === undefined)
      throw new PersonaNotFoundError(
        id,
        all.map((persona) => persona.id),
      );
    return found;
  }

  async function save(actor: Actor, id: string, input: PersonaInput | null): Promise<void> {
    const { versions } = await shelves.of(actor.workspaceId);
    const { prompt = null, ...definition } = input ?? {};
    await store.insert({
      workspace_id: actor.workspaceId,
      persona_id: id,
      version: (versions.get(id) ?? (shelves.isBuiltIn(id) ? 1 : 0)) + 1,
      definition: input === null ? null : JSON.stringify({ ...definition, id }),
      prompt,
      created_at: needs.clock.now(),
      created_by: actor.personId,
    });
    shelves.forget(actor.workspaceId);
    await needs.onChange?.(actor.workspaceId, id);
  }

  return {
    enabled: async (actor) => (await shelves.of(actor.workspaceId)).enabled,
    list: async (actor) => (await shelves.of(actor.workspaceId)).all,
    get: find,
    validate: validatePersona,
    async history(actor, id) {
      const persona = await find(actor, id);
      const rows = await store.versions(actor.workspaceId, persona.id);
      return rows.map(toVersion);
    },
    async add(actor, input) {
      assertMayWrite(actor);
      const { all } = await shelves.of(actor.workspaceId);
      const taken = all.find((persona) => persona.id.toLowerCase() === input.id.toLowerCase());
      if (taken !== undefined) throw new PersonaExistsError(taken.id);
      await save(actor, input.id, input);
      return find(actor, input.id);
    },
    async change(actor, id, input) {
      assertMayWrite(actor);
      const persona = await find(actor, id);
      await save(actor, persona.id, input);
      return find(actor, persona.id);
    },
    async remove(actor, id) {
      assertMayWrite(actor);
      const persona = await find(actor, id);
      if (persona.builtIn && persona.updatedAt === null) throw new BuiltInPersonaError(persona.id);
      await save(actor, persona.id, null);
    },
  };
}

function assertMayWrite(actor: Actor): void {
  if (!actor.scopes.includes("personas")) throw new PersonaScopeError();
}

function toVersion(row: PersonaRow): PersonaVersion {
  return {
    version: row.version,
    persona: readRow(row),
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
