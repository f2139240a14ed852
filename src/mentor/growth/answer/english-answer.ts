/** The built-in writer in English: what the person said, put in the order situation, task, action, result. */
import type { Claim } from "../growth.ts";
import {
  capitalised,
  claimOf,
  closed,
  numberAt,
  statementAt,
  uncapitalised,
  type WritingRequest,
} from "./answer-form.ts";
import { chosenClaim, levelLine } from "./standing.ts";
import { ENGLISH_BASE_VERBS, ENGLISH_FILLERS, ENGLISH_PAST_VERBS } from "./verb-catalog.ts";
import { contentWords, overlap, sentencesOf } from "./words.ts";

const LONGEST_TITLE = 50;

/** Sentences in the order in which an interviewer wants to hear them. */
export function englishClaims(request: WritingRequest): readonly Claim[] {
  const doing = [...told(request, "what"), ...told(request, "situation")];
  return [
    ...opening(request, doing),
    ...standing(request),
    ...doing.slice(0, 1),
    ...teamSize(request),
    ...ownRole(request),
    ...doing.slice(1),
    ...told(request, "equivalent"),
    ...told(request, "practice"),
    ...languageUse(request),
    ...tools(request),
    ...scale(request),
    ...result(request),
    ...chosenClaim(request, "when"),
    ...told(request, "more"),
  ];
}

/** The same in one line, as a CV says it: what was done, what came of it. Empty where nothing was done. */
export function englishBullet(request: WritingRequest): string {
  const source = ["what", "situation", "equivalent", "practice"].find(
    (id) => statementAt(request, id) !== undefined,
  );
  if (source === undefined) return factBullet(request);
  const sentences = told(request, source).map(({ text }) => text);
  const action = (sentences.find((text) => /^I \w/.test(text)) ?? sentences[0] ?? "").replace(/[.!?]+$/, "");
  const parts = [capitalised(withoutSubject(action))];
  const scaleText = statementAt(request, "scale");
  if (scaleText !== undefined && !isSentence(scaleText)) parts[0] += ` (${scaleText.replace(/[.!?]+$/, "")})`;
  const resultText = statementAt(request, "result");
  const gain = resultText === undefined ? undefined : sentencesOf(resultText)[0];
  if (gain !== undefined) parts.push(uncapitalised(withoutSubject(gain.replace(/[.!?]+$/, ""))));
  return parts.join("; ");
}

function factBullet(request: WritingRequest): string {
  const line = levelLine(request);
  if (line !== "") return line;
  return standing(request)
    .map(({ text }) => text.replace(/^I (?:hold|have) /, "").replace(/[.!?]+$/, ""))
    .map(capitalised)
    .slice(0, 1)
    .join("; ");
}

function withoutSubject(text: string): string {
  return text.replace(/^(?:I(?:['’]ve| have)?|We) (?:also |then )?(?=\w)/, "");
}

/** Only where the person's own words do not say it anyway. */
function opening(request: WritingRequest, doing: readonly Claim[]): readonly Claim[] {
  const { gap, statements } = request;
  const check = statements.get("check");
  if (gap.kind !== "skill" || gap.title.length > LONGEST_TITLE || check === undefined) return [];
  const said = contentWords(doing.map(({ text }) => text).join(" "));
  if (overlap(contentWords(gap.title), said) >= 1) return [];
  if (!check.toLowerCase().includes(gap.title.toLowerCase())) return [];
  return [claimOf(`I have worked with ${gap.title}.`, "check", check)];
}

/** What is simply so: years, a degree, a level, a certificate, terms. */
function standing(request: WritingRequest): readonly Claim[] {
  return [
    ...years(request),
    ...degree(request),
    ...level(request),
    ...chosenClaim(request, "certificate-standing"),
    ...terms(request),
  ];
}

function years(request: WritingRequest): readonly Claim[] {
  const value = numberAt(request, "years");
  const said = statementAt(request, "years");
  if (value === undefined || said === undefined) return [];
  return [
    claimOf(`In all I have ${value} ${value === 1 ? "year" : "years"} of this experience.`, "years", said),
  ];
}

function degree(request: WritingRequest): readonly Claim[] {
  return [...chosenClaim(request, "degree"), ...told(request, "field", "I studied")];
}

function level(request: WritingRequest): readonly Claim[] {
  const name = statementAt(request, "certificate-name");
  const named = name === undefined ? [] : [claimOf(closed(`I have ${name}`), "certificate-name", name)];
  return [...chosenClaim(request, "language-level"), ...named];
}

function languageUse(request: WritingRequest): readonly Claim[] {
  return told(request, "language-use", "I use it for");
}

function terms(request: WritingRequest): readonly Claim[] {
  const details = statementAt(request, "details");
  const more =
    details === undefined
      ? []
      : sentencesOf(details).map((sentence) => claimOf(closed(capitalised(sentence)), "details", sentence));
  return [...chosenClaim(request, "terms"), ...more];
}

function teamSize(request: WritingRequest): readonly Claim[] {
  const size = numberAt(request, "team-size");
  const said = statementAt(request, "team-size");
  if (size === undefined || said === undefined) return [];
  return [
    claimOf(
      size === 1 ? "I did this alone (1 person)." : `I worked in a team of ${size} people.`,
      "team-size",
      said,
    ),
  ];
}

function ownRole(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "own-role");
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence, index) => {
    const tidy = firstPerson(sentence, "");
    const text =
      /^(?:I|We|My|Our)\b/.test(tidy) || index > 0
        ? capitalised(tidy)
        : `My own part: ${uncapitalised(tidy)}`;
    return claimOf(closed(text), "own-role", sentence);
  });
}

function tools(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "tools");
  if (said === undefined) return [];
  const names = said.split(", ");
  const last = names.at(-1) ?? "";
  const list = names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
  return [claimOf(closed(`With it I used ${list}`), "tools", said)];
}

function scale(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "scale");
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence) => {
    const text = isSentence(sentence) ? capitalised(sentence) : `The scale was ${uncapitalised(sentence)}`;
    return claimOf(closed(text), "scale", sentence);
  });
}

function result(request: WritingRequest): readonly Claim[] {
  const said = statementAt(request, "result");
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence, index) => {
    if (index > 0) return claimOf(closed(firstPerson(sentence, "")), "result", sentence);
    const tidy = firstPerson(sentence, "");
    const text =
      isSentence(tidy) || tidy !== sentence
        ? `As a result, ${uncapitalised(tidy)}`
        : `The result: ${uncapitalised(sentence)}`;
    return claimOf(closed(text), "result", sentence);
  });
}

/** Free text as sentences in the first person. @param before stands before what is no sentence: "I use it for meetings" */
function told(request: WritingRequest, promptId: string, before = "I worked on"): readonly Claim[] {
  const said = statementAt(request, promptId);
  if (said === undefined) return [];
  return sentencesOf(said).map((sentence) =>
    claimOf(closed(capitalised(firstPerson(sentence, before))), promptId, sentence),
  );
}

/** "Migrated the billing service" → "I migrated the billing service"; what is no verb gets the words before it. */
function firstPerson(sentence: string, before: string): string {
  const text = sentence.replace(ENGLISH_FILLERS, "").trim() || sentence;
  const first = (/^[A-Za-z'’-]+/.exec(text)?.[0] ?? "").toLowerCase();
  if (SUBJECTS.has(first) || isSentence(text)) {
    const verb = ENGLISH_PAST_VERBS.has(first) || (/^[a-z]{3,}ed$/.test(first) && !SUBJECTS.has(first));
    return verb ? `I ${uncapitalised(text)}` : capitalised(text.replace(/^i\b/, "I"));
  }
  if (ENGLISH_PAST_VERBS.has(first) || /^[a-z]{3,}ed$/.test(first)) return `I ${uncapitalised(text)}`;
  if (ENGLISH_BASE_VERBS.has(first)) return `I ${uncapitalised(text)}`;
  if (first === "responsible") return `I was ${uncapitalised(text)}`;
  return before === "" ? text : `${before} ${uncapitalised(text)}`;
}

const SUBJECTS = new Set(
  "i we my our they he she it this that there the when after before once because since while as at in on for during".split(
    " ",
  ),
);

/** Whether there is somebody or something that does something. */
function isSentence(text: string): boolean {
  return /^(?:i|we|they|he|she|it|this|that|there|my|our)\b/i.test(text) || FINITE.test(text);
}

const FINITE =
  /\s(?:is|are|was|were|has|have|had|went|goes|fell|dropped|rose|grew|improved|decreased|increased|became|takes|took|runs|ran|serves|served|handles|handled|got|stopped|started)\s/i;
