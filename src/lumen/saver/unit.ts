/** A sentence with what it says and what its kind counts, before it is compared with others. */
import { costOf } from "./cost.ts";
import type { Message } from "./history.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { LEADS } from "./word-catalog.ts";
import type { Reader, Roles, Term, TermKind } from "./words.ts";

export interface Unit {
  /** Which message of the history it is of. */
  readonly message: number;
  /** Word for word the message from `start` to `end`; of a long block of code, its beginning and end. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isCode: boolean;
  /** Estimated tokens, not rounded. */
  readonly cost: number;
  /** What it says: terms, each with what its kind counts. */
  readonly terms: ReadonlyMap<string, number>;
  /** What its kind of sentence counts; 1 for a plain statement. */
  readonly factor: number;
  readonly isQuestion: boolean;
  /** Hard to understand without the question before it. */
  readonly isElliptic: boolean;
  readonly saysWhen: boolean;
  readonly saysHowMany: boolean;
}

const KIND_WEIGHTS: Readonly<Record<TermKind, number>> = {
  word: 1,
  name: 1.5,
  number: 1.5,
  time: 1.2,
  code: 1.5,
  light: 0.3,
  empty: 0,
};

/** What a sentence counts more or less for what it does. */
const FACTORS = {
  firstPerson: 1.5,
  secondPerson: 0.7,
  /** Praise and feeling, by how much else is said. */
  praise: { rich: 0.9, own: 0.9, poor: 0.5, empty: 0.35 },
  event: 1.2,
  time: 1.2,
  decision: 1.15,
  preference: 1.1,
  negation: 1.1,
  question: 0.7,
  questionToYou: 0.3,
  emptyQuestion: 0.5,
  answer: 1.3,
  /** What the person says to the mentor, who talks more and knows less about them. */
  person: 1.3,
} as const;
/** So many different words that carry something make a sentence rich. */
const RICH = 4;

export interface UnitContext {
  /** Which message of the history it is. */
  readonly place: number;
  /** In lower case; a speaker's name says nothing new. */
  readonly names: ReadonlySet<string>;
  /** Whether the message before it asks something. */
  readonly isAnswer: boolean;
  readonly reader: Reader;
}

/** The sentences of a message, without the words that only open a reply. */
export function unitsOf(message: Message, context: UnitContext): Unit[] {
  const isPerson = !message.isNamed && message.speaker === "User";
  return sentencesOf(message.content).map((sentence, order) => {
    const { text, start } = sentence.isCode ? sentence : withoutLead(sentence, context.names);
    const all = context.reader.termsOf(text).filter((term) => !isName(term, context.names));
    const isQuestion = !sentence.isCode && /[?？]["'”’)\]]*$/.test(text);
    return {
      message: context.place,
      text,
      start,
      end: sentence.end,
      isCode: sentence.isCode,
      cost: costOf(text),
      terms: weightsOf(all),
      factor: factorOf(all, { isQuestion, isAnswer: context.isAnswer && !isQuestion, isPerson }),
      isQuestion,
      isElliptic: order === 0 && context.isAnswer && !isQuestion && isElliptic(all, sentence.text),
      saysWhen: all.some(({ kind }) => kind === "time"),
      saysHowMany: all.some(({ kind }) => kind === "number"),
    };
  });
}

function weightsOf(all: readonly Term[]): Map<string, number> {
  const terms = new Map<string, number>();
  for (const { key, kind } of all) {
    const weight = KIND_WEIGHTS[kind];
    if (weight > 0) terms.set(key, Math.max(weight, terms.get(key) ?? 0));
  }
  return terms;
}

const LEAD_WORDS: ReadonlySet<string> = new Set(LEADS);
const LEAD = /^([\p{L}']+)[\s,.!~–—-]+/u;

/** “Wow, Ann, I moved to Oslo” from “I” on: openings and names, where a comma, a dash or a name ends them. */
function withoutLead(sentence: Sentence, names: ReadonlySet<string>): Pick<Sentence, "text" | "start"> {
  let { text, start } = sentence;
  for (;;) {
    const lead = LEAD.exec(text);
    const [all = "", word = ""] = lead ?? [];
    const rest = text.slice(all.length);
    const isPaused = /[,!–—-]/.test(all);
    const opens = LEAD_WORDS.has(word.toLowerCase()) && (isPaused || namesFirst(rest, names));
    if (rest === "" || lead === null || !(opens || (isPaused && isNameWord(word, names))))
      return { text, start };
    text = rest;
    start += all.length;
  }
}

function namesFirst(text: string, names: ReadonlySet<string>): boolean {
  const word = /^([\p{L}']+)(?:[,!.]|$)/u.exec(text)?.[1];
  return word !== undefined && isNameWord(word, names);
}

function isNameWord(word: string, names: ReadonlySet<string>): boolean {
  return isName({ plain: word.toLowerCase(), isCapital: /^\P{Ll}/u.test(word) }, names);
}

/** A speaker's name or how it begins, “Mel” for Melanie. */
function isName(
  { plain, isCapital }: Pick<Term, "plain" | "isCapital">,
  names: ReadonlySet<string>,
): boolean {
  const bare = plain.replace(/'s$/, "");
  if (names.has(bare)) return true;
  if (!isCapital || bare.length < 3) return false;
  for (const name of names) if (name.startsWith(bare)) return true;
  return false;
}

function factorOf(
  all: readonly Term[],
  is: { readonly isQuestion: boolean; readonly isAnswer: boolean; readonly isPerson: boolean },
): number {
  const has = (role: keyof Roles) => all.some(({ roles }) => roles[role]);
  const content = new Set(
    all.flatMap(({ key, kind }) => (kind === "light" || kind === "empty" ? [] : [key])),
  );
  const isFirst = has("isFirstPerson");
  const isSecond = has("isSecondPerson");
  let factor = 1;
  if (isFirst) factor *= FACTORS.firstPerson;
  else if (isSecond) factor *= FACTORS.secondPerson;
  if (has("isPraise")) factor *= FACTORS.praise[richness(content.size, isFirst)];
  if (has("isEvent")) factor *= FACTORS.event;
  if (all.some(({ kind }) => kind === "time")) factor *= FACTORS.time;
  if (has("isDecision")) factor *= FACTORS.decision;
  if (has("isPreference")) factor *= FACTORS.preference;
  if (has("isNegation")) factor *= FACTORS.negation;
  // A person's own question says what the turn is about.
  if (is.isQuestion && !is.isPerson) factor *= isSecond ? FACTORS.questionToYou : FACTORS.question;
  if (is.isQuestion && content.size <= 1) factor *= FACTORS.emptyQuestion;
  if (is.isPerson) factor *= FACTORS.person;
  return is.isAnswer ? factor * FACTORS.answer : factor;
}

function richness(words: number, isFirst: boolean): keyof (typeof FACTORS)["praise"] {
  if (words >= RICH) return "rich";
  if (isFirst) return "own";
  return words <= 1 ? "empty" : "poor";
}

function isElliptic(all: readonly Term[], text: string): boolean {
  const isShort = all.length <= 4 && all.some(({ kind }) => kind !== "empty");
  return isShort || /^(?:yes|yeah|yep|no|nope|네|예|아니요|아뇨)(?!\p{L})/iu.test(text);
}
