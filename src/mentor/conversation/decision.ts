import type { Actor } from "#contract/actor.ts";
import type { RankedPersonaView } from "#contract/recommendation.ts";
import { createId } from "#lib/id.ts";
import type { RankedPersona, Ranking } from "../resonance/index.ts";
import type { DecisionRow } from "./rows.ts";

interface DecisionContext {
  readonly purpose: DecisionRow["purpose"];
  readonly modelVersion: string;
  readonly createdAt: number;
  readonly turn?: { readonly conversationId: string; readonly number: number };
}

/** A routing decision as it is stored: what was chosen, with which probability, from which scores. */
export function decisionRow(actor: Actor, ranking: Ranking, context: DecisionContext): DecisionRow {
  return {
    id: createId("dec", context.createdAt),
    workspace_id: actor.workspaceId,
    person_id: actor.personId,
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
  };
}

/** A ranked persona as it is told over the wire. */
export function rankedView(entry: RankedPersona): RankedPersonaView {
  return {
    persona: entry.personaId,
    score: entry.score,
    reason: entry.reason,
    contributions: entry.contributions,
    resonance: entry.resonance,
  };
}

function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}
