/** Messages as the days that anomaly detection looks at: what folding them into a profile gives, without the rest. */
import type { Language } from "#contract/language.ts";
import { type ObservedDay, observedDays } from "./anomaly.ts";
import { EMPTY_PROFILE, foldTurn, KEPT_DAYS } from "./profile-state.ts";
import { readTurn } from "./turn-facts.ts";

/**
 * @param said in any order
 * @param zone the time zone whose days are meant
 * @returns oldest first, the newest 90 days
 */
export function observeDays(
  said: readonly { readonly userMessage: string; readonly language: Language; readonly saidAt: number }[],
  zone: string,
): readonly ObservedDay[] {
  const needs = { serverZone: zone, findTopics: () => [] };
  const facts = said.map((message, index) =>
    readTurn(
      needs,
      {
        ...message,
        id: String(index),
        conversationId: String(index),
        number: 1,
        responseText: "",
        personaId: "",
        waveKey: "calm-medium-learning",
        timeZone: null,
        propensity: 1,
      },
      null,
    ),
  );
  const state = facts.reduce(foldTurn, EMPTY_PROFILE);
  return observedDays(state.days, facts).slice(-KEPT_DAYS);
}
