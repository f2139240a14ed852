import type { Command } from "commander";
import { type Action, withIon } from "../session.ts";

/** `ion secrets`: what stored keys are encrypted with. */
export function addSecretsCommand(program: Command, action: Action): void {
  const secrets = program
    .command("secrets")
    .description("the key that stored model keys are encrypted with")
    .addHelpText("after", "\nExamples:\n  ion secrets show\n  ion secrets rotate");
  secrets
    .command("show")
    .description("say which key is in use and where it is, not the key itself")
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const key = await ion.models.secretKey();
          if (terminal.isJson) terminal.json(key);
          else {
            const place = key.from === "file" ? key.path : key.from;
            terminal.line(key.keyId === null ? NONE : `Keys are encrypted with ${key.keyId} of ${place}.`);
            if (key.olderIds.length > 0) terminal.line(`Only for opening: ${key.olderIds.join(", ")}.`);
            if (key.isFileOpenToOthers)
              terminal.note(`${key.path} is open to others: chmod 600 it.`, "yellow");
          }
          return undefined;
        }),
      ),
    );
  secrets
    .command("rotate")
    .description("encrypt every stored key again with a new one, all or none")
    .addHelpText(
      "after",
      "\nWith ION_SECRET_KEY, first put the new key before the old one on every machine: ION_SECRET_KEY=NEW,OLD\n\nExamples:\n  ion secrets rotate",
    )
    .action((_options: object, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { terminal } = context;
          const count = await ion.models.rotateSecretKey();
          const { keyId, from, olderIds, path } = await ion.models.secretKey();
          if (terminal.isJson) {
            terminal.json({ rotated: count, keyId, olderIds });
            return undefined;
          }
          terminal.line(`${count} ${count === 1 ? "key is" : "keys are"} encrypted with ${keyId} now.`);
          const left =
            from === "file" ? "" : `Take ${olderIds.join(", ")} out of ION_SECRET_KEY and ${path} now.`;
          if (olderIds.length > 0 && left !== "") terminal.note(left);
          return undefined;
        }),
      ),
    );
}

const NONE = "There is no secret key yet: it is made when the first key is stored.";
