/** Retraining from a workspace's feedback: learned, judged on feedback it did not see, used only when better. */
import type { Actor } from "#contract/actor.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import type { Conversations, RatedDecision } from "#mentor/conversation/index.ts";
import {
  type Candidate,
  type Classifier,
  type CorrectedHearing,
  compareClassifiers,
  EMPTY_HISTORY,
  finishInSlices,
  type HeldMessage,
  type History,
  judgeCommonTaste,
  judgeCorrection,
  type LearnedKind,
  type LearnedModels,
  learnCommonTaste,
  learnCorrection,
  learnRating,
  type Verdict,
  withCorrection,
} from "#mentor/resonance/index.ts";

/** What one retraining came to. */
export interface Retrained extends Verdict {
  readonly kind: LearnedKind;
  /** The version in use from now on; null: what was in use stays. */
  readonly promoted: string | null;
  readonly reason: "better" | "not-better" | "worse-on-held-messages";
}

export interface RetrainingNeeds {
  readonly classifier: Classifier;
  readonly models: LearnedModels;
  readonly conversations: Pick<Conversations, "ratedDecisions" | "corrections" | "likedMessages">;
  readonly personas: { enabled(actor: Actor): Promise<readonly Candidate[]> };
  /** Messages that the classifier did not learn from, which a correction must not spoil. */
  readonly heldMessages: () => Promise<readonly HeldMessage[]>;
  readonly isPersonalised: (owner: {
    readonly workspaceId: string;
    readonly personId: string;
  }) => Promise<boolean>;
}

/** People who rated most say most. */
const MOST_PEOPLE = 300;
/** What nobody objected to in an answer they liked counts a quarter of what somebody said. */
const LIKED_WEIGHT = 0.25;
/** How much accuracy on held messages a correction may cost, the noise of the comparison aside. */
const HELD_TOLERANCE = 0.005;

export function createRetraining(needs: RetrainingNeeds) {
  return {
    async retrain(workspaceId: string): Promise<Retrained[]> {
      // It reads what the workspace's people said together, as nobody of them.
      const actor: Actor = { workspaceId, personId: "", scopes: ["operate"] };
      return [await retrainTaste(needs, actor), await retrainHearing(needs, actor)];
    },
  };
}

/** What people have in common in whom they like; those who switched personalisation off are left out. */
async function retrainTaste(needs: RetrainingNeeds, actor: Actor): Promise<Retrained> {
  const { workspaceId } = actor;
  const candidates = await needs.personas.enabled(actor);
  const people = historiesOf(await needs.conversations.ratedDecisions(actor));
  const histories: History[] = [];
  for (const [personId, history] of [...people].sort(byRatings).slice(0, MOST_PEOPLE))
    if (await needs.isPersonalised({ workspaceId, personId })) histories.push(history);
  const inUse = (await needs.models.of(workspaceId)).commonTaste;
  const verdict = await finishInSlices(judgeCommonTaste(histories, candidates, inUse));
  if (!verdict.isBetter) return { kind: "taste", ...verdict, promoted: null, reason: "not-better" };
  const content = await finishInSlices(learnCommonTaste(histories, candidates, inUse));
  const promoted = await needs.models.promote(workspaceId, {
    kind: "taste",
    content,
    figures: figuresOf(verdict),
  });
  return { kind: "taste", ...verdict, promoted, reason: "better" };
}

function byRatings([, a]: [string, History], [, b]: [string, History]): number {
  return b.answers.length - a.answers.length;
}

/** How the workspace's people sound, from what they corrected. */
async function retrainHearing(needs: RetrainingNeeds, actor: Actor): Promise<Retrained> {
  const { workspaceId } = actor;
  const { classifier, conversations, models } = needs;
  const inUse = (await models.of(workspaceId)).correction;
  const examples = [
    ...(await conversations.corrections(actor)).map(
      ({ text, corrected: { tone, pace, intent } }): CorrectedHearing => ({
        heard: classifier.classify(text),
        right: {
          ...(tone === undefined ? {} : { tone }),
          ...(pace === undefined ? {} : { pace }),
          ...(intent === undefined ? {} : { intent }),
        },
        weight: 1,
      }),
    ),
    ...(await conversations.likedMessages(actor)).map(({ text, waveKey }): CorrectedHearing => {
      const [tone = "", pace = "", intent = ""] = waveKey.split("-");
      return { heard: classifier.classify(text), right: { tone, pace, intent }, weight: LIKED_WEIGHT };
    }),
  ].filter(({ right }) => Object.keys(right).length > 0);
  const verdict = await finishInSlices(judgeCorrection(examples, inUse));
  if (!verdict.isBetter) return { kind: "hearing", ...verdict, promoted: null, reason: "not-better" };
  const content = await finishInSlices(learnCorrection(examples));
  const held = await needs.heldMessages();
  const current = inUse === undefined ? classifier : withCorrection(classifier, inUse);
  const random = repeatableRandom(1979);
  const check = compareClassifiers(current, withCorrection(classifier, content), { messages: held, random });
  if (check.candidate < check.current - HELD_TOLERANCE && check.gain.high < 0)
    return { kind: "hearing", ...verdict, promoted: null, reason: "worse-on-held-messages" };
  const figures = { ...figuresOf(verdict), heldBefore: check.current, heldAfter: check.candidate };
  const promoted = await models.promote(workspaceId, { kind: "hearing", content, figures });
  return { kind: "hearing", ...verdict, promoted, reason: "better" };
}

function figuresOf({ count, before, after, gain }: Verdict): Record<string, number> {
  return { count, before, after, gainLow: gain.low, gainHigh: gain.high };
}

/** Ratings of each person, learned one by one as they were given. */
function historiesOf(decisions: readonly RatedDecision[]): Map<string, History> {
  const histories = new Map<string, History>();
  for (const { personId, turnId, personaId, waveKey, rating, at, propensity } of decisions) {
    const answer = { turnId, personaId, waveKey, rating, weight: 1, at, hour: null, propensity };
    histories.set(personId, learnRating(histories.get(personId) ?? EMPTY_HISTORY, answer));
  }
  return histories;
}
