/** `ion growth outcome` and `ion growth report`: what a plan comes to, on the terminal and as a file. */
import type { Command } from "commander";
import { GROWTH_REPORT_FORMATS, type GrowthReportFormat } from "#contract/growth-outcome.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { showOutcome } from "../growth-outcome-view.ts";
import { growthWordsFor } from "../growth-words-catalog.ts";
import { type Action, withIon } from "../session.ts";
import { writeNewFile } from "../write-file.ts";

const ID = "the plan's id, from `ion growth list`";

export function addOutcome(growth: Command, action: Action): void {
  growth
    .command("outcome")
    .description("show what a plan comes to: CV lines, what to learn until when, what to practise")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const outcome = await ion.growth.outcome(ion.localActor, id);
          if (terminal.isJson) terminal.json(outcome);
          else showOutcome(terminal, outcome);
          return undefined;
        }),
      ),
    );
  addReport(growth, action);
}

interface ReportOptions {
  readonly format: string;
  readonly out?: string;
}

function addReport(growth: Command, action: Action): void {
  growth
    .command("report")
    .description("write a plan as a report that can be sent to a mentor")
    .argument("<id>", ID)
    .option("--format <format>", GROWTH_REPORT_FORMATS.join(" or "), "markdown")
    .option("--out <file>", "the new file; without, Markdown goes to the terminal")
    .action((id: string, options: ReportOptions, command: Command) =>
      action(command, (context) => {
        const format = formatOf(options);
        return withIon(context, async (ion) => {
          const { terminal } = context;
          const bytes = await ion.growth.report(ion.localActor, id, format);
          if (options.out === undefined) {
            const text = new TextDecoder().decode(bytes);
            if (terminal.isJson) terminal.json({ format, text });
            else terminal.piece(text);
            return undefined;
          }
          const written = await writeNewFile(options.out, piecesOf(bytes));
          const { language } = await ion.growth.read(ion.localActor, id);
          if (terminal.isJson) terminal.json({ format, file: options.out, bytes: written });
          else terminal.line(growthWordsFor(language).written(options.out, written));
          return undefined;
        });
      }),
    );
}

function formatOf({ format, out }: ReportOptions): GrowthReportFormat {
  const known = GROWTH_REPORT_FORMATS.find((each) => each === format);
  if (known === undefined)
    throw new InvalidInputError(
      "--format",
      "is no format of a report",
      `use ${GROWTH_REPORT_FORMATS.join(" or ")}`,
    );
  if (known === "pdf" && out === undefined)
    throw new InvalidInputError("--out", "is missing: a PDF needs a file", "name one with --out report.pdf");
  return known;
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
