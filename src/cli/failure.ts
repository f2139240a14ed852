import { IonError } from "#lib/ion-error.ts";

/** Exit codes: 2 the call or a setting is wrong, 1 something else failed. */
export const EXIT_USAGE = 2;
const EXIT_FAILURE = 1;

const USAGE_KINDS = new Set(["invalid", "not-found", "forbidden", "conflict", "unavailable", "storage-full"]);

/** One line for a person: what is wrong and what to do. Unexpected errors keep their stack for a bug report. */
export function describeFailure(error: unknown): { message: string; exitCode: number; code: string } {
  if (error instanceof IonError) {
    const fix = error.details.fix === undefined ? "" : ` — ${error.details.fix}`;
    const exitCode = USAGE_KINDS.has(error.kind) ? EXIT_USAGE : EXIT_FAILURE;
    return { message: `${error.message}${fix}`, exitCode, code: error.code };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { message: `unexpected: ${message}`, exitCode: EXIT_FAILURE, code: "unexpected" };
}
