import type { Clock } from "#platform/clock/index.ts";
import type { Database } from "#platform/database/index.ts";
import type { CatalogPersona } from "./persona.ts";

export interface PersonaNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly catalog: readonly CatalogPersona[];
  /** Whether Nuri and Sena may answer. */
  readonly lumenPersonasEnabled: boolean;
  /** Told when a persona of a workspace is no longer what it was. */
  readonly onChange?: (workspaceId: string, personaId: string) => Promise<void>;
}
