/** When two values are the same thing said twice. */

const ARTICLES = new Set([
  "the",
  "a",
  "an",
  "my",
  "our",
  "his",
  "her",
  "their",
  "to",
  "of",
  "at",
  "in",
  "on",
]);
const HONORIFICS = /(?<=\p{Script=Hangul})\s?(?:님|씨)$/u;

/** The words of a value that tell it from another one: lower case, without articles, honorifics and punctuation. */
export function valueTokens(value: string): readonly string[] {
  const plain = value.normalize("NFKC").toLowerCase().replace(HONORIFICS, "");
  const tokens = plain.match(/[\p{L}\p{N}+#]+/gu) ?? [];
  const telling = tokens.filter((token) => !ARTICLES.has(token));
  return telling.length > 0 ? telling : tokens;
}

/** One string for equal values. */
export function valueKey(value: string): string {
  return valueTokens(value).join(" ");
}

export type Likeness = "same" | "less" | "more" | "different";

/** How a newer value stands to an older one: `less` says a part of it, `more` says it more precisely. */
export function likeness(newer: string, older: string): Likeness {
  const left = valueTokens(newer);
  const right = valueTokens(older);
  if (left.join(" ") === right.join(" ")) return "same";
  if (left.length > 0 && left.every((token) => right.includes(token))) return "less";
  if (right.length > 0 && right.every((token) => left.includes(token))) return "more";
  return "different";
}

/** Whether a text names a value: all of its words stand in it, Korean ones with a particle behind them too. */
export function names(text: string, value: string): boolean {
  const tokens = valueTokens(value);
  const words = valueTokens(text);
  return (
    tokens.length > 0 &&
    tokens.every((token) =>
      words.some((word) => word === token || (/\p{Script=Hangul}/u.test(token) && word.startsWith(token))),
    )
  );
}
