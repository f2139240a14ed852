/** What a report says around what was found, in both languages. */
import type { GrowthLanguage, Priority, RequirementKind } from "../growth.ts";
import type { Level, ProgressEntry } from "../plan/outcome.ts";
import type { QuestionStanding } from "../question/question-state.ts";

export interface Counts {
  /** Requirements in all, those that the CV meets, those that answers show beside it, those that will be learned. */
  readonly of: number;
  readonly met: number;
  readonly answered: number;
  readonly learned: number;
}

export interface ReportWords {
  readonly locale: string;
  readonly report: string;
  readonly withoutTitle: string;
  readonly made: (day: string) => string;
  readonly asked: (asked: number, of: number) => string;
  readonly byRules: string;
  readonly ownRules: string;
  readonly writers: Readonly<Record<"reading" | "questions" | "drafts" | "quality", string>>;
  readonly fit: string;
  readonly fitText: (fit: number, withAnswers: number) => string;
  readonly counts: (counts: Counts) => string;
  readonly kinds: Readonly<Record<RequirementKind, string>>;
  readonly met: (met: number, of: number, weight: number) => string;
  readonly strengths: string;
  readonly gaps: string;
  readonly noGaps: string;
  readonly priorities: Readonly<Record<Priority, string>>;
  readonly states: Readonly<Record<"missing" | "partial" | "unproven", string>>;
  readonly standings: Readonly<Record<QuestionStanding, string>>;
  /** The same where it is no matter of skill. */
  readonly practicalStandings: Readonly<Record<QuestionStanding, string>>;
  readonly inTheJob: string;
  readonly inTheCv: string;
  readonly answers: string;
  readonly noAnswers: string;
  readonly restsOn: string;
  readonly stronger: string;
  readonly drawnUp: (writtenBy: string, judgedBy: string) => string;
  readonly ownWords: string;
  readonly quality: (score: number) => string;
  readonly bullets: string;
  readonly plan: string;
  readonly pace: (hours: number, total: number, until: string) => string;
  readonly noPlan: string;
  readonly planHead: readonly [what: string, from: string, to: string, hours: string, start: string];
  readonly levels: Readonly<Record<Level, string>>;
  readonly until: (from: string, to: string, hours: number, level: string) => string;
  readonly goal: string;
  readonly resources: string;
  readonly toClarify: string;
  readonly practice: string;
  readonly shows: string;
  readonly leanOn: (basis: string) => string;
  readonly progress: string;
  readonly progressHead: readonly [day: string, what: string, fit: string];
  readonly steps: Readonly<Record<ProgressEntry["kind"], (title: string) => string>>;
  readonly footer: string;
}

const EN: ReportWords = {
  locale: "en-GB",
  report: "Growth report",
  withoutTitle: "Growth plan",
  made: (day) => `Made on ${day}`,
  asked: (asked, of) =>
    asked < of
      ? `${asked} ${asked === 1 ? "question" : "questions"} asked instead of ${of}: the rest was settled without`
      : `${asked} ${asked === 1 ? "question" : "questions"} asked`,
  byRules: "Read, asked, drafted and judged by ION's own rules, without a language model",
  ownRules: "ION's own rules",
  writers: { reading: "Read by", questions: "questions by", drafts: "drafts by", quality: "judged by" },
  fit: "Fit",
  fitText: (fit, withAnswers) =>
    withAnswers > fit
      ? `The two texts alone show ${fit} of 100; with the answers below it is ${withAnswers}.`
      : `The two texts show ${fit} of 100.`,
  counts: ({ of, met, answered, learned }) =>
    [
      `The CV meets ${met} of ${of} requirements`,
      ...(answered > 0 ? [`answers show ${answered} more`] : []),
      ...(learned > 0 ? [`${learned} ${learned === 1 ? "is" : "are"} in the learning plan`] : []),
    ]
      .join(", ")
      .concat("."),
  kinds: {
    skill: "Skills",
    experience: "Experience",
    education: "Education",
    language: "Languages",
    certificate: "Certificates",
    behaviour: "Behaviour",
    logistical: "Practical matters",
  },
  met: (met, of, weight) => `${met} of ${of} met · ${Math.round(weight * 100)} % of the fit`,
  strengths: "What speaks for you",
  gaps: "Gaps, most pressing first",
  noGaps: "The CV shows everything the job asks for.",
  priorities: {
    CRITICAL: "critical",
    HIGH: "high",
    IMPORTANT: "important",
    MEDIUM: "medium",
    NICE_TO_HAVE: "nice to have",
    LOW: "low",
    LOGISTICAL: "practical",
  },
  states: { missing: "Not shown", partial: "Partly there", unproven: "Named, not shown" },
  standings: {
    open: "not asked",
    answered: "answered below",
    skipped: "skipped",
    lacking: "no experience",
    learning: "to be learned",
    covered: "shown by another answer",
  },
  practicalStandings: {
    open: "not asked",
    answered: "settled",
    skipped: "skipped",
    lacking: "not possible",
    learning: "to be arranged",
    covered: "settled",
  },
  inTheJob: "The job",
  inTheCv: "Your CV",
  answers: "Prepared answers",
  noAnswers: "No answer was accepted.",
  restsOn: "Rests on",
  stronger: "Stronger with",
  drawnUp: (writtenBy, judgedBy) => `Written by ${writtenBy}, judged by ${judgedBy}`,
  ownWords: "the person",
  quality: (score) => `quality ${score} of 10`,
  bullets: "Lines for the CV",
  plan: "Learning plan",
  pace: (hours, total, until) =>
    `At ${hours} hours a week: ${total} hours, until ${until}. At the end of each milestone ION asks how far you are.`,
  noPlan: "Nothing has to be learned for this job.",
  planHead: ["Milestone", "From", "Until", "Hours", "Starting"],
  levels: { beginner: "from the beginning", intermediate: "from what is near", advanced: "only to be shown" },
  until: (from, to, hours, level) => `${from} to ${to} · ${hours} hours · ${level}`,
  goal: "Reached when",
  resources: "To work with",
  toClarify: "To be cleared up with the employer",
  practice: "Interview practice",
  shows: "A good answer shows",
  leanOn: (basis) => `Lean on: “${basis}”`,
  progress: "Progress",
  progressHead: ["Day", "What", "Fit"],
  steps: {
    read: () => "Both texts compared",
    answered: (title) => `Answered: ${title}`,
    done: (title) => `Reached: ${title}`,
    skipped: (title) => `Left out: ${title}`,
  },
  footer:
    "Every finding stands with the words it rests on. Name, age, gender, photo and nationality count for nothing.",
};

const KO: ReportWords = {
  locale: "ko-KR",
  report: "성장 보고서",
  withoutTitle: "성장 계획",
  made: (day) => `작성일 ${day}`,
  asked: (asked, of) =>
    asked < of
      ? `질문 ${of}개 가운데 ${asked}개만 물었습니다. 나머지는 묻지 않고도 정해졌습니다`
      : `질문 ${asked}개`,
  byRules: "읽기, 질문, 초안, 평가 모두 언어 모델 없이 ION의 규칙으로 했습니다",
  ownRules: "ION의 규칙",
  writers: { reading: "읽기", questions: "질문", drafts: "초안", quality: "평가" },
  fit: "적합도",
  fitText: (fit, withAnswers) =>
    withAnswers > fit
      ? `두 문서만으로는 100점 중 ${fit}점, 아래 답변을 더하면 ${withAnswers}점입니다.`
      : `두 문서로 100점 중 ${fit}점입니다.`,
  counts: ({ of, met, answered, learned }) =>
    [
      `요구 사항 ${of}개 중 ${met}개는 이력서에 있습니다`,
      ...(answered > 0 ? [`${answered}개는 답변으로 보여 줍니다`] : []),
      ...(learned > 0 ? [`${learned}개는 학습 계획에 있습니다`] : []),
    ]
      .join(". ")
      .concat("."),
  kinds: {
    skill: "기술",
    experience: "경력",
    education: "학력",
    language: "언어",
    certificate: "자격증",
    behaviour: "태도와 협업",
    logistical: "근무 조건",
  },
  met: (met, of, weight) => `${of}개 중 ${met}개 충족 · 비중 ${Math.round(weight * 100)}%`,
  strengths: "강점",
  gaps: "부족한 점 (급한 순서)",
  noGaps: "공고가 요구하는 것이 이력서에 모두 있습니다.",
  priorities: {
    CRITICAL: "필수",
    HIGH: "높음",
    IMPORTANT: "중요",
    MEDIUM: "보통",
    NICE_TO_HAVE: "우대",
    LOW: "낮음",
    LOGISTICAL: "근무 조건",
  },
  states: { missing: "보이지 않음", partial: "일부 있음", unproven: "언급만 있음" },
  standings: {
    open: "묻지 않음",
    answered: "아래에 답변",
    skipped: "건너뜀",
    lacking: "경험 없음",
    learning: "배울 예정",
    covered: "다른 답변이 보여 줌",
  },
  practicalStandings: {
    open: "묻지 않음",
    answered: "확인됨",
    skipped: "건너뜀",
    lacking: "어려움",
    learning: "조율 예정",
    covered: "확인됨",
  },
  inTheJob: "공고",
  inTheCv: "이력서",
  answers: "준비된 답변",
  noAnswers: "받아들인 답변이 없습니다.",
  restsOn: "근거",
  stronger: "더 좋아지려면",
  drawnUp: (writtenBy, judgedBy) => `작성: ${writtenBy}, 평가: ${judgedBy}`,
  ownWords: "본인",
  quality: (score) => `품질 ${score} / 10`,
  bullets: "이력서 문장",
  plan: "학습 계획",
  pace: (hours, total, until) =>
    `주 ${hours}시간씩 모두 ${total}시간, ${until}까지입니다. 단계가 끝날 때마다 ION이 어디까지 왔는지 묻습니다.`,
  noPlan: "이 공고를 위해 따로 배울 것은 없습니다.",
  planHead: ["단계", "시작", "끝", "시간", "출발점"],
  levels: { beginner: "처음부터", intermediate: "가까운 경험에서", advanced: "보여 주기만" },
  until: (from, to, hours, level) => `${from} ~ ${to} · ${hours}시간 · ${level}`,
  goal: "도달 기준",
  resources: "자료",
  toClarify: "회사와 확인할 것",
  practice: "면접 연습",
  shows: "좋은 답변이 보여 주는 것",
  leanOn: (basis) => `떠올릴 것: “${basis}”`,
  progress: "진행",
  progressHead: ["날짜", "내용", "적합도"],
  steps: {
    read: () => "두 문서 비교",
    answered: (title) => `답변: ${title}`,
    done: (title) => `도달: ${title}`,
    skipped: (title) => `제외: ${title}`,
  },
  footer: "모든 판단에는 근거가 된 문장이 함께 있습니다. 이름, 나이, 성별, 사진, 국적은 반영하지 않습니다.",
};

export function reportWordsFor(language: GrowthLanguage): ReportWords {
  return language === "ko" ? KO : EN;
}
