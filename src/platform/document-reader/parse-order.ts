/** What goes to the thread that takes documents apart, and what comes back. */
import type { DocumentLimits, ReadResult } from "./read-result.ts";

export interface ParseOrder {
  readonly bytes: Uint8Array;
  readonly format: "pdf" | "docx";
  readonly limits: DocumentLimits;
}

export type Parsed = Pick<ReadResult, "text" | "pages" | "warnings">;

export type Refusal =
  | {
      readonly why: "too-large";
      readonly what: "pages" | "characters" | "unpacked bytes";
      readonly limit: number;
      readonly actual?: number;
    }
  | { readonly why: "encrypted" | "macros" | "unreadable-text" }
  | { readonly why: "without-text"; readonly pages: number }
  | { readonly why: "damaged"; readonly problem: string };

export type ParseReply = { readonly parsed: Parsed } | { readonly refusal: Refusal };

/** Thrown inside the thread: errors of ours lose their class on the way out of it. */
export class RefusedDocument extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.why);
    this.refusal = refusal;
  }
}
