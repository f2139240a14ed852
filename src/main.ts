/** The `ion` process: arguments → config → compose → run → stop. The only place with signals and exit codes. */
import { runCli } from "#cli/index.ts";
import { serve } from "./serve.ts";

process.exitCode = await runCli(process.argv.slice(2), { serve });
