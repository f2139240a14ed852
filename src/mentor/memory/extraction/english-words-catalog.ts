/** The words that the English rules share: the person as a subject, adverbs between, nouns of work. */
import { createRules } from "./rule.ts";

const ADVERBS =
  "am|have|are|will|been|be|also|just|now|finally|recently|still|already|currently|actually|even|both|mostly|only|officially|really|usually|always|then|all|myself";
const OPENERS =
  "ok|okay|oh|so|and|also|now|just|finally|well|btw|yeah|yes|update|small news|news|then|but|recently|anyway|already|still|last week|last month|yesterday|today";

const WORDS: Record<string, string> = {
  /** The person as a subject, with what may stand between it and the verb. */
  I: `\\b(?:i['’]?m|i['’]?ve|i['’]ll|we['’](?:re|ve|ll)|i|we)(?: (?:${ADVERBS}))* `,
  /** The same with a form of "to be": what somebody is. */
  Iam: "\\b(?:i['’]?m|i am|i have been|i['’]ve been|we['’]re|we are)(?: (?:now|still|also|just|currently|actually|already|only|officially|finally|really|always|both))* ",
  /** The same, or nothing at all at the start: "moved to Ghent on Saturday". */
  dropped: `(?:\\b(?:i['’]?m|i['’]?ve|i['’]ll|we['’](?:re|ve|ll)|i|we)(?: (?:${ADVERBS}))* |^(?:(?:${OPENERS}|i|we)[,:]? )*)`,
  v: "(?<value>[^,;()\\n]{1,90})",
  not: "(?:(?:do|did|does|is|am|are|was)(?: not|n['’]?t)|not|no longer|never)",
  over: "(?:any ?more|any longer|these days)",
  is: "(?:['’]s| is| are|['’]re)(?: now| still| actually| currently)?",
};

/** A rule of English grammar; `{I}`, `{we}` … stand for the words above. */
export const englishRule = createRules(WORDS);

export const ROLE_NOUNS =
  "developer|dev|engineer|programmer|designer|manager|lead|architect|analyst|scientist|consultant|freelancer|contractor|teacher|nurse|doctor|intern|founder|cto|ceo|cfo|sre|sysadmin|administrator|admin|dba|tester|pm|researcher|student|lecturer|professor|director|recruiter|trainee|apprentice|product owner|coach|head of \\w+|specialist|technician|devops|postdoc|translator|accountant|lawyer";
