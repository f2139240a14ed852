/** Why a persona was chosen and why the others lost, in a sentence, in the message's language. */

import type { Scored } from "./ensemble.ts";
import type { Hearing } from "./hearing.ts";
import { WAVE_WORDS } from "./reason-catalog.ts";
import { INTENT_WEIGHT, PACE_WEIGHT, TONE_WEIGHT } from "./router.ts";
import { partsOf } from "./wave-key.ts";

export interface ReasonContext {
  readonly hearing: Hearing;
  /** The best by score, whom the others are compared with. */
  readonly best: Scored;
  readonly chosenId: string;
  readonly pinned: boolean;
  readonly explored: boolean;
  readonly stayed: boolean;
  readonly currentPersonaId: string | undefined;
  /** The best would not lead without what the person rated. */
  readonly isByRatings: boolean;
}

const AXES = [
  ["tone", TONE_WEIGHT],
  ["pace", PACE_WEIGHT],
  ["intent", INTENT_WEIGHT],
] as const;

/** The sentence for one candidate. */
export function reasonFor(scored: Scored, context: ReasonContext): string {
  const isKorean = context.hearing.language === "ko";
  if (scored.candidate.id === context.chosenId && context.pinned) {
    return isKorean ? "직접 고른 페르소나입니다." : "Chosen by you.";
  }
  if (scored.candidate.id === context.chosenId && context.stayed) return whyStayed(scored, context);
  const reason = scored === context.best ? whyBest(scored, context) : whyBehind(scored, context);
  if (scored.candidate.id !== context.chosenId || !context.explored) return reason;
  return `${isKorean ? "이번에는 새로운 선택을 시험해 봅니다. " : "Tried this time to learn whether it helps. "}${reason}`;
}

function whyBest(scored: Scored, { hearing, currentPersonaId, isByRatings }: ReasonContext): string {
  if (isByRatings) {
    return hearing.language === "ko"
      ? "이런 글에서 이 목소리에 가장 만족하셨습니다."
      : "Your ratings speak for this voice for messages like this one.";
  }
  const words = WAVE_WORDS[hearing.language === "ko" ? "ko" : "en"];
  const { tone, pace, intent } = partsOf(hearing.waveKey);
  const share = (value: number) => (hearing.source === "given" ? "" : ` (${value.toFixed(2)})`);
  const stays = scored.candidate.id === currentPersonaId;
  if (hearing.language === "ko") {
    const kept = stays ? ", 대화를 이어 온 목소리이기도 합니다" : "";
    return `${words.tone[tone]}${share(hearing.tone[tone])}, ${words.intent[intent]}${share(hearing.intent[intent])}, ${words.pace[pace]}${share(hearing.pace[pace])}에 가장 잘 맞습니다${kept}.`;
  }
  const kept = stays ? ", and it keeps the voice of this conversation" : "";
  return `Fits best: the message sounds ${words.tone[tone]}${share(hearing.tone[tone])}, ${words.intent[intent]}${share(hearing.intent[intent])}, ${words.pace[pace]}${share(hearing.pace[pace])}${kept}.`;
}

function whyStayed(scored: Scored, { hearing, best }: ReasonContext): string {
  const behind = (best.score - scored.score).toFixed(2);
  return hearing.language === "ko"
    ? `대화를 이어 갑니다: ${best.candidate.id}의 점수가 높지만 차이가 ${behind}뿐입니다.`
    : `Keeps the conversation: ${best.candidate.id} scores higher, but only by ${behind}.`;
}

/** The signal that costs this candidate most: ratings, a part of the wave, what people would accept, the conversation. */
function whyBehind(scored: Scored, { hearing, best }: ReasonContext): string {
  const isKorean = hearing.language === "ko";
  const rival = best.candidate.id;
  const behind = (best.score - scored.score).toFixed(2);
  const weight = best.contributions.resonance / (best.resonance.score || 1);
  const gaps = AXES.map(([axis, share]) => ({
    axis,
    gap: weight * share * (best.resonance[axis] - scored.resonance[axis]),
    mine: scored.resonance[axis].toFixed(2),
    theirs: best.resonance[axis].toFixed(2),
  }));
  const widest = gaps.reduce((a, b) => (b.gap > a.gap ? b : a));
  const accepted = best.contributions.classifier - scored.contributions.classifier;
  const moved = best.contributions.context - scored.contributions.context;
  const liked = best.contributions.history - scored.contributions.history;
  if (liked > Math.max(widest.gap, moved, accepted)) {
    return isKorean
      ? `${rival}보다 ${behind} 뒤집니다: 지금까지의 평가에서 ${rival}의 답이 더 좋았습니다.`
      : `${behind} behind ${rival}: your ratings speak for ${rival}.`;
  }
  if (accepted > Math.max(widest.gap, moved)) {
    return isKorean
      ? `${rival}보다 ${behind} 뒤집니다: 이런 글에는 사람들이 ${rival}의 답을 더 원했습니다.`
      : `${behind} behind ${rival}: for messages like this people would sooner hear from ${rival}.`;
  }
  if (moved >= widest.gap) {
    return isKorean
      ? `${rival}보다 ${behind} 뒤집니다: 대화의 흐름에서 밀립니다.`
      : `${behind} behind ${rival}: the conversation so far speaks for ${rival}.`;
  }
  const words = WAVE_WORDS[isKorean ? "ko" : "en"];
  const parts = partsOf(hearing.waveKey);
  const about = {
    tone: words.tone[parts.tone],
    pace: words.pace[parts.pace],
    intent: words.intent[parts.intent],
  }[widest.axis];
  if (isKorean)
    return `${rival}보다 ${behind} 뒤집니다: ${about}에 덜 맞습니다(${widest.mine}, ${rival} ${widest.theirs}).`;
  const axis = {
    tone: `a tone that is ${about}`,
    pace: `a message written ${about}`,
    intent: `someone who ${about}`,
  }[widest.axis];
  return `${behind} behind ${rival}: weaker for ${axis} (${widest.mine} against ${widest.theirs}).`;
}
