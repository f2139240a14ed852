/** Both documents, read and compared: the part of the room that knows skills and how CVs and jobs are written. */
import { analyse } from "./gap/analyse.ts";
import type { Analysis, Cv, GrowthDocument, GrowthLanguage, Job, Question, SkillCatalog } from "./growth.ts";
import type { GrowthParts } from "./needs.ts";
import { writeQuestions } from "./question/write-questions.ts";
import { readCv } from "./reading/read-cv.ts";
import { readJob } from "./reading/read-job.ts";

export interface ReadPair {
  readonly language: GrowthLanguage;
  readonly analysis: Analysis;
  readonly job: Job;
  /** By ION's own rules; asked as they are where no model words them. */
  readonly questions: readonly Question[];
}

/** What two documents say, and what has to be asked. @param language of the plan; without, that of the CV */
export async function readPair(
  parts: Pick<GrowthParts, "skills">,
  documents: readonly GrowthDocument[],
  language: GrowthLanguage | undefined,
): Promise<ReadPair> {
  const skills = await parts.skills();
  const { cv, job } = readIn(documents, skills);
  const spoken = language ?? cv.document.language;
  const analysis = analyse({ cv, job, skills, language: spoken });
  return {
    language: spoken,
    analysis,
    job,
    questions: writeQuestions({ analysis, cv, job, skills, language: spoken }),
  };
}

/** The questions of a plan that was analysed before. */
export async function questionsOf(
  parts: Pick<GrowthParts, "skills">,
  given: Pick<ReadPair, "analysis" | "language"> & { readonly documents: readonly GrowthDocument[] },
): Promise<readonly Question[]> {
  const skills = await parts.skills();
  const { analysis, language } = given;
  return writeQuestions({ ...readIn(given.documents, skills), analysis, language, skills });
}

function readIn(
  documents: readonly GrowthDocument[],
  skills: SkillCatalog,
): { readonly cv: Cv; readonly job: Job } {
  return {
    cv: readCv(documentOf(documents, "cv"), skills),
    job: readJob(documentOf(documents, "job"), skills),
  };
}

function documentOf(documents: readonly GrowthDocument[], role: GrowthDocument["role"]): GrowthDocument {
  const found = documents.find((document) => document.role === role);
  if (found === undefined) throw new Error(`a plan without its ${role}`);
  return found;
}
