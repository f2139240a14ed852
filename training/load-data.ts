/** Reads the labelled sets. Each loader gives texts with their labels, in file order. */
import { readFileSync } from "node:fs";
export interface LabelledText {
  readonly text: string;
  readonly labels: readonly string[];
}

/** A data file that is not in the documented format; says where. */
export class DataFormatError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}, line ${line}: ${problem}`);
    this.name = "DataFormatError";
  }
}

/** Rows of a tab-separated file, one a line, as objects by column name. A cell may be quoted as in CSV. */
export function parseTable(content: string): Record<string, string>[] {
  const [header = "", ...lines] = linesOf(content);
  const names = header.split("\t");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(names.map((name, index) => [name, unquote(cells[index] ?? "")]));
    });
}

/** Texts whose label column is a comma list (`labels`) or a single name (`intent`, `polarity`). */
export function loadLabelled(file: string, column: "labels" | "intent" | "polarity"): LabelledText[] {
  return parseTable(readFileSync(file, "utf8")).map((row, index) => {
    const { text, [column]: cell } = row;
    if (text === undefined || cell === undefined)
      throw new DataFormatError(file, index + 2, `needs the columns text and ${column}`);
    return { text, labels: column === "labels" ? cell.split(",").filter(Boolean) : [cell] };
  });
}

/** Developers' messages with the emotions that most raters saw. */
export function loadDevPremo(file: string): LabelledText[] {
  return parseTable(readFileSync(file, "utf8")).map((row) => ({
    text: row.text ?? "",
    labels: (row.emotions_majority ?? "").split(",").filter(Boolean),
  }));
}

export interface PoliteText {
  readonly text: string;
  /** Standard deviations above the mean politeness. */
  readonly politeness: number;
}

export function loadPoliteness(file: string): PoliteText[] {
  return parseTable(readFileSync(file, "utf8")).map((row) => ({
    text: row.text ?? "",
    politeness: Number(row.politeness_z),
  }));
}

/** Every fifth message by the hash of its text is for development: a text keeps its side whatever is added. */
export function isDevText(text: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % 5 === 0;
}

/** Quoted only when the whole cell is: some sets quote, others have stray quotation marks. */
function unquote(cell: string): string {
  const inner = cell.slice(1, -1);
  const isQuoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
  return isQuoted && !inner.replaceAll('""', "").includes('"') ? inner.replaceAll('""', '"') : cell;
}

function linesOf(content: string): string[] {
  return content.replace(/^\uFEFF/, "").split(/\r?\n/);
}
