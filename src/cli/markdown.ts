import { Marked } from "marked";
import { markedTerminal } from "marked-terminal";
import type { Terminal } from "./terminal.ts";

/** Markdown as it reads best on a rich terminal; in a pipe it stays as it is. */
export function renderMarkdown(terminal: Terminal, text: string): string {
  if (!terminal.isRich) return text;
  const renderer = new Marked();
  // marked-terminal's types are one major version behind marked's own extension type
  renderer.use(
    markedTerminal({ width: terminal.columns, reflowText: true, tab: 2 }) as Parameters<
      typeof renderer.use
    >[0],
  );
  return String(renderer.parse(text, { async: false })).trimEnd();
}
