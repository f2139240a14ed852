import { createHash } from "node:crypto";
import type { TurnRequest, TurnResponse } from "#contract/conversation.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import type { Remembered } from "../memory/index.ts";
import type { Persona } from "../persona/index.ts";
import type { Hearing, Ranking } from "../resonance/index.ts";
import type { Answer } from "./answer.ts";
import { type ContextMemory, topicNames } from "./context-memory.ts";
import { rankedView, reasonOfChoice, rounded, scoresView } from "./decision.ts";
import { IdempotencyKeyReusedError } from "./errors.ts";
import { memoryView } from "./remembered.ts";
import type { AnsweredTurn } from "./rows.ts";
import { sentencesOf, shorten, withoutCode } from "./text.ts";

const TOP = 3;

/** Everything a turn came to before it is numbered and stored. */
export interface TurnOutcome {
  readonly sessionId: string;
  readonly hearing: Hearing;
  readonly ranking: Ranking;
  readonly persona: Persona;
  readonly answer: Answer;
  readonly playbook: { readonly id: string; readonly title: string } | null;
  /** What was remembered for the answer. */
  readonly memories: readonly Remembered[];
  readonly nextSuggestion: string | null;
  readonly context: { readonly turns: number; readonly tokens: number; readonly memory: ContextMemory };
  readonly stages: Readonly<Record<string, number>>;
  readonly processingMs: number;
  /** The persona of the turn before, where this turn changes it. */
  readonly handedOffFrom: string | null;
  readonly clarifyingQuestion: string | null;
  /** The person's, where the request told it. */
  readonly timeZone: string | null;
}

/** The answer as the person gets it (spec/api.md). */
export function composeTurnResponse(outcome: TurnOutcome, turnNumber: number): TurnResponse {
  const { hearing, ranking, persona, answer, context } = outcome;
  return {
    turn_number: turnNumber,
    session_id: outcome.sessionId,
    response_text: answer.text,
    context_used: {
      turns: context.turns,
      summary: context.memory.summary.length > 0,
      topics: topicNames(context.memory),
      entities: [...context.memory.entities],
      tried: [...context.memory.tried],
      tokens: context.tokens,
    },
    next_suggestion: outcome.nextSuggestion,
    metadata: {
      processing_time_ms: Math.round(outcome.processingMs * 1000) / 1000,
      tokens_used: tokensUsed(answer, context.tokens),
      confidence: rounded(ranking.confidence),
      persona_used: persona.id,
      persona_version: persona.version,
      persona_pinned: ranking.pinned,
      handoff:
        outcome.handedOffFrom === null
          ? null
          : { from: outcome.handedOffFrom, reason: reasonOfChoice(ranking) },
      clarifying_question: outcome.clarifyingQuestion,
      wave_key: ranking.waveKey,
      ...(outcome.timeZone === null ? {} : { time_zone: outcome.timeZone }),
      model: answer.model,
      answered_by: answeredBy(answer),
      playbook: outcome.playbook,
      memories: outcome.memories.map(memoryView),
      fallback: answer.fallback,
      hearing: heardView(hearing),
      all_scores: scoresView(ranking.allScores),
      reasons: topThree(ranking).map(rankedView),
      propensity: ranking.propensity,
      cost_usd: answer.completion === null ? 0 : answer.completion.costUsd,
      stages: outcome.stages,
    },
  };
}

function answeredBy({ completion, findings }: Answer): TurnResponse["metadata"]["answered_by"] {
  if (completion === null) return null;
  return {
    id: completion.modelId,
    reason: completion.reason,
    failed_before: completion.failedBefore.map(({ modelId, failure }) => ({ id: modelId, failure })),
    prompt_tokens: completion.promptTokens,
    cached_prompt_tokens: completion.cachedPromptTokens,
    completion_tokens: completion.completionTokens,
    sent: {
      host: completion.receipt.host,
      left_machine: completion.receipt.leftMachine,
      characters: completion.receipt.charactersSent,
      masked: { ...completion.receipt.masked },
      privacy: completion.receipt.label,
    },
    cache: completion.cache?.kind ?? null,
    saved_usd: completion.cache?.savedUsd ?? null,
    findings: [...findings],
  };
}

/** The chosen persona and the two best beside it, the chosen one first. */
export function topThree(ranking: Ranking): Ranking["ranked"] {
  const chosen = ranking.ranked.filter((entry) => entry.personaId === ranking.chosenId);
  const others = ranking.ranked.filter((entry) => entry.personaId !== ranking.chosenId);
  return [...chosen, ...others].slice(0, TOP);
}

/** What a model's answer leads to next: its last question, else nothing. */
export function suggestionIn(answer: string): string | null {
  const question = sentencesOf(withoutCode(answer.slice(-4000))).findLast((sentence) =>
    /[?？]["”’)*_]*$/u.test(sentence),
  );
  return question === undefined ? null : shorten(question.replace(/[*_]+/g, ""), 240);
}

/** Tells two requests with the same idempotency key apart. */
export function hashRequest(request: TurnRequest): string {
  return createHash("sha256").update(JSON.stringify(request)).digest("base64url");
}

/** What is stored of an answer; the text has a column of its own. */
export function serialiseAnswer(response: TurnResponse): string {
  return JSON.stringify({ ...response, response_text: "" });
}

/** @throws IdempotencyKeyReusedError when the key was used for another request */
export function readAnsweredTurn(answered: AnsweredTurn, requestHash: string): TurnResponse {
  if (answered.request_hash !== requestHash) throw new IdempotencyKeyReusedError();
  return readStoredTurn(answered);
}

/** The answer as it was given. */
export function readStoredTurn(stored: Pick<AnsweredTurn, "answer" | "response_text">): TurnResponse {
  const turn = JSON.parse(stored.answer) as TurnResponse;
  // An answer from before there were memories had none.
  const metadata = { ...turn.metadata, memories: turn.metadata.memories ?? [] };
  return { ...turn, metadata, response_text: stored.response_text };
}

function heardView(hearing: Hearing): TurnResponse["metadata"]["hearing"] {
  const [tone = "", pace = "", intent = ""] = hearing.waveKey.split("-");
  return {
    tone: heardPart(hearing.tone, tone),
    pace: heardPart(hearing.pace, pace),
    intent: heardPart(hearing.intent, intent),
    source: hearing.source,
    language: hearing.language,
  };
}

function heardPart(
  distribution: Readonly<Record<string, number>>,
  value: string,
): { value: string; probability: number } {
  return { value, probability: Math.round((distribution[value] ?? 0) * 1e4) / 1e4 };
}

function tokensUsed(answer: Answer, contextTokens: number): number {
  const { promptTokens, completionTokens } = answer.completion ?? {
    promptTokens: null,
    completionTokens: null,
  };
  return (promptTokens ?? contextTokens) + (completionTokens ?? estimateTokens(answer.text));
}
