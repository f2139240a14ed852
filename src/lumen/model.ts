import type { Price } from "./price-catalog.ts";

export const PROTOCOLS = ["openai", "anthropic", "gemini"] as const;
/** The wire a model's server speaks. */
export type Protocol = (typeof PROTOCOLS)[number];

/** One model that can be asked. */
export interface Model {
  /** `PROVIDER/NAME`, unique, e.g. `anthropic/claude-haiku-4-5`, `local/llama3.2`. */
  readonly id: string;
  readonly protocol: Protocol;
  /** Base URL up to and with the version, without a slash at its end. */
  readonly url: string;
  /** As the provider names it. */
  readonly name: string;
  readonly key: string | null;
  /** Runs on this machine or in its network: what is sent there has not left. */
  readonly isLocal: boolean;
  /** US dollars a million tokens; null when unknown. A local model costs nothing. */
  readonly price: Price | null;
  /** Requests at the same time; more wait. */
  readonly maxConcurrent: number;
}

/** What may be shown of a model: everything but the key. */
export type ModelView = Omit<Model, "key"> & { readonly hasKey: boolean };

export function viewOf({ key, ...rest }: Model): ModelView {
  return { ...rest, hasKey: key !== null };
}
