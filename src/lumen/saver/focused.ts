/** Everything anew for a question: what says most, and what has to do with the question, in one text. */
import { CODE_SHARE, costBetween, type Draft, unitsBetween, vocabularyOf } from "./draft.ts";
import { fit } from "./fit.ts";
import { rank } from "./rank.ts";
import { recentFrom, turnStart } from "./recent.ts";
import { createPage } from "./render.ts";
import { createSaid } from "./said.ts";
import type { Outcome } from "./saved.ts";
import type { Asked } from "./settings.ts";
import { related } from "./stable.ts";

/** Where the newest messages do not fit, how much of the budget they take as they are. */
const RECENT_SHARE = 0.5;
/** How much of the tokens is for what says most, whatever is asked. */
const GENERAL_PART = 0.6;

export function compressFocused(draft: Draft, asked: Asked & { readonly question: string }): Outcome {
  const { messages } = draft;
  const { question, keepNewest, targetShare, budget } = asked;
  const newest = turnStart(draft, messages.length - keepNewest);
  const start = recentFrom(draft, newest, { tokens: budget, share: RECENT_SHARE });
  const old = { from: 0, to: start };
  const left = budget - costBetween(draft, { from: start, to: messages.length });
  const room = Math.min(costBetween(draft, old) * targetShare, left);
  const { worth } = vocabularyOf(draft, messages.length);
  const offered = unitsBetween(draft, old, room * CODE_SHARE);
  const ranked = rank(offered, { worth, emphasis: () => 1, said: createSaid() });
  const general = fit(ranked, room * GENERAL_PART, messages);
  const more = related(draft, { question, old, kept: general.units, room: room - general.cost });
  const kept = [...general.units, ...more.units].sort((a, b) => a.message - b.message || a.start - b.start);
  const page = createPage(messages);
  page.add(kept);
  return {
    mode: "focused",
    page,
    stableCharacters: 0,
    added: "",
    kept,
    recentFrom: start,
    isSummarised: () => false,
  };
}
