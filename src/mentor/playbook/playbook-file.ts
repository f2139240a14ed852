/** A playbook's file: YAML front matter, then sections under fixed headings, the situations last. */
import { load } from "js-yaml";
import { z } from "zod";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { InvalidPlaybookError } from "./errors.ts";
import type { Playbook } from "./playbook.ts";

const SECTIONS = [
  "In short",
  "What is going on",
  "What to measure",
  "People",
  "Pitfalls",
  "Wider picture",
  "Situations",
] as const;
/** Only an English playbook without a Korean sibling has it. */
const KOREAN_SITUATIONS = "Situations in Korean";
const LEAST_SITUATIONS = 5;

const line = z.string().trim().min(1);
const any = (values: readonly string[]) => `(?:\\*|${values.join("|")})`;
const WAVE_PATTERN = new RegExp(`^${any(TONES)}-${any(PACES)}-${any(INTENTS)}$`);

const frontMatterSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]+$/, "small letters, digits and dashes"),
  title: line,
  language: z.enum(["en", "ko"]),
  wave_keys: z.array(z.string().regex(WAVE_PATTERN, "tone-pace-intent, each a value or *")).min(1),
  steps: z.array(line).min(3).max(9),
  questions: z.array(line).min(2),
  sources: z.array(z.strictObject({ title: line, url: z.url().optional() })).min(1),
});

/** Reads one file. @throws InvalidPlaybookError naming the field */
export function parsePlaybook(file: string, text: string): Playbook {
  const [, header, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll("\r\n", "\n")) ?? [];
  if (header === undefined || body === undefined)
    throw new InvalidPlaybookError(file, "front matter", "is missing");
  const { wave_keys: waveKeys, ...front } = parseHeader(file, header);
  const sections = sectionsOf(body);
  const section = (name: (typeof SECTIONS)[number]) => requireSection(file, sections, name);
  const situations = bullets(section("Situations"));
  if (situations.length < LEAST_SITUATIONS)
    throw new InvalidPlaybookError(file, "## Situations", `needs at least ${LEAST_SITUATIONS}`);
  return {
    ...front,
    waveKeys,
    situations,
    koreanSituations: bullets(sections.get(KOREAN_SITUATIONS) ?? ""),
    inShort: section("In short"),
    whatIsGoingOn: section("What is going on"),
    whatToMeasure: section("What to measure"),
    people: section("People"),
    pitfalls: bullets(section("Pitfalls")),
    widerPicture: section("Wider picture"),
  };
}

function parseHeader(file: string, header: string): z.infer<typeof frontMatterSchema> {
  let value: unknown;
  try {
    value = load(header);
  } catch (error) {
    throw new InvalidPlaybookError(
      file,
      "front matter",
      error instanceof Error ? error.message : "is not YAML",
    );
  }
  const parsed = frontMatterSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InvalidPlaybookError(file, issue?.path.join(".") || "front matter", issue?.message ?? "is wrong");
}

function sectionsOf(body: string): ReadonlyMap<string, string> {
  return new Map(
    body
      .split(/^## /m)
      .slice(1)
      .map((part) => {
        const [heading = "", ...rest] = part.split("\n");
        return [heading.trim(), rest.join("\n").trim()] as const;
      }),
  );
}

function requireSection(file: string, sections: ReadonlyMap<string, string>, name: string): string {
  const text = sections.get(name);
  if (text === undefined || text === "")
    throw new InvalidPlaybookError(file, `## ${name}`, "is missing or empty");
  return text;
}

function bullets(text: string): string[] {
  return text
    .split(/\n(?=[-*] )/)
    .map((item) =>
      item
        .replace(/^[-*] /, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((item) => item !== "");
}
