/** Policies that can be judged from the log before anyone meets them. */
import { z } from "zod";
import type { Affinities } from "#contract/persona.ts";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { Candidate } from "../hearing.ts";
import { INTENT_WEIGHT, PACE_WEIGHT, TONE_WEIGHT } from "../router.ts";
import type { LoggedDecision, Policy } from "./off-policy.ts";

const affinity = z.number().min(0).max(1);
const parts = <T extends string>(names: readonly T[]) => z.partialRecord(z.enum(names), affinity).optional();
const matrixSchema = z
  .record(z.string(), z.strictObject({ tone: parts(TONES), pace: parts(PACES), intent: parts(INTENTS) }))
  .refine((matrix) => Object.keys(matrix).length > 0);

/** Another affinity matrix, by persona; what it leaves out stays as it is. */
export type MatrixChange = z.infer<typeof matrixSchema>;

/**
 * Reads a policy file: `{ "Lua": { "tone": { "calm": 0.9 } } }`.
 *
 * @throws InvalidInputError saying what is wrong with it
 */
export function parseMatrixChange(text: string): MatrixChange {
  const fix = 'write affinities 0..1 by persona, e.g. {"Lua": {"tone": {"calm": 0.9}}}';
  const parsed = matrixSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join(".") || "the file";
  throw new InvalidInputError("policy", `${place}: ${issue?.message ?? "is no affinity matrix"}`, fix);
}

/** The static router over the likeliest key, with the affinities of `candidates`. */
export function staticPolicy(candidates: readonly Candidate[]): Policy {
  return (decision) => certain(decision, bestFor(candidates, decision));
}

/** Candidates with a changed matrix. @throws InvalidInputError for a persona that is none of them */
export function changeMatrix(candidates: readonly Candidate[], change: MatrixChange): Candidate[] {
  const unknown = Object.keys(change).find((id) => candidates.every((candidate) => candidate.id !== id));
  if (unknown !== undefined) {
    const names = candidates.map(({ id }) => id).join(", ");
    throw new InvalidInputError("policy", `${unknown} is no enabled persona`, `use ${names}`);
  }
  return candidates.map((candidate) => {
    const { tone, pace, intent } = change[candidate.id] ?? {};
    const affinities = {
      tone: { ...candidate.affinities.tone, ...tone },
      pace: { ...candidate.affinities.pace, ...pace },
      intent: { ...candidate.affinities.intent, ...intent },
    } as Affinities;
    return { ...candidate, affinities };
  });
}

/** Always the same persona. */
export function alwaysPolicy(personaId: string): Policy {
  return (decision) => certain(decision, personaId);
}

/** The best by the scores that were logged: the policy in use, without exploration and without staying. */
export const greedyPolicy: Policy = (decision) => {
  const [best] = Object.entries(decision.scores).sort((a, b) => b[1] - a[1]);
  return certain(decision, best?.[0] ?? decision.personaId);
};

function certain(decision: LoggedDecision, personaId: string): Record<string, number> {
  return { ...Object.fromEntries(Object.keys(decision.scores).map((id) => [id, 0])), [personaId]: 1 };
}

/** The best of those that could be chosen then; the first of equals. */
function bestFor(candidates: readonly Candidate[], decision: LoggedDecision): string {
  const [tone = "", pace = "", intent = ""] = decision.waveKey.split("-");
  const known = candidates.filter(({ id }) => id in decision.scores);
  const scores = known.map(({ affinities }) => {
    const of = (axis: Readonly<Record<string, number>>, value: string) => axis[value] ?? 0;
    return (
      TONE_WEIGHT * of(affinities.tone, tone) +
      PACE_WEIGHT * of(affinities.pace, pace) +
      INTENT_WEIGHT * of(affinities.intent, intent)
    );
  });
  return known[scores.indexOf(Math.max(...scores))]?.id ?? decision.personaId;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
