import type { Database, Statement } from "./database.ts";
import { write } from "./database.ts";
import { StorageError } from "./errors.ts";

export interface ReadinessStatements {
  readonly touch: Statement<{ checkedAt: number }, unknown>;
  readonly look: Statement<Record<never, never>, { checked_at: number }>;
}

export function prepareReadiness(database: Pick<Database, "prepare">): ReadinessStatements {
  return {
    touch: database.prepare<{ checkedAt: number }>((kysely, parameter) =>
      kysely
        .insertInto("readiness")
        .values({ id: 1, checked_at: parameter("checkedAt") })
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ checked_at: parameter("checkedAt") })),
    ),
    look: database.prepare<Record<never, never>, { checked_at: number }>((kysely) =>
      kysely.selectFrom("readiness").select("checked_at").where("id", "=", 1),
    ),
  };
}

/** Writes a row the durable way and reads it back. @throws StorageError */
export async function checkReadiness(
  database: Pick<Database, "commit" | "read">,
  statements: ReadinessStatements,
): Promise<void> {
  const checkedAt = Date.now();
  await database.commit([write(statements.touch, { checkedAt })]);
  const rows = await database.read(statements.look, {});
  if (Number(rows[0]?.checked_at) >= checkedAt) return;
  throw new StorageError("the database does not keep what is written", "check the disk, then restart ION");
}
