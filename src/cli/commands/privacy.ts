import { readFile } from "node:fs/promises";
import type { Command } from "commander";
import {
  CONFIRMATIONS,
  ERASURE_MODES,
  type ErasureMode,
  MAX_RETENTION_DAYS,
  type PrivacySettings,
  type Retention,
  type SignedReceipt,
  signedReceiptSchema,
} from "#contract/privacy.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { wholeNumber } from "../number-option.ts";
import { type OwnershipWork, withOwnership } from "../ownership-session.ts";
import { isInteractive, openPrompt } from "../prompt.ts";
import type { Action } from "../session.ts";
import { table } from "../table.ts";
import { writeNewFile } from "../write-file.ts";

const EXAMPLES = `
Examples:
  ion privacy show
  ion privacy set --personalised off --keep 90
  ion privacy export me.zip
  ion privacy delete
  ion privacy report receipt_01m7… --json > receipt.json
  ion privacy verify receipt.json`;
const FAILED = 1;

/** `ion privacy`: what is stored about oneself, how long, as a file, and no more. */
export function addPrivacyCommand(program: Command, action: Action): void {
  const privacy = program
    .command("privacy")
    .description("your data: what is stored, how long, export, delete")
    .addHelpText("after", EXAMPLES);
  addShow(privacy, action);
  addSet(privacy, action);
  addExport(privacy, action);
  addDelete(privacy, action);
  addReport(privacy, action);
  addVerify(privacy, action);
}

function addShow(privacy: Command, action: Action): void {
  privacy
    .command("show")
    .description("show what is stored about you, and what holds")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withOwnership(context, async (work) => {
          await work.ion.conversations.learned(work.ion.localActor);
          return showSettings(work, await work.ion.privacy.settings(work.ion.localActor));
        }),
      ),
    );
}

function addSet(privacy: Command, action: Action): void {
  privacy
    .command("set")
    .description("switch personalisation on or off, choose how long things are kept")
    .option("--personalised <on|off>", "whether ION learns about you and uses it")
    .option("--keep <days>", `1 to ${MAX_RETENTION_DAYS} days, forever, or workspace`)
    .action((options: { personalised?: string; keep?: string }, command: Command) =>
      action(command, (context) => {
        const change = {
          ...(options.personalised === undefined ? {} : { personalised: isOn(options.personalised) }),
          ...(options.keep === undefined ? {} : { retention: retentionOf(options.keep) }),
        };
        return withOwnership(context, async (work) =>
          showSettings(work, await work.ion.privacy.change(work.ion.localActor, change)),
        );
      }),
    );
}

function addExport(privacy: Command, action: Action): void {
  privacy
    .command("export")
    .description("write everything about you into a zip archive, as JSON and Markdown")
    .argument("<file>", "a new file, e.g. me.zip")
    .action((file: string, _options: object, command: Command) =>
      action(command, (context) =>
        withOwnership(context, async ({ ion, terminal, words, language }) => {
          await ion.conversations.learned(ion.localActor);
          const bytes = await writeNewFile(file, ion.privacy.export(ion.localActor, language));
          if (terminal.isJson) terminal.json({ file, bytes });
          else terminal.line(words.exported(file, bytes));
          return undefined;
        }),
      ),
    );
}

function addDelete(privacy: Command, action: Action): void {
  privacy
    .command("delete")
    .description("delete everything about you, with a signed receipt")
    .option("--mode <mode>", `${ERASURE_MODES.join(" or ")}: numbers stay under a random name`, "delete")
    .option("--confirm <text>", `“${CONFIRMATIONS[0]}”, where nobody can be asked`)
    .action((options: { mode: string; confirm?: string }, command: Command) =>
      action(command, (context) => {
        const mode = modeOf(options.mode);
        return withOwnership(context, async (work) => {
          const { ion, terminal, words } = work;
          const typed = options.confirm ?? (await confirmation(work));
          if (!CONFIRMATIONS.some((phrase) => phrase === typed.trim())) {
            if (options.confirm === undefined && isInteractive(terminal)) terminal.note(words.notConfirmed);
            else throw notConfirmed();
            return FAILED;
          }
          const signed = await ion.privacy.erase(ion.localActor, mode);
          if (terminal.isJson) terminal.json(signed);
          else showErased(work, signed);
          return undefined;
        });
      }),
    );
}

function addReport(privacy: Command, action: Action): void {
  privacy
    .command("report")
    .description("show the signed receipts of deletions")
    .argument("[id]", "one receipt; without, all of them")
    .action((id: string | undefined, _options: object, command: Command) =>
      action(command, (context) =>
        withOwnership(context, async (work) => {
          const { ion, terminal, words } = work;
          if (id !== undefined) {
            const signed = await ion.privacy.receipt(ion.localActor, id);
            if (terminal.isJson) terminal.json(signed);
            else showReceipt(work, signed);
            return undefined;
          }
          const receipts = await ion.privacy.receipts(ion.localActor);
          if (terminal.isJson) terminal.json({ receipts });
          else if (receipts.length === 0) terminal.line(words.noReceipts);
          else {
            const rows = receipts.map(({ receipt }) => [
              receipt.id,
              receipt.mode,
              receipt.finished_at.slice(0, 16).replace("T", " "),
              String(rowsOf(receipt)),
            ]);
            terminal.line(table(terminal, ["id", "mode", "finished", "rows"], rows));
          }
          return undefined;
        }),
      ),
    );
}

function addVerify(privacy: Command, action: Action): void {
  privacy
    .command("verify")
    .description("check that a receipt is unchanged, and who signed it")
    .argument("<file>", "as `ion privacy report ID --json` prints it")
    .action((file: string, _options: object, command: Command) =>
      action(command, async (context) => {
        const signed = await readReceipt(file);
        return withOwnership(context, async ({ ion, terminal, words }) => {
          const verified = await ion.privacy.verify(ion.localActor, signed);
          if (terminal.isJson) terminal.json(verified);
          else terminal.line(verified.valid ? words.valid(verified.issuer) : words.invalid);
          return verified.valid ? undefined : FAILED;
        });
      }),
    );
}

function showSettings({ terminal, words }: OwnershipWork, settings: PrivacySettings): undefined {
  if (terminal.isJson) {
    terminal.json(settings);
    return;
  }
  const kept = settings.retention_days === null ? words.forever : words.days(settings.retention_days);
  terminal.line(`${words.personalised}: ${settings.personalised ? words.on : words.off}`);
  terminal.line(`${words.retention}: ${settings.retention === "workspace" ? words.byWorkspace(kept) : kept}`);
  const { memories, conversations } = settings.kept_longer;
  if (memories + conversations > 0) terminal.line(words.keptLonger(memories, conversations));
  const stored = Object.entries(settings.stored).map(([name, rows]) => [name, String(rows)]);
  terminal.line(`${words.stored}:${stored.length === 0 ? ` ${words.nothingStored}` : ""}`);
  if (stored.length > 0) terminal.line(table(terminal, ["", ""], stored));
  if (settings.deletion_running) terminal.note(words.deletionRuns, "yellow");
}

async function confirmation({ terminal, words, language, context }: OwnershipWork): Promise<string> {
  if (!isInteractive(terminal)) throw notConfirmed();
  const phrase = CONFIRMATIONS[language === "ko" ? 1 : 0];
  using prompt = openPrompt({
    input: process.stdin,
    output: process.stderr,
    interrupted: context.interrupted,
  });
  return await prompt.ask(words.confirm(phrase), "");
}

function notConfirmed(): InvalidInputError {
  return new InvalidInputError(
    "--confirm",
    "is missing or another text",
    `use --confirm "${CONFIRMATIONS[0]}"`,
  );
}

function showErased({ terminal, words }: OwnershipWork, { receipt }: SignedReceipt): void {
  const ms = Date.parse(receipt.finished_at) - Date.parse(receipt.requested_at);
  terminal.line(words.erased(rowsOf(receipt), (ms / 1000).toFixed(1)));
  const copied = receipt.removed.reduce(
    (sum, { rows, how }) => sum + (how === "anonymised" ? (rows ?? 0) : 0),
    0,
  );
  if (copied > 0) terminal.line(words.anonymised(copied));
  terminal.note(words.keepReceipt(receipt.id));
}

function showReceipt({ terminal, words }: OwnershipWork, signed: SignedReceipt): void {
  const { receipt } = signed;
  terminal.line(
    `${receipt.id}  ${receipt.mode}  ${receipt.requested_at} → ${receipt.finished_at}  ${receipt.engine}`,
  );
  const removed = receipt.removed.map(({ where, rows, how }) => [
    where,
    rows === null ? "" : String(rows),
    how,
  ]);
  if (removed.length > 0) terminal.line(table(terminal, ["where", "rows", "how"], removed));
  for (const done of receipt.files) terminal.line(`✓ ${done}`);
  const found = receipt.canaries.reduce((sum, canary) => sum + canary.found, 0);
  terminal.line(`✓ ${receipt.canaries.length} canaries: ${found}`);
  terminal.line(words.remains);
  for (const place of receipt.remains) terminal.line(`- ${place}`);
  terminal.line(`Ed25519 ${signed.signature}`);
}

function rowsOf({ removed }: SignedReceipt["receipt"]): number {
  return removed.reduce((sum, { rows, how }) => sum + (how === "anonymised" ? 0 : (rows ?? 0)), 0);
}

async function readReceipt(file: string): Promise<SignedReceipt> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) throw new InvalidInputError("file", `${file} cannot be read`, "name the receipt's file");
  try {
    return signedReceiptSchema.parse(JSON.parse(text));
  } catch {
    throw new InvalidInputError(
      "file",
      `${file} is no receipt`,
      "take what `ion privacy report ID --json` prints",
    );
  }
}

function isOn(text: string): boolean {
  if (text === "on" || text === "off") return text === "on";
  throw new InvalidInputError("--personalised", `${JSON.stringify(text)} is neither`, "use on or off");
}

function retentionOf(text: string): Retention {
  if (text === "forever" || text === "workspace") return text;
  return wholeNumber("--keep", text, MAX_RETENTION_DAYS);
}

function modeOf(text: string): ErasureMode {
  const mode = ERASURE_MODES.find((known) => known === text);
  if (mode === undefined)
    throw new InvalidInputError(
      "--mode",
      `${JSON.stringify(text)} is no mode`,
      `use ${ERASURE_MODES.join(" or ")}`,
    );
  return mode;
}
