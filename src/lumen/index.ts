export { createLumen } from "./create-lumen.ts";
export type { ChatMessage, Completion, GenerateRequest, Lumen, ModelFailure, Provider } from "./lumen.ts";
export { ModelUnavailableError } from "./lumen.ts";
