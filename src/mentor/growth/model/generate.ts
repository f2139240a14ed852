/** How this room asks a model: one call, one whole answer. Who composes the room decides which model, and what it may see. */
import type { Actor } from "#contract/actor.ts";

const CALL_PURPOSES = ["questions", "draft", "judgement"] as const;
export type CallPurpose = (typeof CALL_PURPOSES)[number];

export interface CallOptions {
  readonly purpose: CallPurpose;
  /** Whose call it is, and who pays. */
  readonly actor: Actor;
  readonly maxAnswerTokens: number;
  /** The call judges what another model wrote. */
  readonly isJudge: boolean;
  /** This model must not be asked: it wrote what is judged. */
  readonly avoidModel?: string;
  readonly signal: AbortSignal;
}

/** What came back: the model's ION id, and what it cost; null where its price is unknown. */
export interface ModelText {
  readonly text: string;
  readonly model: string;
  readonly costUsd: number | null;
}

/** null: none is configured, none may be asked, or none answered; ION's own rules take over and say so. */
export type Generate = (
  prompt: { readonly system: string; readonly user: string },
  options: CallOptions,
) => Promise<ModelText | null>;
