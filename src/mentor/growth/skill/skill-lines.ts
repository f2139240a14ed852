/**
 * Reads the catalogs' lines: `[id=]English name|Korean name|other names, …|implied ids, …`. Without an id before the first
 * sign of equality it is made from the English name; an empty Korean name says that Korean writes it the same way.
 */

export interface SkillLine {
  readonly id: string;
  readonly english: string;
  readonly korean: string;
  readonly aliases: readonly string[];
  /** Ids of what somebody who has this skill has too. */
  readonly implies: readonly string[];
}

export function parseSkillLines(lines: string): SkillLine[] {
  return cellsOf(lines).map(([name = "", korean = "", aliases = "", implies = ""]) => {
    const explicit = /^([a-z0-9-]+)=(.+)$/.exec(name);
    const english = explicit?.[2] ?? name;
    return {
      id: explicit?.[1] ?? idOf(english),
      english,
      korean: korean || english,
      aliases: listOf(aliases),
      implies: listOf(implies),
    };
  });
}

/** The cells of each line that is not empty. */
export function cellsOf(lines: string): string[][] {
  return lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}

export function listOf(cell: string): string[] {
  return cell
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
}

function idOf(english: string): string {
  return english
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
