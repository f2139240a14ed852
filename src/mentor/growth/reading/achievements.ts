import type { Achievement, CvSection, Role, Span } from "../growth.ts";
import { sectionAt } from "./cv-sections.ts";
import { findDateRanges, findDates } from "./dates.ts";
import { findYears } from "./durations.ts";
import type { Block } from "./lines.ts";
import { personalWords } from "./personal.ts";
import { overlaps, sentencesIn } from "./sentences.ts";

/** Digits with what they count; not those inside of names ("p99", "S3") or after a sign ("#12"). */
const NUMBER =
  /(?<![\p{L}\p{N}#.+@/-])(?:[$€£₩]\s?)?\d{1,3}(?:[ ,]\d{3}){1,4}(?:\.\d{1,3})?(?!\d)(?:\s?(?:%|퍼센트|[kKmM]\b|배|만|억|천|x\b|×))*|(?<![\p{L}\p{N}#.+@/-])(?:[$€£₩]\s?)?\d{1,9}(?:\.\d{1,3})?(?!\d)(?:\s?(?:%|퍼센트|[kKmM]\b|bn\b|배|만|억|천|x\b|×))*|(?<!\p{L})(?:doubled|tripled|halved|(?:by|in) half|twice|threefold|tenfold)(?!\p{L})|절반|두 배|세 배/giu;
/** A number alone proves nothing: something is counted, compared or measured. */
const COUNTED = /^\s{0,2}(?:[+]?\s?[\p{L}%→]|-?\s?>)/u;
const EXCLUDED = /(?:\+?\d[\d -]{7,30}\d)|[\w.+-]{1,64}@[\w.-]{1,64}|https?:\/\/[^\s)]{1,200}/g;

/** A longer sentence is no sentence. */
const LONGEST = 1500;

/** What was done, sentence by sentence, wherever it carries a number that measures something. */
export function readAchievements(
  text: string,
  blocks: readonly Block[],
  { sections, roles }: { readonly sections: readonly CvSection[]; readonly roles: readonly Role[] },
): Achievement[] {
  const told = new Set(["experience", "projects", "summary"]);
  return blocks
    .filter((block) => told.has(sectionAt(sections, block.span.start)))
    .flatMap((block) => sentencesIn(text, block.span))
    .filter(({ start, end }) => end - start <= LONGEST)
    .flatMap((span) => {
      const numbers = numbersIn(text, span);
      const isHead = findDateRanges(text.slice(span.start, span.end)).length > 0;
      if (numbers.length === 0 || (isHead && span.end - span.start < 60)) return [];
      return [{ span, numbers, role: roleAt(roles, span) }];
    });
}

function roleAt(roles: readonly Role[], span: Span): number | null {
  const index = roles.findIndex((role) => overlaps(role.span, span));
  return index === -1 ? null : index;
}

function numbersIn(text: string, span: Span): Span[] {
  const piece = text.slice(span.start, span.end);
  const excluded = [
    ...findDates(piece),
    ...findYears(piece).map((years) => years.span),
    ...personalWords(piece),
    ...[...piece.matchAll(EXCLUDED)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
    })),
  ];
  return [...piece.matchAll(NUMBER)].flatMap((found) => {
    const end = found.index + found[0].trimEnd().length;
    const place = { start: found.index, end };
    if (excluded.some((other) => overlaps(other, place))) return [];
    const isMeasure = /[%$€£₩배]|\p{L}/u.test(found[0]) || COUNTED.test(piece.slice(end, end + 4));
    return isMeasure ? [{ start: span.start + found.index, end: span.start + end }] : [];
  });
}
