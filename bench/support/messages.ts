import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's own messages of software people, in the order of the file. */
export function ownMessages(): string[] {
  const folder = join(import.meta.dirname, "../../training/data");
  return ["messages.en.tsv", "messages.ko.tsv"].flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .split("\n")
      .slice(1)
      .flatMap((line) => line.split("\t")[0] || []),
  );
}
