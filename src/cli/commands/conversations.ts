import type { Command } from "commander";
import { CONVERSATION_FORMATS, type ConversationFormat } from "#contract/upkeep.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { wholeNumber } from "../number-option.ts";
import { type OwnershipWork, withOwnership } from "../ownership-session.ts";
import type { Action } from "../session.ts";
import { table } from "../table.ts";
import { showSnippet } from "../turn-view.ts";
import { writeNewFile } from "../write-file.ts";

const EXAMPLES = `
Examples:
  ion conversations list
  ion conversations favourite conv_01m7… --turn 2
  ion conversations rename conv_01m7… "The flaky deploy"
  ion conversations share conv_01m7… --hours 168
  ion conversations export conv_01m7… deploy.md`;
const ID = "the conversation's id, from `ion conversations list`";
const MOST_LISTED = 100;
const MOST_SHOWN = 200;
const MOST_FOUND = 50;

type Work = (work: OwnershipWork) => Promise<void>;

/** `ion conversations`: looking through, keeping, sharing and deleting one's own. */
export function addConversationsCommand(program: Command, action: Action): void {
  const conversations = program
    .command("conversations")
    .description("your conversations: look, keep, share, take along, delete")
    .addHelpText("after", EXAMPLES);
  const run = (command: Command, work: Work) =>
    action(command, (context) =>
      withOwnership(context, async (given) => {
        await work(given);
        return undefined;
      }),
    );
  addList(conversations, run);
  addShow(conversations, run);
  addSearch(conversations, run);
  addFavourites(conversations, run);
  addRename(conversations, run);
  addShare(conversations, run);
  addShares(conversations, run);
  addExport(conversations, run);
  addDelete(conversations, run);
}

type RunWork = (command: Command, work: Work) => Promise<void>;

function addList(conversations: Command, run: RunWork): void {
  conversations
    .command("list")
    .description("list your conversations, the latest first")
    .option("-n, --limit <number>", `how many at most, up to ${MOST_LISTED}`, "20")
    .option("--cursor <cursor>", "go on behind an earlier page")
    .action((options: { limit: string; cursor?: string }, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        const limit = wholeNumber("--limit", options.limit, MOST_LISTED);
        const query = { limit, ...(options.cursor === undefined ? {} : { cursor: options.cursor }) };
        const page = await ion.conversations.list(ion.localActor, query);
        if (terminal.isJson) return terminal.json(page);
        if (page.sessions.length === 0) return terminal.line(words.noConversations);
        const rows = page.sessions.map((one) => [
          one.favourite ? "★" : "",
          one.session_id,
          one.last_activity.slice(0, 16).replace("T", " "),
          String(one.turn_count),
          one.state,
          one.title ?? "",
        ]);
        terminal.line(table(terminal, ["", "id", "last", "turns", "state", "title"], rows));
        if (page.next_cursor !== null) terminal.note(words.more(page.next_cursor));
      }),
    );
}

function addShow(conversations: Command, run: RunWork): void {
  conversations
    .command("show")
    .description("show the newest turns of a conversation")
    .argument("<id>", ID)
    .option("-n, --limit <number>", `how many turns, up to ${MOST_SHOWN}`, "20")
    .action((id: string, options: { limit: string }, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        const limit = wholeNumber("--limit", options.limit, MOST_SHOWN);
        const found = await ion.conversations.read(ion.localActor, id, { limit });
        if (terminal.isJson) return terminal.json(found);
        for (const turn of found.messages) {
          terminal.line(terminal.style("dim", `#${turn.turn_number}  ${turn.timestamp.slice(0, 16)}`));
          terminal.line(`${terminal.style("bold", words.you)}: ${turn.user_message}`);
          terminal.line(`${terminal.style("bold", turn.persona)}: ${turn.ai_response}\n`);
        }
      }),
    );
}

function addSearch(conversations: Command, run: RunWork): void {
  conversations
    .command("search")
    .description("find turns by words")
    .argument("<words...>", "what to look for")
    .option("-n, --limit <number>", `how many at most, up to ${MOST_FOUND}`, "10")
    .action((wanted: string[], options: { limit: string }, command: Command) =>
      run(command, async ({ ion, terminal }) => {
        const limit = wholeNumber("--limit", options.limit, MOST_FOUND);
        const found = await ion.conversations.search(ion.localActor, { q: wanted.join(" "), limit });
        if (terminal.isJson) return terminal.json(found);
        for (const hit of found.results) {
          terminal.line(
            terminal.style("dim", `${hit.timestamp.slice(0, 16)}  ${hit.session_id} #${hit.turn_number}`),
          );
          terminal.line(`  ${showSnippet(terminal, hit.snippet)}`);
        }
      }),
    );
}

function addFavourites(conversations: Command, run: RunWork): void {
  conversations
    .command("favourite")
    .description("keep a conversation, or one turn of it, as a favourite; without an id, list them")
    .argument("[id]", ID)
    .option("--turn <number>", "one turn")
    .option("--off", "it is one no longer")
    .action((id: string | undefined, options: { turn?: string; off?: boolean }, command: Command) =>
      run(command, async (work) => {
        const { ion, terminal, words } = work;
        if (id === undefined) return listFavourites(work);
        const turn = options.turn === undefined ? {} : { turn_number: wholeNumber("--turn", options.turn) };
        const favourite = options.off !== true;
        const kept = await ion.upkeep.favourite(ion.localActor, id, { favourite, ...turn });
        const name = options.turn === undefined ? id : `${id} #${options.turn}`;
        if (terminal.isJson) terminal.json(kept);
        else terminal.line(favourite ? words.favoured(name) : words.unfavoured(name));
      }),
    );
}

async function listFavourites({ ion, terminal, words }: OwnershipWork): Promise<void> {
  const page = await ion.upkeep.favourites(ion.localActor, { limit: MOST_LISTED });
  if (terminal.isJson) return terminal.json(page);
  if (page.favourites.length === 0) return terminal.line(words.noFavourites);
  const rows = page.favourites.map((one) => [
    one.session_id,
    one.turn_number === null ? "" : `#${one.turn_number}`,
    one.title ?? (one.excerpt ?? "").replace(/\s+/g, " ").slice(0, 60),
  ]);
  terminal.line(table(terminal, ["id", "turn", "what"], rows));
}

function addRename(conversations: Command, run: RunWork): void {
  conversations
    .command("rename")
    .description("give a conversation a title; without one it has none any more")
    .argument("<id>", ID)
    .argument("[title...]", "up to 120 characters")
    .action((id: string, title: string[], _options: object, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        const text = title.join(" ").trim().slice(0, 120) || null;
        const kept = await ion.upkeep.rename(ion.localActor, id, text);
        if (terminal.isJson) terminal.json(kept);
        else terminal.line(words.renamed(id, text));
      }),
    );
}

function addShare(conversations: Command, run: RunWork): void {
  conversations
    .command("share")
    .description("make a link that others may read the conversation by, as it is now")
    .argument("<id>", ID)
    .option("--through <turn>", "the last turn that is shown")
    .option("--hours <number>", "hours until it ends; without, until you revoke it")
    .action((id: string, options: { through?: string; hours?: string }, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        const link = await ion.upkeep.share(ion.localActor, id, {
          ...(options.through === undefined
            ? {}
            : { through_turn: wholeNumber("--through", options.through) }),
          ...(options.hours === undefined ? {} : { expires_in_hours: wholeNumber("--hours", options.hours) }),
        });
        if (terminal.isJson) return terminal.json(link);
        terminal.line(words.shared(link.path));
      }),
    );
}

function addShares(conversations: Command, run: RunWork): void {
  conversations
    .command("shares")
    .description("list the links you have made")
    .action((_options: object, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        const list = await ion.upkeep.shares(ion.localActor);
        if (terminal.isJson) return terminal.json(list);
        if (list.shares.length === 0) return terminal.line(words.noShares);
        const rows = list.shares.map((one) => [
          one.share_id,
          one.session_id,
          `#1–${one.through_turn}`,
          one.revoked_at === null ? (one.expires_at ?? "") : "revoked",
        ]);
        terminal.line(table(terminal, ["id", "conversation", "turns", "until"], rows));
      }),
    );
  conversations
    .command("unshare")
    .description("revoke a link")
    .argument("<id>", "the link's id, from `ion conversations shares`")
    .action((id: string, _options: object, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        await ion.upkeep.unshare(ion.localActor, id);
        if (terminal.isJson) terminal.json({ revoked: id });
        else terminal.line(words.revoked(id));
      }),
    );
}

function addExport(conversations: Command, run: RunWork): void {
  conversations
    .command("export")
    .description("write one conversation into a file, or to the terminal")
    .argument("<id>", ID)
    .argument("[file]", "a new file; its ending says the format")
    .option("--format <format>", CONVERSATION_FORMATS.join(" or "))
    .action((id: string, file: string | undefined, options: { format?: string }, command: Command) =>
      run(command, async ({ ion, terminal, words, language }) => {
        const format = formatOf(
          options.format ?? (file?.endsWith(".json") || terminal.isJson ? "json" : "markdown"),
        );
        const text = await ion.upkeep.export(ion.localActor, id, { format, language });
        if (file === undefined) {
          for await (const piece of text) terminal.piece(piece);
          return;
        }
        const bytes = await writeNewFile(file, text);
        if (terminal.isJson) terminal.json({ file, bytes });
        else terminal.line(words.exported(file, bytes));
      }),
    );
}

function addDelete(conversations: Command, run: RunWork): void {
  conversations
    .command("delete")
    .description("delete a conversation with all that was made of it")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      run(command, async ({ ion, terminal, words }) => {
        await ion.upkeep.remove(ion.localActor, id);
        if (terminal.isJson) terminal.json({ deleted: id });
        else terminal.line(words.deleted(id));
      }),
    );
}

function formatOf(text: string): ConversationFormat {
  const format = CONVERSATION_FORMATS.find((known) => known === text);
  if (format !== undefined) return format;
  throw new InvalidInputError(
    "--format",
    `${JSON.stringify(text)} is no format`,
    `use ${CONVERSATION_FORMATS.join(" or ")}`,
  );
}
