/**
 * One spelling for what looks the same: line ends are "\n", letters are composed (NFC: Korean from a Mac comes in
 * pieces), spaces of all widths are spaces, and characters without width are gone.
 */
export function tidyText(raw: string): string {
  return raw
    .replaceAll(/\r\n?|\u2028|\u0085/g, "\n")
    .replaceAll("\v", "\n")
    .replaceAll(/\f|\u2029/g, "\n\n")
    .replaceAll(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replaceAll(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]/g, "")
    .normalize("NFC");
}
