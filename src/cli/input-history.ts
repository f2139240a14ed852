import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const MAX_LINES = 500;

/** What was typed into `ion chat` before, newest first; empty when there is none. */
export async function readInputHistory(dataDir: string): Promise<string[]> {
  const text = await readFile(fileIn(dataDir), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

/** Keeps what was typed, readable by its owner only; losing it costs nothing, so a failure is let go. */
export async function writeInputHistory(dataDir: string, lines: readonly string[]): Promise<void> {
  await writeFile(fileIn(dataDir), `${lines.slice(0, MAX_LINES).join("\n")}\n`, { mode: 0o600 }).catch(
    () => undefined,
  );
}

function fileIn(dataDir: string): string {
  return join(dataDir, "chat-history");
}
