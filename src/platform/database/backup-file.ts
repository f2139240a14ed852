/** A backup as a file: written aside, synced, read back, then moved to its place. */
import { createReadStream } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { randomText } from "#lib/id.ts";
import {
  type BackupFooter,
  type BackupHeader,
  isSameContent,
  LineTally,
  parseFooter,
  parseHeader,
  parseRow,
  type StoredRow,
  type StoredTable,
} from "./backup-format.ts";
import { BackupFileError, DamagedBackupError, StorageFullError } from "./errors.ts";

/** Writes lines to a file that appears under its name only when it is whole, on disk and read back by `verify`. */
export async function writeBackupFile(
  path: string,
  lines: AsyncIterable<string>,
  verify: (path: string) => Promise<void>,
): Promise<void> {
  const partial = `${path}.${randomText(8)}.partial`;
  try {
    const file = await open(partial, "wx", 0o600);
    await using closing = new AsyncDisposableStack();
    closing.defer(() => file.close());
    await pipeline(Readable.from(lines), createGzip(), writerTo(file));
    await file.sync();
    await verify(partial);
    await rename(partial, path);
    await syncDirectory(dirname(path));
  } catch (error) {
    await rm(partial, { force: true });
    throw explainFileError(error, "written");
  }
}

function writerTo(file: FileHandle) {
  return async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) await file.write(chunk);
  };
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  await directory.sync().finally(() => directory.close());
}

export interface BackupReader {
  readonly onHeader?: (header: BackupHeader, line: string) => void;
  readonly onRow?: (table: StoredTable, row: StoredRow) => Promise<void> | undefined;
}

export interface ReadBackup {
  readonly header: BackupHeader;
  readonly headerLine: string;
  readonly footer: BackupFooter;
}

/**
 * Reads a backup to its end and proves it: every line as it should be, the counts and the hash of the footer right,
 * nothing behind it.
 *
 * @throws DamagedBackupError it is cut off or altered
 * @throws BackupFileError it cannot be read
 */
export async function readBackupFile(path: string, reader: BackupReader = {}): Promise<ReadBackup> {
  try {
    return await pipeline(createReadStream(path), createGunzip(), (chunks: AsyncIterable<Buffer>) =>
      readLines(linesOf(chunks), reader),
    );
  } catch (error) {
    throw explainFileError(error, "read");
  }
}

/** Only a line feed ends a line: what a person wrote may hold any of Unicode's other line ends. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "" || decoder.decode() !== "") throw new DamagedBackupError("no end to its last line");
}

async function readLines(lines: AsyncIterable<string>, reader: BackupReader): Promise<ReadBackup> {
  const tally = new LineTally();
  let header: BackupHeader | undefined;
  let headerLine = "";
  let footer: BackupFooter | undefined;
  for await (const line of lines) {
    if (footer !== undefined) throw new DamagedBackupError("more lines after its last one");
    if (header === undefined) {
      header = parseHeader(line);
      headerLine = line;
      tally.addHeader(line);
      reader.onHeader?.(header, line);
      continue;
    }
    footer = parseFooter(line);
    if (footer !== undefined) continue;
    const { table, row } = parseRow(line);
    tally.addRow(table, line);
    const pending = reader.onRow?.(table, row);
    if (pending !== undefined) await pending;
  }
  if (header === undefined || footer === undefined)
    throw new DamagedBackupError("no last line: it was cut off");
  if (!isSameContent(tally.footer(), footer))
    throw new DamagedBackupError("other rows than its last line says");
  return { header, headerLine, footer };
}

function explainFileError(error: unknown, what: "read" | "written"): unknown {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOSPC" || code === "EDQUOT") return new StorageFullError(error);
  if (code.startsWith("Z_") || code === "ERR_ENCODING_INVALID_ENCODED_DATA") {
    return new DamagedBackupError("data that do not unpack", error);
  }
  return /^E[A-Z]+$/.test(code) && !code.startsWith("ERR_") ? new BackupFileError(what, code, error) : error;
}
