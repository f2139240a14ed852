/**
 * The limit a turn is measured against: the bare HTTP framework with zod validation in and out, and one
 * insert (`synchronous=FULL`): group-committed with one sync a tick, or with LIMIT_SYNC=each one sync a turn. With
 * LIMIT_MODEL_URL it also calls the model once.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import Fastify from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { Pool } from "undici";
import { z } from "zod";

const folder = mkdtempSync(join(tmpdir(), "ion-limit-"));
const database = new DatabaseSync(join(folder, "limit.db"));
database.exec("pragma journal_mode=wal; pragma synchronous=full");
database.exec("create table turn (id integer primary key, asked text not null, answered text not null)");
const insert = database.prepare("insert into turn (asked, answered) values (?, ?)");
const waiting: { asked: string; answered: string; resolve: () => void }[] = [];
const ANSWER = "An answer of ordinary length. ".repeat(30);

const isEachAlone = process.env.LIMIT_SYNC === "each";

function append(asked: string, answered: string): Promise<void> {
  if (isEachAlone) {
    insert.run(asked, answered);
    return Promise.resolve();
  }
  if (waiting.length === 0) setImmediate(commit);
  return new Promise((resolve) => waiting.push({ asked, answered, resolve }));
}

function commit(): void {
  const group = waiting.splice(0);
  database.exec("begin immediate");
  for (const { asked, answered } of group) insert.run(asked, answered);
  database.exec("commit");
  for (const { resolve } of group) resolve();
}

const modelUrl = process.env.LIMIT_MODEL_URL;
const target = modelUrl === undefined ? null : new URL(`${modelUrl}/chat/completions`);
const pool = target === null ? null : new Pool(target.origin, { connections: 256 });

async function answer(message: string): Promise<string> {
  if (pool === null || target === null) return ANSWER;
  const body = JSON.stringify({ model: "fake", messages: [{ role: "user", content: message }] });
  const headers = { "content-type": "application/json" };
  const response = await pool.request({ method: "POST", path: target.pathname, headers, body });
  const completion = (await response.body.json()) as { choices: { message: { content: string } }[] };
  return completion.choices[0]?.message.content ?? "";
}

const server = Fastify().withTypeProvider<ZodTypeProvider>();
server.setValidatorCompiler(validatorCompiler);
server.setSerializerCompiler(serializerCompiler);
server.post(
  "/turn",
  {
    schema: {
      body: z.strictObject({ user_message: z.string().min(1).max(32_000) }),
      response: { 200: z.object({ turn_number: z.int(), response_text: z.string() }) },
    },
  },
  async (request) => {
    const response_text = await answer(request.body.user_message);
    await append(request.body.user_message, response_text);
    return { turn_number: 1, response_text };
  },
);
const url = await server.listen({ port: 0, host: "127.0.0.1" });
process.stdout.write(`${JSON.stringify({ url })}\n`);
process.once("SIGTERM", () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});
