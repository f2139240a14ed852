import { resolve } from "node:path";
import { ConfigError } from "./config-error.ts";
import { type ConfigFile, type ConfigPlaces, readConfigFile } from "./config-file.ts";
import { type Environment, environmentSchema } from "./env.ts";
import { type ModelSettings, readModelKeys, readModels } from "./model-settings.ts";

/** Settings, checked and nested; safe to print. What is secret is in `Secrets`. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly workers: number;
  readonly requiresKey: boolean;
  readonly requestsPerMinute: number;
  readonly corsOrigins: readonly string[];
  readonly store: "SQLite" | "PostgreSQL";
  readonly sharesLimits: boolean;
  readonly maxDatabaseMegabytes: number | null;
  /** null: kept until deleted. */
  readonly retentionDays: number | null;
  readonly models: {
    readonly list: readonly ModelSettings[];
    readonly policy: Environment["ION_MODEL_POLICY"];
    readonly timeoutMs: number;
    /** Requests to one model at the same time. */
    readonly maxConcurrent: number;
    /** Tokens. */
    readonly maxAnswerTokens: number;
    readonly totalMs: number;
    readonly hedgeMs: number;
  };
  readonly cache: {
    /** 0: off. */
    readonly seconds: number;
    readonly megabytes: number;
    /** null: only equal requests. */
    readonly semantic: { readonly modelId: string; readonly share: number } | null;
  };
  /** As they were written; the guard reads them. */
  readonly guard: Pick<Environment, "ION_MASK" | "ION_MASK_EXEMPT" | "ION_MASK_KINDS">;
  readonly routing: {
    readonly strategy: "resonance" | "frequency";
    readonly lumenPersonas: boolean;
    readonly explorationShare: number;
  };
  readonly contextTokens: number;
  readonly saver: Environment["ION_SAVER"];
  readonly memoryWriter: Environment["ION_MEMORY_WRITER"];
  /** The model that makes vectors of what can be recalled; null: none. */
  readonly embeddingModel: string | null;
  readonly logLevel: Environment["ION_LOG_LEVEL"];
  /** The `ion.config` that was read, and what is doubtful about it; null: none was there. */
  readonly file: Pick<ConfigFile, "path" | "warnings"> | null;
}

/** What must never be printed or logged. */
export interface Secrets {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  /** By provider, `own` for the server of ION_MODEL_URL. */
  readonly modelKeys: Readonly<Record<string, string>>;
  /** What stored keys are sealed with, as `ION_SECRET_KEY` holds it; null: a file in the data directory. */
  readonly secretKey: string | null;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Whether an address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/**
 * Reads settings from `ion.config` (`readConfigFile` says which), the environment over it and the command line's options
 * over both.
 *
 * @param said.laidOver counts before everything, but not for where the file is looked for
 * @param said.fallbacks taken where nobody says anything
 * @throws ConfigError naming the first setting that is wrong, and the file's line where it came from there
 */
export function readSettings(
  places: ConfigPlaces,
  { laidOver = {}, fallbacks = {} }: { readonly laidOver?: Variables; readonly fallbacks?: Variables } = {},
): { config: Config; secrets: Secrets } {
  const file = readConfigFile(places);
  const said = Object.entries({ ...places.variables, ...laidOver }).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  return readConfig({ ...fallbacks, ...file?.variables, ...Object.fromEntries(said) }, file);
}

type Variables = Readonly<Record<string, string>>;

/**
 * Reads settings from variables.
 *
 * @param file the one that some of them come from
 * @throws ConfigError naming the first variable that is wrong
 */
export function readConfig(
  variables: Readonly<Record<string, string | undefined>>,
  file: ConfigFile | null = null,
): { config: Config; secrets: Secrets } {
  const placeOf = (setting: string) =>
    file !== null && setting in file.variables && file.variables[setting] === variables[setting]
      ? ` (${file.placeOf(setting)})`
      : "";
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw explain(parsed.error.issues[0], { variables, placeOf });
  const env = parsed.data;
  const models = readModels(env);
  if ("problem" in models)
    throw new ConfigError(models.setting, models.problem + placeOf(models.setting), models.fix);
  return { config: { ...toConfig(env, models), file: viewOf(file) }, secrets: toSecrets(env) };
}

function toConfig(env: Environment, models: readonly ModelSettings[]): Omit<Config, "file"> {
  return {
    host: env.ION_HOST,
    port: env.ION_PORT,
    dataDir: resolve(env.ION_DATA_DIR),
    workers: env.ION_WORKERS,
    requiresKey: env.ION_REQUIRE_KEY || !isLoopback(env.ION_HOST),
    requestsPerMinute: env.ION_REQUESTS_PER_MINUTE,
    corsOrigins: env.ION_CORS_ORIGINS.split(",").flatMap((origin) => origin.trim() || []),
    store: env.DATABASE_URL === undefined ? "SQLite" : "PostgreSQL",
    sharesLimits: env.REDIS_URL !== undefined,
    maxDatabaseMegabytes: env.ION_MAX_DATABASE_MB ?? null,
    retentionDays: env.ION_RETENTION_DAYS ?? null,
    models: {
      list: models,
      policy: env.ION_MODEL_POLICY,
      timeoutMs: env.ION_MODEL_TIMEOUT_MS,
      maxConcurrent: env.ION_MODEL_CONCURRENCY,
      maxAnswerTokens: env.ION_MODEL_MAX_ANSWER_TOKENS,
      totalMs: env.ION_MODEL_TOTAL_MS,
      hedgeMs: env.ION_MODEL_HEDGE_MS,
    },
    cache: {
      seconds: env.ION_CACHE_SECONDS,
      megabytes: env.ION_CACHE_MB,
      semantic: semanticOf(env),
    },
    guard: {
      ION_MASK: env.ION_MASK,
      ION_MASK_EXEMPT: env.ION_MASK_EXEMPT,
      ION_MASK_KINDS: env.ION_MASK_KINDS,
    },
    routing: {
      strategy: env.ION_ROUTING,
      lumenPersonas: env.ION_LUMEN_PERSONAS || env.ION_ROUTING === "frequency",
      explorationShare: env.ION_EXPLORATION,
    },
    contextTokens: env.ION_CONTEXT_TOKENS,
    saver: env.ION_SAVER,
    memoryWriter: env.ION_MEMORY_WRITER,
    embeddingModel: env.ION_EMBEDDING_MODEL ?? null,
    logLevel: env.ION_LOG_LEVEL,
  };
}

function semanticOf({ ION_CACHE_FALSE_HITS: share, ION_EMBEDDING_MODEL: modelId }: Environment) {
  if (share === 0) return null;
  if (modelId === undefined)
    throw new ConfigError(
      "ION_EMBEDDING_MODEL",
      "is not set",
      "name the model that makes vectors, or set ION_CACHE_FALSE_HITS to 0",
    );
  return { modelId, share };
}

function toSecrets(env: Environment): Secrets {
  return {
    databaseUrl: env.DATABASE_URL ?? null,
    redisUrl: env.REDIS_URL ?? null,
    modelKeys: readModelKeys(env),
    secretKey: env.ION_SECRET_KEY ?? null,
  };
}

function viewOf(file: ConfigFile | null): Config["file"] {
  return file === null ? null : { path: file.path, warnings: file.warnings };
}

const isSecret = (setting: string) => /_URL$|_KEY$/.test(setting);

function explain(
  issue: { path: PropertyKey[]; message: string } | undefined,
  {
    variables,
    placeOf,
  }: {
    readonly variables: Readonly<Record<string, string | undefined>>;
    readonly placeOf: (setting: string) => string;
  },
): ConfigError {
  const setting = String(issue?.path[0] ?? "environment");
  const given = isSecret(setting) ? "the given value" : JSON.stringify(variables[setting]);
  const meaning = setting in environmentSchema.shape ? describe(setting as keyof Environment) : "";
  const problem = `${given} is not allowed (${plain(issue?.message ?? "invalid")})${placeOf(setting)}`;
  return new ConfigError(setting, problem, meaning);
}

/** zod's words about a number that is none, for a person. */
function plain(message: string): string {
  return message.includes("received NaN") ? "it must be a number" : message;
}

function describe(setting: keyof Environment): string {
  return environmentSchema.shape[setting].description ?? "";
}
