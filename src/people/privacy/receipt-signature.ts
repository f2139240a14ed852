/** Ed25519 (RFC 8032) over a receipt, with a key made of the installation's. Pure. */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Receipt, SignedReceipt } from "#contract/privacy.ts";

/** What stands before 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** @param seed 32 bytes that nobody else knows */
export function signReceipt(receipt: Receipt, seed: Buffer): SignedReceipt {
  const key = privateKeyOf(seed);
  const signature = sign(null, bytesOf(receipt), key).toString("base64url");
  return { receipt, signature, public_key: rawPublicKey(key) };
}

/** The public key that belongs to a seed, raw and in base64url. */
export function publicKeyOf(seed: Buffer): string {
  return rawPublicKey(privateKeyOf(seed));
}

/** Whether the receipt is what was signed with the key it names; whose key that is has to be asked apart. */
export function isIntact({ receipt, signature, public_key }: SignedReceipt): boolean {
  try {
    const der = Buffer.concat([PUBLIC_PREFIX, Buffer.from(public_key, "base64url")]);
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    return verify(null, bytesOf(receipt), key, Buffer.from(signature, "base64url"));
  } catch {
    return false;
  }
}

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: "der", type: "pkcs8" });
}

function rawPublicKey(key: KeyObject): string {
  const der = createPublicKey(key).export({ format: "der", type: "spki" });
  return der.subarray(PUBLIC_PREFIX.length).toString("base64url");
}

function bytesOf(receipt: Receipt): Buffer {
  return Buffer.from(JSON.stringify(sorted(receipt)));
}

/** The same JSON with the names of its objects in order, so that writing it down anew changes nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
