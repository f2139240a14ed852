import assert from "node:assert/strict";
import { test } from "node:test";
import type { z } from "zod";
import {
  conversationListQuerySchema,
  feedbackRequestSchema,
  searchQuerySchema,
  startRequestSchema,
  turnRequestSchema,
} from "#contract/conversation.ts";
import { personaInputSchema } from "#contract/persona.ts";
import { InvalidRequestError } from "./errors.ts";
import { personaInput } from "./routes/examples-catalog.ts";
import { validatorCompiler } from "./validation.ts";

function refuse(schema: z.ZodType, data: unknown, httpPart = "body"): InvalidRequestError {
  const result: unknown = validatorCompiler({ schema, method: "POST", url: "/", httpPart })(data);
  assert.ok(typeof result === "object" && result !== null && "error" in result, "accepted");
  assert.ok(result.error instanceof InvalidRequestError);
  return result.error;
}

const CASES: readonly [
  what: string,
  schema: z.ZodType,
  data: unknown,
  field: string,
  said: RegExp,
  fix: RegExp,
][] = [
  ["no body", turnRequestSchema, null, "user_message", /is missing/, /give user_message as a string/],
  ["a list for a body", turnRequestSchema, [], "body", /must be a JSON object, not a list/, /JSON object/],
  [
    "a number for text",
    turnRequestSchema,
    { user_message: 5 },
    "user_message",
    /a string, not a number/,
    /string/,
  ],
  [
    "null for text",
    turnRequestSchema,
    { user_message: null },
    "user_message",
    /a string, not null/,
    /string/,
  ],
  [
    "an empty text",
    turnRequestSchema,
    { user_message: " \n" },
    "user_message",
    /must not be empty/,
    /change/,
  ],
  ["binary", turnRequestSchema, { user_message: "a\u0000b" }, "user_message", /text, not binary/, /change/],
  [
    "half a character",
    turnRequestSchema,
    { user_message: "a\ud800" },
    "user_message",
    /well-formed/,
    /change/,
  ],
  [
    "too long a text",
    turnRequestSchema,
    { user_message: "x".repeat(32_001) },
    "user_message",
    /at most 32,000/,
    /change/,
  ],
  [
    "a field deep inside",
    turnRequestSchema,
    { user_message: "hi", metadata: { context: { tone: 3 } } },
    "metadata.context.tone",
    /a string, not a number/,
    /metadata\.context\.tone/,
  ],
  [
    "a mistyped field",
    turnRequestSchema,
    { user_message: "hi", metdata: {} },
    "metdata",
    /not a known field/,
    /known here: user_message, metadata/,
  ],
  [
    "a mistyped field inside",
    startRequestSchema,
    { options: { ttl: 3 } },
    "options.ttl",
    /not a known field/,
    /session_ttl_hours, use_context_memory/,
  ],
  [
    "a number out of range",
    startRequestSchema,
    { options: { session_ttl_hours: 0 } },
    "options.session_ttl_hours",
    /must be more than 0/,
    /change/,
  ],
  ["nothing to say", feedbackRequestSchema, { turn_number: 1 }, "body", /at least one of rating/, /change/],
  ["a rating of 6", feedbackRequestSchema, { turn_number: 1, rating: 6 }, "rating", /at most 5/, /change/],
  [
    "half a turn",
    feedbackRequestSchema,
    { turn_number: 1.5, rating: 5 },
    "turn_number",
    /whole number/,
    /whole/,
  ],
  [
    "an unknown thumb",
    feedbackRequestSchema,
    { turn_number: 1, thumbs: "side" },
    "thumbs",
    /not one of/,
    /up, down/,
  ],
  [
    "an affinity left out",
    personaInputSchema,
    {
      ...personaInput,
      affinities: { ...personaInput.affinities, pace: { burst: 1, flowing: 1, medium: 1 } },
    },
    "affinities.pace.contemplative",
    /is missing/,
    /a number/,
  ],
  [
    "no structure",
    personaInputSchema,
    { ...personaInput, structure: [] },
    "structure",
    /at least 1 item/,
    /change/,
  ],
  [
    "an unfit id",
    personaInputSchema,
    { ...personaInput, id: "9 lives" },
    "id",
    /a letter, then up to 39/,
    /change/,
  ],
  [
    "an unknown frequency",
    personaInputSchema,
    { ...personaInput, frequency: "sun" },
    "frequency",
    /allowed/,
    /moon/,
  ],
];

for (const [what, schema, data, field, said, fix] of CASES) {
  test(`refuses ${what} and names ${field}`, () => {
    const { kind, code, message, details } = refuse(schema, data);
    assert.equal(kind, "invalid");
    assert.equal(code, "invalid-input");
    assert.equal(details.field, field);
    assert.match(message, said);
    assert.match(details.fix ?? "", fix);
  });
}

test("names every field at fault", () => {
  const { message, details } = refuse(turnRequestSchema, { extra: 1, metadata: { persona_id: "" } });
  assert.match(message, /and 2 more/);
  assert.deepEqual(details.errors, [
    { field: "user_message", problem: "is missing" },
    { field: "metadata.persona_id", problem: "must have at least 1 character" },
    { field: "extra", problem: "is not a known field" },
  ]);
});

test("never repeats what was given", () => {
  const secret = "my salary is 5";
  const errors = [
    refuse(turnRequestSchema, { user_message: { text: secret } }),
    refuse(feedbackRequestSchema, { turn_number: 1, thumbs: secret }),
    refuse(conversationListQuerySchema, { state: secret }, "querystring"),
  ];
  for (const { message, details } of errors)
    assert.ok(!`${message}${JSON.stringify(details)}`.includes(secret));
});

test("reads a query's numbers from their text and refuses what is none", () => {
  const read = validatorCompiler({
    schema: searchQuerySchema,
    method: "GET",
    url: "/",
    httpPart: "querystring",
  });
  assert.deepEqual(read({ q: "redis", limit: "5" }), { value: { q: "redis", limit: 5 } });
  for (const limit of ["many", "0", "51", "2.5", ["1", "2"]]) {
    assert.equal(refuse(searchQuerySchema, { q: "redis", limit }, "querystring").details.field, "limit");
  }
});

test("takes a missing body for an empty one", () => {
  const read = validatorCompiler({ schema: startRequestSchema, method: "POST", url: "/", httpPart: "body" });
  assert.deepEqual(read(null), { value: {} });
});
