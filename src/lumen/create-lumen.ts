import type { Lumen } from "./lumen.ts";
import { ModelUnavailableError } from "./lumen.ts";
import { createOpenAiCompatible, type OpenAiCompatibleOptions } from "./providers/openai-compatible.ts";

/** The gateway over the configured model; with none, `model` is null and every call fails at once. */
export function createLumen(options: OpenAiCompatibleOptions | null): Lumen {
  if (options === null) return noModel();
  const provider = createOpenAiCompatible(options);
  return {
    model: provider.model,
    generate: (request) => provider.generate(request),
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
}

function noModel(): Lumen {
  return {
    model: null,
    // biome-ignore lint/correctness/useYield: it fails before the first piece
    async *generate() {
      throw new ModelUnavailableError("unreachable", "no model is configured");
    },
    [Symbol.asyncDispose]: async () => {},
  };
}
