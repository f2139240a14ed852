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
  /** A remark beside the result, to standard error; styled only where that is a terminal. */
  note(text: string, format?: Format): void;
  /** The result as JSON, indented for a person's eyes; only with `--json`. */
  json(value: unknown): void;
  /** One of many results, each on a line of its own; only with `--json`. */
  jsonLine(value: unknown): void;
}

const USUAL_COLUMNS = 80;
const MAX_COLUMNS = 100;

/** A terminal over the process's streams; colours follow NO_COLOR and FORCE_COLOR as `styleText` does. */
export function createTerminal(isJson: boolean): Terminal {
  const { stdout, stderr } = process;
  const isRich = !isJson && stdout.isTTY === true;
  return {
    isJson,
    isRich,
    // a pseudo terminal that was never given a size says 0
    columns: Math.min(stdout.columns || USUAL_COLUMNS, MAX_COLUMNS),
    style: (format, text) => (isRich ? styleText(format, text, { stream: stdout }) : text),
    line: (text = "") => void stdout.write(`${text}\n`),
    piece: (text) => void stdout.write(text),
    note: (text, format) => {
      const isStyled = format !== undefined && stderr.isTTY === true;
      stderr.write(`${isStyled ? styleText(format, text, { stream: stderr }) : text}\n`);
    },
    json: (value) => void stdout.write(`${JSON.stringify(value, null, stdout.isTTY ? 2 : undefined)}\n`),
    jsonLine: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
  };
}

/**
 * Lets a reader leave early, as `head` does: what is written after that goes nowhere, and is no failure.
 * Any other trouble with the stream is thrown as usual.
 */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
