const SENTENCE_END = /(?<=[.!?。…])\s+|\n+/u;
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;
const MARKS = /[*_#>`]+/g;

/** Sentences and lines of a text, trimmed, without empty ones. */
export function sentencesOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** The first sentence of a Markdown text as plain words. */
export function firstSentence(text: string): string {
  const head = text.slice(0, 600).replace(CODE, " ").replace(MARKS, "").trim();
  return sentencesOf(head)[0] ?? "";
}

/** At most `limit` characters, cut at a word where one is near, with an ellipsis. */
export function shorten(text: string, limit: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).toWellFormed()}…`;
}

/** Text without fenced or inline code, which is not how a person speaks. */
export function withoutCode(text: string): string {
  return text.replace(CODE, " ");
}
