/** The write gate: what may be remembered at all. */
import type { MemoryCandidate, RefusalReason } from "../memory.ts";
import { valueKey } from "./value-key.ts";

/** Below it a thing will not matter in a month; dates matter until they are over. */
export const LEAST_DURABILITY = 0.35;
const LONGEST_VALUE = 200;
const PERSONAL =
  /^(?:self|team|(?:project|person):.+|(?:brother|sister|mother|father|son|daughter|partner|friend|relative)\b.*)$/;

export interface GateNeeds {
  readonly recalled: readonly string[];
  readonly forgottenSlots: { get(slot: string): number | undefined };
}

/** Why a candidate is turned away, or null. Novelty is judged beside what is stored, not here. */
export function refusalOf(candidate: MemoryCandidate, needs: GateNeeds): RefusalReason | null {
  const { source, subject, attribute, value, claim } = candidate;
  if (source.quote.trim() === "" || source.end <= source.start || value.trim() === "") return "no-quote";
  if (value.length > LONGEST_VALUE || !PERSONAL.test(subject)) return "not-personal";
  if (claim === "holds" && candidate.durability < LEAST_DURABILITY) return "not-durable";
  const forgottenAt = needs.forgottenSlots.get(`${subject}/${attribute}`);
  if (forgottenAt !== undefined && source.saidAt <= forgottenAt) return "forgotten";
  return claim === "holds" && isRecalled(candidate, needs.recalled) ? "recalled" : null;
}

/** What repeats a recalled text word for word came out of the prompt, whoever typed it. */
function isRecalled({ text, source }: MemoryCandidate, recalled: readonly string[]): boolean {
  if (recalled.length === 0) return false;
  const said = valueKey(text);
  const quoted = valueKey(source.quote);
  return recalled.some((entry) => {
    const known = valueKey(entry);
    return known !== "" && (known === said || known === quoted);
  });
}
