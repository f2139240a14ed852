import { MASK_KINDS, type MaskKind } from "./mask-rule.ts";

const MAX_DIGITS = 8;
const LONGEST_KIND = Math.max(...MASK_KINDS.map((kind) => kind.length));
/** Characters of the longest placeholder: `[national-id-12345678]`. */
export const LONGEST_PLACEHOLDER = LONGEST_KIND + MAX_DIGITS + 3;

/** What looks like a placeholder, ours or not. */
export const PLACEHOLDER = new RegExp(`\\[(${MASK_KINDS.join("|")})-[1-9]\\d{0,${MAX_DIGITS - 1}}\\]`, "g");

export function placeholderOf(kind: MaskKind, number: number): string {
  return `[${kind}-${number}]`;
}

/** Where in a text a placeholder may begin that is not complete yet; the text's length when it cannot. */
export function unfinishedPlaceholderStart(text: string): number {
  const start = text.lastIndexOf("[");
  if (start === -1 || text.length - start >= LONGEST_PLACEHOLDER) return text.length;
  const tail = text.slice(start);
  const isBeginning = MASK_KINDS.some((kind) => {
    const name = `[${kind}-`;
    return name.startsWith(tail) || (tail.startsWith(name) && /^[1-9]\d*$/.test(tail.slice(name.length)));
  });
  return isBeginning ? start : text.length;
}
