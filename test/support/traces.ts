import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { sql } from "kysely";
import type { Database } from "#platform/database/index.ts";

/** Where a text stands, as bytes, in the files below a folder: `file ×3`. */
export async function tracesInFiles(folder: string, marker: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    const count = occurrences(bytes.toString("latin1"), marker);
    if (count > 0) found.push(`${entry.name} ×${count}`);
  }
  return found;
}

/** The names and values of a Redis in which a text stands. */
export async function tracesInRedis(url: string, marker: string): Promise<string[]> {
  const client = new Redis(url, { lazyConnect: true });
  await client.connect();
  try {
    const found: string[] = [];
    for (const name of await client.keys("*")) {
      const text = name + (await textOf(client, name));
      if (occurrences(text, marker) > 0) found.push(name);
    }
    return found;
  } finally {
    client.disconnect();
  }
}

async function textOf(client: Redis, name: string): Promise<string> {
  const type = await client.type(name);
  if (type === "string") return (await client.get(name)) ?? "";
  if (type === "hash") return JSON.stringify(await client.hgetall(name));
  if (type === "zset") return JSON.stringify(await client.zrange(name, 0, -1));
  if (type === "set") return JSON.stringify(await client.smembers(name));
  return "";
}

/** The tables of a database, of either engine, in whose rows a text stands. */
export async function tracesInTables(database: Database, marker: string): Promise<string[]> {
  const { rows: tables } = await (database.capabilities.engine === "SQLite"
    ? sql<{
        name: string;
      }>`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'turn_search%'`
    : sql<{
        name: string;
      }>`select table_name as name from information_schema.tables where table_schema = current_schema()`
  ).execute(database.kysely);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(database.kysely);
    const count = occurrences(JSON.stringify(rows), marker);
    if (count > 0) found.push(`${name} ×${count}`);
  }
  return found;
}

function occurrences(text: string, marker: string): number {
  return text.toLowerCase().split(marker.toLowerCase()).length - 1;
}
