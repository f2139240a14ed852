/** Cuts a value out of the words behind a pattern: to its end, without what is no part of it. */
import type { ValueShape } from "./rule.ts";
import {
  ENGLISH_STOPS,
  KOREAN_LEADS,
  NO_KOREAN_END,
  NO_KOREAN_VALUE,
  NO_VALUE,
  REFUSED,
} from "./value-catalog.ts";

const MAX_WORDS: Readonly<Record<ValueShape, number>> = {
  name: 4,
  org: 4,
  place: 4,
  thing: 6,
  free: 14,
  role: 6,
  raw: 10,
  tool: 3,
};
const FREE_STOPS =
  / (?:because|but|so that|so i|since|although|though|and i|and we|which|lol|haha|please)(?= |$)/i;
const LEADING = /^(?:(?:called|named|about|around|the|an?|now|still|just|really|only|actually)\s+)+/i;

/** An English value, or null when the words say none. */
export function englishValue(raw: string, shape: ValueShape): string | null {
  const text = raw.trim();
  if (shape === "free") return inLength(cutAt(text, FREE_STOPS), shape);
  if (shape === "raw") return inLength(text, shape);
  const whole = shape === "thing" ? text : text.replace(LEADING, "");
  if (/[[\]<>{}=|]/.test(text.slice(0, 40))) return null;
  if (shape === "place" && /^(?:the|an?|my|our)\s+(?![A-Z])/.test(text)) return null;
  const cut = cutAt(cutAt(whole, / [-–—] |\s*\/\s|\.\.\./), ENGLISH_STOPS).replace(/[\s.'’"!]+$/, "");
  const value =
    shape === "thing" || shape === "role" || shape === "tool" ? cut.replace(LEADING, "") : proper(cut, shape);
  if (value === "" || NO_VALUE.test(value) || REFUSED[shape]?.test(value) === true) return null;
  if (shape === "role" && /[.\d]/.test(value)) return null;
  return inLength(value, shape);
}

/** A name goes on as long as its words begin with a capital; one in small letters is at most two words. */
function proper(text: string, shape: ValueShape): string {
  const words = text.split(/\s+/);
  const first = words[0] ?? "";
  if (/^[\p{Lu}\p{N}]/u.test(first)) {
    const end = words.findIndex(
      (word, place) => place > 0 && !/^(?:[\p{Lu}\p{N}&]|(?:of|de|la|van|von|der|and|&)$)/u.test(word),
    );
    // "an R1 university": the name is in front of what it is.
    const isKind =
      shape === "org" &&
      end > 0 &&
      /^(?:university|college|hospital|bank|school|company|clinic|lab|agency)\b/i.test(words[end] ?? "");
    const kept = (end === -1 ? words : words.slice(0, isKind ? end + 1 : end)).join(" ");
    return kept.replace(/(?: (?:of|de|la|van|von|der|and|&))+$/, "");
  }
  return words.length <= 3 ? text : "";
}

function cutAt(text: string, stop: RegExp): string {
  const at = text.search(stop);
  return at === -1 ? text : text.slice(0, at).trimEnd();
}

function inLength(value: string, shape: ValueShape): string | null {
  const count = value === "" ? 0 : value.split(/\s+/).length;
  return count === 0 || count > MAX_WORDS[shape] || value.length > 120 ? null : value;
}

const PARTICLE_END =
  /(?:에서|에게|한테|부로|부터|까지|처럼|보다|마다|으로|하고|랑|라서|어서|아서|해서|니까|는데|은데|인데|지만|면서|는|은|을|를|도|에|요|다|고|며|서|면|죠|네)$/u;

/**
 * A Korean value: the last words before the particle that the pattern asks for, back to a word that ends in a particle
 * of its own.
 */
export function koreanValue(raw: string, shape: ValueShape): string | null {
  if (/[[\]<>{}=|(]/.test(raw)) return null;
  const words = raw
    .trim()
    .replace(/^["'“‘]+|["'”’]+$/g, "")
    .split(/\s+/);
  if (shape === "free") return freeKorean(words);
  if (shape === "raw") return refuseKorean(words.join(" ").replace(/(?<=\S{2})[을를]$/u, ""));
  const kept = lastWords(words, shape === "thing" || shape === "role" || shape === "tool" ? 3 : 2);
  const last = kept.at(-1) ?? "";
  if (last.length > 2 && NO_END.test(last)) return null;
  const named = shape === "tool" ? kept.join(" ").replace(/(?<=[A-Za-z\d])[도만은는]$/u, "") : kept.join(" ");
  const value = named.replace(/^(?:제|내|우리|저희) /, "");
  const bare = shape === "thing" ? value.replace(/(?<=[\p{L}\d]{2})[은는]$/u, "") : value;
  const plain = bare.replace(/["'”’“‘]/g, "").replace(/(?<!선생) ?님[이은]?$/u, "");
  return NAMING.has(shape) && NO_KOREAN_NAME.test(plain) ? null : refuseKorean(plain);
}

/** Words of place and manner: no name ends like this. */
const NO_END =
  /(?:뒤로|후로|에서|에게서|으로|로부터|부터|위해|까지|처럼|에게|한테|지만|면서|다가|는지|건지|냐고|하게|[^어]서)$/u;

function lastWords(words: readonly string[], longest: number): string[] {
  const kept: string[] = [];
  for (const word of words.toReversed()) {
    const isOther = KOREAN_LEADS.test(word) || PARTICLE_END.test(word) || /[,:]$/.test(word);
    const isSubject = /(?:이|가|께서|의)$/u.test(word) && word.length >= 3;
    if (kept.length > 0 && (isOther || isSubject || kept.length >= longest)) break;
    kept.unshift(word);
  }
  return kept;
}

/** A day, a rank or an amount, and words that end like a verb: no name of a person, a place or a company. */
const NO_KOREAN_NAME =
  /^(?:[\d,.]+ ?(?:년|월|일|시|분|주|개월|번|명|개|층|호|원|만|억)?|(?:\d+|[한두세네]|첫|다섯|여섯) ?(?:번째|째)|번째|\d+월.*|.*\d일)$|(?:는데|은데|던데|지만|거든|니까|어요|아요|습니다|[가-힣]다|었고|았고|했고|하고|[가-힣]고|[가-힣](?:어|아|워|와|해|여)서)$/u;
const NAMING: ReadonlySet<ValueShape> = new Set(["name", "org", "place", "role"]);

function refuseKorean(value: string): string | null {
  const isNone = NO_KOREAN_VALUE.test(value) || NO_KOREAN_END.test(value) || KOREAN_LEADS.test(value);
  return value === "" || value.length > 40 || isNone ? null : value;
}

function freeKorean(words: readonly string[]): string | null {
  let from = 0;
  const isLead = (place: number) =>
    KOREAN_LEADS.test(words[place] ?? "") && !/^(?:안에|중에|말|초|까지)/u.test(words[place + 1] ?? "");
  while (from < words.length - 1 && isLead(from)) from += 1;
  const value = words.slice(from).slice(-10).join(" ");
  if (value === "" || value.length > 80 || NO_KOREAN_VALUE.test(value)) return null;
  return value.replace(/(?<=는) (?:거|게)$/u, " 것");
}
