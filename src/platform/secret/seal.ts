/** AES-256-GCM (NIST SP 800-38D) as texts that say which format and which key. Pure but for the nonce. */
import { createCipheriv, createDecipheriv, hash, randomBytes } from "node:crypto";
import { SecretDamagedError, SecretKeyMissingError } from "./errors.ts";

const FORMAT = "ion-secret/1";
const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_CHARACTERS = 8;

export const KEY_BYTES = 32;

/** Names a key without telling anything about it. */
export function keyIdOf(key: Buffer): string {
  return hash("sha256", Buffer.concat([Buffer.from(`${FORMAT} key id\n`), key])).slice(0, KEY_ID_CHARACTERS);
}

/** @param place what the text belongs to; it opens nowhere else */
export function sealWith(key: Buffer, text: string, place: readonly string[]): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(dataOf(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [FORMAT, keyIdOf(key), nonce.toString("base64url"), sealed.toString("base64url")].join(":");
}

/** @throws SecretKeyMissingError, SecretDamagedError */
export function openWith(keys: readonly Buffer[], sealed: string, place: readonly string[]): string {
  const [format, keyId = "", nonce = "", text = ""] = sealed.split(":");
  if (format !== FORMAT) throw new SecretDamagedError();
  const key = keys.find((one) => keyIdOf(one) === keyId);
  if (key === undefined) throw new SecretKeyMissingError(keyId);
  try {
    const bytes = Buffer.from(text, "base64url");
    const options = { authTagLength: TAG_BYTES };
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(nonce, "base64url"), options)
      .setAAD(dataOf(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch (error) {
    throw new SecretDamagedError(error);
  }
}

/** JSON, so that no two places give the same bytes. */
function dataOf(place: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, ...place]));
}
