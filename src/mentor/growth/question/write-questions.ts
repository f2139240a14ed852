/** The questions of a plan by ION's own rules: one for each gap, written in one go (spec G3). */
import type { Analysis, Cv, Gap, GrowthLanguage, Job, Prompt, Question, SkillCatalog } from "../growth.ts";
import { CHECK_CATALOG, type Check } from "./check-catalog.ts";
import { DIVES, type Dive, PROMPT_CATALOG, type PromptForm, type PromptId } from "./prompt-catalog.ts";
import { relatedSkills } from "./related-skills.ts";

const CHECK_MINUTES = 0.5;
const MOST_TOOLS = 8;
const FEWEST_TOOLS = 2;

export interface QuestionsRequest {
  readonly analysis: Analysis;
  readonly cv: Cv;
  readonly job: Job;
  readonly skills: SkillCatalog;
  readonly language: GrowthLanguage;
}

/**
 * One question for every gap, in the order of the gaps: what the CV proves is a strength, and is never asked about. Each has an
 * experience check fitted to the kind of gap and to what the CV shows near it, and the prompts of its deep dive; its id is the
 * gap's with `question-` for `gap-`.
 */
export function writeQuestions(request: QuestionsRequest): readonly Question[] {
  return request.analysis.gaps.map((gap) => questionFor(gap, request));
}

function questionFor(gap: Gap, request: QuestionsRequest): Question {
  const { language } = request;
  const dive = diveFor(gap, request.skills);
  const prompts = DIVES[dive].flatMap((id) => promptOf(id, gap, request));
  const near = gap.shown[0]?.text.replace(/\s+/gu, " ").trim() ?? "";
  return {
    id: gap.id.replace(/^gap-/u, "question-"),
    gapId: gap.id,
    text: filled(CHECK_CATALOG[checkFor(gap, dive)][language], gap.title, near),
    why: [gap.explanation, ...gap.priorityReasons].join(" "),
    prompts,
    effortMinutes: CHECK_MINUTES + minutesOf(prompts),
  };
}

/** The deep dive that fits a gap: what it is of, and whether years are short. */
function diveFor(gap: Gap, skills: SkillCatalog): Dive {
  if (gap.kind === "skill" || gap.kind === "experience") {
    if (gap.minYears !== null) return "years";
    const isKnown = gap.skillIds.some((skillId) => skills.skills.get(skillId)?.kind === "knowledge");
    return isKnown && gap.kind === "skill" ? "technology" : "practice";
  }
  return gap.kind;
}

function checkFor(gap: Gap, dive: Dive): Check {
  if (dive === "years") return gap.state === "missing" ? "years-missing" : "years";
  if (dive !== "technology" && dive !== "practice") return dive;
  if (gap.state === "missing" || gap.shown.length === 0) return dive;
  return gap.state === "partial" ? `${dive}-near` : `${dive}-unproven`;
}

function promptOf(id: PromptId, gap: Gap, request: QuestionsRequest): readonly Prompt[] {
  const form: PromptForm = PROMPT_CATALOG[id];
  const { language } = request;
  const options = id === "tools" ? toolsFor(gap, request) : optionsOf(form, language);
  if (id === "tools" && options.length < FEWEST_TOOLS) return [];
  return [
    {
      id,
      type: form.type,
      label: filled(form.label[language], gap.title, ""),
      isRequired: form.isRequired,
      options,
      min: form.range?.[0] ?? null,
      max: form.range?.[1] ?? null,
      unit: form.unit?.[language] ?? null,
    },
  ];
}

function optionsOf(form: PromptForm, language: GrowthLanguage): Prompt["options"] {
  return form.options.map(([value, label]) => ({ value, label: label[language] }));
}

function toolsFor(gap: Gap, { cv, job, skills, language }: QuestionsRequest): Prompt["options"] {
  const named = [
    ...job.requirements.flatMap((requirement) => requirement.anyOf),
    ...cv.skills.map((held) => held.skillId),
  ];
  return relatedSkills(gap.skillIds, { named, skills })
    .slice(0, MOST_TOOLS)
    .map((skill) => ({ value: skill.id, label: skill.name[language] }));
}

function minutesOf(prompts: readonly Prompt[]): number {
  return prompts.reduce((sum, prompt) => sum + PROMPT_CATALOG[prompt.id as PromptId].minutes, 0);
}

/** Replaced by functions: what a person's text says may hold a dollar sign. */
function filled(sentence: string, title: string, near: string): string {
  return sentence.replaceAll("{title}", () => title).replaceAll("{near}", () => near);
}
