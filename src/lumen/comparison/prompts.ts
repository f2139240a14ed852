/** The file of prompts that both models are asked: plain lines, or JSON lines that also say what to expect. */
import { z } from "zod";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { ChatMessage } from "../lumen.ts";

/** What a good answer has; everything that is left out is not checked. */
export interface Expectation {
  /** Every one of these, whatever the case. */
  readonly contains: readonly string[];
  /** None of these, whatever the case. */
  readonly notContains: readonly string[];
  /** Every one of these regular expressions (flags `iu`). */
  readonly matches: readonly RegExp[];
  readonly maxWords: number | null;
  readonly language: "en" | "ko" | null;
  readonly isJson: boolean;
  /** The whole answer, but for white space around it. */
  readonly equals: string | null;
}

export interface Prompt {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly messages: readonly ChatMessage[];
  readonly expect: Expectation;
  /** An answer that is known to be good. */
  readonly reference: string | null;
  readonly tags: readonly string[];
}

const oneOrMore = z
  .union([z.string().min(1), z.array(z.string().min(1))])
  .transform((given) => (typeof given === "string" ? [given] : given));
const promptSchema = z
  .strictObject({
    prompt: z.string().min(1).optional(),
    messages: z
      .array(z.strictObject({ role: z.enum(["system", "user", "assistant"]), content: z.string().min(1) }))
      .min(1)
      .optional(),
    expect: z
      .strictObject({
        contains: oneOrMore.optional(),
        notContains: oneOrMore.optional(),
        matches: oneOrMore.optional(),
        maxWords: z.int().min(1).optional(),
        language: z.enum(["en", "ko"]).optional(),
        json: z.boolean().optional(),
        equals: z.string().optional(),
      })
      .optional(),
    reference: z.string().min(1).optional(),
    tags: z.array(z.string().min(1)).optional(),
  })
  .refine(({ prompt, messages }) => (prompt === undefined) !== (messages === undefined), {
    message: "give either prompt or messages",
  })
  .refine(({ messages }) => messages === undefined || messages.at(-1)?.role === "user", {
    message: "the last message must be the user's",
  });

const SHAPE = 'one prompt a line, or one JSON object a line: {"prompt": "…", "expect": {"contains": "…"}}';
const NOTHING_EXPECTED: Expectation = {
  contains: [],
  notContains: [],
  matches: [],
  maxWords: null,
  language: null,
  isJson: false,
  equals: null,
};

/**
 * Reads a file of prompts. It holds JSON lines when its first line that is not empty is a JSON object, else text.
 *
 * @throws InvalidInputError naming the first line that is wrong, or when there is none
 */
export function parsePrompts(text: string): Prompt[] {
  const lines = text.split(/\r?\n/).flatMap((content, index) => {
    return content.trim() === "" ? [] : [{ content: content.trim(), line: index + 1 }];
  });
  if (lines.length === 0) throw new InvalidInputError("--prompts", "holds no prompt", SHAPE);
  const isJson = isObject(parseJson(lines[0]?.content ?? ""));
  return lines.map(({ content, line }) => (isJson ? readObject(content, line) : plain(content, line)));
}

function plain(content: string, line: number): Prompt {
  const messages = [{ role: "user", content }] as const;
  return { line, messages, expect: NOTHING_EXPECTED, reference: null, tags: [] };
}

function readObject(content: string, line: number): Prompt {
  const parsed = promptSchema.safeParse(parseJson(content));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: "is no JSON object" };
    const place = path.length === 0 ? "" : `${path.join(".")}: `;
    throw new InvalidInputError("--prompts", `line ${line}: ${place}${message}`, SHAPE);
  }
  const { prompt, messages, expect = {}, reference = null, tags = [] } = parsed.data;
  return {
    line,
    messages: messages ?? [{ role: "user", content: prompt ?? "" }],
    expect: {
      contains: expect.contains ?? [],
      notContains: expect.notContains ?? [],
      matches: (expect.matches ?? []).map((source) => compile(source, line)),
      maxWords: expect.maxWords ?? null,
      language: expect.language ?? null,
      isJson: expect.json ?? false,
      equals: expect.equals ?? null,
    },
    reference,
    tags,
  };
}

function compile(source: string, line: number): RegExp {
  try {
    return new RegExp(source, "iu");
  } catch {
    const fix = "write a regular expression as JavaScript knows it";
    throw new InvalidInputError("--prompts", `line ${line}: expect.matches: is no regular expression`, fix);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
