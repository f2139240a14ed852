/** What a word looks like, as numbers that features are mixed from. */

/** FNV-1a over UTF-16 units from `from` to `to`. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Letters and digits as classes, repeats taken together: "GPT-4" → "A-0", "Node.js" → "Aa.a". */
export function shapeOf(word: string): string {
  let shape = "";
  let last = "";
  for (const letter of word) {
    const kind = kindOf(letter);
    if (kind !== last) shape += kind;
    last = kind;
  }
  return shape;
}

function kindOf(letter: string): string {
  if (letter >= "a" && letter <= "z") return "a";
  if (letter >= "A" && letter <= "Z") return "A";
  if (letter >= "0" && letter <= "9") return "0";
  return letter > "\u007f" ? "u" : letter;
}
