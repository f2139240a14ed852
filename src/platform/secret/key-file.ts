/** The file that holds the secret key where no setting does: one key a line in base64, the one that seals first. */
import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { randomText } from "#lib/id.ts";
import { SecretKeyFileError } from "./errors.ts";
import { KEY_BYTES } from "./seal.ts";

const OPEN_TO_OTHERS = 0o077;

/** Its keys; none when there is no such file. @throws SecretKeyFileError */
export async function readKeyFile(path: string): Promise<Buffer[]> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new SecretKeyFileError(path, `cannot be read (${error.code})`, error);
  });
  if (text === null) return [];
  const keys = text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [parseKey(line.trim())]));
  if (keys.length > 0 && keys.every((key) => key.length === KEY_BYTES)) return keys;
  throw new SecretKeyFileError(path, "holds no secret key");
}

/** Makes the file with one new key, for its owner only; when another process made it first, that one stays. */
export async function makeKeyFile(path: string): Promise<void> {
  const aside = await writeAside(path, [randomBytes(KEY_BYTES)]);
  try {
    // a link never takes a file's place, and what it names is whole
    await link(aside, path);
    await syncFolderOf(path);
  } catch (error) {
    const code = codeOf(error);
    if (code !== "EEXIST") throw new SecretKeyFileError(path, `cannot be made (${code})`, error);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Puts these keys in the place of the file's, all of them or none. */
export async function replaceKeyFile(path: string, keys: readonly Buffer[]): Promise<void> {
  const aside = await writeAside(path, keys);
  await rename(aside, path);
  await syncFolderOf(path);
}

/** Whether anybody but its owner has rights on the file. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  if (process.platform === "win32") return false;
  const found = await stat(path).catch(() => null);
  return found !== null && (found.mode & OPEN_TO_OTHERS) !== 0;
}

/** One key as settings and the file hold it: base64, with or without its padding. */
export function parseKey(text: string): Buffer {
  return Buffer.from(text, "base64");
}

async function writeAside(path: string, keys: readonly Buffer[]): Promise<string> {
  const aside = `${path}.${randomText(8)}.new`;
  try {
    const file = await open(aside, "wx", 0o600);
    await using closing = new AsyncDisposableStack();
    closing.defer(() => file.close());
    await file.writeFile(keys.map((key) => `${key.toString("base64")}\n`).join(""));
    await file.sync();
    return aside;
  } catch (error) {
    await rm(aside, { force: true });
    throw new SecretKeyFileError(path, `cannot be made (${codeOf(error)})`, error);
  }
}

async function syncFolderOf(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(dirname(path), "r");
  await folder.sync().finally(() => folder.close());
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
