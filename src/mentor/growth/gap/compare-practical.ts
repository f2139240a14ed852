/** Where, when and under which terms: what a yes settles. */
import type { Found, Requirement, Span } from "../growth.ts";
import { phraseOf } from "./compare-phrase.ts";
import type { Comparison, Finding } from "./comparison.ts";
import { PLACE_CATALOG, PRACTICAL_CATALOG } from "./practical-catalog.ts";
import { SAID } from "./said-catalog.ts";

const UNKNOWN = 0.9;
const OTHER_PLACE = 0.7;
const WORD = /[\p{L}]{2,}/gu;

/** match = 1 where the CV says so or its place is the one asked; else 0, and only the person knows. */
export function comparePractical(requirement: Requirement, comparison: Comparison): Finding {
  const phrase = phraseOf(requirement, comparison);
  const { location } = comparison.cv;
  if (location !== null && isSamePlace(phrase, location.value)) return met(location.span, comparison);
  const topics = PRACTICAL_CATALOG.filter((topic) => topic.asked.test(phrase));
  for (const topic of topics) {
    const line = topic.granted === null ? null : lineWith(topic.granted, comparison);
    if (line !== null) return met(line, comparison);
  }
  const isOfPlace = topics.some((topic) => topic.name === "place");
  if (isOfPlace && location !== null) return elsewhere(location);
  return {
    state: "missing",
    match: 0,
    uncertainty: UNKNOWN,
    shown: [],
    why: [SAID.practicalUnknown()],
  };
}

function elsewhere(location: Found<string>): Finding {
  return {
    state: "missing",
    match: 0,
    uncertainty: OTHER_PLACE,
    shown: [location.span],
    why: [SAID.practicalOther(location.value)],
  };
}

function met(span: Span, { cv }: Comparison): Finding {
  const words = cv.document.text.slice(span.start, span.end).trim();
  return { state: "met", match: 1, uncertainty: 0.05, shown: [span], why: [SAID.practicalMet(words)] };
}

function lineWith(cue: RegExp, { cv, lines }: Comparison): Span | null {
  const found = lines.find(({ span }) => cue.test(cv.document.text.slice(span.start, span.end)));
  return found?.span ?? null;
}

/** The same city by any of its names, or a place both texts write alike. */
function isSamePlace(phrase: string, location: string): boolean {
  const asked = phrase.toLowerCase();
  const held = location.toLowerCase();
  const isKnown = PLACE_CATALOG.some(
    (names) => names.some((name) => isNamed(asked, name)) && names.some((name) => isNamed(held, name)),
  );
  if (isKnown) return true;
  const words = new Set(held.match(WORD));
  return (phrase.match(/\p{Lu}[\p{L}]{2,}/gu) ?? []).some((word) => words.has(word.toLowerCase()));
}

function isNamed(text: string, place: string): boolean {
  const at = text.indexOf(place);
  if (at === -1) return false;
  return place.length > 3 || !/^[a-z]+$/u.test(place) || new RegExp(`\\b${place}\\b`, "u").test(text);
}
