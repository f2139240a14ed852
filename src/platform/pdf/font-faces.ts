/**
 * Which font a character is drawn with. Nanum Gothic has all of Hangul and plain Latin, its symbols in files of their own
 * that are read when one is needed; accented Latin letters it has not, every reader of PDF brings a Helvetica for them.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type PdfKit from "pdfkit";
import { fontOfWoff } from "./woff.ts";

const WEIGHTS = ["regular", "bold"] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Characters in a row that one font draws. */
export interface Run {
  readonly text: string;
  readonly font: string;
}

export interface FontFaces {
  /** The text as it can be drawn, in runs; what no font has becomes a box, never nothing. */
  runsOf(text: string, weight: Weight): readonly Run[];
}

const FAMILY = "@fontsource/nanum-gothic";
const NUMERIC: Readonly<Record<Weight, number>> = { regular: 400, bold: 700 };
const HELVETICA: Readonly<Record<Weight, string>> = { regular: "Helvetica", bold: "Helvetica-Bold" };
const MISSING = "□";
/** What is drawn in place of characters that only look or behave differently. */
const STAND_INS: Readonly<Record<string, string>> = {
  "\t": " ",
  "\u00a0": " ",
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "–",
  "\u2023": "•",
  "\u2219": "·",
  "\u25aa": "•",
  "\u2713": "√",
  "\u2714": "√",
  "\ufb01": "fi",
  "\ufb02": "fl",
};
/** Without a shape of their own: controls, joiners, variation selectors, skin tones. */
const SHAPELESS = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}/u;
/** The letters of Latin-1 and of Windows-1252 beside it, which a standard font of a PDF draws. */
const STANDARD_LETTER = /[\u00c0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e]/u;
const STANDARD_WORD = /^[\u0020-\u007e\u00a1-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e’“”–—•…]+$/u;

interface Faces {
  readonly document: PdfKit;
  /** Whether the main font of a weight has it. */
  readonly hasShape: (font: string, codePoint: number) => boolean;
  /** The registered fonts with symbols, by weight. */
  readonly symbols: Readonly<Record<Weight, readonly string[]>>;
}

/** Registers what `texts` need, and no more. */
export async function loadFontFaces(document: PdfKit, texts: Iterable<string>): Promise<FontFaces> {
  const known = new Map<string, boolean>();
  const hasShape = (font: string, codePoint: number): boolean => {
    const key = `${font}/${codePoint}`;
    const told = known.get(key);
    if (told !== undefined) return told;
    const has = document.font(font)._font.font?.hasGlyphForCodePoint(codePoint) === true;
    known.set(key, has);
    return has;
  };
  for (const weight of WEIGHTS) document.registerFont(weight, await readFont("korean", weight));
  const wanted = new Set<number>();
  for (const text of [MISSING, ...texts])
    for (const character of tidy(text)) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (!hasShape("regular", codePoint)) wanted.add(codePoint);
    }
  const subsets = await subsetsWith(wanted);
  const symbols = { regular: [] as string[], bold: [] as string[] };
  for (const weight of WEIGHTS)
    for (const subset of subsets) {
      const name = `${weight}-${subset}`;
      document.registerFont(name, await readFont(subset, weight));
      symbols[weight].push(name);
    }
  const faces: Faces = { document, hasShape, symbols };
  return { runsOf: (text, weight) => runsOf(faces, tidy(text), weight) };
}

/** The same text of characters that have a shape: composed, stand-ins in place. */
function tidy(text: string): string {
  let tidied = "";
  for (const character of text.normalize("NFC")) {
    const instead = STAND_INS[character];
    if (instead !== undefined) tidied += instead;
    else if (!SHAPELESS.test(character)) tidied += character;
  }
  return tidied;
}

function runsOf(faces: Faces, text: string, weight: Weight): readonly Run[] {
  const runs: { text: string; font: string }[] = [];
  const add = ({ text: piece, font }: Run) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += piece;
    else runs.push({ text: piece, font });
  };
  for (const word of text.split(/(?<= )/u)) {
    // A word keeps to one font: José, not Jos and another é.
    if (STANDARD_LETTER.test(word) && STANDARD_WORD.test(word)) add({ text: word, font: HELVETICA[weight] });
    else for (const character of word) add(drawnAs(faces, character, weight));
  }
  return runs;
}

function drawnAs(faces: Faces, character: string, weight: Weight): Run {
  if (isDrawn(faces, character, weight)) return { text: character, font: weight };
  if (STANDARD_LETTER.test(character)) return { text: character, font: HELVETICA[weight] };
  const codePoint = character.codePointAt(0) ?? 0;
  const symbols = faces.symbols[weight];
  const font = symbols.find((one) => faces.hasShape(one, codePoint));
  if (font !== undefined) return { text: character, font };
  const plainer = plainerForms(character).find((form) =>
    [...form].every((one) => isDrawn(faces, one, weight)),
  );
  if (plainer !== undefined) return { text: plainer, font: weight };
  const boxed = symbols.find((one) => faces.hasShape(one, MISSING.codePointAt(0) ?? 0));
  return boxed === undefined ? { text: "?", font: weight } : { text: MISSING, font: boxed };
}

/** ㎡ is read as m2, ő as o; what has no such form is at least seen to be missing. */
function plainerForms(character: string): readonly string[] {
  const forms = [character.normalize("NFKC"), character.normalize("NFKD").replace(/\p{M}/gu, "")];
  return forms.filter((form) => form !== "" && form !== character);
}

function isDrawn({ hasShape }: Faces, character: string, weight: Weight): boolean {
  return hasShape(weight, character.codePointAt(0) ?? 0);
}

/** The names of the font's files that have one of the characters. */
async function subsetsWith(codePoints: ReadonlySet<number>): Promise<readonly string[]> {
  if (codePoints.size === 0) return [];
  const listed = JSON.parse(await readFile(placeOf("unicode.json"), "utf8")) as Record<string, string>;
  return Object.entries(listed).flatMap(([name, ranges]) => {
    const number = /^\[(\d+)\]$/.exec(name)?.[1];
    if (number === undefined || !ranges.split(",").some((range) => holdsOneOf(range, codePoints))) return [];
    return [number];
  });
}

function holdsOneOf(range: string, codePoints: ReadonlySet<number>): boolean {
  const [first = "", last = first] = range.replace(/^U\+/, "").split("-");
  const from = Number.parseInt(first, 16);
  const to = Number.parseInt(last, 16);
  return [...codePoints].some((codePoint) => codePoint >= from && codePoint <= to);
}

async function readFont(subset: string, weight: Weight): Promise<Uint8Array> {
  return fontOfWoff(await readFile(placeOf(`files/nanum-gothic-${subset}-${NUMERIC[weight]}-normal.woff`)));
}

function placeOf(file: string): string {
  return fileURLToPath(import.meta.resolve(`${FAMILY}/${file}`));
}
