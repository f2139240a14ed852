/** English word forms brought together: irregular verbs and plurals by table, the rest by Porter's algorithm (1980). */
import { BASE_FORMS, SUFFIXES_OF_STEP } from "./english-form-catalog.ts";

const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** @param word lower case letters */
export function englishStem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  const stem = porter(BASE_FORMS.get(word) ?? word);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, stem);
  return stem;
}

function porter(word: string): string {
  if (word.length <= 2 || !/^[a-z]+$/.test(word)) return word;
  let stem = withoutPlural(word);
  stem = withoutTense(stem);
  // As in Porter's second stemmer: "deployed" stays with "deployment", "happy" with "happiness".
  stem = stem.replace(/(?<=.[^aeiou])y$/, "i");
  stem = replaceSuffix(stem, SUFFIXES_OF_STEP.two, 0);
  stem = replaceSuffix(stem, SUFFIXES_OF_STEP.three, 0);
  stem = withoutEnding(stem);
  return withoutFinalE(stem);
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith("ed") ? 2 : word.endsWith("ing") ? 3 : 0;
  const stem = ending === 0 ? word : word.slice(0, -ending);
  if (ending === 0 || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function replaceSuffix(word: string, suffixes: ReadonlyMap<string, string>, least: number): string {
  for (const [suffix, other] of suffixes) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return measure(stem) > least ? stem + other : word;
  }
  return word;
}

function withoutEnding(word: string): string {
  for (const suffix of SUFFIXES_OF_STEP.four) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    if (suffix === "ion" && !/[st]$/.test(stem)) continue;
    return measure(stem) > 1 ? stem : word;
  }
  return word;
}

function withoutFinalE(word: string): string {
  let stem = word;
  if (stem.endsWith("e")) {
    const rest = stem.slice(0, -1);
    const size = measure(rest);
    if (size > 1 || (size === 1 && !endsShort(rest))) stem = rest;
  }
  return stem.endsWith("ll") && measure(stem) > 1 ? stem.slice(0, -1) : stem;
}

/** How often a vowel is followed by a consonant. */
function measure(stem: string): number {
  return (shapeOf(stem).match(/v+c+/g) ?? []).length;
}

function hasVowel(stem: string): boolean {
  return shapeOf(stem).includes("v");
}

function endsShort(stem: string): boolean {
  return shapeOf(stem).endsWith("cvc") && !/[wxy]$/.test(stem);
}

function shapeOf(stem: string): string {
  let shape = "";
  for (const letter of stem) {
    const isVowel = "aeiou".includes(letter) || (letter === "y" && shape.endsWith("c"));
    shape += isVowel ? "v" : "c";
  }
  return shape;
}
