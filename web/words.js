// @ts-check
/** Every word of the page, in both languages. */

const en = {
  skip: "Skip to the message box",
  links: "Reference",
  reference: "API reference",
  newConversation: "New conversation",
  otherLanguage: "한국어",
  otherLanguageLabel: "이 페이지를 한국어로 보기",
  title: "A mentor that hears how you say it.",
  lead: "ION is a self-hosted mentor for people who build software. It listens for tone, pace and intent, answers in the voice that helps you most right now, and shows you why it chose that voice.",
  examplesTitle: "Try one of these",
  voicesTitle: "The voices",
  examples: [
    "Production is down, I can't find the bug and everybody is waiting for me. What do I do first?",
    "I've been here three weeks and still feel like I know nothing. Is that normal?",
    "How do I estimate a migration when half of the requirements are still open?",
  ],
  messageLabel: "Your message",
  placeholder: "What are you stuck on?",
  placeholderNext: "Go on, or ask something else …",
  send: "Send",
  stop: "Stop",
  hint: "Enter sends, Shift + Enter makes a new line.",
  offlineNote: "No model is configured: ION's own playbooks answer.",
  modelNote: "The model {model} answers.",
  you: "You",
  listening: "Listening …",
  answering: "{persona} is answering …",
  answered: "{persona} answered: {text}",
  why: "Why {persona}?",
  pinned: "You asked for this voice.",
  heard: "What was heard",
  tone: "tone",
  pace: "pace",
  intent: "intent",
  topThree: "The three that fit best",
  resonance: "resonance",
  classifier: "classifier",
  history: "your history",
  context: "conversation",
  offline: "Offline mentor, playbook “{playbook}”",
  offlineUnsure: "Offline mentor, no playbook fits",
  model: "Model {model}",
  fallback: "The model {from} failed, so the offline mentor answered.",
  stored: "turn {number}, stored",
  helpful: "This helped",
  notHelpful: "This did not help",
  thanks: "Thank you, noted.",
  retry: "Try again",
  startOver: "Start a new conversation with it",
  stopped: "Stopped. Nothing of this turn was stored.",
  unreachable: "ION does not answer.",
  unreachableFix: "See whether it still runs (npm start), then try again.",
  keyLabel: "This ION asks for an access key",
  keyUse: "Use key",
  keyHint:
    "Kept in this tab's memory only, and forgotten when you close or reload it. Make one with: ion keys create",
  keyRefused: "ION does not accept this key.",
};

/** @type {typeof en} */
const ko = {
  skip: "메시지 입력란으로 건너뛰기",
  links: "참고 문서",
  reference: "API 문서",
  newConversation: "새 대화",
  otherLanguage: "English",
  otherLanguageLabel: "Show this page in English",
  title: "어떻게 말하는지까지 듣는 멘토.",
  lead: "ION은 소프트웨어를 만드는 사람을 위해 직접 설치해 쓰는 멘토입니다. 말의 톤과 속도, 의도를 듣고 지금 가장 도움이 될 목소리로 답하며, 왜 그 목소리를 골랐는지 보여 줍니다.",
  examplesTitle: "이렇게 물어보세요",
  voicesTitle: "목소리들",
  examples: [
    "운영 서버가 죽었는데 원인을 못 찾겠고 다들 저만 기다려요. 뭐부터 해야 하죠?",
    "입사한 지 3주나 됐는데 아직 아무것도 모르는 것 같아요. 이거 정상인가요?",
    "요구사항의 절반이 아직 정해지지 않은 마이그레이션은 일정을 어떻게 추정하나요?",
  ],
  messageLabel: "메시지",
  placeholder: "어디에서 막혔나요?",
  placeholderNext: "이어서 말하거나, 다른 것을 물어보세요 …",
  send: "보내기",
  stop: "멈추기",
  hint: "Enter로 보내고, Shift + Enter로 줄을 바꿉니다.",
  offlineNote: "설정된 모델이 없어 ION의 플레이북이 답합니다.",
  modelNote: "모델 {model}이(가) 답합니다.",
  you: "나",
  listening: "듣고 있어요 …",
  answering: "{persona}: 답하는 중 …",
  answered: "{persona}의 답: {text}",
  why: "왜 {persona}인가요?",
  pinned: "직접 고른 목소리입니다.",
  heard: "들은 것",
  tone: "톤",
  pace: "속도",
  intent: "의도",
  topThree: "가장 잘 맞는 세 목소리",
  resonance: "공명",
  classifier: "분류기",
  history: "나의 기록",
  context: "대화 흐름",
  offline: "오프라인 멘토, 플레이북 “{playbook}”",
  offlineUnsure: "오프라인 멘토, 맞는 플레이북 없음",
  model: "모델 {model}",
  fallback: "모델 {from}이(가) 실패해 오프라인 멘토가 답했습니다.",
  stored: "{number}번째 턴, 저장됨",
  helpful: "도움이 됐어요",
  notHelpful: "도움이 안 됐어요",
  thanks: "고맙습니다. 기록했어요.",
  retry: "다시 시도",
  startOver: "이 메시지로 새 대화 시작",
  stopped: "멈췄습니다. 이 턴은 저장되지 않았습니다.",
  unreachable: "ION이 응답하지 않습니다.",
  unreachableFix: "아직 실행 중인지 확인한 뒤(npm start) 다시 시도하세요.",
  keyLabel: "이 ION은 액세스 키가 필요합니다",
  keyUse: "키 사용",
  keyHint: "이 탭의 메모리에만 두고, 닫거나 새로 고치면 잊습니다. 만들기: ion keys create",
  keyRefused: "이 키는 사용할 수 없습니다.",
};

/** @type {Record<string, string>} */
const KOREAN_WAVE = {
  frustrated: "답답함",
  playful: "장난스러움",
  anxious: "불안함",
  analytical: "분석적",
  calm: "차분함",
  curious: "궁금함",
  urgent: "급함",
  confused: "혼란스러움",
  collaborative: "함께하려 함",
  burst: "짧고 급하게",
  flowing: "흐르듯 길게",
  contemplative: "곱씹듯 천천히",
  medium: "보통",
  seek_advice: "조언 구하기",
  problem_solving: "문제 해결",
  learning: "배우기",
  validation: "확인받기",
  planning: "계획하기",
  reflection: "돌아보기",
};

/** @typedef {"en" | "ko"} PageLanguage */
/** @typedef {typeof en} Words */

/** @type {Record<PageLanguage, Words>} */
export const WORDS = { en, ko };

/** @returns {PageLanguage} the browser's language if the page has it, else English */
export function preferredLanguage() {
  return navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en";
}

/**
 * Puts values into `{name}` places.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replaceAll(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/**
 * A part of the wave key in the page's language.
 * @param {string} value
 * @param {PageLanguage} language
 */
export function waveWord(value, language) {
  return (language === "ko" ? KOREAN_WAVE[value] : undefined) ?? value.replaceAll("_", " ");
}
