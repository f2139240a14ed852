/**
 * The project's own messages of software people: who wrote them, what was said before, and what two labellers heard
 * without sight of each other (LABELLING.md). Authors, not messages, are kept from the training, so that nobody's style
 * is on both sides.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FREQUENCIES, INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { DataFormatError, isDevText } from "./load-data.ts";

export const OWN_FOLDER = join(import.meta.dirname, "data");
export const OWN_FILES = ["messages.tsv", "labels-a.tsv", "labels-b.tsv"] as const;

export const AXES = { tone: TONES, pace: PACES, intent: INTENTS, frequency: FREQUENCIES } as const;
export type Axis = keyof typeof AXES;
export const AXIS_NAMES = Object.keys(AXES) as Axis[];

/** Whom the labellers could name; Nuri and Sena answer only where they are enabled. */
export const LABELLED_PERSONAS = ["Lua", "Elro", "Riri", "Nana"] as const;

/** Never trained on. */
const HELD_AUTHORS = new Set(["en-14", "en-16", "ko-04"]);
/** The first sets: many hands, and it was not noted which; there every message stands for itself. */
const MANY_HANDS = new Set(["en-00", "ko-00"]);

/** What one labeller heard. */
export type OwnLabels = { readonly [Name in Axis]: (typeof AXES)[Name][number] } & {
  /** Whom this labeller would let answer, the best first; empty where nobody was asked. */
  readonly personas: readonly string[];
};

export interface OwnMessage {
  readonly id: string;
  readonly author: string;
  readonly language: "en" | "ko";
  /** What was said before, oldest first: the person's message, the mentor's answer. */
  readonly context: readonly string[];
  readonly text: string;
  readonly labels: readonly [OwnLabels, OwnLabels];
}

/** Every message with both labels. @throws DataFormatError with file and line */
export function loadOwnMessages(folder = OWN_FOLDER): OwnMessage[] {
  const [messages, first, second] = OWN_FILES.map((file) => join(folder, file));
  const a = loadLabels(first ?? "");
  const b = loadLabels(second ?? "");
  return rowsOf(messages ?? "").map(({ row, fault }) => {
    const { id = "", author = "", language = "", context = "", text = "" } = row;
    const labels = [a.get(id), b.get(id)] as const;
    if (text === "" || author === "") throw fault("needs id, author, language, context and text");
    if (language !== "en" && language !== "ko") throw fault(`"${language}" is neither en nor ko`);
    if (labels[0] === undefined || labels[1] === undefined) throw fault(`${id} is not labelled twice`);
    const said = context === "" ? [] : context.split(" ⏎ ").map(withLines);
    return { id, author, language, context: said, text: withLines(text), labels: [labels[0], labels[1]] };
  });
}

/** Kept for measuring: some authors whole, and of the first sets every fifth text by its hash. */
export function isHeld({ author, text }: Pick<OwnMessage, "author" | "text">): boolean {
  return HELD_AUTHORS.has(author) || (MANY_HANDS.has(author) && isDevText(text));
}

/** What must stay together when messages are split: an author. */
export function styleOf({ id, author }: Pick<OwnMessage, "id" | "author">): string {
  return MANY_HANDS.has(author) ? id : author;
}

/** The share of the labellers that heard each value. */
export function targetsOf(axis: Axis, labels: readonly Partial<OwnLabels>[]): number[] {
  const values: readonly string[] = AXES[axis];
  return values.map((value) => labels.filter((label) => label[axis] === value).length / labels.length);
}

function loadLabels(file: string): Map<string, OwnLabels> {
  const labels = rowsOf(file).map(({ row, fault }): [string, OwnLabels] => {
    const personas = (row.personas ?? "").split(",").filter(Boolean);
    return [row.id ?? "", { ...readAxes(row, fault), personas }];
  });
  return new Map(labels);
}

/** The files are plain: tabs between cells, never quoted. */
function rowsOf(file: string) {
  const [header = "", ...lines] = readFileSync(file, "utf8").split("\n");
  const names = header.split("\t");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const cells = line.split("\t");
    const row: Record<string, string | undefined> = Object.fromEntries(
      names.map((name, place) => [name, cells[place]]),
    );
    const fault = (problem: string) => new DataFormatError(file, index + 2, problem);
    if (cells.length !== names.length) throw fault(`needs ${names.length} cells, has ${cells.length}`);
    return [{ row, fault }];
  });
}

function withLines(cell: string): string {
  return cell.replaceAll("\\n", "\n");
}

/** Messages with only the labels their author had in mind: to learn from, never to measure with. */
export function loadLabelledOnce(file: string): { text: string; labels: readonly OwnLabels[] }[] {
  return rowsOf(file).map(({ row, fault }) => ({
    text: withLines(row.text ?? ""),
    labels: [{ ...readAxes(row, fault), personas: (row.personas ?? "").split(",").filter(Boolean) }],
  }));
}

function readAxes(row: Readonly<Record<string, string | undefined>>, fault: (problem: string) => Error) {
  const one = (axis: Axis): string => {
    const found = (AXES[axis] as readonly string[]).find((value) => value === row[axis]);
    if (found === undefined) throw fault(`"${row[axis]}" is none of ${AXES[axis].join(", ")}`);
    return found;
  };
  return Object.fromEntries(AXIS_NAMES.map((axis) => [axis, one(axis)])) as unknown as Omit<
    OwnLabels,
    "personas"
  >;
}
