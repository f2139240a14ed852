import { SingleBar } from "cli-progress";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  /** @param total leave it out while it is not known */
  readonly update: (done: number, total?: number) => void;
  readonly stop: () => void;
}

/** A progress bar on standard error; nothing where standard error is no terminal. */
export function startProgress(terminal: Terminal, name: string, unit: string): Progress {
  if (terminal.isJson || process.stderr.isTTY !== true) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: `${name} {bar} {value}/{total} ${unit} · {eta_formatted} left`,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  let isStarted = false;
  return {
    update(done, total) {
      if (!isStarted) bar.start(total ?? done, done);
      isStarted = true;
      if (total !== undefined) bar.setTotal(Math.max(total, 1));
      bar.update(done);
    },
    stop: () => isStarted && bar.stop(),
  };
}
