/** Counts how often something is done and says when it is too often. Keys are opaque: whose they are is the caller's. */
export interface RateLimit {
  /**
   * Takes one of the `limitPerMinute` that a key has. The minute begins with the first one taken. It never refuses
   * because counting failed.
   */
  take(key: string, limitPerMinute: number): Promise<Grant>;
}

export interface Grant {
  readonly allowed: boolean;
  readonly limit: number;
  /** How many more are allowed in this minute. */
  readonly remaining: number;
  /** 0 when allowed; otherwise 1 to 60. */
  readonly retryAfterSeconds: number;
}

export const WINDOW_SECONDS = 60;

/** Judges a count within its minute. */
export function grantOf(count: number, limitPerMinute: number, msUntilReset: number): Grant {
  const allowed = count <= limitPerMinute;
  const seconds = Math.min(WINDOW_SECONDS, Math.max(1, Math.ceil(msUntilReset / 1000)));
  return {
    allowed,
    limit: limitPerMinute,
    remaining: Math.max(0, limitPerMinute - count),
    retryAfterSeconds: allowed ? 0 : seconds,
  };
}
