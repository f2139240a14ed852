export {
  BuiltInPersonaError,
  InvalidPersonaError,
  PersonaExistsError,
  PersonaNotFoundError,
  PersonaScopeError,
} from "./errors.ts";
export { loadPersonaCatalog } from "./load-catalog.ts";
export type { PersonaNeeds } from "./needs.ts";
export type { CatalogPersona, Persona } from "./persona.ts";
export { createPersonas, type Personas, type PersonaVersion } from "./personas.ts";
export { buildPrompt, type Prompt, type PromptMessage, type PromptRequest } from "./prompt.ts";
