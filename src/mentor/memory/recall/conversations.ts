/** Which passages stand beside each other: of every conversation its passages in their order. */
import type { Passage } from "../memory.ts";

export interface Conversation {
  /** Numbers of its passages, by position. */
  readonly numbers: readonly number[];
  readonly positions: readonly number[];
  /** When its first and last passages were said, milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

interface OpenConversation {
  readonly numbers: number[];
  readonly positions: number[];
  from: number;
  to: number;
}

export function createConversations() {
  const conversations = new Map<string, OpenConversation>();
  return {
    put(passage: Passage, number: number): Conversation {
      const { conversationId, position, saidAt } = passage;
      const known = conversations.get(conversationId);
      if (known === undefined) {
        const opened = { numbers: [number], positions: [position], from: saidAt, to: saidAt };
        conversations.set(conversationId, opened);
        return opened;
      }
      const at = firstAt(known.positions, position, "behind");
      known.numbers.splice(at, 0, number);
      known.positions.splice(at, 0, position);
      known.from = Math.min(known.from, saidAt);
      known.to = Math.max(known.to, saidAt);
      return known;
    },
    take(passage: Passage, number: number): void {
      const known = conversations.get(passage.conversationId);
      const at = known?.numbers.indexOf(number) ?? -1;
      if (known === undefined || at < 0) return;
      known.numbers.splice(at, 1);
      known.positions.splice(at, 1);
      if (known.numbers.length === 0) conversations.delete(passage.conversationId);
    },
    all: (): Iterable<Conversation> => conversations.values(),
  };
}

/** The passage at a position; −1 where none stands. */
export function placeBeside({ positions, numbers }: Conversation, position: number): number {
  // Where nothing is missing a passage's place is its position.
  const at = positions[position] === position ? position : firstAt(positions, position, "at");
  return positions[at] === position ? (numbers[at] as number) : -1;
}

/** The first place whose position is at least the wanted one, or the one behind all that equal it. */
function firstAt(positions: readonly number[], wanted: number, where: "at" | "behind"): number {
  let low = 0;
  let high = positions.length;
  if (where === "behind" && (positions.at(-1) ?? wanted) <= wanted) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = positions[middle] as number;
    if (value < wanted || (where === "behind" && value === wanted)) low = middle + 1;
    else high = middle;
  }
  return low;
}
