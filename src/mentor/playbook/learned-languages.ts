/**
 * What was learned from the texts of the playbooks, kept in a file because learning takes longer than the rest of a start.
 * The file is a copy of what learning gives: it serves only the very texts it was learned from, and where they changed, or
 * the file is missing or damaged, they are learned from again.
 */
import { hash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import type { LearnedLanguage } from "./language-model.ts";
import { learnLanguage } from "./learn-language.ts";

/** Texts by their owners; so many of the first owners decide what is familiar. */
export interface LearnedTexts {
  readonly texts: readonly (readonly string[])[];
  readonly insiders: number;
}

export interface LearnedLanguages {
  of(language: "en" | "ko", texts: LearnedTexts): LearnedLanguage;
}

interface Stored {
  readonly fingerprint: string;
  readonly learned: LearnedLanguage;
}

const CHECKSUM_BYTES = 4;

/** Learns whatever is asked for. */
export function learnOnDemand(): LearnedLanguages {
  return { of: (_, { texts, insiders }) => learnLanguage(texts, insiders) };
}

/** @param folder path of the one that holds `playbooks.en.bin` and `playbooks.ko.bin`, as `writeLearned` makes them */
export async function readLearnedLanguages(folder: string): Promise<LearnedLanguages> {
  const read = (language: "en" | "ko") =>
    readFile(join(folder, `playbooks.${language}.bin`)).catch(() => Buffer.alloc(0));
  const [en, ko] = await Promise.all([read("en"), read("ko")]);
  const files = { en, ko };
  return {
    of(language, given) {
      const stored = readStored(files[language]);
      return stored?.fingerprint === fingerprintOf(given)
        ? stored.learned
        : learnLanguage(given.texts, given.insiders);
    },
  };
}

/** The bytes of a file: a checksum, then the structure in V8's own format. */
export function writeLearned(given: LearnedTexts): Uint8Array {
  const stored: Stored = {
    fingerprint: fingerprintOf(given),
    learned: learnLanguage(given.texts, given.insiders),
  };
  const body = serialize(stored);
  const checksum = Buffer.alloc(CHECKSUM_BYTES);
  checksum.writeUInt32LE(crc32(body));
  return Buffer.concat([checksum, body]);
}

function readStored(bytes: Buffer): Stored | null {
  if (bytes.length <= CHECKSUM_BYTES) return null;
  const body = bytes.subarray(CHECKSUM_BYTES);
  if (crc32(body) !== bytes.readUInt32LE()) return null;
  try {
    return deserialize(body) as Stored;
  } catch {
    return null;
  }
}

function fingerprintOf({ texts, insiders }: LearnedTexts): string {
  return hash("sha256", JSON.stringify([insiders, texts]), "hex");
}
