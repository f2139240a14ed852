import { styleText } from "node:util";

type Format = Parameters<typeof styleText>[0];

/** Where a command writes: rich on a terminal, plain in a pipe, one JSON document with `--json`. */
export interface Terminal {
  /** `--json` was given: standard output holds JSON and nothing else. */
  readonly isJson: boolean;
  /** Standard output is a person's terminal: colour, Markdown and progress are welcome. */
  readonly isRich: boolean;
  readonly columns: number;
  style(format: Format, text: string): string;
  /** A line of the result, to standard output. */
  line(text?: string): void;
  /** Text of the result as it comes, without a line end. */
  piece(text: string): void;
  /** A remark beside the result, to standard error. */
  note(text: string): void;
  /** The result as JSON; only with `--json`. */
  json(value: unknown): void;
}

const MAX_COLUMNS = 100;

/** A terminal over the process's streams; colours follow NO_COLOR and FORCE_COLOR as `styleText` does. */
export function createTerminal(isJson: boolean): Terminal {
  const { stdout, stderr } = process;
  const isRich = !isJson && stdout.isTTY === true;
  return {
    isJson,
    isRich,
    columns: Math.min(stdout.columns ?? 80, MAX_COLUMNS),
    style: (format, text) => (isRich ? styleText(format, text, { stream: stdout }) : text),
    line: (text = "") => void stdout.write(`${text}\n`),
    piece: (text) => void stdout.write(text),
    note: (text) => void stderr.write(`${text}\n`),
    json: (value) =>
      void stdout.write(`${JSON.stringify(value, null, isRich || stdout.isTTY ? 2 : undefined)}\n`),
  };
}
