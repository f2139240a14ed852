/** Those in this process who wait for another one, by the digest of what they wait for. */
export interface Waits {
  wake(digest: string): void;
  /** Ends when woken, at the latest after some milliseconds. @throws the signal's reason */
  pause(digest: string, ms: number, signal: AbortSignal): Promise<void>;
}

export function createWaits(): Waits {
  const sleepers = new Map<string, Set<() => void>>();
  return {
    wake(digest) {
      for (const wake of sleepers.get(digest) ?? []) wake();
    },
    async pause(digest, ms, signal) {
      signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        const others = sleepers.get(digest) ?? new Set();
        const wake = () => {
          clearTimeout(timer);
          signal.removeEventListener("abort", wake);
          others.delete(wake);
          if (others.size === 0 && sleepers.get(digest) === others) sleepers.delete(digest);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        signal.addEventListener("abort", wake, { once: true });
        others.add(wake);
        sleepers.set(digest, others);
      });
      signal.throwIfAborted();
    },
  };
}
