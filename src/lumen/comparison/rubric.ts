import { InvalidInputError } from "#lib/ion-error.ts";

const MOST_LINES = 12;

/** What a judge looks at when no rubric is given. */
export const DEFAULT_RUBRIC: readonly string[] = [
  "Correct: what it says is true, and nothing is made up.",
  "Helpful: it answers what was asked and says what to do next.",
  "Clear: it is easy to follow and no longer than it has to be.",
  "Careful: it names risks and what it does not know.",
];

/**
 * The lines of a rubric file: one criterion a line, with or without a bullet; headings (`#`) and empty lines are
 * left out.
 *
 * @throws InvalidInputError when there is no line, or more than 12
 */
export function parseRubric(text: string): string[] {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const criterion = line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim();
    return criterion === "" || criterion.startsWith("#") ? [] : [criterion];
  });
  if (lines.length >= 1 && lines.length <= MOST_LINES) return lines;
  throw new InvalidInputError(
    "--rubric",
    `holds ${lines.length} lines`,
    `write 1 to ${MOST_LINES} lines, each one thing that makes an answer good`,
  );
}
