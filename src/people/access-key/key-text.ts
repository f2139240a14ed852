/** A key as its owner holds it: `ion_<id>_<secret>`. The id finds the row, the secret proves the right. */
import { hash, timingSafeEqual } from "node:crypto";
import { createId, randomText } from "#lib/id.ts";

/** 5 random bits each: 200 bits, far past guessing, so that one plain SHA-256 is enough to keep. */
const SECRET_CHARACTERS = 40;
const KEY_TEXT = /^ion_(key_[0-9a-z]{26})_([0-9a-z]{40})$/;

export interface KeyText {
  readonly id: string;
  readonly secret: string;
}

export function createKeyText(now: number): KeyText & { readonly text: string } {
  const id = createId("key", now);
  const secret = randomText(SECRET_CHARACTERS);
  return { id, secret, text: `ion_${id}_${secret}` };
}

/** The parts of a presented key; undefined when it cannot be one. */
export function parseKeyText(presented: string): KeyText | undefined {
  const [, id, secret] = KEY_TEXT.exec(presented) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export function hashSecret(secret: string): string {
  return hash("sha256", secret, "hex");
}

/** Compares in a time that says nothing about how much was right. */
export function isSecretOf(secret: string, secretHash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const stored = Buffer.from(secretHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
