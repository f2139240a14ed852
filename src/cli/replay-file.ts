import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { InvalidInputError } from "#lib/ion-error.ts";

/** A line of the file: its message, or why there is none in it. */
export type ReplayLine = { readonly text: string } | { readonly problem: string };

const FIELDS = ["text", "message", "user_message", "query"] as const;

/** How many messages the file has. @throws InvalidInputError when it cannot be read */
export async function countMessages(file: string): Promise<number> {
  let count = 0;
  for await (const _ of readMessages(file)) count += 1;
  return count;
}

/** The file's messages one by one, never the whole file at once. @throws InvalidInputError when it cannot be read */
export async function* readMessages(file: string): AsyncGenerator<ReplayLine, void, void> {
  await assertReadable(file);
  const lines = createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let column: number | null = null;
  for await (const line of lines) {
    if (line === "") continue;
    if (!file.endsWith(".tsv")) yield parseJsonLine(line);
    else if (column === null) column = textColumn(file, line);
    else yield { text: line.split("\t")[column] ?? "" };
  }
}

async function assertReadable(file: string): Promise<void> {
  const isReadable = await Promise.all([access(file, constants.R_OK), stat(file)]).then(
    ([, info]) => !info.isDirectory(),
    () => false,
  );
  if (isReadable) return;
  throw new InvalidInputError(
    "file",
    `${file} cannot be read`,
    "name a JSON lines file or a .tsv with a text column",
  );
}

function textColumn(file: string, header: string): number {
  const column = header.split("\t").indexOf("text");
  if (column >= 0) return column;
  throw new InvalidInputError(
    "file",
    `${file} has no column named text`,
    "name the column of the messages `text`",
  );
}

function parseJsonLine(line: string): ReplayLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "string") return { text: value };
    if (typeof value !== "object" || value === null) return { problem: "not-an-object" };
    const fields = new Map(Object.entries(value));
    const text = FIELDS.map((name) => fields.get(name)).find((entry) => typeof entry === "string");
    return typeof text === "string" ? { text } : { problem: "no-text-field" };
  } catch {
    return { problem: "not-json" };
  }
}
