/** What a report says around what was found, in both languages. */
import type { GrowthLanguage, Priority, RequirementKind } from "../growth.ts";
import type { Level } from "../plan/outcome.ts";

export interface ReportWords {
  readonly report: string;
  readonly withoutTitle: string;
  readonly made: (day: string) => string;
  readonly writers: (names: string) => string;
  readonly asked: (asked: number, of: number) => string;
  readonly fit: string;
  readonly fitText: (fit: number, withAnswers: number) => string;
  readonly kinds: Readonly<Record<RequirementKind, string>>;
  readonly met: (met: number, of: number, weight: number) => string;
  readonly strengths: string;
  readonly gaps: string;
  readonly noGaps: string;
  readonly priorities: Readonly<Record<Priority, string>>;
  readonly states: Readonly<Record<"missing" | "partial" | "unproven", string>>;
  readonly standings: Readonly<Record<string, string>>;
  readonly inTheJob: string;
  readonly inTheCv: string;
  readonly answers: string;
  readonly noAnswers: string;
  readonly forTheCv: string;
  readonly restsOn: string;
  readonly quality: (score: number) => string;
  readonly bullets: string;
  readonly plan: string;
  readonly pace: (hours: number, total: number, until: string) => string;
  readonly noPlan: string;
  readonly levels: Readonly<Record<Level, string>>;
  readonly until: (from: string, to: string, hours: number, level: string) => string;
  readonly goal: string;
  readonly resources: string;
  readonly toClarify: string;
  readonly practice: string;
  readonly shows: string;
  readonly footer: string;
}

const EN: ReportWords = {
  report: "Growth report",
  withoutTitle: "Growth plan",
  made: (day) => `Made on ${day}`,
  writers: (names) => `Read, asked, drafted and judged by: ${names}`,
  asked: (asked, of) => `Questions: ${asked} asked instead of ${of}`,
  fit: "Fit",
  fitText: (fit, withAnswers) =>
    withAnswers > fit
      ? `Both texts alone show ${fit} of 100; with the answers below it is ${withAnswers}.`
      : `Both texts show ${fit} of 100.`,
  kinds: {
    skill: "Skills",
    experience: "Experience",
    education: "Education",
    language: "Languages",
    certificate: "Certificates",
    behaviour: "Behaviour",
    logistical: "Practical matters",
  },
  met: (met, of, weight) => `${met} of ${of} met, ${Math.round(weight * 100)} % of the whole`,
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
  states: { missing: "nothing shows it", partial: "partly there", unproven: "named, not shown" },
  standings: {
    open: "not asked",
    answered: "answered",
    skipped: "skipped",
    lacking: "no experience",
    learning: "to be learned",
    covered: "covered by another answer",
  },
  inTheJob: "the job",
  inTheCv: "the CV",
  answers: "Prepared answers",
  noAnswers: "No answer was accepted.",
  forTheCv: "For the CV",
  restsOn: "rests on",
  quality: (score) => `quality ${score} of 10`,
  bullets: "Lines for the CV",
  plan: "Learning plan",
  pace: (hours, total, until) => `${hours} hours a week, ${total} hours in all, until ${until}.`,
  noPlan: "Nothing has to be learned for this job.",
  levels: { beginner: "from the beginning", intermediate: "from what is near", advanced: "to be shown" },
  until: (from, to, hours, level) => `${from} to ${to} · ${hours} hours · ${level}`,
  goal: "Reached when",
  resources: "With",
  toClarify: "To be cleared up with the employer",
  practice: "Interview practice",
  shows: "A good answer shows",
  footer:
    "Every finding stands with the words it rests on. Name, age, gender, photo and nationality count for nothing.",
};

const KO: ReportWords = {
  report: "성장 보고서",
  withoutTitle: "성장 계획",
  made: (day) => `작성일 ${day}`,
  writers: (names) => `읽기, 질문, 초안, 평가: ${names}`,
  asked: (asked, of) => `질문 ${of}개 대신 ${asked}개`,
  fit: "적합도",
  fitText: (fit, withAnswers) =>
    withAnswers > fit
      ? `두 문서만으로 100점 중 ${fit}점, 아래 답변을 더하면 ${withAnswers}점입니다.`
      : `두 문서로 100점 중 ${fit}점입니다.`,
  kinds: {
    skill: "기술",
    experience: "경력",
    education: "학력",
    language: "언어",
    certificate: "자격증",
    behaviour: "태도와 협업",
    logistical: "근무 조건",
  },
  met: (met, of, weight) => `${of}개 중 ${met}개 충족, 전체의 ${Math.round(weight * 100)} %`,
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
    answered: "답함",
    skipped: "건너뜀",
    lacking: "경험 없음",
    learning: "배울 예정",
    covered: "다른 답으로 해결",
  },
  inTheJob: "공고",
  inTheCv: "이력서",
  answers: "준비된 답변",
  noAnswers: "받아들인 답변이 없습니다.",
  forTheCv: "이력서용",
  restsOn: "근거",
  quality: (score) => `품질 ${score} / 10`,
  bullets: "이력서 문장",
  plan: "학습 계획",
  pace: (hours, total, until) => `주 ${hours}시간, 모두 ${total}시간, ${until}까지.`,
  noPlan: "이 공고를 위해 따로 배울 것은 없습니다.",
  levels: { beginner: "처음부터", intermediate: "가까운 경험에서", advanced: "보여 주기" },
  until: (from, to, hours, level) => `${from} ~ ${to} · ${hours}시간 · ${level}`,
  goal: "도달 기준",
  resources: "자료",
  toClarify: "회사와 확인할 것",
  practice: "면접 연습",
  shows: "좋은 답변이 보여 주는 것",
  footer: "모든 판단에는 근거가 된 문장이 함께 있습니다. 이름, 나이, 성별, 사진, 국적은 반영하지 않습니다.",
};

export function reportWordsFor(language: GrowthLanguage): ReportWords {
  return language === "ko" ? KO : EN;
}
