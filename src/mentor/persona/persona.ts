import type { PersonaDefinition } from "#contract/persona.ts";

/** A voice as a workspace has it now. */
export interface Persona extends PersonaDefinition {
  readonly prompt: string;
  /** Counts the workspace's edits; a built-in persona nobody has edited is version 1. */
  readonly version: number;
  readonly builtIn: boolean;
  /** Whether it may answer: Nuri and Sena only where they are turned on. */
  readonly enabled: boolean;
  /** When the workspace last changed it, in ms since 1970; null for one as it came. */
  readonly updatedAt: number | null;
}

/** A persona as it comes with ION. */
export interface CatalogPersona extends PersonaDefinition {
  readonly prompt: string;
}
