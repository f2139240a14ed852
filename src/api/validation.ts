import type { FastifySchemaCompiler } from "fastify";
import type { z } from "zod";
import { type FieldProblem, InvalidRequestError } from "./errors.ts";

type Issue = z.core.$ZodIssue;

/**
 * Checks one part of a request (body, query, path) with its zod schema and says in plain words what is wrong. A
 * request without a body counts as one with an empty object.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (given: unknown) => {
    try {
      return { value: checkAs(schema, given ?? {}, httpPart ?? "body") };
    } catch (error) {
      return { error: error as InvalidRequestError };
    }
  };

/** What a schema makes of `data`; `part` is what it is called where a problem is told. @throws InvalidRequestError */
export function checkAs<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  part: string,
): z.output<Schema> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw toInvalidRequest(result.error, { schema, data, part });
}

interface Checked {
  readonly schema: z.ZodType;
  readonly data: unknown;
  readonly part: string;
}

function toInvalidRequest(error: z.ZodError, checked: Checked): InvalidRequestError {
  const [first, ...rest] = error.issues.flatMap((issue) => describeIssue(issue, checked));
  const unknownProblem = { field: checked.part, problem: "is not valid", fix: "see /docs" };
  return new InvalidRequestError(first ?? unknownProblem, rest);
}

function describeIssue(issue: Issue, checked: Checked): FieldProblem[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => describeUnknownField(key, issue, checked));
  const field = nameOf(issue.path, checked.part);
  if (issue.code === "invalid_type")
    return [describeType(field, issue.expected, valueAt(checked.data, issue.path))];
  if (issue.code === "invalid_value") {
    const isMissing = valueAt(checked.data, issue.path) === undefined;
    const allowed = issue.values.map(String).join(", ");
    return [
      {
        field,
        problem: isMissing ? "is missing" : "is not one of the allowed values",
        fix: `use one of: ${allowed}`,
      },
    ];
  }
  const words = wordsFor(issue);
  return [{ field, problem: words, fix: `change ${field}: it ${words}` }];
}

function describeUnknownField(key: string, issue: Issue, checked: Checked): FieldProblem {
  const known = fieldsAt(checked.schema, issue.path);
  return {
    field: nameOf([...issue.path, key.slice(0, 80)], checked.part),
    problem: "is not a known field",
    fix: known.length === 0 ? "leave it out" : `leave it out; known here: ${known.join(", ")}`,
  };
}

function describeType(field: string, expected: string, value: unknown): FieldProblem {
  const wanted = expected === "object" || expected === "record" ? "a JSON object" : withArticle(expected);
  if (value === undefined) {
    return { field, problem: "is missing", fix: `give ${field} as ${wanted}` };
  }
  return { field, problem: `must be ${wanted}, not ${nameOfType(value)}`, fix: `give ${field} as ${wanted}` };
}

/** A sentence's end after the field's name: "must have at most 40 characters". */
function wordsFor(issue: Issue): string {
  if (issue.code === "too_big") return `must ${boundWords(issue.origin, "at most", issue.maximum)}`;
  if (issue.code === "too_small") {
    const isAbove = issue.origin === "number" && issue.inclusive === false;
    return `must ${boundWords(issue.origin, isAbove ? "more than" : "at least", issue.minimum)}`;
  }
  const isOurs = !/^(Invalid|Too |Unrecognized)/.test(issue.message);
  if (isOurs) return /^must |^is /.test(issue.message) ? issue.message : `must be: ${issue.message}`;
  return "does not have the expected form";
}

function boundWords(origin: string, bound: string, limit: number | bigint): string {
  const count = Number(limit).toLocaleString("en");
  if (origin === "string") return `have ${bound} ${count} ${limit === 1 ? "character" : "characters"}`;
  if (origin === "array" || origin === "set")
    return `have ${bound} ${count} ${limit === 1 ? "item" : "items"}`;
  return `be ${bound} ${count}`;
}

function withArticle(type: string): string {
  if (type === "int") return "a whole number";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function nameOfType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : withArticle(typeof value);
}

function nameOf(path: readonly PropertyKey[], part: string): string {
  return path.length === 0 ? (part === "querystring" ? "query" : part) : path.map(String).join(".");
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** The names of the fields a schema knows at a path; empty when it is not an object there. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of path) current = shapeOf(current)?.[String(key)];
  return Object.keys(shapeOf(current) ?? {});
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  let current = schema;
  while (isWrapper(current)) current = current.def.innerType;
  return isObjectSchema(current) ? current.shape : undefined;
}

function isWrapper(schema: unknown): schema is { def: { innerType: unknown } } {
  return (
    typeof schema === "object" &&
    schema !== null &&
    "def" in schema &&
    typeof schema.def === "object" &&
    schema.def !== null &&
    "innerType" in schema.def
  );
}

function isObjectSchema(schema: unknown): schema is { shape: Record<string, unknown> } {
  return typeof schema === "object" && schema !== null && "shape" in schema;
}
