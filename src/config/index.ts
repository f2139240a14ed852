export type { Config, Secrets } from "./config.ts";
export { ConfigError, isLoopback, readConfig } from "./config.ts";
export { environmentSchema, readEnvironment } from "./env.ts";
export type { ModelSettings } from "./model-settings.ts";
