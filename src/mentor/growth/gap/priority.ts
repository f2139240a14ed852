/** How pressing a requirement is: wording first, then place, then repetition (spec G2), with the reasons in words. */
import type { GrowthLanguage, Job, Priority, Requirement, SkillCatalog, Span } from "../growth.ts";
import { overlap } from "./phrase-evidence.ts";
import { IN_PASSING, MADE_SMALL, OWN_GOAL, SOFTENED } from "./priority-cue-catalog.ts";
import { PRIORITY_SAID, type Said } from "./said-catalog.ts";

/** Least pressing first; a logistical matter stands outside of it. */
const LEVELS = ["LOW", "NICE_TO_HAVE", "MEDIUM", "IMPORTANT", "HIGH", "CRITICAL"] as const;
type Level = (typeof LEVELS)[number];
const MAX_LINE = 400;
const ENOUGH_TO_NAME_IT = 0.9;
const REPEATED_TIMES = 2;
const RAISED_WORDINGS: ReadonlySet<string> = new Set(["legal", "must", "required", "expected"]);

export interface PriorityContext {
  readonly skills: SkillCatalog;
  /** What the job's title names: `titleSkillsOf`. */
  readonly titleSkills: readonly string[];
  readonly language: GrowthLanguage;
}

export interface Prioritised {
  readonly priority: Priority;
  readonly reasons: readonly string[];
}

/** The skills that a job's title names. */
export function titleSkillsOf({ title }: Job, skills: SkillCatalog): readonly string[] {
  return title === null ? [] : skills.find(title.value).flatMap((mention) => mention.skillId ?? []);
}

/**
 * The priority of a requirement. Its wording gives a level (legal or an insisting word on its own line CRITICAL, required HIGH,
 * expected work and softened or behavioural requirements IMPORTANT, in passing MEDIUM, a plus NICE_TO_HAVE, made small LOW).
 * One level up where the job's title names it or the text repeats it, never above HIGH from a plus. What a plain yes settles is
 * LOGISTICAL.
 */
export function priorityOf(requirement: Requirement, job: Job, context: PriorityContext): Prioritised {
  const said: Said[] = [];
  const finish = (priority: Priority): Prioritised => ({
    priority,
    reasons: said.map((each) => each[context.language]),
  });
  if (requirement.kind === "logistical") {
    said.push(PRIORITY_SAID.logistical());
    return finish("LOGISTICAL");
  }
  const level = levelOfWording(requirement, job, said);
  return finish(isRaised(requirement, context, said) ? raised(level) : level);
}

/** Years are not named by a title, and a plus stays one however often it is said. */
function isRaised(requirement: Requirement, context: PriorityContext, said: Said[]): boolean {
  if (requirement.minYears !== null || !RAISED_WORDINGS.has(requirement.wording)) return false;
  const isInTitle = titleNames(requirement, context);
  if (isInTitle) said.push(PRIORITY_SAID.title());
  const times = requirement.repeated.length + 1;
  if (times >= REPEATED_TIMES) said.push(PRIORITY_SAID.repeated(times));
  return isInTitle || times >= REPEATED_TIMES;
}

function levelOfWording(requirement: Requirement, job: Job, said: Said[]): Level {
  const line = lineOf(job.document.text, requirement.span);
  const { wording } = requirement;
  if (MADE_SMALL.test(line)) return say(said, PRIORITY_SAID.optional(), "LOW");
  const words = wordsAt(job, requirement);
  const isGoal = OWN_GOAL.test(job.document.text);
  const isWish = isGoal || (words !== null && IN_PASSING.test(words));
  if (wording === "optional") return say(said, PRIORITY_SAID.optional(), isGoal ? "MEDIUM" : "LOW");
  if (wording === "preferred")
    return say(said, PRIORITY_SAID.preferred(), isWish ? "MEDIUM" : "NICE_TO_HAVE");
  if (wording === "legal") return say(said, PRIORITY_SAID.legal(words ?? line.trim()), "CRITICAL");
  if (wording === "must" && !isGoal) return levelOfMust(requirement, job, said);
  const isSoft =
    SOFTENED.test(line) ||
    requirement.repeated.some((span) => SOFTENED.test(lineOf(job.document.text, span)));
  const isBehaviour = requirement.kind === "behaviour";
  if (isBehaviour) said.push(PRIORITY_SAID.behaviour());
  if (IN_PASSING.test(line)) return say(said, PRIORITY_SAID.expected(), "MEDIUM");
  if (wording === "expected") return say(said, PRIORITY_SAID.expected(), "IMPORTANT");
  said.push(words === null ? PRIORITY_SAID.requiredBySection() : PRIORITY_SAID.required(words));
  return isSoft || isBehaviour ? "IMPORTANT" : "HIGH";
}

/** A word that insists on the line itself is about this item; one in a heading is about a list, of which some are less. */
function levelOfMust(requirement: Requirement, job: Job, said: Said[]): Level {
  const words = wordsAt(job, requirement);
  said.push(words === null ? PRIORITY_SAID.requiredBySection() : PRIORITY_SAID.must(words));
  const place = requirement.wordingSpan;
  const own = lineSpan(job.document.text, requirement.span);
  const isOnItsLine = place !== null && overlap(place, own);
  return isOnItsLine ? "CRITICAL" : "HIGH";
}

function raised(level: Level): Level {
  const index = LEVELS.indexOf(level);
  return LEVELS[Math.min(index + 1, LEVELS.length - 1)] ?? level;
}

function titleNames(requirement: Requirement, { skills, titleSkills }: PriorityContext): boolean {
  return titleSkills.some((skillId) =>
    requirement.anyOf.some(
      (wanted) => wanted === skillId || skills.relation(skillId, wanted).credit >= ENOUGH_TO_NAME_IT,
    ),
  );
}

function wordsAt(job: Job, requirement: Requirement): string | null {
  const place = requirement.wordingSpan;
  return place === null ? null : job.document.text.slice(place.start, place.end).trim();
}

function lineOf(text: string, span: Span): string {
  const line = lineSpan(text, span);
  return text.slice(line.start, line.end);
}

/** The line or sentence a place stands in, bounded. */
function lineSpan(text: string, span: Span): Span {
  let start = span.start;
  while (start > 0 && span.start - start < MAX_LINE && !isEnd(text, start - 1)) start -= 1;
  let end = span.end;
  while (end < text.length && end - span.end < MAX_LINE && !isEnd(text, end)) end += 1;
  return { start, end };
}

function isEnd(text: string, at: number): boolean {
  const character = text[at];
  if (character === "\n") return true;
  return /[.!?。]/u.test(character ?? "") && /\s|^$/u.test(text[at + 1] ?? "");
}

function say(said: Said[], reason: Said, level: Level): Level {
  said.push(reason);
  return level;
}
