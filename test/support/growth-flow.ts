/** A plan to walk through: gaps of every priority, each with a question, all in memory. */

import type { StepBody } from "../../src/mentor/growth/flow/step.ts";
import type { Analysis, Gap, Priority, Prompt, Question } from "../../src/mentor/growth/growth.ts";
import { PRIORITIES } from "../../src/mentor/growth/growth.ts";

const PROMPTS: readonly Prompt[] = [
  prompt("what", "textarea", { isRequired: true }),
  prompt("own-role", "text"),
  prompt("team-size", "number", { min: 1, max: 100, unit: "people" }),
  prompt("result", "textarea"),
  prompt("when", "select", { options: [{ value: "now", label: "I do it now" }] }),
  prompt("tools", "multiselect", {
    options: [
      { value: "helm", label: "Helm" },
      { value: "argo", label: "Argo CD" },
    ],
  }),
];

export function prompt(id: string, type: Prompt["type"], more: Partial<Prompt> = {}): Prompt {
  return { id, type, label: id, isRequired: false, options: [], min: null, max: null, unit: null, ...more };
}

/** A gap of each of these priorities; `uncertainty` 1 and equal weights, so that asking goes on to the end. */
export function analysisOf(priorities: readonly Priority[] = PRIORITIES): Analysis {
  const gaps = priorities.map((priority, index): Gap => gapOf(index, priority, priorities.length));
  return { fit: 40, parts: [], strengths: [], gaps };
}

function gapOf(index: number, priority: Priority, count: number): Gap {
  return {
    id: `gap-${index}`,
    requirementId: `requirement-${index}`,
    kind: "skill",
    skillIds: [],
    minYears: null,
    weight: 1 / count,
    title: TITLES[index % TITLES.length] ?? "Kubernetes",
    priority,
    priorityReasons: [],
    match: 0,
    asked: [],
    shown: [],
    explanation: "",
    state: "missing",
    uncertainty: 1,
    shows: [],
  };
}

const TITLES = ["Kubernetes", "Go", "Kafka", "PostgreSQL", "Terraform", "GraphQL", "Redis"];

export function questionsOf(analysis: Analysis): readonly Question[] {
  return analysis.gaps.map((gap, index) => ({
    id: `question-${index}`,
    gapId: gap.id,
    text: `Have you worked with ${gap.title}?`,
    why: "",
    prompts: PROMPTS,
    effortMinutes: 3,
  }));
}

/** The first two steps of such a plan. */
export function openingOf(analysis: Analysis = analysisOf()): readonly StepBody[] {
  return [
    { kind: "started", language: "en", analysis },
    { kind: "questions-written", questions: questionsOf(analysis), writer: "ion-growth" },
  ];
}
