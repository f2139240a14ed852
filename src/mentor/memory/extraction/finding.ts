import type { Sentence } from "./speech.ts";

/** What a rule found, before it is told as a memory. */
export interface Finding {
  readonly subject: string;
  readonly attribute: string;
  readonly value: string;
  readonly claim: "holds" | "ended";
  readonly sentence: Sentence;
  /** Where it was said in it. */
  readonly clause: string;
  readonly isChange: boolean;
  readonly validFrom?: number;
  readonly validTo?: number | null;
  readonly project?: string | null;
}
