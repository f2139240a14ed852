/**
 * How a text looks before its words are read: length, rhythm, punctuation, shouting, code. Pace is heard mostly here.
 * Lengths are in characters as a person counts them roughly: one Hangul syllable weighs like two Latin letters.
 */

/** The measures in the order of the vector; ones named `…Near` are 1 at their point and fall to 0 at its neighbours. */
export const SURFACE_FEATURES = [
  "lengthNear8",
  "lengthNear24",
  "lengthNear64",
  "lengthNear160",
  "lengthNear400",
  "lengthNear1000",
  "sentenceNear4",
  "sentenceNear12",
  "sentenceNear32",
  "sentenceNear80",
  "sentenceNear200",
  "clauseNear4",
  "clauseNear12",
  "clauseNear32",
  "clauseNear80",
  "sentences",
  "exclamations",
  "questions",
  "ellipses",
  "commas",
  "dashes",
  "lineBreaks",
  "listItems",
  "code",
  "links",
  "digits",
  "capitals",
  "shouting",
  "emoji",
  "laughter",
  "endsOpen",
  "endsQuestion",
  "endsExclamation",
  "startsLowerCase",
  "hangul",
] as const;

type SurfaceFeature = (typeof SURFACE_FEATURES)[number];

const LENGTH_POINTS = [8, 24, 64, 160, 400, 1000];
const SENTENCE_POINTS = [4, 12, 32, 80, 200];
const CLAUSE_POINTS = [4, 12, 32, 80];
/** Repetitions are bounded, so that no text makes these slow. */
const LIST_ITEM = /^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]/mu;
const CODE = /[{};][ \t]{0,8}$|\w\(\)|=>|::|[a-z][A-Z]\w{0,40}\(/mu;
/** Where each measure lies in the vector. */
const AT = Object.fromEntries(SURFACE_FEATURES.map((name, position) => [name, position])) as Record<
  SurfaceFeature,
  number
>;

interface Counts {
  letters: number;
  width: number;
  capitals: number;
  digits: number;
  hangul: number;
  sentences: number;
  clauses: number;
  exclamations: number;
  questions: number;
  ellipses: number;
  commas: number;
  dashes: number;
  lineBreaks: number;
  emoji: number;
  laughter: number;
  backticks: number;
}

/** Writes the measures of `text` into `into`. Where `text` was cut, the whole was `timesLonger` as long. */
export function measureSurface(text: string, timesLonger: number, into: Float64Array): void {
  const counts = countCharacters(text);
  const width = counts.width * timesLonger;
  putNear(into, AT.lengthNear8, LENGTH_POINTS, width);
  putNear(into, AT.sentenceNear4, SENTENCE_POINTS, counts.width / Math.max(1, counts.sentences));
  putNear(into, AT.clauseNear4, CLAUSE_POINTS, counts.width / Math.max(1, counts.clauses));
  into[AT.sentences] = saturate(counts.sentences, 5);
  into[AT.exclamations] = saturate(counts.exclamations, 2);
  into[AT.questions] = saturate(counts.questions, 2);
  into[AT.ellipses] = saturate(counts.ellipses, 2);
  into[AT.commas] = saturate(counts.commas, 3);
  into[AT.dashes] = saturate(counts.dashes, 2);
  into[AT.lineBreaks] = saturate(counts.lineBreaks, 3);
  into[AT.listItems] = LIST_ITEM.test(text) ? 1 : 0;
  into[AT.code] = counts.backticks > 0 || CODE.test(text) ? 1 : 0;
  into[AT.links] = text.includes("http://") || text.includes("https://") ? 1 : 0;
  into[AT.digits] = saturate(counts.digits, 4);
  into[AT.capitals] = counts.letters === 0 ? 0 : counts.capitals / counts.letters;
  into[AT.shouting] = counts.letters > 3 && counts.capitals > counts.letters * 0.6 ? 1 : 0;
  into[AT.emoji] = saturate(counts.emoji, 1);
  into[AT.laughter] = saturate(counts.laughter, 2);
  into[AT.hangul] = counts.letters === 0 ? 0 : counts.hangul / counts.letters;
  putEnds(text.trim(), into);
}

function putEnds(text: string, into: Float64Array): void {
  const last = text.charAt(text.length - 1);
  into[AT.endsQuestion] = last === "?" || last === "？" ? 1 : 0;
  into[AT.endsExclamation] = last === "!" || last === "！" ? 1 : 0;
  into[AT.endsOpen] = ".?!？！…。".includes(last) ? 0 : 1;
  into[AT.startsLowerCase] = /^[a-z]/u.test(text) ? 1 : 0;
}

function countCharacters(text: string): Counts {
  const counts: Counts = {
    letters: 0,
    width: 0,
    capitals: 0,
    digits: 0,
    hangul: 0,
    sentences: 0,
    clauses: 0,
    exclamations: 0,
    questions: 0,
    ellipses: 0,
    commas: 0,
    dashes: 0,
    lineBreaks: 0,
    emoji: 0,
    laughter: 0,
    backticks: 0,
  };
  let hasTextSinceClause = false;
  let hasTextSinceSentence = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    counts.width += isHangul(unit) ? 2 : 1;
    if (countLetter(unit, counts)) {
      hasTextSinceClause = true;
      hasTextSinceSentence = true;
      continue;
    }
    const isEnd = countMark(text, at, counts);
    if (isEnd && hasTextSinceSentence) {
      counts.sentences += 1;
      hasTextSinceSentence = false;
    }
    if ((isEnd || unit === 0x2c || unit === 0x3b || unit === 0x2014) && hasTextSinceClause) {
      counts.clauses += 1;
      hasTextSinceClause = false;
    }
  }
  if (hasTextSinceSentence) counts.sentences += 1;
  if (hasTextSinceClause) counts.clauses += 1;
  return counts;
}

function countLetter(unit: number, counts: Counts): boolean {
  const isCapital = unit >= 65 && unit <= 90;
  const isDigit = unit >= 48 && unit <= 57;
  const isLetter = isCapital || (unit >= 97 && unit <= 122) || (unit >= 0xc0 && unit < 0x2000);
  if (isDigit) counts.digits += 1;
  if (isCapital) counts.capitals += 1;
  if (isHangul(unit)) counts.hangul += 1;
  if (unit === 0x314b || unit === 0x314e) counts.laughter += 1;
  if (isLetter || isHangul(unit)) counts.letters += 1;
  return isLetter || isDigit || isHangul(unit);
}

/** Counts one punctuation mark or symbol; true when a sentence ends with it. */
function countMark(text: string, at: number, counts: Counts): boolean {
  const unit = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (unit === 0x2e) return countFullStop(text, at, counts);
  if (unit === 0x2026) counts.ellipses += 1;
  if (unit === 0x2c || unit === 0x3001) counts.commas += 1;
  if (unit === 0x2014 || unit === 0x2013 || (unit === 0x2d && next === 0x20)) counts.dashes += 1;
  if (unit === 0x0a) counts.lineBreaks += 1;
  if (unit === 0x60) counts.backticks += 1;
  if (unit >= 0xd800 && unit <= 0xdbff) counts.emoji += 1;
  if (unit === 0x21 || unit === 0xff01) counts.exclamations += 1;
  if (unit === 0x3f || unit === 0xff1f) counts.questions += 1;
  return (
    unit === 0x21 || unit === 0xff01 || unit === 0x3f || unit === 0xff1f || unit === 0x2026 || unit === 0x0a
  );
}

function countFullStop(text: string, at: number, counts: Counts): boolean {
  const isRepeated = text.charCodeAt(at + 1) === 0x2e;
  if (isRepeated && text.charCodeAt(at - 1) !== 0x2e) counts.ellipses += 1;
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next <= 32 || isRepeated;
}

function isHangul(unit: number): boolean {
  return (unit >= 0xac00 && unit <= 0xd7a3) || (unit >= 0x3131 && unit <= 0x318e);
}

function saturate(count: number, half: number): number {
  return count / (count + half);
}

/** Spreads a positive value over the two points around it, linear in the logarithm. */
function putNear(into: Float64Array, first: number, points: readonly number[], value: number): void {
  for (let index = 0; index < points.length; index += 1) into[first + index] = 0;
  const last = points.length - 1;
  const clamped = Math.min(Math.max(value, points[0] ?? 1), points[last] ?? 1);
  let below = 0;
  while (below < last - 1 && clamped > (points[below + 1] ?? 0)) below += 1;
  const low = Math.log(points[below] ?? 1);
  const share = (Math.log(clamped) - low) / (Math.log(points[below + 1] ?? 1) - low);
  into[first + below] = 1 - share;
  into[first + below + 1] = share;
}
