import type { GenerateRequest, Provider, ProviderCompletion } from "../lumen.ts";
import { asModelUnavailable, measured, type Wire } from "../wire.ts";

/** What differs between the providers' protocols: how a request is written, how an answer is read. */
export interface Protocol {
  write(request: GenerateRequest): { readonly path: string; readonly body: unknown };
  readWhole(body: string, model: string): AsyncGenerator<string, ProviderCompletion, void>;
  readStream(
    body: AsyncIterable<Uint8Array>,
    model: string,
  ): AsyncGenerator<string, ProviderCompletion, void>;
}

/** Asks over the wire in the protocol's words; whatever goes wrong is told as `ModelUnavailableError`. */
export function generateOver(
  wire: Wire,
  model: string,
  { write, readWhole, readStream }: Protocol,
): Provider["generate"] {
  return async function* generate(request) {
    const { path, body } = write(request);
    try {
      const answer = await wire.post(path, body, request.signal);
      return yield* measured(
        request.isStreamed ? readStream(answer, model) : readWhole(await answer.text(), model),
      );
    } catch (error) {
      throw asModelUnavailable(error, request.signal);
    }
  };
}
