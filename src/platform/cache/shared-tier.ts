import type { Counted } from "./cache.ts";
import type { Entry } from "./in-process-tier.ts";

/** L2: what all processes share. While it is away it behaves as if it held nothing and nobody else computed. */
export interface SharedTier extends AsyncDisposable {
  read(key: string): Promise<Entry | null>;
  /** Finds a value or the right to compute it; waits while another process computes it. */
  open(key: string, want: Want): Promise<Opened>;
  /** Takes digests of tags. What cannot be told now is told when the others can be reached, before anything is read. */
  invalidate(tags: readonly string[]): Promise<void>;
  count(list: string, item: string): void;
  mostCounted(list: string, limit: number): Promise<Counted[]>;
  forgetCounted(list: string): Promise<void>;
  readonly isDegraded: boolean;
}

export interface Want {
  /** Digests of the tags that the value may depend on. */
  readonly tags: readonly string[];
  /** A value that is fresh no longer than this is not wanted, in milliseconds since 1970. */
  readonly freshAfter: number;
  readonly signal: AbortSignal;
}

export type Opened =
  /** `isAwaited`: another process computed it meanwhile. */
  | { readonly kind: "hit"; readonly entry: Entry; readonly isAwaited: boolean }
  | { readonly kind: "won"; readonly lease: Lease }
  /** Nothing is known of the others: compute, and keep it in this process. */
  | { readonly kind: "alone" };

/** The right to compute a value for all; held until it is written or given back, lost when the holder dies. */
export interface Lease {
  write(entry: Entry): Promise<void>;
  free(): Promise<void>;
}

/** What the other processes tell. */
export interface SharedEvents {
  onInvalidated(tag: string): void;
  /** Something may have been missed up to now. */
  onListening(): void;
}

/** Between one process and Redis nothing is known of the others: this process is alone. */
export type ConnectShared = (events: SharedEvents) => SharedTier;
