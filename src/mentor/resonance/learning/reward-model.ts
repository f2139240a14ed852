/** Stars by wave key and persona: what the doubly robust estimate begins with. Ridge regression over parts of the key. */
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { factorise, solveLower, solveUpper } from "./linear-algebra.ts";

/** What was chosen for a wave key, and how many stars it got. */
export interface RatedChoice {
  readonly waveKey: string;
  readonly personaId: string;
  readonly rating: number;
}

/** Expected stars of a persona for a wave key. */
export type RewardModel = (waveKey: string, personaId: string) => number;

const ROW = 1 + TONES.length + PACES.length + INTENTS.length;
/** How many decisions the belief is worth that nothing differs from the mean. */
const RIDGE = 3;

/** Learns from rated decisions; a persona that none of them has gets the mean. */
export function fitRewardModel(decisions: readonly RatedChoice[]): RewardModel {
  const personas = [...new Set(decisions.map(({ personaId }) => personaId))];
  const usual = decisions.reduce((sum, { rating }) => sum + rating, 0) / Math.max(1, decisions.length) || 0;
  const models = new Map(
    personas.map((personaId) => [
      personaId,
      fitPersona(
        decisions.filter((decision) => decision.personaId === personaId),
        usual,
      ),
    ]),
  );
  return (waveKey, personaId) => {
    const weights = models.get(personaId);
    if (weights === undefined) return usual;
    return placesOf(waveKey).reduce((sum, place) => sum + (weights[place] ?? 0), usual);
  };
}

function fitPersona(decisions: readonly RatedChoice[], usual: number): Float64Array {
  const matrix = new Float64Array(ROW * ROW);
  const right = new Float64Array(ROW);
  for (let place = 0; place < ROW; place += 1) matrix[place * ROW + place] = RIDGE;
  for (const { waveKey, rating } of decisions) {
    const places = placesOf(waveKey);
    for (const a of places) {
      right[a] = (right[a] ?? 0) + rating - usual;
      for (const b of places) matrix[a * ROW + b] = (matrix[a * ROW + b] ?? 0) + 1;
    }
  }
  const factor = factorise(matrix, ROW);
  return solveUpper(factor, solveLower(factor, right));
}

/** Where a wave key has ones: the constant, its tone, pace and intent. */
function placesOf(waveKey: string): number[] {
  const [tone, pace, intent] = waveKey.split("-");
  const parts = [
    { at: (TONES as readonly unknown[]).indexOf(tone), first: 1 },
    { at: (PACES as readonly unknown[]).indexOf(pace), first: 1 + TONES.length },
    { at: (INTENTS as readonly unknown[]).indexOf(intent), first: 1 + TONES.length + PACES.length },
  ];
  return [0, ...parts.filter(({ at }) => at >= 0).map(({ at, first }) => first + at)];
}
