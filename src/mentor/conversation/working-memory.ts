/** Working memory (M1): what a conversation holds in mind right now, computed from what it carries along. */
import type { Actor } from "#contract/actor.ts";
import type { WorkingMemoryView } from "#contract/memory.ts";
import { parseMemory, topicNames } from "./context-memory.ts";
import { findConversation, type SessionNeeds, toTime } from "./session.ts";
import { shorten } from "./text.ts";

const MAX_ITEMS = 10;
const MAX_ITEM_CHARACTERS = 280;
const FILE = /^(?:[\w.-]+\/)*[\w-]+\.[a-z]{1,5}$/u;

/** @throws ConversationNotFoundError */
export async function readWorkingMemory(
  needs: SessionNeeds,
  actor: Actor,
  sessionId: string,
): Promise<WorkingMemoryView> {
  const row = await findConversation(needs, actor, sessionId);
  const turns = await needs.history.turnsBefore(row.id, row.turn_count + 1, MAX_ITEMS);
  const memory = parseMemory(row.memory);
  const files = memory.entities.filter((entity) => FILE.test(entity));
  return {
    session_id: row.id,
    items: turns.toReversed().map((turn) => ({
      turn_number: turn.number,
      text: shorten(turn.user_message, MAX_ITEM_CHARACTERS),
      said_at: toTime(turn.created_at),
    })),
    entities: memory.entities.filter((entity) => !files.includes(entity)),
    files,
    task: {
      topic: topicNames(memory)[0] ?? null,
      playbook: memory.playbook?.playbookId ?? null,
      tried: [...memory.tried],
      next: memory.suggestion,
    },
  };
}
