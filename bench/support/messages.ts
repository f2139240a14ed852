import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's own messages of software people, in the order of the file. */
export function ownMessages(): string[] {
  const file = join(import.meta.dirname, "../../training/data/messages.tsv");
  return readFileSync(file, "utf8")
    .split("\n")
    .slice(1)
    .flatMap((line) => line.split("\t")[4] || []);
}
