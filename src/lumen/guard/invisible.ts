/** Characters that a person does not see and a model reads: they hide instructions, or carry data out. */

/** Flags such as Scotland's are spelled with tags behind a black flag. */
const NOT_IN_FLAG = "(?<!\\u{1F3F4}[\\u{E0030}-\\u{E007F}]{0,6})";
const TAGS = "\\u{E0000}-\\u{E007F}\\u{E0100}-\\u{E01EF}";
const BIDI = "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069";
const ZERO_WIDTH =
  "\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u2060-\\u2065\\u206A-\\u206F\\u3164\\uFEFF\\uFFA0";
/** The joiners have their place in emoji and in the scripts of India, Arabia and Persia; elsewhere they only hide. */
const JOINERS =
  "(?<![\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F\\p{Script=Arabic}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}])[\\u200C\\u200D]";
const TAG = new RegExp(`[${TAGS}]`, "u");
const BIDI_CONTROL = new RegExp(`[${BIDI}]`, "u");
const INVISIBLE = new RegExp(`(?:[${BIDI}${ZERO_WIDTH}]|${NOT_IN_FLAG}[${TAGS}]|${JOINERS})+`, "gu");
/** A cheap look for any of them; tags and selectors begin with this surrogate. */
const CANDIDATE = new RegExp(`[${BIDI}${ZERO_WIDTH}\\u200C\\u200D\\uDB40]`);

export interface InvisibleRun {
  readonly start: number;
  readonly end: number;
  /** tags: characters that spell out hidden text; bidi: the order on the screen is another; else zero-width. */
  readonly sort: "tags" | "bidi" | "zero-width";
}

/** Runs of invisible characters; a byte order mark at the very beginning is none. */
export function findInvisible(text: string): InvisibleRun[] {
  if (!CANDIDATE.test(text)) return [];
  const runs = Array.from(text.matchAll(INVISIBLE), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    sort: sortOf(run),
  }));
  return runs.filter(({ start, end }) => start > 0 || text.slice(start, end) !== "\uFEFF");
}

/** The text without them. */
export function withoutInvisible(text: string): string {
  return CANDIDATE.test(text) ? text.replace(INVISIBLE, "") : text;
}

function sortOf(run: string): InvisibleRun["sort"] {
  if (TAG.test(run)) return "tags";
  return BIDI_CONTROL.test(run) ? "bidi" : "zero-width";
}
