import type { Command } from "commander";
import { examine } from "#app/doctor.ts";
import type { Finding } from "#app/finding.ts";
import type { Action } from "../session.ts";
import type { Terminal } from "../terminal.ts";

const MARKS: Record<Finding["state"], readonly [string, "green" | "yellow" | "red"]> = {
  works: ["✔", "green"],
  absent: ["–", "yellow"],
  doubtful: ["!", "yellow"],
  broken: ["✖", "red"],
};

export function addDoctorCommand(program: Command, action: Action): void {
  program
    .command("doctor")
    .description("check what works, what is missing and what to do about it")
    .addHelpText("after", "\nExamples:\n  ion doctor\n  DATABASE_URL=postgres://ion@db/ion ion doctor")
    .action((_options: object, command: Command) =>
      action(command, async ({ terminal, settings }) => {
        const findings = await examine(() => settings({ ION_LOG_LEVEL: "silent" }));
        const isHealthy = findings.every((finding) => finding.state !== "broken");
        if (terminal.isJson) terminal.json({ healthy: isHealthy, findings });
        else for (const finding of findings) show(terminal, finding);
        return isHealthy ? 0 : 1;
      }),
    );
}

function show(terminal: Terminal, { name, state, detail, fix }: Finding): void {
  const [mark, colour] = MARKS[state];
  terminal.line(`${terminal.style(colour, mark)} ${name.padEnd(12)} ${detail}`);
  if (fix !== undefined) terminal.line(`  ${" ".repeat(12)} → ${fix}`);
}
