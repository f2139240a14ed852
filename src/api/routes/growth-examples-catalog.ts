/** Examples of growth plans, for the reference; the tests hold them against the schemas. */

const planId = "growth_01k9xa3fpd7m2q8w5r1t6y4u0z";
const created = "2026-11-21T09:00:00.000Z";
const later = "2026-11-21T09:01:40.000Z";

export const growthStart = {
  cv: {
    text: "Mira Holm\nBackend Developer, Nordlicht GmbH, Jan 2020 - Present\n- Built the booking API in Java …",
  },
  job: { text: "Platform Engineer\n\nRequirements\n- You must have run Kubernetes in production\n- Java" },
  language: "en",
};

const asked = (text: string, start: number) => ({ document: "job", start, end: start + text.length, text });

const kubernetes = {
  requirement_id: "r1",
  kind: "skill",
  title: "Kubernetes",
  priority: "CRITICAL",
  priority_reasons: ["the job says “must”"],
  match: 0.3,
  weight: 0.6,
  asked: [asked("You must have run Kubernetes in production", 35)],
  shown: [],
  explanation: "Nothing in the CV shows Kubernetes; Docker is near it.",
};

export const growthPlan = {
  id: planId,
  title: "Platform Engineer",
  language: "en",
  fit: 58,
  state: "asking",
  stale: false,
  created_at: created,
  updated_at: later,
  step: 4,
  working: false,
  finished_by: null,
  can_undo: true,
  parts: [{ kind: "skill", met: 1, of: 2, weight: 1, score: 0.58 }],
  strengths: [
    {
      ...kubernetes,
      requirement_id: "r2",
      title: "Java",
      priority: "HIGH",
      priority_reasons: ["it stands under the requirements"],
      match: 1,
      weight: 0.4,
      asked: [asked("Java", 80)],
      shown: [{ document: "cv", start: 66, end: 93, text: "Built the booking API in Java" }],
      explanation: "The CV shows Java at work.",
    },
  ],
  gaps: [
    {
      ...kubernetes,
      id: "g1",
      state: "partial",
      uncertainty: 0.7,
      question_id: "q1",
      standing: "open",
      answer: null,
    },
  ],
  current: {
    question_id: "q1",
    gap_id: "g1",
    stage: "dive",
    text: "Have you run Kubernetes in production?",
    why: "The job says it must be there, and the CV shows only Docker.",
    prompts: [
      {
        id: "what",
        type: "textarea",
        label: "What did you run on it?",
        required: true,
        options: [],
        min: null,
        max: null,
        unit: null,
      },
      {
        id: "team-size",
        type: "number",
        label: "How many were you?",
        required: false,
        options: [],
        min: 1,
        max: 1000,
        unit: "people",
      },
    ],
    inputs: {},
    draft: null,
    quality: null,
    threshold: 8,
    passing: false,
    refinements_left: 2,
    struck: [],
    allowed: ["dive", "skip"],
  },
  questions: { asked: 1, of: 1 },
  writers: { reading: "ion-growth", questions: "ion-growth", drafts: "ion-growth", quality: "ion-growth" },
  documents: [
    { role: "cv", file_name: "cv.pdf", format: "pdf", language: "en" },
    { role: "job", file_name: null, format: "text", language: "en" },
  ],
  checkpoints: [],
};

export const growthStep = {
  kind: "dive",
  question_id: "q1",
  expected_step: 4,
  inputs: { what: "I moved 12 services to Kubernetes and wrote the charts.", "team-size": 4 },
};

export const growthList = {
  plans: [
    {
      id: planId,
      title: "Platform Engineer",
      language: "en",
      fit: 58,
      state: "asking",
      stale: false,
      created_at: created,
      updated_at: later,
    },
  ],
  next_cursor: null,
};

export const growthOutcome = {
  plan_id: planId,
  title: "Platform Engineer",
  language: "en",
  created_at: created,
  fit: 58,
  fit_with_answers: 91,
  parts: growthPlan.parts,
  strengths: growthPlan.strengths,
  gaps: [{ ...kubernetes, id: "g1", state: "partial", uncertainty: 0.7, standing: "answered" }],
  answers: [
    {
      gap_id: "g1",
      title: "Kubernetes",
      priority: "CRITICAL",
      question: "Have you run Kubernetes in production?",
      answer: "I moved 12 services to Kubernetes and wrote the charts. I worked in a team of 4 people.",
      bullet: "Moved 12 services to Kubernetes and wrote the charts",
      evidence: ["I moved 12 services to Kubernetes and wrote the charts.", "4 people"],
      quality: {
        score: 8.2,
        criteria: { specific: 9, "own-role": 8, scale: 8, result: 6, relevance: 10, honesty: 10, length: 8 },
        strengths: ["It answers exactly what the job asks for."],
        issues: ["It names no result."],
        suggestions: ["Say what was better afterwards, with a number."],
        judged_by: "ion-growth",
      },
      written_by: "ion-growth",
    },
  ],
  milestones: [
    {
      id: "m1",
      gap_id: "g2",
      title: "Terraform",
      priority: "HIGH",
      level: "beginner",
      hours: 20,
      starts_at: "2026-11-23T00:00:00.000Z",
      ends_at: "2026-12-21T00:00:00.000Z",
      goal: "A small environment is made and destroyed by code that somebody else has reviewed.",
      steps: ["Describe one server and its network."],
      resources: [
        {
          title: "Terraform documentation",
          kind: "documentation",
          url: "https://developer.hashicorp.com/terraform/docs",
        },
      ],
    },
  ],
  hours_per_week: 5,
  to_clarify: ["Travel of 20 % of the time"],
  practice: [
    {
      about: "Kubernetes",
      question: "A rollout hangs halfway. What do you look at first?",
      shows: ["an order of steps", "what was really seen"],
      basis: "Moved 12 services to Kubernetes and wrote the charts",
    },
  ],
  progress: [
    { at: created, kind: "read", title: null, fit: 58 },
    { at: later, kind: "answered", title: "Kubernetes", fit: 91 },
  ],
  questions: { asked: 1, of: 2 },
};

export const growthDocuments = {
  documents: [
    { role: "cv", file_name: "cv.pdf", format: "pdf", language: "en", text: growthStart.cv.text },
    { role: "job", file_name: null, format: "text", language: "en", text: growthStart.job.text },
  ],
};

export const growthCheckpointList = {
  checkpoints: [
    {
      id: "checkpoint-1",
      title: "Kubernetes: a cluster of your own runs a service",
      gap_id: "g1",
      due_at: "2026-12-12T09:00:00.000Z",
      state: "open",
      told_at: null,
      plan_id: planId,
      plan_title: "Platform Engineer",
    },
  ],
};

export const growthMetrics = {
  of: "workspace",
  plans: { asking: 2, finished: 5 },
  answers: 31,
  first_pass_acceptance: 0.61,
  refinement_rate: 0.29,
  mean_quality: 7.4,
  cost_usd: 0.0123,
  steps: [{ kind: "drafted", steps: 44, mean_latency_ms: 812.4, mean_cost_usd: 0.0002 }],
};
