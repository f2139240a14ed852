/**
 * Cuts a text into atoms: the smallest parts that names of skills are made of, with their places. "Node.js로" gives `node`,
 * `js`, `로`; "C++/C#" gives `c++`, `c#`; ".NET" stays whole where it stands for the platform.
 */

export interface Atom {
  /** Lower case. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isHangul: boolean;
}

const ATOM =
  /(?<=^|[\s,/(|·•;:&+]|asp|vb|ado)\.net(?![\p{L}\d])|[\p{Script=Latin}\d]+(?:\+\+|#|\+(?![\p{L}\d]))?|\p{Script=Hangul}+/giu;

export function atomsOf(text: string): Atom[] {
  const atoms: Atom[] = [];
  for (const match of text.matchAll(ATOM)) {
    const [found] = match;
    const first = found.charCodeAt(0);
    atoms.push({
      text: found.toLowerCase(),
      start: match.index,
      end: match.index + found.length,
      isHangul: first >= 0x1100 && first !== 0x212a,
    });
  }
  return atoms;
}

/** Most names are words and spaces: already a key. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/;

/** The atoms of a name as one key: names that differ only in case, spaces, hyphens or dots share it. */
export function keyOf(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return atomsOf(name)
    .map((atom) => atom.text)
    .join(" ");
}

/**
 * Whether what stands between two atoms may stand inside a name: spaces, one sign that joins ("CI/CD", "Pub/Sub", "R & D",
 * "scikit-learn"), or one line break of a wrapped line; never a comma or the end of a sentence.
 */
export function joinsName(text: string, from: number, to: number): boolean {
  if (from === to || (to - from === 1 && text.charAt(from) === " ")) return true;
  return /^(?:[ \t\u00a0]{1,3}|[-–./_'’·]|[ \t]?[&/][ \t]?|[ \t]?\r?\n[ \t]{0,2})$/.test(
    text.slice(from, to),
  );
}
