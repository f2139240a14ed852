/** Which models are configured, from the environment: a server of one's own, and providers by their key. */
import type { Environment } from "./env.ts";

/** One configured model, safe to print: its key is in `Secrets.modelKeys` under `provider`. */
export interface ModelSettings {
  /** `PROVIDER/NAME`. */
  readonly id: string;
  /** A name of `PROVIDERS`, or `own` for the server of ION_MODEL_URL. */
  readonly provider: string;
  readonly protocol: "openai" | "anthropic" | "gemini";
  readonly url: string;
  readonly name: string;
  readonly isLocal: boolean;
}

/** A provider, or a server that people run themselves, as ION knows it by its name. */
export interface KnownServer {
  readonly label: string;
  readonly protocol: ModelSettings["protocol"];
  readonly url: string;
  /** Asked when only a key is given, and offered first; null: it depends on what the server holds. */
  readonly model: string | null;
  readonly needsKey: boolean;
}

const PROVIDERS = {
  anthropic: {
    label: "Anthropic",
    protocol: "anthropic",
    url: "https://api.anthropic.com/v1",
    model: "claude-haiku-4-5",
    needsKey: true,
  },
  gemini: {
    label: "Gemini",
    protocol: "gemini",
    url: "https://generativelanguage.googleapis.com/v1beta",
    model: "gemini-2.5-flash",
    needsKey: true,
  },
  openai: {
    label: "OpenAI",
    protocol: "openai",
    url: "https://api.openai.com/v1",
    model: "gpt-5-mini",
    needsKey: true,
  },
  openrouter: {
    label: "OpenRouter",
    protocol: "openai",
    url: "https://openrouter.ai/api/v1",
    model: "openrouter/auto",
    needsKey: true,
  },
} as const satisfies Readonly<Record<string, KnownServer>>;

const ownServer = (label: string, port: number): KnownServer => {
  return { label, protocol: "openai", url: `http://127.0.0.1:${port}/v1`, model: null, needsKey: false };
};

/** Every name that a model's id may begin with without an address being given. */
export const KNOWN_SERVERS: Readonly<Record<string, KnownServer>> = {
  ...PROVIDERS,
  ollama: ownServer("Ollama", 11434),
  "lm-studio": ownServer("LM Studio", 1234),
  vllm: ownServer("vLLM", 8000),
  "llama.cpp": ownServer("llama.cpp", 8080),
};

export type ProviderName = keyof typeof PROVIDERS;
const PROVIDER_NAMES = Object.keys(PROVIDERS) as ProviderName[];

/** What is wrong with the settings of models: the variable, the problem, the fix. */
export interface ModelSettingsProblem {
  readonly setting: keyof Environment;
  readonly problem: string;
  readonly fix: string;
}

/** The configured models in the order in which they are asked under the policy `listed`. */
export function readModels(env: Environment): ModelSettings[] | ModelSettingsProblem {
  const own = ownModel(env);
  if (own !== null && "problem" in own) return own;
  const listed = env.ION_MODELS === undefined ? defaults(env) : listedModels(env.ION_MODELS, env);
  if ("problem" in listed) return listed;
  return own === null ? listed : [own, ...listed];
}

/** The key of every provider that has one. */
export function readModelKeys(env: Environment): Readonly<Record<string, string>> {
  const keys = PROVIDER_NAMES.map((name) => [name, env[keySetting(name)]]);
  return Object.fromEntries([...keys, ["own", env.ION_MODEL_KEY]].filter(([, key]) => key !== undefined));
}

function ownModel(env: Environment): ModelSettings | ModelSettingsProblem | null {
  const { ION_MODEL: name, ION_MODEL_URL: url } = env;
  if (name === undefined && url === undefined) return null;
  if (name === undefined || url === undefined) {
    return {
      setting: name === undefined ? "ION_MODEL" : "ION_MODEL_URL",
      problem: "is not set",
      fix: "set both ION_MODEL_URL and ION_MODEL, or neither",
    };
  }
  const isLocal = isPrivateAddress(new URL(url).hostname);
  const id = `${isLocal ? "local" : "own"}/${name}`;
  return { id, provider: "own", protocol: "openai", url: withoutSlash(url), name, isLocal };
}

function defaults(env: Environment): ModelSettings[] {
  return PROVIDER_NAMES.filter((name) => env[keySetting(name)] !== undefined).map((name) =>
    ofProvider(name, PROVIDERS[name].model, env),
  );
}

function listedModels(list: string, env: Environment): ModelSettings[] | ModelSettingsProblem {
  const models: ModelSettings[] = [];
  for (const id of list.split(",").flatMap((entry) => entry.trim() || [])) {
    const [provider = "", ...rest] = id.split("/");
    const known = PROVIDER_NAMES.find((name) => name === provider);
    if (known === undefined || rest.length === 0) {
      return {
        setting: "ION_MODELS",
        problem: `"${id}" is no model`,
        fix: `write PROVIDER/NAME, e.g. openai/gpt-5-mini; providers are ${PROVIDER_NAMES.join(", ")}`,
      };
    }
    if (env[keySetting(known)] === undefined) {
      return {
        setting: keySetting(known),
        problem: "is not set",
        fix: `set the key that ${id} of ION_MODELS needs, or take the model off the list`,
      };
    }
    models.push(ofProvider(known, rest.join("/"), env));
  }
  return models;
}

function ofProvider(provider: ProviderName, name: string, env: Environment): ModelSettings {
  const { protocol, url } = PROVIDERS[provider];
  const address = withoutSlash(env[urlSetting(provider)] ?? url);
  // A proxy nearby hands on to the provider: what is sent there leaves, and costs.
  return { id: `${provider}/${name}`, provider, protocol, url: address, name, isLocal: false };
}

function keySetting(provider: ProviderName) {
  return `ION_${provider.toUpperCase() as Uppercase<ProviderName>}_KEY` as const;
}

function urlSetting(provider: ProviderName) {
  return `ION_${provider.toUpperCase() as Uppercase<ProviderName>}_URL` as const;
}

/** A base URL as ION keeps it: without a slash at its end. */
export function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

const PRIVATE =
  /^(localhost|.*\.local|.*\.internal|\[::1\]|127(\.\d{1,3}){3}|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|\[f[cd].*\])$/i;

/** Whether a host is this machine or in a private network (RFC 1918, RFC 4193): what is sent there has not left. */
export function isPrivateAddress(host: string): boolean {
  return PRIVATE.test(host);
}
