/** What `ion growth` says, in the plan's language. */
import type { GrowthPlan } from "#contract/growth.ts";

type Gap = GrowthPlan["gaps"][number];

export interface GrowthWords {
  readonly nothing: string;
  readonly head: readonly string[];
  readonly fit: (fit: number) => string;
  readonly strengths: string;
  readonly gaps: string;
  readonly noGaps: string;
  readonly gapStates: Readonly<Record<Gap["state"], string>>;
  readonly standings: Readonly<Record<Gap["standing"], string>>;
  readonly inTheJob: string;
  readonly inTheCv: string;
  readonly asked: (asked: number, of: number) => string;
  readonly finished: string;
  readonly working: string;
  readonly draft: string;
  readonly bullet: string;
  readonly quality: (score: number, threshold: number) => string;
  readonly struck: string;
  readonly writtenBy: (writers: string) => string;
  readonly required: string;
  readonly checkKeys: string;
  readonly reviewKeys: (isPassing: boolean, refinementsLeft: number) => string;
  readonly laterKeys: string;
  readonly leaveEmpty: (waysOut: string) => string;
  readonly ownWords: string;
  readonly oneOf: (keys: string) => string;
  readonly later: (id: string) => string;
  /** @param promptId one that a deep dive asks for */
  readonly howToAnswer: (id: string, stage: string, promptId: string) => string;
  readonly removed: (id: string) => string;
  readonly written: (file: string, bytes: number) => string;
  readonly nextOutcome: (id: string) => string;
  readonly nextReport: (id: string) => string;
  readonly fitWithAnswers: (fit: number, withAnswers: number) => string;
  readonly bullets: string;
  readonly milestones: (hoursPerWeek: number) => string;
  readonly toClarify: string;
  readonly practice: string;
  readonly checkpoints: string;
  readonly checkpointHead: readonly string[];
  readonly checkpointStates: Readonly<Record<GrowthPlan["checkpoints"][number]["state"], string>>;
  readonly noCheckpoints: string;
}

const EN: GrowthWords = {
  nothing: "No growth plan yet. ion growth start --cv cv.pdf --jd job.md makes one.",
  head: ["id", "fit", "state", "touched", "job"],
  fit: (fit) => `fit ${fit.toFixed(0)} of 100`,
  strengths: "What speaks for you",
  gaps: "Gaps",
  noGaps: "Your CV shows everything the job asks for.",
  gapStates: { missing: "nothing shows it", partial: "partly there", unproven: "named, not shown" },
  standings: {
    open: "open",
    answered: "answered",
    skipped: "skipped",
    lacking: "not there",
    learning: "to be learned",
    covered: "covered by another answer",
  },
  inTheJob: "the job",
  inTheCv: "your CV",
  asked: (asked, of) => `${asked} of ${of} questions asked`,
  finished: "Nothing more is asked.",
  working: "ION is still writing; look again in a moment.",
  draft: "Answer",
  bullet: "For the CV",
  quality: (score, threshold) => `quality ${score} of 10, ${threshold} wanted`,
  struck: "left out, because nothing you said shows it",
  writtenBy: (writers) => `written by ${writers}`,
  required: "needed",
  checkKeys: "[y]es, [n]o, [w]illing to learn, [s]kip",
  reviewKeys: (isPassing, left) =>
    `[a]ccept${isPassing ? "" : " as it is"}, ${left > 0 ? `[r]efine (${left} left), ` : ""}[e]dit in your own words, [s]kip`,
  laterKeys: "[u]ndo, [q]uit for now",
  leaveEmpty: (waysOut) => `Enter leaves one out; instead of an answer: ${waysOut}`,
  ownWords: "Your own words",
  oneOf: (keys) => `One of: ${keys}`,
  later: (id) => `Go on whenever you like: ion growth resume ${id}`,
  howToAnswer: (id, stage, promptId) =>
    stage === "check"
      ? `ion growth answer ${id} yes|no|willing|skip`
      : stage === "dive"
        ? `ion growth answer ${id} dive ${promptId}="…"`
        : `ion growth answer ${id} accept|skip|refine more="…"|edit "…"`,
  removed: (id) => `Removed ${id} with its documents.`,
  written: (file, bytes) => `Wrote ${file} (${Math.ceil(bytes / 1024)} kB).`,
  nextOutcome: (id) => `ion growth outcome ${id} · ion growth report ${id} --format pdf --out report.pdf`,
  nextReport: (id) => `ion growth report ${id} --format pdf --out report.pdf`,
  fitWithAnswers: (fit, withAnswers) =>
    `fit ${fit.toFixed(0)} of 100, ${withAnswers.toFixed(0)} with your answers`,
  bullets: "For your CV",
  milestones: (hours) => `What to learn, at ${hours} hours a week`,
  toClarify: "To clear up with the employer",
  practice: "To practise for the interview",
  checkpoints: "Checkpoints",
  checkpointHead: ["due", "state", "checkpoint", "plan", "what"],
  checkpointStates: { open: "open", done: "done", skipped: "skipped" },
  noCheckpoints: "No checkpoints: they come with a finished plan.",
};

const KO: GrowthWords = {
  nothing: "아직 성장 계획이 없습니다. ion growth start --cv cv.pdf --jd job.md 로 시작하세요.",
  head: ["id", "적합도", "상태", "마지막", "공고"],
  fit: (fit) => `적합도 ${fit.toFixed(0)} / 100`,
  strengths: "강점",
  gaps: "부족한 점",
  noGaps: "공고가 요구하는 것이 이력서에 모두 있습니다.",
  gapStates: { missing: "보이지 않음", partial: "일부 있음", unproven: "언급만 있음" },
  standings: {
    open: "남음",
    answered: "답함",
    skipped: "건너뜀",
    lacking: "경험 없음",
    learning: "배울 예정",
    covered: "다른 답으로 해결",
  },
  inTheJob: "공고",
  inTheCv: "이력서",
  asked: (asked, of) => `질문 ${of}개 중 ${asked}개`,
  finished: "더 묻지 않습니다.",
  working: "ION이 아직 쓰고 있습니다. 잠시 후 다시 확인하세요.",
  draft: "답변",
  bullet: "이력서용",
  quality: (score, threshold) => `품질 ${score} / 10, 기준 ${threshold}`,
  struck: "말씀하신 내용에 근거가 없어 뺀 문장",
  writtenBy: (writers) => `작성: ${writers}`,
  required: "필수",
  checkKeys: "[y] 예, [n] 아니요, [w] 배울 의향 있음, [s] 건너뛰기",
  reviewKeys: (isPassing, left) =>
    `[a] ${isPassing ? "받아들이기" : "이대로 받아들이기"}, ${left > 0 ? `[r] 보완 (${left}번 남음), ` : ""}[e] 직접 쓰기, [s] 건너뛰기`,
  laterKeys: "[u] 되돌리기, [q] 나중에",
  leaveEmpty: (waysOut) => `비워 두려면 Enter, 답 대신: ${waysOut}`,
  ownWords: "직접 쓰기",
  oneOf: (keys) => `다음 중 하나: ${keys}`,
  later: (id) => `언제든 이어서 하세요: ion growth resume ${id}`,
  howToAnswer: EN.howToAnswer,
  removed: (id) => `${id} 계획과 문서를 지웠습니다.`,
  written: (file, bytes) => `${file} 저장됨 (${Math.ceil(bytes / 1024)} kB).`,
  nextOutcome: EN.nextOutcome,
  nextReport: EN.nextReport,
  fitWithAnswers: (fit, withAnswers) =>
    `적합도 ${fit.toFixed(0)} / 100, 답변을 더하면 ${withAnswers.toFixed(0)}`,
  bullets: "이력서에 쓸 문장",
  milestones: (hours) => `배울 것 (주 ${hours}시간)`,
  toClarify: "회사와 확인할 것",
  practice: "면접 연습",
  checkpoints: "점검일",
  checkpointHead: ["날짜", "상태", "점검", "계획", "내용"],
  checkpointStates: { open: "남음", done: "달성", skipped: "건너뜀" },
  noCheckpoints: "점검일이 없습니다. 계획을 마치면 생깁니다.",
};

export function growthWordsFor(language: string): GrowthWords {
  return language.startsWith("ko") ? KO : EN;
}
