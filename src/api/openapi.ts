import { z } from "zod";
import { type Problem, problemSchema } from "#contract/problem.ts";
import { titleOf } from "./error-response.ts";
import type { ProblemKind } from "./problem-catalog.ts";
import * as problems from "./problem-catalog.ts";
import type { Route } from "./route.ts";
import * as examples from "./routes/examples-catalog.ts";

type Json = Record<string, unknown>;

const SHARED_PROBLEMS = [problems.INTERNAL_ERROR, problems.STORAGE_UNAVAILABLE];
const ACCESS_PROBLEMS = [
  problems.ACCESS_KEY_REQUIRED,
  problems.ACCESS_KEY_UNKNOWN,
  problems.ACCESS_KEY_REVOKED,
  problems.ACCESS_KEY_EXPIRED,
  problems.SCOPE_MISSING,
  problems.RATE_LIMITED,
];
const BODY_PROBLEMS = [
  problems.UNREADABLE_BODY,
  problems.BODY_TOO_LARGE,
  problems.UNSUPPORTED_MEDIA_TYPE,
  problems.STORAGE_FULL,
];

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string } & Json;
  readonly servers: { url: string }[];
  readonly tags: { name: string }[];
  readonly paths: Record<string, Json>;
  readonly components: { readonly schemas: Json; readonly securitySchemes: Json };
}

/** The OpenAPI 3.1 document of the routes, made from the schemas that check them. */
export function describeApi(routes: readonly Route[], version: string): OpenApiDocument {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeOperation(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "ION",
      version,
      description:
        "A mentor for people who build software: it hears how a message is said, chooses the persona that helps this person best, answers, and explains the choice. On the loopback address no key is needed.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: componentsFor(paths), securitySchemes: SECURITY_SCHEMES },
  };
}

const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "An access key: ion_…" },
  apiKey: { type: "apiKey", in: "header", name: "x-api-key" },
};

function describeOperation(route: Route): Json {
  const isOpen = route.access === "open";
  const scope = isOpen || route.access === "any-key" ? [] : [`Needs the scope \`${route.access}\`.`];
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, ...scope].filter(Boolean).join("\n\n") || route.summary,
    ...(route.isDeprecated ? { deprecated: true } : {}),
    ...(isOpen ? { security: [] } : { security: [{}, { bearer: [] }, { apiKey: [] }] }),
    parameters: [
      ...parametersOf(route.params, "path"),
      ...parametersOf(route.query, "query"),
      ...(route.headers ?? []).map(({ name, description }) => ({
        name,
        in: "header",
        description,
        schema: { type: "string" },
      })),
    ],
    ...(route.body === undefined ? {} : { requestBody: describeBody(route.body, route.bodyExample) }),
    responses: { ...describeSuccess(route), ...describeProblems(route) },
  };
}

function describeBody(schema: z.ZodType, example: unknown): Json {
  return { required: true, content: { "application/json": { schema: refTo(schema), example } } };
}

function describeSuccess({ output }: Route): Json {
  const { schema, example, alsoAs = {} } = output;
  const others = Object.entries(alsoAs).map(([type, text]) => [
    type,
    { schema: { type: "string" }, example: text },
  ]);
  const json = schema === null ? [] : [["application/json", { schema: refTo(schema), example }]];
  const all = [...json, ...others];
  const content = all.length === 0 ? {} : { content: Object.fromEntries(all) };
  return { [output.status]: { description: output.description, ...content } };
}

function describeProblems(route: Route): Json {
  const hasInput = route.params !== undefined || route.query !== undefined || route.body !== undefined;
  const possible = [
    ...(hasInput ? [problems.INVALID_INPUT] : []),
    ...(route.body === undefined ? [] : BODY_PROBLEMS),
    ...(route.access === "open" ? [] : ACCESS_PROBLEMS),
    ...(route.access === "mentor" ? [problems.MAY_NOT_ACT_FOR_OTHERS] : []),
    ...(route.problems ?? []),
    ...SHARED_PROBLEMS,
  ];
  const byStatus = Map.groupBy(possible, ({ status }) => status);
  return Object.fromEntries([...byStatus].map(([status, kinds]) => [status, describeProblem(kinds)]));
}

function describeProblem(kinds: readonly ProblemKind[]): Json {
  const exampleOf = ({ status, code, when }: ProblemKind) => ({
    summary: code,
    value: code === examples.problem.code ? examples.problem : exampleProblem(status, code, when),
  });
  return {
    description: kinds.map(({ code, when }) => `\`${code}\`: ${when}`).join("\n\n"),
    content: {
      "application/problem+json": {
        schema: refTo(problemSchema),
        examples: Object.fromEntries(kinds.map((kind) => [kind.code, exampleOf(kind)])),
      },
    },
  };
}

function exampleProblem(status: number, code: string, when: string): Problem {
  const { instance } = examples.problem;
  return { type: `/problems/${code}`, title: titleOf(status), status, detail: when, code, instance };
}

/** Values as they are after reading (numbers, not their text); which are required, as they are sent. */
function parametersOf(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: "output" });
  const { required = [] } = z.toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function refTo(schema: z.ZodType): Json {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error("a schema of the API has no id");
  return { $ref: referenceUri(id) };
}

function referenceUri(id: string): string {
  return `#/components/schemas/${id}`;
}

/** The named schemas that the paths reach, directly or through one another. */
function componentsFor(paths: unknown): Json {
  const requests = schemasAs("input");
  const answers = schemasAs("output");
  const found: Json = {};
  const visit = (part: unknown, source: Json): void => {
    for (const id of referencesIn(part)) {
      if (id in found) continue;
      found[id] = source[id];
      visit(source[id], source);
    }
  };
  for (const operation of Object.values(paths as Record<string, Json>).flatMap((path) =>
    Object.values(path),
  )) {
    visit((operation as Json).requestBody, requests);
    visit((operation as Json).responses, answers);
  }
  return found;
}

function schemasAs(io: "input" | "output"): Json {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { io, uri: referenceUri, unrepresentable: "any" });
  const entries = Object.entries(schemas).map(([id, schema]) => {
    const { $id: _id, $schema: _dialect, id: _name, ...rest } = schema as Json;
    return [id, rest];
  });
  return Object.fromEntries(entries);
}

function referencesIn(part: unknown): string[] {
  const prefix = referenceUri("");
  return [...(JSON.stringify(part) ?? "").matchAll(/"\$ref":"([^"]+)"/g)]
    .map((match) => match[1] ?? "")
    .filter((ref) => ref.startsWith(prefix))
    .map((ref) => ref.slice(prefix.length));
}
