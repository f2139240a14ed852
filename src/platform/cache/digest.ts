import { hash } from "node:crypto";

/** A name for a key, a tag or an item that says nothing about it. */
export function digestOf(text: string): string {
  return hash("sha256", text, "base64url");
}
