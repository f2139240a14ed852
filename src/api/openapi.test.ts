import assert from "node:assert/strict";
import { test } from "node:test";
import { problemSchema } from "#contract/problem.ts";
import { describeApi } from "./openapi.ts";
import { problem } from "./routes/examples-catalog.ts";
import { routes } from "./routes/index.ts";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters: readonly { name: string; in: string; required?: boolean; schema: { type?: string } }[];
  readonly requestBody?: { content: Record<string, { schema: { $ref: string }; example: unknown }> };
  readonly responses: Record<
    string,
    { description: string; content?: Record<string, { examples?: object }> }
  >;
  readonly security: readonly object[];
}

const document = describeApi(routes, "1.2.3");
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
);

test("describes every route once, under the version that runs", () => {
  assert.equal(document.openapi, "3.1.0");
  assert.equal(document.info.version, "1.2.3");
  const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
  const registered = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  assert.deepEqual(described.toSorted(), registered.toSorted());
  assert.equal(new Set(operations.map(({ operation }) => operation.operationId)).size, routes.length);
});

test("every reference leads to a schema, and every schema is used", () => {
  const text = JSON.stringify(document);
  const used = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id));
  assert.deepEqual([...used].toSorted(), Object.keys(document.components.schemas).toSorted());
  assert.ok(!/"\$ref":"(?!#\/components\/schemas\/)/.test(text), "a reference to elsewhere");
});

test("every operation says what it does, for whom, and what can go wrong", () => {
  for (const { path, method, operation } of operations) {
    const name = `${method} ${path}`;
    assert.ok(operation.summary.length > 10, name);
    assert.ok(operation.description.length > 10, name);
    assert.equal(operation.tags.length, 1, name);
    const statuses = Object.keys(operation.responses);
    assert.ok(statuses.includes("500"), name);
    const isOpen = operation.security.length === 0;
    assert.equal(statuses.includes("401"), !isOpen, name);
    assert.equal(statuses.includes("413"), operation.requestBody !== undefined, name);
    for (const [status, { description, content }] of Object.entries(operation.responses)) {
      assert.ok(description.length > 4, `${name} ${status}`);
      if (Number(status) >= 400)
        assert.ok(content?.["application/problem+json"]?.examples, `${name} ${status}`);
    }
  }
});

test("every part of a path in braces is a parameter, and required", () => {
  for (const { path, operation } of operations) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = operation.parameters.filter((parameter) => parameter.in === "path");
    assert.deepEqual(
      described.map(({ name }) => name),
      wanted,
      path,
    );
    assert.ok(
      described.every(({ required }) => required === true),
      path,
    );
  }
});

test("a query's parameters have the types of what is read, and only those without a default are required", () => {
  const search = operations.find(({ operation }) => operation.operationId === "searchTurns")?.operation;
  const facts = search?.parameters.map(({ name, required, schema }) => [name, required, schema.type]);
  assert.deepEqual(facts, [
    ["user_id", false, "string"],
    ["q", true, "string"],
    ["limit", false, "integer"],
  ]);
});

for (const route of routes) {
  test(`the examples of ${route.id} fit its schemas`, () => {
    const { body, bodyExample, output } = route;
    if (body !== undefined) assert.doesNotThrow(() => body.parse(bodyExample));
    if (output.schema !== null) assert.deepEqual(output.schema.parse(output.example), output.example);
  });
}

test("the example of a problem fits its schema", () => {
  assert.doesNotThrow(() => problemSchema.parse(problem));
});
