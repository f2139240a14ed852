/** What a saver can be told, and the checks of it. */
import type { Language } from "#contract/language.ts";
import { InvalidInputError } from "#lib/ion-error.ts";

/**
 * `stable`: chunk by chunk, never looking back: the text only grows. `layered`: a shorter stable text and, apart from it,
 * what else has to do with the question. `focused`: everything anew for the question.
 */
export const SAVER_MODES = ["layered", "stable", "focused"] as const;
export type SaverMode = (typeof SAVER_MODES)[number];

export interface SaverSettings {
  /** `layered` unless told. */
  readonly mode?: SaverMode;
  /** Messages at the end that stay as they are; 10, which is five turns, unless told. */
  readonly keepNewest?: number;
  /** Share of the older messages' tokens that is kept, over 0, at most 1; 0.6 unless told. */
  readonly targetShare?: number;
  /** From how many tokens on messages become a chunk of the stable text; 1000 unless told. */
  readonly chunkTokens?: number;
}

export interface SaveRequest {
  /** What is going to be answered; null: the stable text alone, whatever the mode. */
  readonly question: string | null;
  /** Instead of the setting. */
  readonly targetShare?: number;
  /** Most tokens of all that is kept, the newest messages included; null or absent: no limit. */
  readonly tokenBudget?: number | null;
  /** Of the conversation; English unless told. */
  readonly language?: Language;
}

/** The settings with what a request says instead. */
export interface Asked extends Required<SaverSettings> {
  readonly question: string | null;
  readonly language: Language;
  /** Most tokens, infinite without a limit. */
  readonly budget: number;
}

const DEFAULTS: Required<SaverSettings> = {
  mode: "layered",
  keepNewest: 10,
  targetShare: 0.6,
  chunkTokens: 1000,
};
/** Sums of thirds and quarters are not exact. */
const ROUNDING = 0.01;

/** @throws InvalidInputError when a setting is out of its range */
export function checkSettings(settings: SaverSettings): Required<SaverSettings> {
  const checked = { ...DEFAULTS, ...settings };
  checkShare(checked.targetShare);
  checkCount("keepNewest", checked.keepNewest, 0);
  checkCount("chunkTokens", checked.chunkTokens, 1);
  return checked;
}

/** @throws InvalidInputError when what the request says is out of its range */
export function checkRequest(request: SaveRequest, settings: Required<SaverSettings>): Asked {
  const { question, targetShare = settings.targetShare, tokenBudget = null, language = "en" } = request;
  checkShare(targetShare);
  if (tokenBudget !== null) checkCount("tokenBudget", tokenBudget, 0);
  const budget = tokenBudget === null ? Number.POSITIVE_INFINITY : Math.max(0, tokenBudget - ROUNDING);
  const mode = question === null && settings.mode === "focused" ? "stable" : settings.mode;
  return { ...settings, mode, targetShare, question, language, budget };
}

function checkShare(share: number): void {
  if (!(share > 0 && share <= 1))
    throw new InvalidInputError("targetShare", `${share} is no share`, "give a number over 0, at most 1");
}

function checkCount(field: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new InvalidInputError(field, `${value} is not allowed`, `give a whole number from ${least} on`);
}
