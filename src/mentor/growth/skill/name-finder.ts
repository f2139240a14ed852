/** Finds the catalog's names in a text, in one pass over its atoms: the longest name at each place, everyday words only where they fit. */
import { AMBIGUOUS_NAMES, GENERAL_NAMES, NAME_CUES, NAME_REFUSALS } from "./ambiguous-name-catalog.ts";
import { KOREAN_ENDINGS } from "./korean-ending-catalog.ts";
import type { TaxonomySkill } from "./taxonomy.ts";
import { type Atom, atomsOf, joinsName, keyOf } from "./text-atoms.ts";

export interface FoundName {
  readonly skillId: string;
  readonly start: number;
  readonly end: number;
  /** A general word that somebody else must vouch for: it stands in no list and not alone on its line. */
  readonly isGeneral: boolean;
}

export interface NameFinder {
  /** In the order of the text, none inside another. */
  find(text: string): FoundName[];
  /** The skill that a phrase as a whole names. */
  idOf(phrase: string): string | undefined;
}

interface NameIndex {
  readonly ids: ReadonlyMap<string, string>;
  readonly beginnings: ReadonlySet<string>;
  readonly ambiguous: ReadonlyMap<string, string>;
}

interface Candidate {
  readonly skillId: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Places in the atoms, the end exclusive. */
  readonly first: number;
  readonly after: number;
}

interface Pass {
  readonly text: string;
  readonly atoms: readonly Atom[];
  readonly index: NameIndex;
}

const LONGEST_NAME = 7;

export function createNameFinder(skills: Iterable<TaxonomySkill>): NameFinder {
  const index = buildIndex(skills);
  return {
    find(text) {
      const pass: Pass = { text, atoms: atomsOf(text), index };
      return settle(candidatesOf(pass), pass);
    },
    idOf(phrase) {
      const key = keyOf(phrase);
      return index.ids.get(key) ?? index.ids.get(singular(key));
    },
  };
}

function buildIndex(skills: Iterable<TaxonomySkill>): NameIndex {
  const ids = new Map<string, string>();
  const joined = new Map<string, string>();
  for (const { id, name, aliases } of skills)
    for (const text of [name.en, name.ko, ...aliases]) {
      const key = keyOf(text);
      ids.set(key, id);
      if (key.includes(" ") && key.length > 5) joined.set(key.replaceAll(" ", ""), id);
    }
  for (const [key, id] of joined) if (!ids.has(key)) ids.set(key, id);
  const beginnings = new Set<string>();
  for (const key of ids.keys())
    for (let at = key.indexOf(" "); at > 0; at = key.indexOf(" ", at + 1)) beginnings.add(key.slice(0, at));
  return { ids, beginnings, ambiguous: new Map(AMBIGUOUS_NAMES.map((name) => [keyOf(name), name])) };
}

function candidatesOf(pass: Pass): Candidate[] {
  const found: Candidate[] = [];
  for (let at = 0; at < pass.atoms.length; ) {
    const candidate = longestAt(pass, at);
    if (candidate !== undefined) found.push(candidate);
    at = candidate?.after ?? at + 1;
  }
  return found;
}

function longestAt({ text, atoms, index }: Pass, first: number): Candidate | undefined {
  let best: Candidate | undefined;
  let key = "";
  for (let at = first; at < Math.min(atoms.length, first + LONGEST_NAME); at += 1) {
    const atom = atoms[at];
    const before = atoms[at - 1];
    if (atom === undefined || (key !== "" && !joinsName(text, before?.end ?? 0, atom.start))) break;
    const match = matchOf(key, atom, index);
    if (match !== undefined) {
      const start = atoms[first]?.start ?? 0;
      best = {
        skillId: match.id,
        key: match.key,
        start,
        end: atom.start + match.length,
        first,
        after: at + 1,
      };
    }
    key = key === "" ? atom.text : `${key} ${atom.text}`;
    if (!index.beginnings.has(key)) break;
  }
  return best === undefined ? undefined : withVersion(text, best);
}

/** The last atom of a name may be a plural, carry a version's digits or, in Korean, an ending. */
function matchOf(before: string, atom: Atom, { ids }: NameIndex) {
  const prefix = before === "" ? "" : `${before} `;
  const whole = ids.get(prefix + atom.text);
  if (whole !== undefined) return { id: whole, key: prefix + atom.text, length: atom.text.length };
  if (atom.isHangul) return endedMatch(prefix, atom.text, ids);
  const single = singular(atom.text);
  const bare = single === atom.text ? withoutDigits(atom.text) : single;
  const id = bare === atom.text ? undefined : ids.get(prefix + bare);
  return id === undefined ? undefined : { id, key: prefix + bare, length: atom.text.length };
}

function withoutDigits(text: string): string {
  const last = text.at(-1) ?? "";
  return last >= "0" && last <= "9" ? text.replace(/(?<=^\p{L}{3,})\d{1,2}$/u, "") : text;
}

function singular(key: string): string {
  return key.length > 4 && key.endsWith("s") && !key.endsWith("ss") ? key.slice(0, -1) : key;
}

/** Endings may follow each other ("쿠버네티스 환경에서는" written as one word). */
function endedMatch(prefix: string, word: string, ids: ReadonlyMap<string, string>) {
  let rest = word;
  for (let round = 0; round < 3; round += 1) {
    const ending = KOREAN_ENDINGS.find((end) => rest.length > end.length && rest.endsWith(end));
    if (ending === undefined) return undefined;
    rest = rest.slice(0, -ending.length);
    const id = ids.get(prefix + rest);
    if (id !== undefined) return { id, key: prefix + rest, length: rest.length };
  }
  return undefined;
}

const VERSION =
  /[ \t]?v?(\d{1,2}(?:\.(?:\d{1,3}|x))*)\+?(?![\p{L}\d.%]|\s*(?:\+|years?|yrs?|months?|년|개월|명|%|-\s*\d))/uy;

/** "Java 17", "Angular 2+", "Python 3.x": the version belongs to the mention. */
function withVersion(text: string, candidate: Candidate): Candidate {
  VERSION.lastIndex = candidate.end;
  const version = VERSION.exec(text);
  return version === null ? candidate : { ...candidate, end: candidate.end + version[0].length };
}

/** Takes the candidates that fit their place. Those in doubt are looked at twice: a neighbour may be settled by then. */
function settle(candidates: readonly Candidate[], pass: Pass): FoundName[] {
  const isSure = candidates.map((candidate) => !isDoubtful(candidate, pass.index));
  for (const order of [candidates.keys(), [...candidates.keys()].reverse()])
    for (const at of order) if (!isSure[at]) isSure[at] = fitsPlace(candidates, at, { isSure, pass });
  return candidates.flatMap((candidate, at) => {
    const isGeneral = !isSure[at] && isPerhapsMeant(candidate, pass);
    return isSure[at] || isGeneral
      ? [{ skillId: candidate.skillId, start: candidate.start, end: candidate.end, isGeneral }]
      : [];
  });
}

function isPerhapsMeant(candidate: Candidate, pass: Pass): boolean {
  const { key, start } = candidate;
  const form = pass.index.ambiguous.get(key);
  const isWrittenSo = form === undefined || pass.text.slice(start, start + key.length) === form;
  return GENERAL_NAMES.has(key) && isWrittenSo && !isRefused(candidate, pass);
}

function isDoubtful({ key }: Candidate, { ambiguous }: NameIndex): boolean {
  return ambiguous.has(key) || GENERAL_NAMES.has(key);
}

interface Settling {
  readonly isSure: readonly boolean[];
  readonly pass: Pass;
}

function fitsPlace(candidates: readonly Candidate[], at: number, { isSure, pass }: Settling): boolean {
  const candidate = candidates[at];
  if (candidate === undefined || isRefused(candidate, pass)) return false;
  const { text, index } = pass;
  const written = text.slice(candidate.start, candidate.start + candidate.key.length);
  const form = index.ambiguous.get(candidate.key);
  if (form !== undefined && form.length === 1 && written !== form) return false;
  const before = candidates[at - 1];
  const after = candidates[at + 1];
  const isListed =
    (isSure[at - 1] === true && before !== undefined && isListGap(text, before.end, candidate.start)) ||
    (isSure[at + 1] === true && after !== undefined && isListGap(text, candidate.end, after.start));
  if (isListed) return true;
  const isWrittenSo = form === undefined || written === form;
  if (!isWrittenSo) return false;
  if (isAloneOnLine(text, candidate)) return true;
  // Among Korean words, one in Latin letters is hardly an everyday English one.
  if (written.length > 1 && HANGUL.test(lineAround(text, candidate))) return true;
  return form !== undefined && (hasCue(candidate, pass) || isNamedInProse(candidate, pass));
}

const HANGUL = /\p{Script=Hangul}/u;

function lineAround(text: string, { start, end }: Candidate): string {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  return `${text.slice(from, start)} ${text.slice(end, to === -1 ? undefined : to)}`;
}

function isRefused({ first, after, end }: Candidate, { text, atoms }: Pass): boolean {
  const next = atoms[after];
  const sign = text.charAt(end);
  if ((sign === "&" || sign === "'" || sign === "’") && text.charAt(end + 1) !== " ") return true;
  if (text.charAt((atoms[first]?.start ?? 0) - 1) === "&") return true;
  if (next === undefined) return false;
  if (sign === "-" && next.start === end + 1) return !NAME_CUES.has(next.text);
  return next.start - end === 1 && NAME_REFUSALS.has(next.text);
}

const LIST_GAP = /^\s*(?:[,/|·•;+()&:ㆍ、-]\s*|\n\s*[-*•·]\s*|(?:,\s*)?(?:and|or|및|와|과|또는)\s+)?[\s(]*$/;

function isListGap(text: string, from: number, to: number): boolean {
  const gap = to - from;
  return gap > 0 && gap <= 10 && /[^ ]|^ $/.test(text.slice(from, to)) && LIST_GAP.test(text.slice(from, to));
}

function isAloneOnLine(text: string, candidate: Candidate): boolean {
  return /^[\s\-*•·▪◦,.:]*$/.test(lineAround(text, candidate));
}

/** "I built a React page": a capital inside of a sentence makes a name, unless it goes on as a longer one ("a Unity Bank page"). */
function isNamedInProse({ first, after, key, start, end }: Candidate, { text, atoms }: Pass): boolean {
  const before = atoms[first - 1];
  const next = atoms[after];
  if (key.length < SHORTEST_NAME || !isCapital(text.charAt(start))) return false;
  if (before === undefined || start - before.end !== 1 || text.charAt(before.end) !== " ") return false;
  if (isCapital(text.charAt(before.start))) return false;
  return next === undefined || next.start - end !== 1 || !isCapital(text.charAt(next.start));
}

const SHORTEST_NAME = 4;

function isCapital(sign: string): boolean {
  return sign !== sign.toLowerCase();
}

function hasCue({ first, after, end }: Candidate, { atoms }: Pass): boolean {
  const next = atoms[after];
  if (next?.isHangul === true && next.start === end) return true;
  const near = [atoms[first - 1], atoms[first - 2], next, atoms[after + 1]];
  return near.some((atom) => atom !== undefined && NAME_CUES.has(atom.text));
}
