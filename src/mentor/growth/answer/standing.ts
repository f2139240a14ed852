/** What is simply so, as it was chosen from a list: a level, a degree, a certificate, terms. The same in both languages. */
import type { Claim } from "../growth.ts";
import { capitalised, choiceAt, closed, statementAt, type WritingRequest } from "./answer-form.ts";
import {
  CERTIFICATE_SENTENCES,
  DEGREE_SENTENCES,
  LEVEL_SENTENCES,
  TERMS_SENTENCES,
  WHEN_SENTENCES,
} from "./standing-catalog.ts";
import { CHECK_STATEMENT } from "./statements.ts";

const CHOICES = {
  "language-level": LEVEL_SENTENCES,
  degree: DEGREE_SENTENCES,
  "certificate-standing": CERTIFICATE_SENTENCES,
  terms: TERMS_SENTENCES,
  when: WHEN_SENTENCES,
} as const;
const SUBJECT = "{subject}";

/** The sentence for what was chosen; none where nothing was, or where there is nothing to say about it. */
export function chosenClaim(request: WritingRequest, promptId: keyof typeof CHOICES): readonly Claim[] {
  const value = choiceAt(request, promptId);
  const label = statementAt(request, promptId);
  const form = value === undefined ? undefined : CHOICES[promptId][request.language][value];
  if (form === undefined || label === undefined) return [];
  const said = { from: "statement", promptId, quote: label } as const;
  if (!form.includes(SUBJECT)) return [{ text: form, evidence: [said] }];
  const subject = promptId === "language-level" ? languageOf(request) : titleOf(request);
  const check = request.statements.get(CHECK_STATEMENT) ?? "";
  // What the question did not name was not said yes to.
  if (subject === "" || !check.includes(subject))
    return [{ text: closed(capitalised(label)), evidence: [said] }];
  const asked = { from: "statement", promptId: CHECK_STATEMENT, quote: check } as const;
  return [{ text: form.replaceAll(SUBJECT, () => subject), evidence: [said, asked] }];
}

/** A level in a CV's line: "English (C1)". Empty where none was chosen or no language is known. */
export function levelLine(request: WritingRequest): string {
  const value = choiceAt(request, "language-level");
  const name = languageOf(request);
  const isAsked = (request.statements.get(CHECK_STATEMENT) ?? "").includes(name);
  return value === undefined || name === "" || !isAsked ? "" : `${name} (${value})`;
}

/** Empty where the title is no name that a sentence can be made with. */
function languageOf({ gap, language }: WritingRequest): string {
  const name = gap.title.replace(/[\s,:]*(?:\(.*\)|\b[ABC][12]\b.*)$/u, "").trim();
  const fits = language === "en" ? /^\p{Lu}\p{L}+$/u.test(name) : /^\p{L}+어$/u.test(name);
  return fits ? name : "";
}

function titleOf({ gap, language }: WritingRequest): string {
  return language === "en" ? gap.title : gap.title.replace(/\s*자격증?$/u, "");
}
