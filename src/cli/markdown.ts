import type { Terminal } from "./terminal.ts";

/** Markdown as it reads best on a rich terminal; in a pipe it stays as it is. */
export async function renderMarkdown(terminal: Terminal, text: string): Promise<string> {
  if (!terminal.isRich) return text;
  // Loaded where it is used: it brings every language of a highlighter, which a server has no use for.
  const [{ Marked }, { markedTerminal }] = await Promise.all([import("marked"), import("marked-terminal")]);
  const renderer = new Marked();
  // marked-terminal's types are one major version behind marked's own extension type
  renderer.use(
    markedTerminal({ width: terminal.columns, reflowText: true, tab: 2 }) as Parameters<
      typeof renderer.use
    >[0],
  );
  return String(renderer.parse(text, { async: false })).trimEnd();
}
