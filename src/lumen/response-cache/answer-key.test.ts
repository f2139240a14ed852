import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { SHARINGS } from "#contract/openai.ts";
import { type AnswerRequest, answerKeyOf } from "./answer-key.ts";

const REQUEST: AnswerRequest = {
  messages: [
    { role: "system", content: "You are Lua." },
    { role: "user", content: "How do I estimate?" },
  ],
  modelIds: ["local/llama", "anthropic/claude"],
  policy: "listed",
  sampling: { temperature: 0, top_p: 1 },
  scope: { workspaceId: "w1", personId: "ada" },
  tags: ["persona:Lua"],
};

/** Names that collide where parts are joined carelessly. */
const name = fc.constantFrom("a", "b", "a,b", 'a","b', "", "public", "person", "workspace", "null");
const text = fc.oneof(name, fc.string({ maxLength: 5 }));
const request = fc.record({
  messages: fc.array(
    fc.record({
      role: fc.constantFrom("system" as const, "user" as const, "assistant" as const),
      content: text,
    }),
    { maxLength: 3 },
  ),
  modelIds: fc.array(name, { maxLength: 3 }),
  policy: name,
  sampling: fc.dictionary(name, fc.constantFrom<unknown>(0, 1, "1", null, [0], { a: 1, b: [2] }), {
    maxKeys: 3,
  }),
  scope: fc.record({ workspaceId: name, personId: name, sharing: fc.constantFrom(...SHARINGS) }),
});

/** What a person may see: two scopes are one only where nothing private is shared. */
function audienceOf({ scope }: AnswerRequest): unknown {
  const { sharing = "person", workspaceId, personId } = scope;
  return { public: [sharing], workspace: [sharing, workspaceId], person: [sharing, workspaceId, personId] }[
    sharing
  ];
}

describe("an answer's key", () => {
  test("is the same exactly where everything is the same that an answer depends on", () => {
    const nature = (given: AnswerRequest) => [
      given.messages.map(({ role, content }) => [role, content]),
      given.modelIds,
      given.policy,
      Object.entries(given.sampling ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
      audienceOf(given),
    ];
    const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
    fc.assert(
      fc.property(request, request, (first, second) => {
        assert.equal(
          answerKeyOf(first).key === answerKeyOf(second).key,
          isEqual(nature(first), nature(second)),
        );
        assert.equal(answerKeyOf(first).key, answerKeyOf(structuredClone(first)).key);
      }),
      { numRuns: 2000 },
    );
  });

  test("never lets a private answer, nor one like it, reach another person or workspace", () => {
    fc.assert(
      fc.property(
        request,
        request.map(({ scope }) => scope),
        (given, other) => {
          const elsewhere = { ...given, scope: other };
          if (JSON.stringify(audienceOf(given)) === JSON.stringify(audienceOf(elsewhere))) return;
          assert.notEqual(answerKeyOf(given).key, answerKeyOf(elsewhere).key);
          assert.notEqual(answerKeyOf(given).group, answerKeyOf(elsewhere).group);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("is the person's unless more was said", () => {
    const key = (scope: AnswerRequest["scope"]) => answerKeyOf({ ...REQUEST, scope }).key;
    const ada = { workspaceId: "w1", personId: "ada" };
    const ben = { workspaceId: "w1", personId: "ben" };
    assert.notEqual(key(ada), key(ben));
    assert.equal(key(ada), key({ ...ada, sharing: "person" }));
    assert.equal(key({ ...ada, sharing: "workspace" }), key({ ...ben, sharing: "workspace" }));
    assert.notEqual(
      key({ ...ada, sharing: "workspace" }),
      key({ ...ada, workspaceId: "w2", sharing: "workspace" }),
    );
    assert.equal(
      key({ ...ada, sharing: "public" }),
      key({ workspaceId: "w9", personId: "eve", sharing: "public" }),
    );
  });

  test("leaves out the order of settings and the tags", () => {
    const { key } = answerKeyOf(REQUEST);
    assert.equal(answerKeyOf({ ...REQUEST, sampling: { top_p: 1, temperature: 0 } }).key, key);
    assert.equal(answerKeyOf({ ...REQUEST, tags: [] }).key, key);
    assert.notEqual(answerKeyOf({ ...REQUEST, sampling: { temperature: 1, top_p: 1 } }).key, key);
  });

  test("groups what differs in the question alone", () => {
    const asking = (content: string, system = "You are Lua.") =>
      answerKeyOf({
        ...REQUEST,
        messages: [
          { role: "system", content: system },
          { role: "user", content },
        ],
      });
    assert.equal(asking("one").group, asking("two").group);
    assert.notEqual(asking("one").group, asking("one", "You are Elro.").group);
    assert.equal(asking("one").question, "one");
    const unasked = answerKeyOf({ ...REQUEST, messages: [{ role: "assistant", content: "one" }] });
    assert.equal(unasked.question, null);
  });

  test("says what the answer depends on", () => {
    assert.deepEqual(answerKeyOf(REQUEST).tags, [
      "workspace:w1",
      "person:ada",
      "model:local/llama",
      "model:anthropic/claude",
      "persona:Lua",
    ]);
  });
});
