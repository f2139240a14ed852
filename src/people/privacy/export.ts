/** Everything of a person as an archive: rows as JSON, and what is worth reading as Markdown; read page by page. */
import {
  decisionMarkdown,
  feedbackMarkdown,
  memoryMarkdown,
  outline,
  readableTime,
  settingsMarkdown,
  turnMarkdown,
} from "./export-pages.ts";
import { EXPORT_TEXTS, type ExportLanguage, type ExportTexts } from "./export-texts-catalog.ts";
import type { NamedTable, Owner, PeopleStore, Row } from "./people-store.ts";
import { PEOPLE_TABLES, type TableName } from "./people-tables-catalog.ts";
import { type ZipFile, zipOf } from "./zip.ts";

export interface ExportRequest {
  readonly owner: Owner;
  readonly language: ExportLanguage;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The archive's bytes. What is stored while it is being read may be in it. */
export function exportPerson(
  people: PeopleStore,
  request: ExportRequest,
): AsyncGenerator<Uint8Array, void, void> {
  return zipOf(filesOf(people, request));
}

interface Sheet extends ExportRequest {
  readonly people: PeopleStore;
  readonly texts: ExportTexts;
}

async function* filesOf(people: PeopleStore, request: ExportRequest): AsyncGenerator<ZipFile, void, void> {
  const sheet: Sheet = { ...request, people, texts: EXPORT_TEXTS[request.language] };
  const modifiedAt = new Date(request.now);
  const file = (name: string, pieces: ZipFile["pieces"]): ZipFile => ({ name, modifiedAt, pieces });
  const counts: Record<string, number> = {};
  yield file("README.md", [sheet.texts.readme]);
  for (const table of PEOPLE_TABLES) {
    if (table.exported === null) continue;
    const name = `json/${table.exported.file}.json`;
    counts[name] = 0;
    const note = (rows: number) => {
      counts[name] = (counts[name] ?? 0) + rows;
    };
    yield file(name, jsonOf(sheet, { table, without: table.exported.without }, note));
  }
  for await (const { name, pieces } of conversationsOf(sheet)) yield file(name, pieces);
  yield file(
    "memories.md",
    listOf(sheet, { table: "memory", title: sheet.texts.memories, line: memoryMarkdown }),
  );
  yield file("profile.md", profileOf(sheet));
  yield file(
    "feedback.md",
    listOf(sheet, { table: "feedback", title: sheet.texts.feedback, line: feedbackMarkdown }),
  );
  yield file(
    "decisions.md",
    listOf(sheet, { table: "decision", title: sheet.texts.decisions, line: decisionMarkdown }),
  );
  yield file("settings.md", settingsOf(sheet));
  const manifest = { format: "ion-export/1", made_at: modifiedAt.toISOString(), rows: counts };
  yield file("manifest.json", [`${JSON.stringify(manifest, null, 2)}\n`]);
}

async function* jsonOf(
  { people, owner }: Sheet,
  { table, without }: { table: NamedTable; without: readonly string[] },
  note: (rows: number) => void,
): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const rows of people.pages(table, owner)) {
    note(rows.length);
    for (const row of rows) {
      yield `${separator}${JSON.stringify(readable(row, without))}`;
      separator = ",\n";
    }
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** Times as text, JSON as JSON, nothing that is only the program's. */
function readable(row: Row, without: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(row).filter(
    ([name]) => name !== "search_id" && name !== "search_words" && !without.includes(name),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, readableValue(name, value)]));
}

function readableValue(name: string, value: Row[string]): unknown {
  if (typeof value === "number" && name.endsWith("_at")) return new Date(value).toISOString();
  if (typeof value !== "string" || !JSON_COLUMNS.has(name)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const JSON_COLUMNS = new Set([
  "memory",
  "summary",
  "answer",
  "scores",
  "tone",
  "state",
  "facts",
  "depends_on",
  "definition",
  "turns",
  "payload",
]);

/** One file a month, so that their number stays small. */
async function* conversationsOf(
  sheet: Sheet,
): AsyncGenerator<{ name: string; pieces: AsyncIterable<string> }> {
  const { people, owner } = sheet;
  const turns = monthsOf(people.pages(tableOf("turn"), owner));
  for await (const month of turns) {
    yield { name: `conversations/${month.name}.md`, pieces: conversationPieces(sheet, month.rows) };
  }
}

async function* conversationPieces({ texts }: Sheet, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let conversation: unknown = null;
  for await (const row of rows) {
    if (row.conversation_id !== conversation) {
      conversation = row.conversation_id;
      yield `# ${texts.conversation} ${conversation} · ${readableTime(row.created_at)}\n\n`;
    }
    yield turnMarkdown(row, texts);
  }
}

/** Rows in the order of their conversations, which begin one after the other, told apart by the month they begin in. */
async function* monthsOf(
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<{ name: string; rows: AsyncIterable<Row> }> {
  const all = rowsOf(pages);
  let next = await all.next();
  while (!next.done) {
    const name = monthOf(next.value);
    const ofMonth = async function* (): AsyncGenerator<Row> {
      let conversation: unknown = null;
      while (!next.done) {
        const row = next.value;
        if (row.conversation_id !== conversation && monthOf(row) > name) return;
        conversation = row.conversation_id;
        yield row;
        next = await all.next();
      }
    };
    yield { name, rows: ofMonth() };
  }
}

async function* rowsOf(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<Row, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}

function monthOf(row: Row): string {
  return new Date(Number(row.created_at)).toISOString().slice(0, 7);
}

interface List {
  readonly table: TableName;
  readonly title: string;
  readonly line: (row: Row, texts: ExportTexts) => string;
}

async function* listOf(
  { people, owner, texts }: Sheet,
  { table, title, line }: List,
): AsyncGenerator<string> {
  yield `# ${title}\n\n`;
  let isEmpty = true;
  for await (const rows of people.pages(tableOf(table), owner)) {
    isEmpty &&= rows.length === 0;
    yield rows.map((row) => line(row, texts)).join("");
  }
  if (isEmpty) yield `${texts.nothing}\n`;
}

async function* profileOf({ people, owner, texts }: Sheet): AsyncGenerator<string> {
  yield `# ${texts.profile}\n\n`;
  const row = await firstRow(people, "profile", owner);
  yield row === undefined ? `${texts.nothing}\n` : outline(readableValue("state", row.state ?? null));
}

async function* settingsOf({ people, owner, texts }: Sheet): AsyncGenerator<string> {
  yield `# ${texts.settings}\n\n`;
  yield settingsMarkdown(await firstRow(people, "privacy_setting", owner), texts);
}

async function firstRow(people: PeopleStore, table: TableName, owner: Owner): Promise<Row | undefined> {
  for await (const [row] of people.pages(tableOf(table), owner)) if (row !== undefined) return row;
  return undefined;
}

function tableOf(name: TableName): NamedTable {
  const table = PEOPLE_TABLES.find((one) => one.name === name);
  if (table === undefined) throw new Error(`${name} is nobody's`);
  return table;
}
