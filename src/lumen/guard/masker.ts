/**
 * Personal data and secrets out of a text and back into the answer. A value has one placeholder for as long as the
 * masker lives, which is one request; what looks like a placeholder and was written by the person stays as it is.
 */
import { type Found, findPersonal, withoutOverlaps } from "./find-personal.ts";
import { MASK_KINDS, type MaskKind } from "./mask-rule.ts";
import { PLACEHOLDER, placeholderOf, unfinishedPlaceholderStart } from "./placeholder.ts";
import type { FindPersonal } from "./remembered-finding.ts";

/** Different values that were masked, by kind. */
export type MaskCounts = Readonly<Record<MaskKind, number>>;

export interface RestoreStream {
  /** What of the text so far is certain; less than a placeholder's length is held back. */
  push(piece: string): string;
  /** What was held back. */
  end(): string;
}

/** json: the text is JSON, and what comes back stands inside its strings. */
export type RestoredInto = "text" | "json";

export interface Masker {
  /** Masks the texts of a request together: a value that one of them shows to be personal is masked in all. */
  maskAll(texts: readonly string[]): string[];
  mask(text: string): string;
  /** Puts the values back; a placeholder that stands for nothing stays. */
  restore(text: string, into?: RestoredInto): string;
  restoreStream(into?: RestoredInto): RestoreStream;
  readonly counts: MaskCounts;
  /** What the model has to be told when anything was masked; null when nothing was. */
  readonly note: string | null;
}

const NOTE =
  "Words in square brackets such as [email-1] or [secret-1] stand for values that were taken out. Where you refer to one, repeat its word exactly, brackets included; never guess the value.";
/** A value that was found once is looked for in all texts from this length on; so many of them at most. */
const MIN_REPEATED_CHARACTERS = 8;
const MAX_REPEATED_VALUES = 64;

/**
 * @param kinds what is masked
 * @param find finds it; one that remembers texts spares time where they come again
 */
export function createMasker(
  kinds: readonly MaskKind[] = MASK_KINDS,
  find: FindPersonal = findPersonal,
): Masker {
  const placeholders = new Map<string, string>();
  /** By placeholder; one that the person wrote stands for itself. */
  const values = new Map<string, string>();
  const counts = Object.fromEntries(MASK_KINDS.map((kind) => [kind, 0])) as Record<MaskKind, number>;
  const lastNumbers = { ...counts };

  function placeholderFor(value: string, kind: MaskKind): string {
    const known = placeholders.get(value);
    if (known !== undefined) return known;
    let placeholder: string;
    do {
      lastNumbers[kind] += 1;
      placeholder = placeholderOf(kind, lastNumbers[kind]);
    } while (values.has(placeholder));
    placeholders.set(value, placeholder);
    values.set(placeholder, value);
    return placeholder;
  }

  /** What a span of a text becomes. */
  function replacement(value: string, { kind, rule }: Found): string {
    if (rule === WRITTEN && values.get(value) === value) return value;
    if (rule !== WRITTEN && !placeholders.has(value)) counts[kind] += 1;
    return placeholderFor(value, kind);
  }

  function maskAll(texts: readonly string[]): string[] {
    for (const text of texts) {
      if (!text.includes("[")) continue;
      for (const [written] of text.matchAll(PLACEHOLDER))
        if (!values.has(written)) values.set(written, written);
    }
    const found = texts.map((text) => withoutOverlaps([...find(text, kinds), ...writtenIn(text)]));
    const repeated = repeatedValues(texts, found);
    return texts.map((text, index) => {
      const spans = withoutOverlaps([...(found[index] ?? []), ...occurrences(text, repeated)]);
      return replaceSpans(text, spans, replacement);
    });
  }

  const restore = (text: string, into: RestoredInto = "text") =>
    text.replace(PLACEHOLDER, (written) => {
      const value = values.get(written) ?? written;
      return into === "json" ? JSON.stringify(value).slice(1, -1) : value;
    });
  return {
    maskAll,
    mask: (text) => maskAll([text]).join(""),
    restore,
    restoreStream: (into) => createRestoreStream((text) => restore(text, into)),
    get counts() {
      return { ...counts };
    },
    get note() {
      return placeholders.size === 0 ? null : NOTE;
    },
  };
}

const WRITTEN = "written-placeholder";

function writtenIn(text: string): Found[] {
  if (!text.includes("[")) return [];
  return Array.from(text.matchAll(PLACEHOLDER), ({ 0: written, 1: kind, index }) => {
    return { rule: WRITTEN, kind: kind as MaskKind, start: index, end: index + written.length };
  });
}

/** Values that are looked for wherever else they stand: e-mail addresses are found everywhere anyway. */
function repeatedValues(texts: readonly string[], found: readonly (readonly Found[])[]): Map<string, Found> {
  const repeated = new Map<string, Found>();
  for (const [index, text] of texts.entries()) {
    for (const span of found[index] ?? []) {
      if (repeated.size >= MAX_REPEATED_VALUES) return repeated;
      if (span.rule === WRITTEN || span.kind === "email") continue;
      if (span.end - span.start >= MIN_REPEATED_CHARACTERS)
        repeated.set(text.slice(span.start, span.end), span);
    }
  }
  return repeated;
}

function occurrences(text: string, repeated: ReadonlyMap<string, Found>): Found[] {
  const found: Found[] = [];
  for (const [value, { rule, kind }] of repeated) {
    for (let start = text.indexOf(value); start !== -1; start = text.indexOf(value, start + value.length)) {
      const end = start + value.length;
      const isInWord = /\w/.test(text.charAt(start - 1)) || /\w/.test(text.charAt(end));
      if (!isInWord) found.push({ rule, kind, start, end });
    }
  }
  return found;
}

function replaceSpans(
  text: string,
  spans: readonly Found[],
  replacement: (value: string, span: Found) => string,
): string {
  let replaced = "";
  let end = 0;
  for (const span of spans) {
    replaced += text.slice(end, span.start) + replacement(text.slice(span.start, span.end), span);
    end = span.end;
  }
  return replaced + text.slice(end);
}

function createRestoreStream(restore: (text: string) => string): RestoreStream {
  let held = "";
  return {
    push(piece) {
      const text = held + piece;
      const certain = unfinishedPlaceholderStart(text);
      held = text.slice(certain);
      return restore(text.slice(0, certain));
    },
    end() {
      const rest = held;
      held = "";
      return rest;
    },
  };
}
