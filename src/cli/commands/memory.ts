import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import type { Ion } from "#app/index.ts";
import {
  MEMORY_KINDS,
  type MemoryEditRequest,
  type MemoryView,
  memoryAddSchema,
  memoryEditSchema,
  memoryListQuerySchema,
  STORED_TIERS,
} from "#contract/memory.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { type Action, type CommandContext, withIon } from "../session.ts";
import { table } from "../table.ts";
import type { Terminal } from "../terminal.ts";
import { type MemoryWords, memoryWordsFor } from "./memory-words-catalog.ts";

interface ListOptions {
  readonly tier?: string;
  readonly kind?: string;
  readonly all?: boolean;
  readonly limit: string;
  readonly cursor?: string;
}
interface WriteOptions {
  readonly kind?: string;
  readonly project?: string;
  readonly importance?: string;
  readonly pin?: boolean;
}

const EXAMPLES = `
Examples:
  ion memory list --tier global
  ion memory list berlin --all
  ion memory add "I review code best in the morning" --kind preference
  ion memory edit mem_01m7… "Lives in Hamburg"
  ion memory forget mem_01m7…`;
/** A long history is caught up with in parts rather than waited for. */
const CATCH_UP_LIMIT_MS = 5000;
const ID = "the memory's id, from `ion memory list`";
const KINDS = MEMORY_KINDS.join(", ");

export function addMemoryCommand(program: Command, action: Action): void {
  const memory = program
    .command("memory")
    .description("what ION remembers about you")
    .addHelpText("after", EXAMPLES);
  addListCommand(memory, action);
  memory
    .command("show")
    .description("show a memory with the words it rests on")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withMemory(context, async (ion, words) => {
          const found = await ion.memory.read(ion.localActor, id);
          if (context.terminal.isJson) context.terminal.json(found);
          else for (const line of describe(found, words)) context.terminal.line(line);
        }),
      ),
    );
  addAddCommand(memory, action);
  addEditCommand(memory, action);
  addPinCommand(memory, action, true);
  addPinCommand(memory, action, false);
  memory
    .command("forget")
    .description("forget a memory; what was said of it is not recalled again")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withMemory(context, async (ion, words) => {
          await ion.memory.forget(ion.localActor, id);
          if (context.terminal.isJson) context.terminal.json({ forgotten: id });
          else context.terminal.line(words.forgotten(id));
        }),
      ),
    );
}

function addListCommand(memory: Command, action: Action): void {
  memory
    .command("list")
    .description("list what is remembered, the last said first")
    .argument("[words...]", "only what holds these words")
    .option("--tier <tier>", STORED_TIERS.join(", "))
    .option("--kind <kind>", KINDS)
    .option("--all", "what is no longer so, too")
    .option("-n, --limit <number>", "how many at most, up to 200", "50")
    .option("--cursor <cursor>", "go on behind an earlier page")
    .action((wanted: string[], options: ListOptions, command: Command) =>
      action(command, (context) =>
        withMemory(context, async (ion, words) => {
          const query = parse(memoryListQuerySchema, {
            ...(wanted.length === 0 ? {} : { q: wanted.join(" ") }),
            ...(options.tier === undefined ? {} : { tier: options.tier }),
            ...(options.kind === undefined ? {} : { kind: options.kind }),
            ...(options.cursor === undefined ? {} : { cursor: options.cursor }),
            state: options.all ? "all" : "holding",
            limit: options.limit,
          });
          // What was said a moment ago in another process is part of it.
          const caughtUp = ion.conversations.learned(ion.localActor);
          await Promise.race([caughtUp, wait(CATCH_UP_LIMIT_MS, undefined, { ref: false })]);
          const page = await ion.memory.list(ion.localActor, query);
          const { terminal } = context;
          if (terminal.isJson) terminal.json(page);
          else if (page.memories.length === 0) terminal.line(words.nothing);
          else
            terminal.line(
              table(
                terminal,
                words.head,
                page.memories.map((one) => rowOf(terminal, one)),
              ),
            );
          if (page.next_cursor !== null && !terminal.isJson) terminal.note(words.more(page.next_cursor));
        }),
      ),
    );
}

function addAddCommand(memory: Command, action: Action): void {
  memory
    .command("add")
    .description("write something down to remember")
    .argument("<text...>", "one sentence that stands by itself")
    .option("--kind <kind>", KINDS, "fact")
    .option("--project <name>", "it belongs to this project; without one it holds everywhere")
    .option("--importance <share>", "0 to 1", "0.8")
    .option("--pin", "keep it before everything else")
    .action((text: string[], options: WriteOptions, command: Command) =>
      action(command, (context) =>
        withMemory(context, async (ion, words) => {
          const { user_id: _, ...request } = parse(memoryAddSchema, {
            text: text.join(" "),
            ...changesOf(options),
            pinned: options.pin === true,
          });
          const added = await ion.memory.add(ion.localActor, request);
          if (context.terminal.isJson) context.terminal.json(added);
          else context.terminal.line(words.remembered(added.id));
        }),
      ),
    );
}

function addEditCommand(memory: Command, action: Action): void {
  memory
    .command("edit")
    .description("change a memory; a new text takes the place of the old one")
    .argument("<id>", ID)
    .argument("[text...]", "the new text")
    .option("--kind <kind>", KINDS)
    .option("--project <name>", "the project it belongs to")
    .option("--importance <share>", "0 to 1")
    .action((id: string, text: string[], options: WriteOptions, command: Command) =>
      action(command, (context) =>
        withMemory(context, async (ion, words) => {
          const { user_id: _, ...request } = parse(memoryEditSchema, {
            ...(text.length === 0 ? {} : { text: text.join(" ") }),
            ...changesOf(options),
          });
          const edited = await ion.memory.edit(ion.localActor, id, request);
          const { terminal } = context;
          if (terminal.isJson) terminal.json(edited);
          else terminal.line(edited.id === id ? words.changed(id) : words.replaced(edited.id, id));
        }),
      ),
    );
}

function addPinCommand(memory: Command, action: Action, pinned: boolean): void {
  memory
    .command(pinned ? "pin" : "unpin")
    .description(pinned ? "keep a memory: it neither fades nor expires" : "let a memory fade like others")
    .argument("<id>", ID)
    .action((id: string, _options: object, command: Command) =>
      action(command, (context) =>
        withMemory(context, async (ion, words) => {
          const request: MemoryEditRequest = { pinned };
          const changed = await ion.memory.edit(ion.localActor, id, request);
          if (context.terminal.isJson) context.terminal.json(changed);
          else context.terminal.line(pinned ? words.pinned(id) : words.unpinned(id));
        }),
      ),
    );
}

function changesOf({ kind, project, importance }: WriteOptions): Record<string, unknown> {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(project === undefined ? {} : { project }),
    ...(importance === undefined ? {} : { importance: Number(importance) }),
  };
}

function withMemory(
  context: CommandContext,
  work: (ion: Ion, words: MemoryWords) => Promise<void>,
): Promise<undefined> {
  const words = memoryWordsFor(Intl.DateTimeFormat().resolvedOptions().locale);
  return withIon(context, async (ion) => {
    await work(ion, words);
    return undefined;
  });
}

interface Schema<Output> {
  safeParse(value: unknown):
    | { readonly success: true; readonly data: Output }
    | {
        readonly success: false;
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
        };
      };
}

/** @throws InvalidInputError naming what is wrong */
function parse<Output>(schema: Schema<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InvalidInputError(
    String(issue?.path[0] ?? "memory"),
    issue?.message ?? "is not valid",
    "see ion memory --help",
  );
}

function rowOf(terminal: Terminal, { id, tier, kind, text, source, pinned, ended_by }: MemoryView): string[] {
  const line = `${pinned ? "* " : ""}${text}`;
  const shown = ended_by === null ? line : terminal.style("dim", `${line} (${ended_by})`);
  return [id, tier, kind, source.said_at.slice(0, 10), shown];
}

function describe(memory: MemoryView, words: MemoryWords): string[] {
  const { source, fields } = { source: memory.source, fields: words.fields };
  const from =
    source.conversation_id === null || source.turn_number === null
      ? writtenOrSaid(memory, words)
      : words.saidIn(source.conversation_id, source.turn_number);
  const over =
    memory.ended_by === null ? [] : [fields.over(memory.ended_by, (memory.valid_to ?? "").slice(0, 10))];
  return [
    memory.text,
    `  ${memory.tier} · ${memory.kind}${memory.project === null ? "" : ` · ${memory.project}`}${memory.pinned ? " · pinned" : ""}`,
    ...over.map((line) => `  ${line}`),
    `  ${fields.quote}: “${source.quote}”`,
    `  ${fields.source}: ${from}`,
    `  ${fields.said}: ${source.said_at.slice(0, 16).replace("T", " ")} (${fields.mentions(memory.mentions)})`,
    `  ${fields.importance}: ${memory.importance.toFixed(2)}`,
  ];
}

function writtenOrSaid({ edited }: MemoryView, words: MemoryWords): string {
  return edited ? words.yourWriting : words.saidBefore;
}
