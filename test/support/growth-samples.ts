/** Gaps and questions made by hand, where a test is about what is done with them and not about reading texts. */
import type {
  DocumentRole,
  Gap,
  GrowthDocument,
  GrowthLanguage,
  Job,
  Question,
  Requirement,
} from "../../src/mentor/growth/growth.ts";

/** A missing skill of middling weight, with what a test wants otherwise. */
export function sampleGap(id: string, changes: Partial<Gap> = {}): Gap {
  return {
    id: `gap-${id}`,
    requirementId: id,
    kind: "skill",
    skillIds: [],
    minYears: null,
    weight: 0.1,
    title: id,
    priority: "HIGH",
    priorityReasons: ["It stands among the requirements."],
    match: 0,
    asked: [],
    shown: [],
    explanation: `Nothing in your CV shows ${id}.`,
    state: "missing",
    uncertainty: 0.5,
    shows: [],
    ...changes,
  };
}

/** Its question: what was done (required), how big and when. */
export function sampleQuestion(id: string, changes: Partial<Question> = {}): Question {
  const prompt = { options: [], min: null, max: null, unit: null };
  return {
    id: `question-${id}`,
    gapId: `gap-${id}`,
    text: `Have you worked with ${id}?`,
    why: `Nothing in your CV shows ${id}.`,
    prompts: [
      { ...prompt, id: "what", type: "textarea", label: "What did you do?", isRequired: true },
      { ...prompt, id: "scale", type: "text", label: "How big was it?", isRequired: false },
      { ...prompt, id: "when", type: "text", label: "When was it?", isRequired: false },
    ],
    effortMinutes: 3.5,
    ...changes,
  };
}

/** A text as a document of a plan. */
export function sampleDocument(role: DocumentRole, text: string, language: GrowthLanguage): GrowthDocument {
  return { role, format: "text", fileName: null, language, text };
}

/** A job whose lines are requirements, with how each is worded; spans are found in the text. */
export function sampleJob(
  text: string,
  requirements: readonly (Partial<Requirement> & { readonly phrase: string })[],
  title?: string,
): Job {
  const spanOf = (phrase: string) => {
    const start = text.indexOf(phrase);
    return { start, end: start + phrase.length };
  };
  return {
    document: sampleDocument("job", text, "en"),
    title: title === undefined ? null : { value: title, span: spanOf(title) },
    requirements: requirements.map(({ phrase, ...changes }, position) => ({
      id: String(position),
      kind: "skill",
      span: spanOf(phrase),
      repeated: [],
      wording: "required",
      wordingSpan: null,
      anyOf: [],
      minYears: null,
      educationLevel: null,
      spoken: null,
      position,
      ...changes,
    })),
  };
}
