/**
 * The cache port: what is asked for often is computed once and kept, in this process (L1) and, where there is Redis,
 * for all processes (L2). Values are text; what they mean is the caller's.
 */
export interface Cache extends AsyncDisposable {
  /**
   * The value under a key, from the nearest tier that has it, else computed once however many ask for it at the same
   * time. A failed computation fails everybody who waits for it in this process and is never kept.
   *
   * @throws whatever `compute` throws; the signal's reason when the caller gave up
   */
  getOrCompute(request: CacheRequest, signal?: AbortSignal): Promise<Found>;
  /**
   * The same, with the pieces of a value that is being computed in this process as they come; who comes late gets
   * what was there, then the rest. No piece comes where the value was kept already or another process computes it.
   * The computation goes on while anybody follows it and is aborted when nobody is left.
   */
  follow(request: CacheRequest, signal?: AbortSignal): AsyncGenerator<string, Found, void>;
  /** What is kept under a key, perhaps stale; null, which is not counted as a miss, where there is nothing. */
  get(key: string): Promise<Found | null>;
  /** Forgets everything that carries one of the tags, in every process and in Redis; also what is being computed. */
  invalidate(tags: readonly string[]): Promise<void>;
  /** Counts that an item was asked for. Only the most frequent of a list are remembered. Returns at once. */
  count(list: string, item: string): void;
  /** The items of a list that were counted most, most frequent first; a count may be too high, never too low. */
  mostCounted(list: string, limit: number): Promise<Counted[]>;
  /** Forgets a list's items and their counts, in this process and in Redis. */
  forgetCounted(list: string): Promise<void>;
  /** What this process saw since it started. */
  statistics(): CacheStatistics;
}

export interface CacheRequest {
  /** Opaque and short; hashed wherever it leaves this process. */
  readonly key: string;
  readonly compute: Compute;
  /** How long the value is fresh, in milliseconds; up to a tenth less, so that what was kept together ends apart. */
  readonly ttlMs: number;
  /** How long it may be given out after that while it is computed anew; 0 when absent. At most 30 days with `ttlMs`. */
  readonly staleMs?: number;
  /** What the value may depend on, to be known before it is computed: an invalidation in between must not be missed. */
  readonly tags?: readonly string[];
}

/** Computes a value; `emit` hands pieces of it to those who follow. The signal says that nobody is left. */
export type Compute = (signal: AbortSignal, emit: (piece: string) => void) => Promise<Computed>;

export interface Computed {
  readonly value: string;
  /** false: everybody who waits gets it, nobody later; for results that say that there is nothing. */
  readonly isKept?: boolean;
  /** Those of the request's tags that hold; all when absent. */
  readonly tags?: readonly string[];
}

export interface Found {
  readonly value: string;
  /** l1, l2: it was kept. computed: for this caller. shared: for somebody else who had asked before. */
  readonly source: "l1" | "l2" | "computed" | "shared";
  /** Older than its time to live; a newer one is being computed. */
  readonly isStale: boolean;
  /** Milliseconds since 1970. */
  readonly writtenAt: number;
}

export interface Counted {
  readonly item: string;
  readonly count: number;
}

export interface CacheStatistics {
  readonly hits: { readonly l1: number; readonly l2: number };
  /** Hits that were stale; they are among the hits. */
  readonly stale: number;
  /** Values that were neither kept nor being computed. */
  readonly misses: number;
  /** Callers who joined a computation, in this process or another. */
  readonly shared: number;
  readonly computed: number;
  /** Computations that failed; not those that were given up. */
  readonly errors: number;
  /** Tags that were invalidated here or elsewhere. */
  readonly invalidations: number;
  readonly entries: number;
  readonly bytes: number;
  /** Entries that had to go for want of room. */
  readonly evicted: number;
  /** Redis is configured and does not answer. */
  readonly isDegraded: boolean;
}

export interface CacheOptions {
  /** Most bytes of values, keys and their administration in this process; an estimate, on the high side. */
  readonly maxBytes: number;
  readonly clock: { now(): number };
  /** Uniform in [0, 1): spreads the ends of lifetimes. */
  readonly random: () => number;
}
