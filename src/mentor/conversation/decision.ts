import type { RankedPersonaView } from "#contract/recommendation.ts";
import { createId } from "#lib/id.ts";
import type { RankedPersona, Ranking } from "../resonance/index.ts";
import type { DecisionRow, Owner } from "./rows.ts";

interface DecisionContext {
  readonly purpose: DecisionRow["purpose"];
  readonly modelVersion: string;
  readonly createdAt: number;
  readonly turn?: { readonly conversationId: string; readonly number: number };
  /** The persona of the turn before, where this decision changes it. */
  readonly handedOffFrom?: string | null;
}

/** A routing decision as it is stored: what was chosen, with which probability, from which scores. */
export function decisionRow(owner: Owner, ranking: Ranking, context: DecisionContext): DecisionRow {
  return {
    id: createId("dec", context.createdAt),
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    conversation_id: context.turn?.conversationId ?? null,
    turn_number: context.turn?.number ?? null,
    purpose: context.purpose,
    strategy: ranking.strategy,
    algorithm: ranking.algorithm,
    model_version: context.modelVersion,
    wave_key: ranking.waveKey,
    persona_id: ranking.chosenId,
    propensity: ranking.propensity,
    confidence: ranking.confidence,
    explored: ranking.explored ? 1 : 0,
    scores: JSON.stringify(
      Object.fromEntries(ranking.ranked.map((entry) => [entry.personaId, rounded(entry.score)])),
    ),
    created_at: context.createdAt,
    handed_off_from: context.handedOffFrom ?? null,
    reason: reasonOfChoice(ranking),
  };
}

/** Why the chosen persona was chosen. */
export function reasonOfChoice(ranking: Ranking): string {
  return ranking.ranked.find((entry) => entry.personaId === ranking.chosenId)?.reason ?? "";
}

/** A ranked persona as it is told over the wire. */
export function rankedView(entry: RankedPersona): RankedPersonaView {
  const { resonance, contributions, personal } = entry;
  return {
    persona: entry.personaId,
    score: rounded(entry.score),
    reason: entry.reason,
    contributions: {
      resonance: rounded(contributions.resonance),
      classifier: rounded(contributions.classifier),
      history: rounded(contributions.history),
      context: rounded(contributions.context),
    },
    personal:
      personal === null
        ? null
        : {
            score: rounded(personal.score),
            satisfaction: rounded(personal.satisfaction),
            fit: rounded(personal.fit),
            time_of_day: rounded(personal.timeOfDay),
            engagement_bonus: rounded(personal.engagementBonus),
            ratings: personal.ratings,
          },
    resonance: {
      score: rounded(resonance.score),
      tone: rounded(resonance.tone),
      pace: rounded(resonance.pace),
      intent: rounded(resonance.intent),
    },
  };
}

/** Every persona's resonance score as it is told over the wire. */
export function scoresView(scores: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, rounded(score)]));
}

/** A score without the dust of binary fractions: 0.59 instead of 0.5900000000000001. */
export function rounded(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}
