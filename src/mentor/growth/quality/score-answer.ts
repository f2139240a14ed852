/** How good an answer is, 1 to 10 on seven criteria, by rules alone: every point can be explained. */
import { firstUnsaid } from "../answer/lock-evidence.ts";
import { ENGLISH_BASE_VERBS, ENGLISH_PAST_VERBS } from "../answer/verb-catalog.ts";
import {
  contentWords,
  namesOf,
  numbersClaimed,
  numbersOf,
  numbersSaid,
  overlap,
  sentencesOf,
} from "../answer/words.ts";
import { BUILT_IN } from "../answer/write-answer.ts";
import {
  CRITERIA,
  type Criterion,
  type GrowthLanguage,
  type Quality,
  type RequirementKind,
} from "../growth.ts";
import { QUALITY_CUES } from "./cue-catalog.ts";
import { LENGTH_WORDS, QUALITY_TEXTS, UNSHOWN_SENTENCE } from "./quality-text-catalog.ts";
import { WEIGHTS, type WeightKind } from "./weight-catalog.ts";

export interface ScoreRequest {
  readonly answer: string;
  readonly language: GrowthLanguage;
  readonly gap: { readonly title: string; readonly kind: RequirementKind };
  /** What the person said about it, and where a CV shows it; empty: nothing is known, and nothing can be held against it. */
  readonly stated: readonly string[];
  /** Sentences that its writer put in and nothing shows. */
  readonly unshown: readonly string[];
}

/** An answer with a sentence that nothing shows gets no more than this: below every threshold. */
export const UNSHOWN_CAP = 4;
const MILDNESS = 0.7;
const STRONG = 0.8;
const WEAK = 0.5;

/**
 * The score is 1 + 9 × (√honesty × Σ weight × criterion)^0.7, each criterion from 0 to 1, the weights by kind of gap: what was not
 * stated costs more than its criterion, since an interviewer asks on. The exponent sets answers that people ranked best at 7.5
 * (median) and leaves the order as it is.
 */
export function scoreAnswer(request: ScoreRequest): Quality {
  const shares = shareOfCriteria(request);
  const weights = WEIGHTS[weightKindOf(request.gap.kind)];
  const sum = CRITERIA.reduce((total, criterion) => total + weights[criterion] * shares[criterion], 0);
  const score = rounded(1 + 9 * (sum * Math.sqrt(shares.honesty)) ** MILDNESS);
  return {
    score: request.unshown.length > 0 ? Math.min(score, UNSHOWN_CAP) : score,
    criteria: Object.fromEntries(
      CRITERIA.map((criterion) => [criterion, rounded(1 + 9 * shares[criterion])]),
    ) as Record<Criterion, number>,
    ...remarksOn(request, shares, weights),
    judgedBy: BUILT_IN,
  };
}

type Shares = Readonly<Record<Criterion, number>>;

/** Every criterion, 0 to 1. */
function shareOfCriteria(request: ScoreRequest): Shares {
  const isFact = weightKindOf(request.gap.kind) === "fact";
  return {
    specific: specific(request),
    "own-role": ownRole(request),
    scale: scale(request),
    result: result(request),
    relevance: relevance(request),
    honesty: honesty(request),
    length: lengthOf(request.answer, isFact ? FACT_LENGTH : LENGTH, request.language),
  };
}

function weightKindOf(kind: RequirementKind): WeightKind {
  if (kind === "skill" || kind === "experience") return "experience";
  return kind === "behaviour" ? "behaviour" : "fact";
}

function cues({ language }: ScoreRequest) {
  return QUALITY_CUES[language];
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Comes nearer to 1 with every one more. */
function saturating(count: number, half: number): number {
  return 1 - 0.5 ** (count / half);
}

function specific(request: ScoreRequest): number {
  const { answer } = request;
  const concrete = namesOf(answer).size + numbersOf(answer).size;
  const words = contentWords(answer).length;
  const detail = 0.55 * saturating(concrete, 2) + 0.45 * saturating(words, 12);
  const vagueShare = countOf(answer, cues(request).vague) / Math.max(1, words);
  return clamp(detail - 2 * vagueShare);
}

function ownRole(request: ScoreRequest): number {
  const own = [...request.answer.matchAll(cues(request).own)].filter(([, verb]) => isDoing(verb)).length;
  const shared = countOf(request.answer, cues(request).shared);
  if (own === 0) return shared > 0 ? 0.1 : 0.25;
  return clamp(saturating(own, 0.7) * (own / (own + 0.6 * shared)));
}

/** "I am passionate", "I believe" do nothing. Where the language needs no verb here, whatever was found counts. */
function isDoing(verb: string | undefined): boolean {
  if (verb === undefined) return true;
  const word = verb.toLowerCase();
  return (
    ENGLISH_BASE_VERBS.has(word) || (ENGLISH_PAST_VERBS.has(word) && !STATIVE.has(word)) || /ed$/.test(word)
  );
}

const STATIVE = new Set(["was", "had", "thought", "stood"]);

function scale(request: ScoreRequest): number {
  const sizes = countOf(request.answer, cues(request).scale);
  return sizes === 0 ? 0.1 : saturating(sizes + 0.5, 1);
}

function result(request: ScoreRequest): number {
  const outcomes = countOf(request.answer, cues(request).outcome);
  const measured = countOf(request.answer, cues(request).measured);
  if (measured > 0) return outcomes > 0 ? 1 : 0.75;
  return outcomes > 0 ? 0.3 + 0.2 * saturating(outcomes, 2) : 0.05;
}

/** How much of what was said it tells, how much of it is about that, and whether it names the gap. */
function relevance({ answer, gap, stated }: ScoreRequest): number {
  const words = contentWords(answer);
  const title = contentWords(gap.title);
  const named = overlap(title, words);
  if (stated.length === 0) return clamp(0.3 + 0.7 * named);
  const said = contentWords(stated.join("\n"));
  const told = Math.min(1, overlap(said, words) / ENOUGH_TOLD);
  const kept = overlap(words, [...said, ...title]);
  return clamp(told * (0.4 + 0.6 * kept) * 0.9 + 0.1 * named);
}

/** Share of the words that were said which an answer has to tell; who puts it shortly leaves some out. */
const ENOUGH_TOLD = 0.7;

/** Numbers, names and sentences that were not stated, and words that nobody can show. */
function honesty(request: ScoreRequest): number {
  const { answer, gap, stated, unshown } = request;
  const boasts = countOf(answer, cues(request).boast);
  const plain = 1 - 0.15 * boasts;
  if (stated.length === 0) return clamp(plain);
  const support = [...stated, gap.title].join("\n");
  const said = numbersSaid(support);
  const numbers = [...numbersClaimed(answer)].filter((value) => !said.has(value)).length;
  const absolutes = (answer.match(cues(request).absolute) ?? []).filter(
    (word) => !isAbsoluteSaid(word.toLowerCase(), support.toLowerCase()),
  ).length;
  const lower = support.toLowerCase();
  const names = [...namesOf(answer)].filter((name) => !lower.includes(name)).length;
  const sentences = sentencesOf(answer);
  const unsaid = sentences.filter((sentence) => firstUnsaid(sentence, support) !== null).length;
  const share = sentences.length === 0 ? 0 : unsaid / sentences.length;
  return clamp(plain - 0.45 * numbers - 0.2 * absolutes - 0.15 * names - 0.4 * share - 0.3 * unshown.length);
}

/** By its telling part: "without a" is said by "without". */
function isAbsoluteSaid(word: string, support: string): boolean {
  return support.includes(word.replace(/ (?:a|an|own|of it|once|single)$/, ""));
}

interface LengthRange {
  /** Units below and above which it loses: words in English, characters in Korean. */
  readonly en: readonly [least: number, good: number, most: number, worst: number];
  readonly ko: readonly [least: number, good: number, most: number, worst: number];
}

const LENGTH: LengthRange = { en: [8, 35, 120, 240], ko: [25, 90, 350, 700] };
const FACT_LENGTH: LengthRange = { en: [2, 6, 90, 200], ko: [6, 15, 250, 600] };

function unitsOf(answer: string, language: GrowthLanguage): number {
  return language === "ko" ? answer.replace(/\s/g, "").length : answer.split(/\s+/).filter(Boolean).length;
}

function lengthOf(answer: string, range: LengthRange, language: GrowthLanguage): number {
  const [least, good, most, worst] = range[language];
  const units = unitsOf(answer, language);
  if (units < good) return clamp((units - least) / (good - least));
  return units <= most ? 1 : clamp((worst - units) / (worst - most));
}

function remarksOn(request: ScoreRequest, shares: Shares, weights: Shares) {
  const texts = QUALITY_TEXTS[request.language];
  const counted = CRITERIA.filter((criterion) => weights[criterion] > 0);
  const weak = counted
    .filter((criterion) => shares[criterion] < WEAK)
    .sort((one, other) => lossOf(other, shares, weights) - lossOf(one, shares, weights));
  const unshown = request.unshown.map((sentence) =>
    UNSHOWN_SENTENCE[request.language].replace("{sentence}", sentence),
  );
  return {
    strengths: counted.filter((criterion) => shares[criterion] >= STRONG).map((each) => texts[each].strength),
    issues: [...unshown, ...weak.map((criterion) => filled(request, texts[criterion].issue))],
    suggestions: weak.map((criterion) => filled(request, texts[criterion].suggestion)),
  };
}

function lossOf(criterion: Criterion, shares: Shares, weights: Shares): number {
  return weights[criterion] * (1 - shares[criterion]);
}

function filled({ answer, gap, stated, language }: ScoreRequest, text: string): string {
  const isFact = weightKindOf(gap.kind) === "fact";
  const good = (isFact ? FACT_LENGTH : LENGTH)[language][1];
  const length = LENGTH_WORDS[language][unitsOf(answer, language) < good ? "short" : "long"];
  const support = [...stated, gap.title].join("\n");
  const unsaid = sentencesOf(answer).flatMap((sentence) => firstUnsaid(sentence, support) ?? []);
  return text
    .replace("{title}", () => gap.title)
    .replace("{length}", length)
    .replace("{unsaid}", () => [...new Set(unsaid)].slice(0, 3).join(", "));
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** To a tenth. */
function rounded(score: number): number {
  return Math.round(Math.min(10, Math.max(1, score)) * 10) / 10;
}
