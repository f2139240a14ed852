/** How likely a clause of a job asks for something: a softmax over the clause's features, learned from labelled pairs. */
import { type ClauseContext, clauseFeatures } from "./clause-features.ts";
import { CLAUSE_WEIGHTS } from "./clause-weight-catalog.ts";

/** What each feature adds to an ability and to a practical matter against nothing asked. */
export type ClauseWeights = Readonly<Record<string, readonly [ability: number, practical: number]>>;

/** Together at most 1; the rest is that nothing is asked. */
export interface ClauseVerdict {
  /** Something to have, know or have done. */
  readonly ability: number;
  /** A condition of life: where, when, with which permit. */
  readonly practical: number;
}

/** Probabilities 0 to 1. Learned by training/train-growth.ts. */
export function judgeClause(
  context: ClauseContext,
  clauseWeights: ClauseWeights = CLAUSE_WEIGHTS,
): ClauseVerdict {
  let ability = 0;
  let practical = 0;
  for (const [name, value] of clauseFeatures(context)) {
    const weights = clauseWeights[name];
    if (weights === undefined) continue;
    ability += weights[0] * value;
    practical += weights[1] * value;
  }
  const most = Math.max(0, ability, practical);
  const odds = {
    nothing: Math.exp(-most),
    ability: Math.exp(ability - most),
    practical: Math.exp(practical - most),
  };
  const whole = odds.nothing + odds.ability + odds.practical;
  return { ability: odds.ability / whole, practical: odds.practical / whole };
}
