import { pino } from "pino";

/** Events with fields. error: someone must act; warn: degraded; info: life-cycle; debug: the rest. */
export interface Log {
  error(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  debug(event: string, fields?: LogFields): void;
}

/** Never what a person wrote, never a secret; `error` is written as its class, code and message without its data. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined | Error>>;

/** Logs as one JSON object a line on standard error. */
export function createLog(level: "debug" | "info" | "warn" | "error" | "silent"): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    pino.destination({ dest: 2, sync: false }),
  );
  return {
    error: (event, fields) => logger.error(plain(fields), event),
    warn: (event, fields) => logger.warn(plain(fields), event),
    info: (event, fields) => logger.info(plain(fields), event),
    debug: (event, fields) => logger.debug(plain(fields), event),
  };
}

function plain(fields: LogFields = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? describeError(value) : value,
    ]),
  );
}

function describeError(error: Error): Record<string, unknown> {
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const stack = error.stack
    ?.split("\n")
    .slice(1, 6)
    .map((line) => line.trim());
  return { name: error.name, code, message: error.message, stack };
}
