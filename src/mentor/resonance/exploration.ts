/** Epsilon-greedy over the top three (R5): a share of turns tries another persona, with its exact probability kept. */
const ARMS = 3;

export interface Choice {
  readonly index: number;
  /** How likely this choice was. */
  readonly propensity: number;
  readonly explored: boolean;
}

/**
 * Chooses among `count` candidates that are sorted best first.
 *
 * @param share of turns that choose evenly among the top three, 0..0.5
 * @param random uniform in [0, 1)
 */
export function choose(count: number, share: number, random: () => number): Choice {
  const arms = Math.min(ARMS, count);
  if (share <= 0 || arms < 2) return { index: 0, propensity: 1, explored: false };
  const index = random() < share ? Math.min(arms - 1, Math.floor(random() * arms)) : 0;
  const propensity = index === 0 ? 1 - share + share / arms : share / arms;
  return { index, propensity, explored: index !== 0 };
}
