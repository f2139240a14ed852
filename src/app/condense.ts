/** How turns that leave a conversation's window are shortened: by choosing sentences, or by a model that is asked to. */
import type { Language } from "#contract/language.ts";
import { createModelSaver, createSaver, type Lumen, type SpokenTurn } from "#lumen/index.ts";

/** Of a run of turns that leave together everything is old, and they are one text. */
const SETTINGS = { mode: "stable", keepNewest: 0, chunkTokens: 1_000_000 } as const;
/** The saver gives old messages half of what it is given. */
const TOKEN_BUDGET = 1_200;
const LONGEST_WAIT_MS = 20_000;

type Condense = (turns: readonly SpokenTurn[], language: Language) => Promise<string>;

export function createCondense(lumen: Lumen, writer: "extractive" | "model"): Condense {
  const request = (language: Language) => ({ question: null, tokenBudget: TOKEN_BUDGET, language });
  if (writer === "extractive") {
    const saver = createSaver(SETTINGS);
    return async (turns, language) => saver.compress(turns, request(language)).text;
  }
  const saver = createModelSaver({ settings: SETTINGS, generate: (messages) => summarise(lumen, messages) });
  return async (turns, language) => (await saver.compress(turns, request(language))).text;
}

async function summarise(
  lumen: Lumen,
  messages: readonly { readonly role: "system" | "user"; readonly content: string }[],
): Promise<string> {
  const pieces = lumen.generate({
    messages,
    isStreamed: false,
    task: "summarise",
    signal: AbortSignal.timeout(LONGEST_WAIT_MS),
  });
  let text = "";
  for (;;) {
    const next = await pieces.next();
    if (next.done) return text;
    text += next.value;
  }
}
