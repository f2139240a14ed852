import type { Compilable, Kysely } from "kysely";
import type { Binding, ParameterOf, Statement } from "./database.ts";
import type { Schema } from "./schema.ts";

type Values = Readonly<Record<string, string | number | null>>;

/** Stands in a query for a value that is given later; the compiler hands it back at its place. */
class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Compiles a query once and notes which named parameter, or which fixed value, goes to which place. */
export function prepareStatement<Parameters extends Values, Row>(
  kysely: Kysely<Schema>,
  build: (kysely: Kysely<Schema>, parameter: ParameterOf<Parameters>) => Compilable<Row>,
): Statement<Parameters, Row> {
  const parameter = (name: string) => new Placeholder(name) as never;
  const compiled = build(kysely, parameter).compile();
  const bindings = compiled.parameters.map(
    (value) =>
      (value instanceof Placeholder
        ? { name: value.name }
        : { value: plainValue(value) }) as Binding<Parameters>,
  );
  return { sql: compiled.sql, bindings };
}

/** The values of a statement in the order of its places. */
export function valuesOf(
  statement: Statement<never, unknown>,
  parameters: Readonly<Record<string, unknown>>,
): (string | number | null)[] {
  return statement.bindings.map((binding) => {
    if (!("name" in binding)) return binding.value;
    const value = parameters[binding.name];
    if (value === undefined) throw new TypeError(`the statement's parameter ${binding.name} was not given`);
    return plainValue(value);
  });
}

/** What both engines take as it is. A truth value is 0 or 1, as everywhere in the schema. */
export function plainValue(value: unknown): string | number | null {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return Number(value);
  throw new TypeError(`a database value is text, a number or null, not ${typeof value}`);
}

/** The table a write is about, for errors. */
export function tableOf(sql: string): string {
  return /(?:insert into|update|delete from)\s+"(\w+)"/.exec(sql)?.[1] ?? "database";
}
