import { IonError } from "#lib/ion-error.ts";
import type { Terminal } from "./terminal.ts";

/** Exit codes: 2 the call, a setting, the input or the place it runs in is wrong, 1 something else failed. */
export const EXIT_USAGE = 2;
const EXIT_FAILURE = 1;

/** Expected errors that nobody can mend by calling otherwise. */
const FAILURE_KINDS = new Set(["internal", "rate-limited"]);

/** Where the way out is another on the command line than over HTTP. */
const FIXES: Readonly<Record<string, string>> = {
  "conversation-not-found": "`/conversations` in `ion chat` lists yours",
  "database-not-empty": "restore into another --data-dir, or add --replace",
  "invalid-persona": "mend the fields named; `ion personas list --json` shows complete ones",
};

export interface Failure {
  readonly message: string;
  readonly exitCode: number;
  readonly code: string;
}

/** One line for a person: what is wrong and what to do. Unexpected errors keep their stack for a bug report. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof IonError) {
    const fix = FIXES[error.code] ?? error.details.fix;
    const exitCode = FAILURE_KINDS.has(error.kind) ? EXIT_FAILURE : EXIT_USAGE;
    return {
      message: fix === undefined ? error.message : `${error.message} — ${fix}`,
      exitCode,
      code: error.code,
    };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `unexpected: ${message}`, exitCode: EXIT_FAILURE, code: "unexpected" };
}

/** Says it on standard error, and with `--json` as the one document on standard output. */
export function showFailure(terminal: Terminal, failure: Failure): void {
  if (terminal.isJson) terminal.json({ error: { code: failure.code, message: failure.message } });
  terminal.note(`ion: ${failure.message}`, "red");
}
