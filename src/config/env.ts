import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

const onOff = z
  .enum(["on", "off", "true", "false", "1", "0"])
  .transform((value) => value === "on" || value === "true" || value === "1");
/** Each 32 bytes in base64, with or without its padding, in either alphabet. */
const SECRET_KEYS = /^[A-Za-z0-9+/_-]{43}=?(,[A-Za-z0-9+/_-]{43}=?)*$/;
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
  ION_CONFIG: z
    .string()
    .min(1)
    .optional()
    .describe("File of settings to read instead of ion.config in the working or the data directory."),
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
  ION_SECRET_KEY: z
    .string()
    .regex(SECRET_KEYS, "it must be 32 bytes in base64, or several of them with commas between")
    .optional()
    .describe(
      "Key that stored model keys are sealed with: 32 bytes in base64. The first of several seals, the others only open. Without it, secret.key in the data directory; needed with DATABASE_URL.",
    ),
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
  ION_RETENTION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe(
      "Days after which what was not touched again is deleted, unless a person decided otherwise. Without it, things are kept until they are deleted.",
    ),
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
    .enum(["local-first", "cheapest", "fastest", "best", "listed"])
    .default("local-first")
    .describe("Which of several models is asked first; the next one answers when it fails."),
  ION_MODEL_MAX_ANSWER_TOKENS: z.coerce
    .number()
    .int()
    .min(16)
    .max(1_000_000)
    .default(8192)
    .describe(
      "The longest answer asked of a model that costs; so much is held against budgets before a call.",
    ),
  ION_MODEL_TOTAL_MS: z.coerce
    .number()
    .int()
    .min(1000)
    .max(3_600_000)
    .default(300_000)
    .describe("Longest time for one answer in all, every model and every try included."),
  ION_MODEL_HEDGE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(600_000)
    .default(0)
    .describe(
      "After so long without a piece the next model is asked too and the first to begin answers; 0: never, for both are paid.",
    ),
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
  ION_CACHE_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_209_600)
    .default(3600)
    .describe("How long an answer may be given again to the same person for the same request; 0: never."),
  ION_CACHE_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(64)
    .describe("Most that kept answers may take in each process; with REDIS_URL they are shared there, too."),
  ION_CACHE_FALSE_HITS: z.coerce
    .number()
    .min(0)
    .max(0.2)
    .default(0)
    .describe(
      "Share of wrong answers allowed among those given again for a request that is only alike, e.g. 0.01; 0: only equal requests. Needs ION_EMBEDDING_MODEL.",
    ),
  ION_EMBEDDING_MODEL: z
    .string()
    .min(1)
    .optional()
    .describe(
      "The model that makes vectors, PROVIDER/NAME, e.g. openai/text-embedding-3-small: of memories and earlier turns, so that they are found by meaning, and of questions for ION_CACHE_FALSE_HITS.",
    ),
  ION_MASK: z
    .enum(["off", "cloud", "all"])
    .default("cloud")
    .describe(
      "For which models e-mail addresses, phone and card numbers, keys and national ids are masked: none, those that are not local, all. The answer has them back.",
    ),
  ION_MASK_EXEMPT: z
    .string()
    .default("")
    .describe("Providers that get them as they are written, comma separated, e.g. openai."),
  ION_MASK_KINDS: z
    .string()
    .default("")
    .describe("What is masked, comma separated; without, everything the guard knows (`ion guard rules`)."),
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
    .default(6000)
    .describe(
      "Budget of the context given to a model, in estimated tokens. A local model must have room for it (Ollama: num_ctx).",
    ),
  ION_SAVER: z
    .enum(["extractive", "model"])
    .default("extractive")
    .describe(
      "Who shortens what was said before a conversation's window: ION by choosing sentences, or a model, which costs and takes a moment once in ten turns.",
    ),
  ION_MEMORY_WRITER: z
    .enum(["built-in", "model"])
    .default("built-in")
    .describe(
      "Who finds what to remember in a turn, behind the reply: ION's own rules, or a model, which costs a call a turn; where it fails the rules do.",
    ),
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
