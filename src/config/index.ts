export type { Config, Secrets } from "./config.ts";
export { isLoopback, readConfig, readSettings } from "./config.ts";
export { ConfigError } from "./config-error.ts";
export { environmentSchema, readEnvironment } from "./env.ts";
export type { KnownServer, ModelSettings } from "./model-settings.ts";
export { isPrivateAddress, KNOWN_SERVERS, withoutSlash } from "./model-settings.ts";
