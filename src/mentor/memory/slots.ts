/** The absence that a forgotten memory leaves: its slot as a digest, which tells that something was there, never what. */
import { createHash } from "node:crypto";
import type { MemoryRecord } from "./memory.ts";
import type { Owner } from "./memory-rows.ts";

export function slotOf({ subject, attribute }: Pick<MemoryRecord, "subject" | "attribute">): string {
  return `${subject}/${attribute}`;
}

/** SHA-256 of whose slot it is and which. */
export function slotDigest({ workspaceId, personId }: Owner, slot: string): string {
  return createHash("sha256").update([workspaceId, personId, slot].join("\n")).digest("base64url");
}
