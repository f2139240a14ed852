/**
 * Whether something that was found has to do with a message at all. Scores of an index tell which of two is nearer, not
 * whether either is near; what they share, as words with a meaning of their own, does.
 */
import { englishStem } from "./recall/english-stem.ts";
import { ENGLISH_FUNCTION_WORDS } from "./recall/function-word-catalog.ts";
import { KOREAN_FUNCTION_WORDS } from "./recall/korean-form-catalog.ts";
import { koreanStem } from "./recall/korean-stem.ts";
import { REFERENCES } from "./reference-catalog.ts";

const MAX_CHARACTERS = 4000;
const MAX_WORDS = 200;
/** Who points back does so where they begin; behind it come logs and code. */
const MAX_POINTING = 1500;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#.'’_-]*/gu;
const HANGUL = /\p{Script=Hangul}/u;
/** Words of every request for help: shared by any two messages to a mentor. */
const OF_EVERY_REQUEST = new Set(
  "help need advice quick feel work problem issue question way idea people new start stop frustrate stuck lose 도움 조언 문제 질문 어떻 방법 생각 일 사람 시작"
    .split(" ")
    .filter((word) => word !== ""),
);

/** What people point back with says nothing about what they point at. */
const OF_POINTING = new Set([
  "tell",
  "mention",
  "rememb",
  "remember",
  "recal",
  "recall",
  "describ",
  "discuss",
  "explain",
  "earlier",
]);
const OF_POINTING_KOREAN =
  /^(?:전|지난번|저번|아까|예전|말|말씀|얘기|이야기|언급|기억|설명|제|내)(?:에|드리|하|했|드렸|나|을|를)?/u;

/** Whether a message points at something said before: "as I told you about the deploy problem". */
export function refersBack(message: string): boolean {
  const text = message.slice(0, MAX_POINTING);
  return REFERENCES.some((pattern) => pattern.test(text));
}

/** The stems of the words that say what a text is about. */
export function subjectsOf(text: string): ReadonlySet<string> {
  const subjects = new Set<string>();
  for (const [found] of text.slice(0, MAX_CHARACTERS).toLowerCase().matchAll(WORD)) {
    const word = found.replace(/['’].*$/u, "").replace(/[.-]+$/u, "");
    const stem = stemOf(word);
    if (stem !== null) subjects.add(stem);
    if (subjects.size >= MAX_WORDS) break;
  }
  return subjects;
}

/** A passage lives as long as its person's copy, and is found again and again. */
const remembered = new WeakMap<{ readonly text: string }, ReadonlySet<string>>();

/** The same of something that does not change, read once. */
function subjectsOfThing(thing: { readonly text: string }): ReadonlySet<string> {
  const known = remembered.get(thing);
  if (known !== undefined) return known;
  const subjects = subjectsOf(thing.text);
  remembered.set(thing, subjects);
  return subjects;
}

/** How much of what a message is about is in a text: how many subjects they share, and which part of the message's. */
export function sharedSubjects(
  message: ReadonlySet<string>,
  text: string | { readonly text: string },
): { readonly count: number; readonly share: number } {
  if (message.size === 0) return { count: 0, share: 0 };
  const others = typeof text === "string" ? subjectsOf(text) : subjectsOfThing(text);
  let count = 0;
  for (const subject of message) if (others.has(subject)) count += 1;
  return { count, share: count / message.size };
}

function stemOf(word: string): string | null {
  if (HANGUL.test(word)) {
    const stem = koreanStem(word);
    const isEmpty = [word, stem].some(
      (form) =>
        KOREAN_FUNCTION_WORDS.has(form) || OF_EVERY_REQUEST.has(form) || OF_POINTING_KOREAN.test(form),
    );
    return isEmpty ? null : stem;
  }
  if (word.length < 2) return null;
  const stem = englishStem(word);
  const isEmpty = [word, stem].some((form) => ENGLISH_FUNCTION_WORDS.has(form) || OF_EVERY_REQUEST.has(form));
  return isEmpty || OF_POINTING.has(stem) ? null : stem;
}
