import type { Ion } from "#app/index.ts";
import { type OwnershipWords, ownershipWordsFor } from "./commands/ownership-words-catalog.ts";
import { type CommandContext, withIon } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** What a command about a person's own data works with. */
export interface OwnershipWork {
  readonly ion: Ion;
  readonly terminal: Terminal;
  readonly words: OwnershipWords;
  /** Of this terminal, for what is written to be read. */
  readonly language: "en" | "ko";
  readonly context: CommandContext;
}

/** Runs a command's work in the person's language. @returns its exit code */
export async function withOwnership(
  context: CommandContext,
  work: (given: OwnershipWork) => Promise<number | undefined>,
): Promise<number | undefined> {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  const language = locale.startsWith("ko") ? "ko" : "en";
  return withIon(context, (ion) =>
    work({ ion, terminal: context.terminal, words: ownershipWordsFor(locale), language, context }),
  );
}
