/** Care comes before advice: noticing acute distress, and what is said then. Recall counts most; see the tests. */
import { IDIOMS, PHRASES } from "./distress-catalog.ts";
import type { Advice, AdviceRequest } from "./playbook.ts";

const MAX_CHARACTERS = 8000;
const ENOUGH = 1;

/** Whether a text speaks of suicide, self-harm or panic beyond coping; idioms of the trade do not count. */
export function noticesDistress(text: string): boolean {
  let plain = normalise(text);
  // Most messages have none of the phrases: then there is no idiom to be told apart from them.
  if (!says(plain)) return false;
  for (const idiom of IDIOMS) plain = plain.replace(idiom, " ");
  return says(plain);
}

function says(plain: string): boolean {
  let weight = 0;
  for (const [phrase, much] of PHRASES) {
    if (phrase.test(plain)) weight += much;
    if (weight >= ENOUGH) return true;
  }
  return false;
}

function normalise(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize("NFC")
    .toLowerCase()
    .replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, " ")
    .replace(/['’‘`´]/g, "")
    .replace(/([a-z])\1{2,}/g, "$1$1")
    .replace(/[^\S\n]+/g, " ");
}

/** The answer to somebody in acute distress: warm, no advice about work, human help, one question. */
export function careFor({ language, conversation }: AdviceRequest): Advice {
  const text = language === "ko" ? CARE_KO : CARE_EN;
  const question = language === "ko" ? QUESTION_KO : QUESTION_EN;
  return {
    text: `${text}\n\n${question}`,
    playbook: null,
    current: conversation.current,
    question,
    nextSuggestion: null,
    confidence: 1,
    isDistress: true,
  };
}

const CARE_EN = `I am really glad you wrote this down, and I am sorry it hurts this much. Work can wait. You matter more than any of it.

I am a program, and you deserve a human being right now. Please reach one, today, even if it feels like too much:

- **United States and Canada:** call or text **988**, day and night.
- **United Kingdom and Ireland:** Samaritans, **116 123**, free, day and night.
- **Korea:** **109** (suicide prevention line), day and night.
- **Elsewhere:** findahelpline.com lists a line near you; in the European Union the emergency number is **112**.

If you might act on these thoughts, call your emergency number now, or go to the nearest emergency room. If you can, let somebody be with you: a friend, a neighbour, a colleague you trust. “I am not safe, can you stay with me?” is enough to say.`;
const QUESTION_EN = "Are you safe right now, and is there somebody who could be with you?";

const CARE_KO = `이 이야기를 꺼내 주셔서 정말 다행이에요. 이렇게까지 힘드셨다니 마음이 아픕니다. 일은 나중이어도 괜찮아요. 당신이 더 소중합니다.

저는 프로그램이고, 지금 당신에게는 사람이 필요해요. 버겁게 느껴지더라도 오늘 꼭 연락해 주세요.

- **자살예방 상담전화 109** (24시간)
- **정신건강위기상담 1577-0199** (24시간)
- **위급할 때는 119**, 또는 가까운 응급실
- 해외에 계시다면 findahelpline.com 에서 가까운 곳을 찾을 수 있어요.

지금 그 생각을 행동으로 옮길 것 같다면 바로 119에 전화해 주세요. 할 수 있다면 가족이나 친구, 믿을 만한 동료에게 곁에 있어 달라고 해 주세요. “나 지금 안전하지 않아. 같이 있어 줄래?” 한마디면 충분합니다.`;
const QUESTION_KO = "지금 안전하신가요? 곁에 있어 줄 수 있는 사람이 있나요?";
