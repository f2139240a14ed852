import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const onOff = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .transform((value) => value === "on" || value === "true" || value === "1");
const url = (protocols: RegExp) => z.url({ protocol: protocols });

/** A provider's key and, for a proxy in front of it, its address. */
function providerSettings<Name extends string>(name: Name, label: string) {
  return {
    [`ION_${name}_KEY`]: z
      .string()
      .min(1)
      .optional()
      .describe(`Key for ${label}; with it ION may ask its models.`),
    [`ION_${name}_URL`]: url(/^https?$/)
      .optional()
      .describe(`Base URL instead of ${label}'s own, e.g. of a proxy.`),
  } as Record<`ION_${Name}_KEY`, z.ZodOptional<z.ZodString>> &
    Record<`ION_${Name}_URL`, z.ZodOptional<z.ZodURL>>;
}

/**
 * Every environment variable ION reads, with its default. The reference page of settings is made from this list.
 * A variable that is set but empty counts as not set.
 */
export const environmentSchema = z.object({
  ION_HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe("Address to listen on. Any but loopback needs an access key."),
  ION_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(4100)
    .describe("Port to listen on; 0 takes a free one."),
  ION_DATA_DIR: z
    .string()
    .min(1)
    .default(join(homedir(), ".ion"))
    .describe("Where the embedded database lives."),
  ION_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(1)
    .describe("Processes that answer on the same port."),
  DATABASE_URL: url(/^postgres(ql)?$/)
    .optional()
    .describe("PostgreSQL instead of the embedded SQLite."),
  REDIS_URL: url(/^rediss?$/)
    .optional()
    .describe("Redis, so that several processes share rate limits."),
  ION_REQUIRE_KEY: onOff.default(false).describe("Ask for an access key on the loopback address too."),
  ION_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(100)
    .describe("Requests per minute and access key, unless the key has a limit of its own."),
  ION_CORS_ORIGINS: z
    .string()
    .default("")
    .describe("Origins of other web pages that may call the API, comma separated."),
  ION_MODEL_URL: url(/^https?$/)
    .optional()
    .describe("Base URL of an OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1."),
  ION_MODEL: z.string().min(1).max(200).optional().describe("The model's name on that server."),
  ION_MODEL_KEY: z.string().min(1).optional().describe("Bearer key for that server."),
  ...providerSettings("ANTHROPIC", "Anthropic"),
  ...providerSettings("GEMINI", "Gemini"),
  ...providerSettings("OPENAI", "OpenAI"),
  ...providerSettings("OPENROUTER", "OpenRouter"),
  ION_MODELS: z
    .string()
    .min(1)
    .optional()
    .describe(
      "Models to ask, comma separated, e.g. anthropic/claude-haiku-4-5,openai/gpt-5-mini. Without it, one of each provider with a key.",
    ),
  ION_MODEL_POLICY: z
    .enum(["local-first", "cheapest", "fastest", "listed"])
    .default("local-first")
    .describe("Which of several models is asked first; the next one answers when it fails."),
  ION_MODEL_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(64)
    .describe("Requests to one model at the same time; more wait."),
  ION_MODEL_TIMEOUT_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(600_000)
    .default(30_000)
    .describe("How long the model may be silent before the offline mentor answers."),
  ION_ROUTING: z.enum(["resonance", "frequency"]).default("resonance").describe("How the persona is chosen."),
  ION_LUMEN_PERSONAS: onOff.default(false).describe("Let Nuri and Sena answer too."),
  ION_EXPLORATION: z.coerce
    .number()
    .min(0)
    .max(0.5)
    .default(0)
    .describe("Share of turns that try another of the top three personas, 0 to 0.5."),
  ION_CONTEXT_TOKENS: z.coerce
    .number()
    .int()
    .min(500)
    .max(1_000_000)
    .default(4000)
    .describe("Budget of the context given to a model, in estimated tokens."),
  ION_MAX_DATABASE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .describe("Most the embedded database may take; then writes are refused with storage-full."),
  ION_LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("Least severe log to write."),
});

export type Environment = z.infer<typeof environmentSchema>;

/** The process's environment; the only place that reads it. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
