/** Work that comes again and again as long as a process lives. */
export interface RegularWork {
  readonly work: () => Promise<unknown>;
  /** Milliseconds before the first time. */
  readonly firstAfterMs: number;
  /** Milliseconds from one time to the next. */
  readonly everyMs: number;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Calls `work` until it is disposed of, never twice at once: where it takes longer than `everyMs`, a time is left out. It
 * keeps no process alive. Disposing waits for what is under way.
 */
export function regularly({ work, firstAfterMs, everyMs, onFailure }: RegularWork): AsyncDisposable {
  let running: Promise<unknown> | null = null;
  const run = () => {
    running ??= work()
      .catch(onFailure)
      .finally(() => {
        running = null;
      });
  };
  let timer = setTimeout(() => {
    run();
    timer = setInterval(run, everyMs).unref();
  }, firstAfterMs).unref();
  return {
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await running;
    },
  };
}
