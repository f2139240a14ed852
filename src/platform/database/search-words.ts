/** What both engines share when they look for a person's words. */
import type { TurnSearchHit } from "./database.ts";

/** A turn as either engine finds it. */
export interface FoundTurn {
  readonly conversation_id: string;
  readonly number: number;
  readonly user_message: string;
  readonly response_text: string;
  readonly created_at: number;
}

export function hitOf(found: FoundTurn, words: readonly string[]): TurnSearchHit {
  return {
    conversationId: found.conversation_id,
    turnNumber: found.number,
    snippet: snippetOf([found.user_message, found.response_text], words),
    createdAt: found.created_at,
  };
}

const MAX_WORDS = 16;
const MAX_WORD_CHARACTERS = 64;

/**
 * The words of a search, each to be found as the beginning of a word (Korean particles follow their noun). Everything
 * that is not a letter or digit separates words, so nothing of it can be taken for query syntax.
 */
export function searchWords(text: string): string[] {
  const words =
    text
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, MAX_WORD_CHARACTERS)))].slice(0, MAX_WORDS);
}

const BEFORE_CHARACTERS = 60;
const LENGTH_CHARACTERS = 220;

/** A stretch of the texts around the first match, on one line, with every match between `**`. */
export function snippetOf(texts: readonly string[], words: readonly string[]): string {
  const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${words.join("|")})[\\p{L}\\p{M}\\p{N}]*`, "giu");
  const lines = texts.map((text) => text.normalize("NFC").replaceAll("**", "").replace(/\s+/g, " ").trim());
  const line = lines.find((candidate) => candidate.search(pattern) >= 0) ?? lines[0] ?? "";
  const from = startOf(line, Math.max(0, line.search(pattern)));
  const until = endOf(line, from + LENGTH_CHARACTERS);
  const marked = line.slice(from, until).replace(pattern, (match) => `**${match}**`);
  return `${from > 0 ? "… " : ""}${marked}${until < line.length ? " …" : ""}`;
}

/** The beginning of the word some way before a match. */
function startOf(line: string, match: number): number {
  if (match <= BEFORE_CHARACTERS) return 0;
  const space = line.indexOf(" ", match - BEFORE_CHARACTERS);
  return space >= 0 && space < match ? space + 1 : match;
}

function endOf(line: string, wanted: number): number {
  if (wanted >= line.length) return line.length;
  const space = line.lastIndexOf(" ", wanted);
  return space > wanted - BEFORE_CHARACTERS ? space : wanted;
}
