/** How the turns before a conversation's window are shortened: by choosing sentences, or by a model that is asked to. */
import { createModelSaver, createSaver, type Lumen, type Saved, type SpokenTurn } from "#lumen/index.ts";
import type { Condense } from "#mentor/conversation/index.ts";

/** The window holds the newest; all that comes here is old. Ten turns of ordinary length are a chunk. */
const SETTINGS = { mode: "layered", keepNewest: 0 } as const;

/** @param tokenBudget most tokens that all of it may take */
export function createCondense(
  lumen: Lumen,
  { writer, tokenBudget }: { readonly writer: "extractive" | "model"; readonly tokenBudget: number },
): Condense {
  if (writer === "extractive") {
    const saver = createSaver(SETTINGS);
    return async (turns, { question, language }) =>
      inParts(saver.compress(turns, { question, language, tokenBudget }));
  }
  const saver = createModelSaver({
    settings: SETTINGS,
    generate: (messages, signal) => summarise(lumen, messages, signal),
  });
  return async (turns, { question, language, signal }) =>
    inParts(await saver.compress(turns, { question, language, tokenBudget }, signal));
}

/**
 * What stays the same until more turns leave goes first, where a provider's cache can keep it: the chunks, and the turns
 * that are no chunk yet. What changes with the question goes last.
 */
function inParts({ text, stableCharacters, added, recent }: Saved<SpokenTurn>) {
  const turns = recent.map(
    ({ userMessage, responseText }) => `User: ${userMessage}\nAssistant: ${responseText}`,
  );
  return {
    text: joined([text.slice(0, stableCharacters), ...turns]),
    added: joined([text.slice(stableCharacters), added]),
  };
}

function joined(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");
}

async function summarise(
  lumen: Lumen,
  messages: readonly { readonly role: "system" | "user"; readonly content: string }[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const given = signal === undefined ? {} : { signal };
  const pieces = lumen.generate({ messages, isStreamed: false, task: "summarise", ...given });
  let text = "";
  for (;;) {
    const next = await pieces.next();
    if (next.done) return text;
    text += next.value;
  }
}
