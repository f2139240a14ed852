import type { Command } from "commander";
import { SCOPES, type Scope } from "#contract/actor.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { wholeNumber } from "../number-option.ts";
import { type Action, withIon } from "../session.ts";
import { table } from "../table.ts";

interface CreateOptions {
  readonly name: string;
  readonly scopes: string;
  readonly person: string;
  readonly perMinute?: string;
  readonly days?: string;
}

const DAY_MS = 86_400_000;

export function addKeysCommand(program: Command, action: Action): void {
  const keys = program
    .command("keys")
    .description("access keys for the API")
    .addHelpText("after", "\nExamples:\n  ion keys create --name laptop\n  ion keys list");
  addCreate(keys, action);
  keys
    .command("list")
    .description("show the keys; what they open is never shown again")
    .addHelpText("after", "\nExamples:\n  ion keys list")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const views = await ion.accessKeys.list(ion.localActor.workspaceId);
          if (terminal.isJson) terminal.json({ keys: views });
          else if (views.length === 0)
            terminal.line("No access keys yet. Make one with: ion keys create --name NAME");
          else {
            const rows = views.map((key) => [
              key.id,
              key.name,
              key.personId,
              key.scopes.join(" "),
              stateOf(key),
            ]);
            terminal.line(table(terminal, ["id", "name", "person", "scopes", "state"], rows));
          }
          return undefined;
        }),
      ),
    );
  keys
    .command("revoke")
    .description("end a key; it stops working within a second")
    .argument("<id>", "the key's id, from `ion keys list`")
    .addHelpText("after", "\nExamples:\n  ion keys revoke key_01m7…")
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          await ion.accessKeys.revoke(ion.localActor.workspaceId, id);
          if (context.terminal.isJson) context.terminal.json({ revoked: id });
          else context.terminal.line(`Revoked ${id}.`);
          return undefined;
        }),
      ),
    );
}

function addCreate(keys: Command, action: Action): void {
  keys
    .command("create")
    .description("make a key; it is printed once")
    .requiredOption("--name <name>", "what it is for")
    .option("--scopes <list>", `what it may do: ${SCOPES.join(", ")}`, "mentor")
    .option("--person <id>", "whose conversations it reaches", "me")
    .option("--per-minute <number>", "requests a minute, instead of ION_REQUESTS_PER_MINUTE")
    .option("--days <number>", "days until it expires; without, never")
    .addHelpText(
      "after",
      "\nExamples:\n  ion keys create --name laptop\n  ion keys create --name ci --scopes mentor,personas --days 90",
    )
    .action((options: CreateOptions, command: Command) =>
      action(command, async (context) => {
        const limits = {
          days: optionalNumber("--days", options.days),
          perMinute: optionalNumber("--per-minute", options.perMinute),
        };
        const scopes = parseScopes(options.scopes);
        return withIon(context, async (ion) => {
          const { terminal } = context;
          const { days, perMinute } = limits;
          const created = await ion.accessKeys.create({
            workspaceId: ion.localActor.workspaceId,
            personId: options.person,
            name: options.name,
            scopes,
            ...(perMinute === null ? {} : { requestsPerMinute: perMinute }),
            ...(days === null ? {} : { expiresAt: Date.now() + days * DAY_MS }),
          });
          if (terminal.isJson) terminal.json({ key: created.key, ...created.view });
          else {
            terminal.line(created.key);
            terminal.note(
              "Keep it now: it is not stored and not shown again. Use it as `Authorization: Bearer KEY`.",
            );
          }
          return undefined;
        });
      }),
    );
}

function parseScopes(list: string): Scope[] {
  return list.split(/[\s,]+/).map((name) => {
    const scope = SCOPES.find((known) => known === name);
    if (scope === undefined)
      throw new InvalidInputError(
        "--scopes",
        `${JSON.stringify(name)} is no scope`,
        `use ${SCOPES.join(", ")}`,
      );
    return scope;
  });
}

function optionalNumber(option: string, text: string | undefined): number | null {
  return text === undefined ? null : wholeNumber(option, text);
}

function stateOf(key: { readonly revokedAt: number | null; readonly expiresAt: number | null }): string {
  if (key.revokedAt !== null) return "revoked";
  if (key.expiresAt === null) return "active";
  return `${key.expiresAt <= Date.now() ? "expired" : "until"} ${new Date(key.expiresAt).toISOString().slice(0, 10)}`;
}
