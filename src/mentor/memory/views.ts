/** A memory as it crosses the wire. */
import type { MemoryView } from "#contract/memory.ts";
import type { MemoryRecord } from "./memory.ts";

export function viewOf(record: MemoryRecord): MemoryView {
  const { source } = record;
  const isSaid = source.conversationId !== "";
  return {
    id: record.id,
    kind: record.kind,
    tier: record.tier,
    text: record.text,
    subject: record.subject,
    attribute: record.attribute,
    value: record.value,
    project: record.project,
    importance: record.importance,
    pinned: record.isPinned,
    mentions: record.mentions,
    source: {
      conversation_id: isSaid ? source.conversationId : null,
      turn_number: isSaid ? source.turnNumber : null,
      quote: source.quote,
      said_at: toTime(source.saidAt),
    },
    edited: record.origin === "edited",
    valid_from: toTime(record.validFrom),
    valid_to: record.validTo === null ? null : toTime(record.validTo),
    ended_by: record.endedBy,
    superseded_by: record.supersededBy,
    last_said_at: toTime(record.lastSaidAt),
    created_at: toTime(record.createdAt),
  };
}

function toTime(ms: number): string {
  return new Date(ms).toISOString();
}
