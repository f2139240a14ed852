/** Which persona for a message, without a conversation: the ranking, and the new one beside the old (R8). */
import type { Actor } from "#contract/actor.ts";
import type {
  CompareRequest,
  CompareResponse,
  RecommendRequest,
  RecommendResponse,
} from "#contract/recommendation.ts";
import type { Hearing, Ranking } from "../resonance/index.ts";
import type { ConversationStore } from "./conversation-store.ts";
import { decisionRow, rankedView, rounded, scoresView } from "./decision.ts";
import type { ConversationNeeds } from "./needs.ts";

type RecommendNeeds = Pick<
  ConversationNeeds,
  "clock" | "personas" | "resonance" | "profiles" | "learnedOf"
> & {
  readonly store: ConversationStore;
};

const DEFAULT_TOP = 3;

/** Ranks the personas for a message. `use_ml_model: false` ranks by the affinity of the likeliest wave key alone. */
export async function recommend(
  needs: RecommendNeeds,
  actor: Actor,
  request: RecommendRequest,
): Promise<RecommendResponse> {
  const startedAt = performance.now();
  const { commonTaste, correction } = (await needs.learnedOf?.(actor.workspaceId)) ?? {};
  const given = needs.resonance.parseGiven(request.context ?? {});
  const hearing = needs.resonance.understand(request.query, given, correction);
  const candidates = await needs.personas.enabled(actor);
  const ranking =
    request.options?.use_ml_model === false
      ? needs.resonance.rankStatic(hearing, candidates)
      : needs.resonance.rank(hearing, candidates, {
          mayExplore: false,
          ...(await needs.profiles.situationOf(actor, null)),
          ...(commonTaste === undefined ? {} : { commonTaste }),
        });
  const decision = decisionRow(actor, ranking, {
    purpose: "recommendation",
    modelVersion: hearing.modelVersion,
    createdAt: needs.clock.now(),
  });
  await needs.store.insertDecisions([decision]);
  const isExplained = request.options?.include_explanation !== false;
  const top = ranking.ranked.slice(0, request.options?.top_k ?? DEFAULT_TOP).map(rankedView);
  const question = needs.resonance.clarify(hearing);
  return {
    recommendation: {
      primary_persona: ranking.chosenId,
      confidence: rounded(ranking.confidence),
      wave_key: ranking.waveKey,
      all_scores: scoresView(ranking.allScores),
      ranked_recommendations: isExplained ? top : top.map((entry) => ({ ...entry, reason: "" })),
      ...(question === null ? {} : { clarifying_question: question }),
    },
    metadata: {
      model_version: hearing.modelVersion,
      processing_time_ms: Math.round((performance.now() - startedAt) * 1000) / 1000,
      algorithm: ranking.algorithm,
      propensity: ranking.propensity,
      decision_id: decision.id,
      ...(isExplained
        ? { probabilities: probabilitiesOf(hearing), words: wordsOf(needs, request.query) }
        : {}),
    },
  };
}

/** The ensemble beside the static resonance router of v1. */
export async function compare(
  needs: RecommendNeeds,
  actor: Actor,
  request: CompareRequest,
): Promise<CompareResponse> {
  const hearing = needs.resonance.understand(request.query);
  const candidates = await needs.personas.enabled(actor);
  const present = needs.resonance.rank(hearing, candidates, { mayExplore: false });
  const legacy = request.include_legacy ? needs.resonance.rankStatic(hearing, candidates) : null;
  const context = {
    purpose: "comparison",
    modelVersion: hearing.modelVersion,
    createdAt: needs.clock.now(),
  } as const;
  const rankings = legacy === null ? [present] : [present, legacy];
  await needs.store.insertDecisions(rankings.map((ranking) => decisionRow(actor, ranking, context)));
  return {
    new_recommendation: {
      persona: present.chosenId,
      confidence: rounded(present.confidence),
      method: "ensemble",
    },
    legacy_recommendation:
      legacy === null
        ? null
        : { persona: legacy.chosenId, confidence: rounded(legacy.confidence), method: "resonance_router" },
    comparison: legacy === null ? null : comparisonOf(present, legacy),
  };
}

function comparisonOf(present: Ranking, legacy: Ranking): NonNullable<CompareResponse["comparison"]> {
  const isSame = present.chosenId === legacy.chosenId;
  return {
    consensus: isSame,
    confidence_improvement: rounded(present.confidence - legacy.confidence),
    recommendation_changed: !isSame,
  };
}

function wordsOf(needs: RecommendNeeds, query: string) {
  const { tone, pace, intent } = needs.resonance.explain(query);
  return { tone: [...tone], pace: [...pace], intent: [...intent] };
}

function probabilitiesOf({ tone, pace, intent }: Hearing): {
  tone: Record<string, number>;
  pace: Record<string, number>;
  intent: Record<string, number>;
} {
  return { tone: { ...tone }, pace: { ...pace }, intent: { ...intent } };
}
