/** The clauses of a job in the order of its text, each with what its place says of it. */
import type { SkillCatalog, SkillMention, Span } from "../growth.ts";
import type { ClauseContext } from "./clause-features.ts";
import { type Clause, clausesIn } from "./clauses.ts";
import { type Passage, readPassages } from "./job-passages.ts";
import { letterPairs, sharedPairs } from "./letter-pairs.ts";

/** Somebody's own words about where they want to be. */
const GOAL =
  /\bI (?:want|would like|wish|hope|plan|aim|intend) to\b|\bI['’]d like to\b|\bmy goal\b|되고 싶|이직하고 싶|전직하고 싶|목표(?:입니다|예요|다)/iu;
const GOAL_REACH = 600;
/** A shorter first passage is a title or a department. */
const LEAST_INTRODUCTION = 40;

export interface JobClause {
  readonly clause: Clause;
  readonly passage: Passage;
  readonly mentions: readonly SkillMention[];
  /** What is learned from, but for what its neighbours turn out to be. */
  readonly context: Omit<ClauseContext, "isRest">;
}

/** Linear in the text. */
export function* jobClauses(text: string, skills: SkillCatalog): Generator<JobClause> {
  const mentions = skills.find(text);
  const isGoal = GOAL.test(text.slice(0, GOAL_REACH));
  const passages = readPassages(text);
  const introduction = passages.find(
    (passage) => passage.part === "open" && passage.text.length >= LEAST_INTRODUCTION,
  );
  const asked = letterPairs(
    passages.flatMap((passage) => (passage.part === "asked" ? [passage.text] : [])).join("\n"),
  );
  let next = 0;
  for (const passage of passages)
    for (const clause of clausesIn(text, passage.span, passage.wording)) {
      const within = mentionsIn(mentions, clause.span, next);
      next = within.next;
      const context = {
        text: clause.text,
        part: passage.part,
        wording: clause.wording,
        isWorded: clause.wordingSpan !== null,
        mentions: within.found,
        isGoal,
        isIntroduction: passage === introduction,
        isListed: passage.mark !== null,
        place: clause.span.start / text.length,
        saidElsewhere: passage.part === "tasks" ? sharedPairs(letterPairs(clause.text), asked) : 0,
      };
      yield { clause, passage, mentions: within.found, context };
    }
}

/** Mentions and clauses both come in the order of the text, so each is looked at once. */
function mentionsIn(
  mentions: readonly SkillMention[],
  span: Span,
  from: number,
): { readonly found: readonly SkillMention[]; readonly next: number } {
  let next = from;
  while (next < mentions.length && (mentions[next]?.span.start ?? 0) < span.start) next += 1;
  const found: SkillMention[] = [];
  for (let index = next; index < mentions.length; index += 1) {
    const mention = mentions[index];
    if (mention === undefined || mention.span.start >= span.end) break;
    if (mention.span.end <= span.end) found.push(mention);
  }
  return { found, next: next + found.length };
}
