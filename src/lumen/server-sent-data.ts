import { ModelUnavailableError } from "./lumen.ts";

const MAX_LINE_CHARACTERS = 1_000_000;

/**
 * The `data:` fields of a stream of server-sent events (WHATWG HTML § 9.2), one string an event, whatever way the
 * bytes are cut: in the middle of a line, of a CR LF, of a character.
 *
 * @throws ModelUnavailableError malformed when bytes are not UTF-8 or a line does not end
 */
export async function* readServerSentData(
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  let data: string[] = [];
  for await (const bytes of body) {
    const lines = (rest + decode(decoder, bytes)).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE_CHARACTERS)
      throw new ModelUnavailableError("malformed", "the model server sent an endless line");
    for (const raw of lines) {
      const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
      if (line.startsWith("data:")) data.push(line.startsWith("data: ") ? line.slice(6) : line.slice(5));
      else if (line === "" && data.length > 0) {
        yield data.join("\n");
        data = [];
      }
    }
  }
  if (rest.startsWith("data:")) data.push(rest.slice(5).trim());
  if (data.length > 0) yield data.join("\n");
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw new ModelUnavailableError("malformed", "the model server sent bytes that are not UTF-8", {
      cause: error,
    });
  }
}
