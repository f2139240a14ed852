/** Ctrl+C in a command: its work is told, gets a moment to tidy up, and the process ends as shells expect. */

const MOMENT_MS = 1500;
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs work that ends early on SIGINT or SIGTERM.
 *
 * @param work is given the signal to watch; work that does not settle soon after it is left behind
 * @returns what the work returned, or 130 (SIGINT) or 143 (SIGTERM)
 */
export async function interruptible(
  work: (interrupted: AbortSignal) => Promise<number>,
): Promise<{ readonly exitCode: number; readonly isInterrupted: boolean }> {
  const abort = new AbortController();
  let stopCode: number | undefined;
  let onTooLong: () => void = () => {};
  const tooLong = new Promise<void>((resolve) => {
    onTooLong = resolve;
  });
  const listeners = Object.entries(EXIT_CODES).map(([name, code]) => {
    const stop = () => {
      stopCode ??= code;
      abort.abort();
      setTimeout(onTooLong, MOMENT_MS);
    };
    process.on(name, stop);
    return { name, stop };
  });
  let exitCode = 0;
  const done = work(abort.signal).then((code) => {
    exitCode = code;
  });
  try {
    await Promise.race([done, tooLong]);
  } finally {
    for (const { name, stop } of listeners) process.off(name, stop);
  }
  return { exitCode: stopCode ?? exitCode, isInterrupted: stopCode !== undefined };
}
