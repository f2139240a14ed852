/** What `ion profile` and `ion rate` say, in the language of the terminal. */
export interface ProfileWords {
  readonly empty: string;
  readonly off: string;
  readonly growing: string;
  readonly learned: (turns: number, conversations: number, ratings: number) => string;
  readonly personas: string;
  readonly personaHead: readonly string[];
  readonly preferred: (persona: string, isRated: boolean) => string;
  readonly style: string;
  readonly styles: Readonly<Record<"short" | "code" | "steps", readonly [wants: string, avoids: string]>>;
  readonly unknownStyle: string;
  readonly tones: string;
  readonly intents: string;
  readonly pace: string;
  readonly trends: Readonly<Record<"easing" | "straining" | "none", string>>;
  readonly hours: (zone: string) => string;
  readonly usualHours: (from: number, to: number, share: string) => string;
  readonly topics: string;
  readonly signals: string;
  readonly signalNames: Readonly<Record<"rephrased" | "quick-follow-up" | "thanked" | "left", string>>;
  readonly engagement: (score: number, days: number) => string;
  readonly anomalies: string;
  readonly growth: (plans: number) => string;
  readonly gaps: (closed: number, of: number) => string;
  readonly checkpoints: (done: number, of: number) => string;
  readonly hint: string;
  readonly explainHead: readonly string[];
  readonly noTurns: string;
  readonly more: (cursor: string) => string;
  readonly rated: (turn: number) => string;
  readonly takenBack: (turn: number) => string;
}

const EN: ProfileWords = {
  empty: "Nothing is known about you yet. It grows as you talk; ratings help the most (ion rate).",
  off: "Personalisation is off: nothing is learned about you, and nothing learned is used.",
  growing: "After so few turns most of this can still change.",
  learned: (turns, conversations, ratings) =>
    `Learned from ${many(turns, "turn")} in ${many(conversations, "conversation")}, ${ratings} of them rated.`,
  personas: "Personas",
  personaHead: ["persona", "share", "turns", "satisfaction", "ratings", "thanks", "asked again", "left"],
  preferred: (persona, isRated) =>
    isRated ? `You like ${persona} best.` : `${persona} answers you most; none is rated yet.`,
  style: "How you want answers",
  styles: {
    short: ["short", "in detail"],
    code: ["with code", "without code"],
    steps: ["step by step", "without lists"],
  },
  unknownStyle: "not known yet",
  tones: "How you sound",
  intents: "What you want",
  pace: "Your pace",
  trends: {
    easing: "Lately you sound less strained than before.",
    straining: "Lately you sound more strained than before.",
    none: "No change lately that could not be chance.",
  },
  hours: (zone) => `When you are here (${zone})`,
  usualHours: (from, to, share) => `${share} of it between ${from}:00 and ${to}:59`,
  topics: "Topics lately",
  signals: "What you did after answers",
  signalNames: {
    rephrased: "asked again",
    "quick-follow-up": "went on within a minute",
    thanked: "thanked",
    left: "left a call for help",
  },
  engagement: (score, days) => `Engagement ${score} of 100, ${many(days, "active day")} of the last 28`,
  anomalies: "Unusual days",
  growth: (plans) => `Growth: ${many(plans, "plan")}`,
  gaps: (closed, of) => `${closed} of ${many(of, "gap")} closed by an answer`,
  checkpoints: (done, of) => `${done} of ${many(of, "checkpoint")} reached`,
  hint: "Where a number comes from: ion profile explain persona.NAME, tone.NAME, satisfaction.NAME, engagement …",
  explainHead: ["said", "conversation", "turn", "adds"],
  noTurns: "No turn adds to it.",
  more: (cursor) => `More with: --cursor ${cursor}`,
  rated: (turn) => `Turn ${turn}: noted, thank you.`,
  takenBack: (turn) => `Turn ${turn}: taken back.`,
};

const KO: ProfileWords = {
  empty: "아직 알려진 것이 없습니다. 대화할수록 쌓이며, 평가(ion rate)가 가장 큰 도움이 됩니다.",
  off: "개인화가 꺼져 있습니다. 아무것도 학습하지 않고, 학습한 것을 쓰지도 않습니다.",
  growing: "대화가 아직 적어 대부분 달라질 수 있습니다.",
  learned: (turns, conversations, ratings) =>
    `대화 ${conversations}개의 ${turns}턴에서 학습했고, 그중 ${ratings}턴에 평가가 있습니다.`,
  personas: "페르소나",
  personaHead: ["페르소나", "비율", "턴", "만족도", "평가", "감사", "다시 물음", "떠남"],
  preferred: (persona, isRated) =>
    isRated
      ? `가장 좋아하는 페르소나: ${persona}`
      : `가장 자주 답하는 페르소나: ${persona} (아직 평가가 없습니다)`,
  style: "원하는 답변",
  styles: {
    short: ["짧게", "자세히"],
    code: ["코드와 함께", "코드 없이"],
    steps: ["단계별로", "목록 없이"],
  },
  unknownStyle: "아직 모름",
  tones: "말투",
  intents: "원하는 것",
  pace: "속도",
  trends: {
    easing: "요즘은 예전보다 덜 힘들어 보입니다.",
    straining: "요즘은 예전보다 더 힘들어 보입니다.",
    none: "최근에 우연으로 볼 수 없는 변화는 없습니다.",
  },
  hours: (zone) => `활동 시간 (${zone})`,
  usualHours: (from, to, share) => `${share}가 ${from}시부터 ${to}시 59분 사이`,
  topics: "최근 주제",
  signals: "답변 뒤의 행동",
  signalNames: {
    rephrased: "다시 물음",
    "quick-follow-up": "1분 안에 이어감",
    thanked: "감사",
    left: "도움을 청하고 떠남",
  },
  engagement: (score, days) => `참여도 100점 중 ${score}점, 최근 28일 중 ${days}일 활동`,
  anomalies: "평소와 다른 날",
  growth: (plans) => `성장 계획 ${plans}개`,
  gaps: (closed, of) => `부족한 점 ${of}개 중 ${closed}개를 답변으로 해결`,
  checkpoints: (done, of) => `점검일 ${of}개 중 ${done}개 달성`,
  hint: "숫자의 출처: ion profile explain persona.이름, tone.이름, satisfaction.이름, engagement …",
  explainHead: ["시각", "대화", "턴", "더한 것"],
  noTurns: "이 숫자에 더한 턴이 없습니다.",
  more: (cursor) => `더 보기: --cursor ${cursor}`,
  rated: (turn) => `${turn}번째 턴: 기록했습니다. 감사합니다.`,
  takenBack: (turn) => `${turn}번째 턴: 평가를 거두었습니다.`,
};

function many(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

/** @param locale as the environment names it, e.g. `ko_KR.UTF-8` */
export function profileWordsFor(locale: string): ProfileWords {
  return locale.toLowerCase().startsWith("ko") ? KO : EN;
}
