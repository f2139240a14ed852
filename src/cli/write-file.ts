import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { InvalidInputError } from "#lib/ion-error.ts";

/**
 * Writes a new file as its pieces come, readable by its owner only; what was begun and broke off is removed.
 *
 * @returns its size in bytes
 * @throws InvalidInputError the file is there already, or cannot be made
 */
export async function writeNewFile(
  path: string,
  pieces: AsyncIterable<Uint8Array | string>,
): Promise<number> {
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), file);
    return file.bytesWritten;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "EEXIST")
      throw new InvalidInputError("file", `${path} is there already`, "choose another name");
    await rm(path, { force: true });
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR")
      throw new InvalidInputError("file", `${path} cannot be written (${code})`, "choose another place");
    throw error;
  }
}
