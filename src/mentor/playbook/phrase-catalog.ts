import type { AnswerPart } from "#contract/persona.ts";
import type { Tone } from "#contract/wave-key.ts";

/** The mentor's own words around a playbook, in one language. Several wordings of one thing are variations. */
export interface Phrases {
  readonly acknowledge: Readonly<Record<Tone, readonly string[]>>;
  readonly stillHere: readonly string[];
  readonly headings: Readonly<Partial<Record<AnswerPart, string>>>;
  readonly oneStep: readonly string[];
  readonly nextStep: readonly string[];
  readonly tried: (what: string) => string;
  /** What the person had said, and how many days ago. */
  readonly remembered: (quote: string, daysAgo: number) => string;
  readonly stepsDone: readonly string[];
  /** The message names no subject yet. */
  readonly opening: readonly string[];
  readonly nothingFits: readonly string[];
  readonly nearest: (titles: string) => string;
  readonly openQuestions: readonly string[];
  readonly from: (title: string, sources: string) => string;
  readonly onlyEnglish: string;
  readonly sayIt: string;
}

const EN: Phrases = {
  acknowledge: {
    frustrated: [
      "That is maddening, and it makes sense that you have had enough of it.",
      "I hear how fed up you are; this would wear anyone down.",
      "No wonder this grates. You have put real effort in and it keeps pushing back.",
    ],
    playful: [
      "I like the energy; let us put it to work.",
      "Good, it helps to come at this with a light hand.",
    ],
    anxious: [
      "That knot in the stomach is understandable; a lot seems to hang on this.",
      "It is worrying when you cannot see how this ends. Let us make the next bit visible.",
    ],
    analytical: [
      "You have taken this apart carefully already.",
      "You are looking at this the right way round: causes first.",
    ],
    calm: [
      "Good, there is time to do this properly.",
      "You are approaching this with a clear head, which is half of it.",
    ],
    curious: ["That is a question worth following.", "Good thing to wonder about; it leads somewhere."],
    urgent: ["All right, it has to be quick, so one thing at a time.", "Understood, the clock is running."],
    confused: [
      "It is confusing from where you stand, and that is not your fault.",
      "When the pieces contradict each other it is hard to know where to begin.",
    ],
    collaborative: [
      "It is good that you are thinking of the others in this.",
      "You are not alone in it, and you treat it that way.",
    ],
  },
  stillHere: [
    "Still with you. Let us go on from there.",
    "All right, the next bit.",
    "Good that you tell me how it went. Onwards.",
  ],
  headings: {
    analysis: "What is going on",
    solution: "What helps",
    "implementation-steps": "Steps",
    pitfalls: "Pitfalls",
    data: "What we can know",
    pattern: "The pattern",
    insight: "The insight",
    recommendation: "My recommendation",
    situation: "The situation",
    people: "The people",
    process: "How to go about it",
    "action-plan": "Plan",
    "wider-picture": "The wider picture",
    "balance-of-forces": "What pulls which way",
    "pattern-across-time": "Over time",
    gist: "The gist",
    connection: "What connects",
    "next-line": "The next line",
  },
  oneStep: ["One thing, for the next ten minutes:", "Only this for now:", "Begin here:"],
  nextStep: ["The next step:", "Now this:", "Then this one:"],
  tried: (what) => `You have tried this already: ${what}. I leave it out.`,
  remembered: (quote, daysAgo) => `I remember; ${agoInEnglish(daysAgo)} you told me: “${quote}”.`,
  stepsDone: [
    "That is every step this playbook has. If it still does not move, the assumption underneath may be wrong, or somebody else's eyes are needed.",
  ],
  opening: [
    "Give me a little more to work with: what you were trying to do, and what happened instead. Two sentences are enough, and then I can be of use.",
    "Tell me in two sentences what it is about and what you have tried. Then I can give you something concrete instead of something general.",
  ],
  nothingFits: [
    "I have no playbook that fits this, and without a language model configured I would only be guessing, so I will not.",
    "This is outside what my playbooks cover, and I would rather say so than make something up.",
  ],
  nearest: (titles) => `The nearest I could help with: ${titles}.`,
  openQuestions: [
    "What outcome would make this a good day for you?",
    "Which part of it costs you the most right now?",
    "What have you tried so far, and what happened?",
  ],
  from: (title, sources) => `_From the playbook “${title}” · ${sources}_`,
  onlyEnglish: "",
  sayIt: "Words you could use:",
};

const KO: Phrases = {
  acknowledge: {
    frustrated: [
      "정말 답답하셨겠어요. 그만큼 애를 쓰셨는데 자꾸 막히니까요.",
      "지칠 만합니다. 이런 상황이 계속되면 누구라도 그래요.",
      "속상하신 게 당연해요. 쉽게 풀리는 일이 아니었네요.",
    ],
    playful: ["그 에너지 좋네요. 그대로 이어 가 봅시다.", "가볍게 접근하시는 게 오히려 도움이 될 거예요."],
    anxious: [
      "걱정되시는 마음이 느껴져요. 걸려 있는 게 많아 보이니까요.",
      "끝이 안 보이면 불안하죠. 바로 앞의 한 걸음부터 보이게 해 봅시다.",
    ],
    analytical: ["이미 꼼꼼하게 나눠 보셨네요.", "원인부터 보시는 순서가 맞습니다."],
    calm: ["차분히 제대로 해 볼 시간이 있네요.", "머리가 맑을 때 보시는 것만으로 절반은 된 거예요."],
    curious: ["따라가 볼 만한 질문이에요.", "좋은 궁금증이네요. 이어지는 데가 있습니다."],
    urgent: ["급하시군요. 하나씩만 합시다.", "알겠습니다. 시간이 없으니 바로 갑니다."],
    confused: [
      "앞뒤가 안 맞아 보이면 헷갈리는 게 당연해요.",
      "어디서부터 봐야 할지 모르겠는 상황이죠. 같이 정리해 봅시다.",
    ],
    collaborative: [
      "함께하는 사람들을 먼저 생각하시는 게 좋네요.",
      "혼자 안고 가지 않으시려는 태도가 힘이 됩니다.",
    ],
  },
  stillHere: [
    "네, 이어서 가 봅시다.",
    "좋아요, 다음으로 넘어갑니다.",
    "어떻게 됐는지 알려 주셔서 좋아요. 계속해 볼게요.",
  ],
  headings: {
    analysis: "지금 일어나는 일",
    solution: "도움이 되는 것",
    "implementation-steps": "순서",
    pitfalls: "주의할 점",
    data: "확인할 수 있는 것",
    pattern: "패턴",
    insight: "핵심",
    recommendation: "제 추천",
    situation: "상황",
    people: "함께하는 사람들",
    process: "진행 방법",
    "action-plan": "계획",
    "wider-picture": "더 넓은 그림",
    "balance-of-forces": "서로 당기는 힘",
    "pattern-across-time": "시간을 두고 보면",
    gist: "요점",
    connection: "이어지는 것",
    "next-line": "다음 한 줄",
  },
  oneStep: ["앞으로 10분, 이것 하나만 해 보세요:", "지금은 이것만요:", "여기서 시작해 보세요:"],
  nextStep: ["다음 단계예요:", "이제 이걸 해 보세요:", "그다음은 이거예요:"],
  tried: (what) => `이미 해 보신 것(${what})은 빼고 말씀드릴게요.`,
  remembered: (quote, daysAgo) => `기억하고 있어요. ${agoInKorean(daysAgo)} 이렇게 말씀하셨죠: “${quote}”.`,
  stepsDone: [
    "이 플레이북의 단계는 여기까지예요. 그래도 풀리지 않으면 바탕에 깔린 가정이 틀렸거나, 다른 사람의 눈이 필요한 때일 수 있습니다.",
  ],
  opening: [
    "조금만 더 알려 주세요. 무엇을 하려고 했고 실제로는 어떻게 됐는지, 두 문장이면 구체적으로 도와드릴 수 있어요.",
    "어떤 일인지, 무엇을 해 보셨는지 두 문장 정도로 들려주세요. 그러면 뻔한 말 대신 쓸모 있는 답을 드릴 수 있어요.",
  ],
  nothingFits: [
    "여기에 맞는 플레이북이 없습니다. 언어 모델이 연결되지 않은 상태에서 지어내서 답하지는 않을게요.",
    "제 플레이북이 다루지 않는 이야기예요. 꾸며서 답하기보다 솔직하게 말씀드립니다.",
  ],
  nearest: (titles) => `가장 가까운 것은 이런 주제예요: ${titles}.`,
  openQuestions: [
    "어떻게 되면 오늘 하루가 괜찮았다고 느끼실까요?",
    "지금 가장 힘든 부분은 어디인가요?",
    "지금까지 무엇을 해 보셨고, 어떻게 됐나요?",
  ],
  from: (title, sources) => `_플레이북 「${title}」에서 · ${sources}_`,
  onlyEnglish: "_(이 플레이북은 아직 영어로만 있습니다.)_",
  sayIt: "이렇게 말해 볼 수 있어요:",
};

/** The words for a language; anything but Korean is answered in English. */
function agoInEnglish(days: number): string {
  if (days < 1) return "earlier";
  if (days < 2) return "yesterday";
  if (days < 14) return `${days} days ago`;
  return days < 60 ? `${Math.floor(days / 7)} weeks ago` : `${Math.floor(days / 30)} months ago`;
}

function agoInKorean(days: number): string {
  if (days < 1) return "앞서";
  if (days < 2) return "어제";
  if (days < 14) return `${days}일 전에`;
  return days < 60 ? `${Math.floor(days / 7)}주 전에` : `${Math.floor(days / 30)}달 전에`;
}

export function phrasesFor(language: string): Phrases {
  return language === "ko" ? KO : EN;
}
