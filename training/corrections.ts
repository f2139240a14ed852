/** What people corrected in ION's hearing, exported by `ion models hearing labels`. */
import { readFileSync } from "node:fs";
import { DataFormatError } from "./load-data.ts";
import type { LabelledMessage } from "./own-heads.ts";
import { AXES, AXIS_NAMES, LABELLED_PERSONAS, type OwnLabels } from "./own-messages.ts";

/**
 * One JSON object a line, with `text` and under `corrected` the tone, pace, intent or persona that was corrected. What
 * was not corrected is no label: ION does not learn from its own guesses. A persona that the labellers of our own
 * messages could not name is passed over.
 *
 * @throws DataFormatError with file and line
 */
export function loadCorrections(file: string): LabelledMessage[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => {
      if (line.trim() === "") return [];
      const fault = (problem: string) => new DataFormatError(file, index + 1, problem);
      const { text, corrected } = parse(line, fault);
      const known = AXIS_NAMES.filter((axis) => corrected[axis] !== undefined);
      for (const axis of known) {
        if (!(AXES[axis] as readonly unknown[]).includes(corrected[axis]))
          throw fault(`${axis}: ${JSON.stringify(corrected[axis])} is none of ${AXES[axis].join(", ")}`);
      }
      const labels = Object.fromEntries(known.map((axis) => [axis, corrected[axis]])) as Partial<OwnLabels>;
      const personas = LABELLED_PERSONAS.filter((persona) => persona === corrected.persona);
      const isLabelled = known.length > 0 || personas.length > 0;
      return isLabelled ? [{ text, labels: [{ ...labels, personas }] }] : [];
    });
}

function parse(
  line: string,
  fault: (problem: string) => Error,
): { text: string; corrected: Readonly<Record<string, unknown>> } {
  try {
    const value = JSON.parse(line) as { text?: unknown; corrected?: unknown } | null;
    if (typeof value?.text === "string" && typeof value.corrected === "object" && value.corrected !== null)
      return { text: value.text, corrected: value.corrected as Record<string, unknown> };
  } catch {}
  throw fault("is not a JSON object with text and corrected");
}
