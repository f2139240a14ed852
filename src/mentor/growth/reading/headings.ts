/** Recognises headings, standing alone ("■ 경력사항") or before their content ("Skills: Go, Java"). */
import type { Line } from "./lines.ts";

export interface HeadingFound<Kind> {
  readonly kind: Kind | null;
  /** The content follows on the same line, from this offset of the line's text. */
  readonly contentAt: number | null;
}

const LONGEST = 60;
/** Marks that begin a section, beside those of lists. */
const SECTION_MARK = /^(?:[■□◆◇●○▶▷►※]|#{1,6}|\d{1,2}[.)]|\(?[가-하][.)])$/u;
const BRACKETED = /^[[【<〔「]\s*([^\]】>〕」\n]{1,40}?)\s*[\]】>〕」]\s*:?\s*/u;
const LABEL = /^([\p{L}\p{N}][\p{L}\p{N} &/'’()·.-]{0,38}?)\s*[:：](?!\/)\s*/u;

/**
 * What a line is the heading of.
 *
 * @returns null for a line that is no heading; `kind` null for a heading that `kindOf` does not know
 */
export function headingOf<Kind>(
  line: Line,
  kindOf: (name: string) => Kind | undefined,
): HeadingFound<Kind> | null {
  const isListed = line.mark !== null && !SECTION_MARK.test(line.mark);
  if (isListed || line.text === "") return null;
  const text = line.text.replace(/^\*\*|\*\*$/g, "");
  const bracketed = BRACKETED.exec(text);
  if (bracketed !== null) return bracketedHeading(line, bracketed, kindOf);
  if (text.length <= LONGEST) {
    const kind = kindOf(headingName(text));
    if (kind !== undefined) return { kind, contentAt: null };
  }
  const label = LABEL.exec(line.text.slice(0, LONGEST).replaceAll("*", " "));
  if (label === null) return isShaped(line) ? { kind: null, contentAt: null } : null;
  const kind = kindOf(headingName(label[1] ?? ""));
  if (kind === undefined && label[0].trimEnd().length < line.text.length) return null;
  const contentAt = label[0].length < line.text.length ? label[0].length : null;
  return { kind: kind ?? null, contentAt };
}

function bracketedHeading<Kind>(
  line: Line,
  bracketed: RegExpExecArray,
  kindOf: (name: string) => Kind | undefined,
): HeadingFound<Kind> | null {
  const kind = kindOf(headingName(bracketed[1] ?? ""));
  const isAlone = bracketed[0].length >= line.text.length;
  if (kind === undefined) return isAlone ? { kind: null, contentAt: null } : null;
  return { kind, contentAt: isAlone ? null : bracketed[0].length };
}

/** As in the catalog: small letters, without marks, numbers and what stands in brackets. */
export function headingName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/\([^)]{0,40}\)?/g, " ")
    .replace(/^[^\p{L}]+/u, "")
    .replace(/[^\p{L}]+$/u, "")
    .replaceAll(/\s+/g, " ");
}

/** Headings that no catalog knows: "# …", or a few words in capitals. */
function isShaped(line: Line): boolean {
  if (/^#{1,6}$/.test(line.mark ?? "")) return true;
  return line.mark === null && /^[A-Z][A-Z &/-]{3,38}:?$/.test(line.text);
}
