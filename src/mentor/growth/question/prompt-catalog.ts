/**
 * What a deep dive asks for. `{title}` stands for what the gap is about; required prompts carry the answer, the others make it
 * stronger. Options have the same values in both languages.
 */
import type { GrowthLanguage, Prompt } from "../growth.ts";

type InBoth = Readonly<Record<GrowthLanguage, string>>;

export interface PromptForm {
  readonly type: Prompt["type"];
  readonly label: InBoth;
  readonly isRequired: boolean;
  readonly options: readonly (readonly [value: string, label: InBoth])[];
  readonly range: readonly [min: number, max: number] | null;
  readonly unit: InBoth | null;
  /** What answering it takes, in minutes. */
  readonly minutes: number;
}

const WRITTEN = { options: [], range: null, unit: null } as const;
const OPTIONAL = { ...WRITTEN, isRequired: false } as const;
const REQUIRED = { ...WRITTEN, isRequired: true } as const;

export const PROMPT_CATALOG = {
  what: {
    ...REQUIRED,
    type: "textarea",
    label: {
      en: "What did you build or do with {title}, and what was it for?",
      ko: "{title}: 무엇을, 어떤 목적으로 만들거나 하셨나요?",
    },
    minutes: 2,
  },
  situation: {
    ...REQUIRED,
    type: "textarea",
    label: {
      en: "Tell one real situation where it mattered: what was going on, and what did you do? ({title})",
      ko: "{title}: 실제로 필요했던 상황 하나를 들려주세요. 어떤 일이 있었고 무엇을 하셨나요?",
    },
    minutes: 2.5,
  },
  "own-role": {
    ...OPTIONAL,
    type: "text",
    label: {
      en: "Which part was yours alone (decided, wrote, ran, reviewed)?",
      ko: "그중 본인이 직접 맡은 부분은 무엇인가요? (결정, 구현, 운영, 리뷰 등)",
    },
    minutes: 0.75,
  },
  "team-size": {
    type: "number",
    label: { en: "How many people worked on it, you included?", ko: "본인을 포함해 몇 명이 함께했나요?" },
    isRequired: false,
    options: [],
    range: [1, 10_000],
    unit: { en: "people", ko: "명" },
    minutes: 0.25,
  },
  scale: {
    ...OPTIONAL,
    type: "text",
    label: {
      en: "How big was it (users, requests, data, servers, money)?",
      ko: "규모는 어느 정도였나요? (사용자, 요청, 데이터, 서버, 금액 등)",
    },
    minutes: 0.5,
  },
  result: {
    ...OPTIONAL,
    type: "textarea",
    label: {
      en: "What was better afterwards? Give a number if you have one, and from what to what.",
      ko: "그 결과 무엇이 나아졌나요? 수치가 있다면 전후를 함께 적어 주세요.",
    },
    minutes: 1,
  },
  tools: {
    type: "multiselect",
    label: { en: "Which of these did you use with it?", ko: "함께 사용한 것을 모두 골라 주세요." },
    isRequired: false,
    options: [],
    range: null,
    unit: null,
    minutes: 0.25,
  },
  when: {
    type: "select",
    label: { en: "When was this last?", ko: "가장 최근에 하신 때는 언제인가요?" },
    isRequired: false,
    options: [
      ["now", { en: "I do it now", ko: "지금도 하고 있음" }],
      ["within-two-years", { en: "Within the last two years", ko: "최근 2년 안" }],
      ["within-five-years", { en: "Two to five years ago", ko: "2~5년 전" }],
      ["longer-ago", { en: "Longer ago", ko: "5년보다 더 전" }],
    ],
    range: null,
    unit: null,
    minutes: 0.25,
  },
  years: {
    type: "number",
    label: {
      en: "How many years in all, also what your CV leaves out? ({title})",
      ko: "{title}: 이력서에 없는 것까지 합쳐 모두 몇 년인가요?",
    },
    isRequired: true,
    options: [],
    range: [0, 60],
    unit: { en: "years", ko: "년" },
    minutes: 0.5,
  },
  degree: {
    type: "select",
    label: { en: "What is the highest level you have finished?", ko: "마친 최종 학력은 무엇인가요?" },
    isRequired: true,
    options: [
      ["school", { en: "School", ko: "고등학교" }],
      ["associate", { en: "Two-year college or vocational degree", ko: "전문학사 또는 직업 교육 과정" }],
      ["bachelor", { en: "Bachelor", ko: "학사" }],
      ["master", { en: "Master", ko: "석사" }],
      ["doctorate", { en: "Doctorate", ko: "박사" }],
      ["in-progress", { en: "I am still studying", ko: "재학 중" }],
    ],
    range: null,
    unit: null,
    minutes: 0.25,
  },
  field: {
    ...OPTIONAL,
    type: "text",
    label: {
      en: "In which field, and where? Courses and boot camps count too.",
      ko: "전공과 학교는 무엇인가요? 부트캠프와 온라인 과정도 좋습니다.",
    },
    minutes: 0.5,
  },
  equivalent: {
    ...OPTIONAL,
    type: "textarea",
    label: {
      en: "Which work shows the same knowledge in practice?",
      ko: "같은 지식을 실무로 보여 주는 일은 무엇인가요?",
    },
    minutes: 1.5,
  },
  "language-level": {
    type: "select",
    label: {
      en: "How well do you speak and write it? ({title})",
      ko: "{title}: 말하기와 쓰기는 어느 수준인가요?",
    },
    isRequired: true,
    options: [
      ["A2", { en: "Simple everyday talk (A1–A2)", ko: "간단한 일상 대화 (A1~A2)" }],
      ["B1", { en: "I follow work mails (B1)", ko: "업무 메일을 이해함 (B1)" }],
      ["B2", { en: "I take part in meetings (B2)", ko: "회의에 참여함 (B2)" }],
      ["C1", { en: "I present and negotiate (C1)", ko: "발표와 협의가 가능함 (C1)" }],
      ["C2", { en: "Like a first language (C2)", ko: "모국어 수준 (C2)" }],
    ],
    range: null,
    unit: null,
    minutes: 0.25,
  },
  "language-use": {
    ...OPTIONAL,
    type: "textarea",
    label: {
      en: "Where did you use it at work (meetings, documents, customers)?",
      ko: "업무에서 어디에 쓰셨나요? (회의, 문서, 고객 등)",
    },
    minutes: 1,
  },
  "certificate-name": {
    ...OPTIONAL,
    type: "text",
    label: { en: "A test or certificate, with its score and year", ko: "시험이나 자격증, 점수와 취득 연도" },
    minutes: 0.5,
  },
  "certificate-standing": {
    type: "select",
    label: { en: "How does it stand with {title}?", ko: "{title}: 현재 상태는 어떤가요?" },
    isRequired: true,
    options: [
      ["held", { en: "I hold it", ko: "보유 중" }],
      ["expired", { en: "I held it, it has expired", ko: "보유했으나 만료됨" }],
      ["similar", { en: "I hold one like it", ko: "비슷한 자격을 보유함" }],
      ["preparing", { en: "I am preparing for it", ko: "준비 중" }],
    ],
    range: null,
    unit: null,
    minutes: 0.25,
  },
  practice: {
    ...OPTIONAL,
    type: "textarea",
    label: {
      en: "Which of your work covers what it stands for?",
      ko: "그 자격이 뜻하는 내용을 실무에서 다룬 경험은 무엇인가요?",
    },
    minutes: 1.5,
  },
  terms: {
    type: "select",
    label: { en: "Is this possible for you? ({title})", ko: "{title}: 가능하신가요?" },
    isRequired: true,
    options: [
      ["yes", { en: "Yes, already so", ko: "예, 이미 그렇습니다" }],
      ["from-a-day", { en: "Yes, from a certain day", ko: "예, 특정 시점부터 가능합니다" }],
      ["partly", { en: "In part", ko: "일부 가능합니다" }],
    ],
    range: null,
    unit: null,
    minutes: 0.25,
  },
  details: {
    ...OPTIONAL,
    type: "text",
    label: {
      en: "From when, or under which conditions?",
      ko: "언제부터, 또는 어떤 조건에서 가능한가요?",
    },
    minutes: 0.5,
  },
} as const satisfies Readonly<Record<string, PromptForm>>;

export type PromptId = keyof typeof PROMPT_CATALOG;

/** The kinds of deep dive, and what each asks in its order. */
export const DIVES = {
  technology: ["what", "own-role", "team-size", "scale", "result", "tools", "when"],
  practice: ["what", "own-role", "team-size", "scale", "result", "when"],
  years: ["years", "what", "own-role", "scale", "result", "when"],
  behaviour: ["situation", "own-role", "team-size", "result"],
  education: ["degree", "field", "equivalent"],
  language: ["language-level", "language-use", "certificate-name"],
  certificate: ["certificate-standing", "practice", "details"],
  logistical: ["terms", "details"],
} as const satisfies Readonly<Record<string, readonly PromptId[]>>;
export type Dive = keyof typeof DIVES;
