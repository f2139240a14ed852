/** Between the rows of the table `memory` and what they mean. */
import type { Schema } from "#platform/database/index.ts";
import type { MemoryEnd, MemoryKind, MemoryRecord } from "./memory.ts";

export type MemoryRow = Schema["memory"];

/** Whose it is. */
export interface Owner {
  readonly workspaceId: string;
  readonly personId: string;
}

export function recordOf(row: MemoryRow): MemoryRecord {
  return {
    id: row.id,
    tier: row.tier,
    kind: row.kind as MemoryKind,
    subject: row.subject,
    attribute: row.attribute,
    value: row.value,
    text: row.text,
    language: row.language as MemoryRecord["language"],
    project: row.project,
    importance: row.importance,
    durability: row.durability,
    dependsOn: JSON.parse(row.depends_on) as string[],
    source: {
      conversationId: row.conversation_id ?? "",
      turnId: row.turn_id ?? "",
      turnNumber: row.turn_number ?? 0,
      quote: row.quote,
      start: row.quote_start,
      end: row.quote_end,
      saidAt: row.said_at,
    },
    validFrom: row.valid_from,
    validTo: row.valid_to,
    endedBy: row.ended_by as MemoryEnd | null,
    supersededBy: row.superseded_by,
    isPinned: row.is_pinned === 1,
    mentions: row.mentions,
    lastSaidAt: row.last_said_at,
    createdAt: row.created_at,
    origin: row.origin,
    privacy: row.privacy,
  };
}

export function rowOf(owner: Owner, record: MemoryRecord, version: number): MemoryRow {
  const { source } = record;
  const isSaid = source.conversationId !== "";
  return {
    workspace_id: owner.workspaceId,
    person_id: owner.personId,
    id: record.id,
    tier: record.tier,
    kind: record.kind,
    subject: record.subject,
    attribute: record.attribute,
    value: record.value,
    text: record.text,
    language: record.language,
    project: record.project,
    importance: record.importance,
    durability: record.durability,
    depends_on: JSON.stringify(record.dependsOn),
    origin: record.origin ?? "said",
    privacy: record.privacy ?? "may-leave",
    conversation_id: isSaid ? source.conversationId : null,
    turn_id: isSaid ? source.turnId : null,
    turn_number: isSaid ? source.turnNumber : null,
    quote: source.quote,
    quote_start: source.start,
    quote_end: source.end,
    said_at: source.saidAt,
    valid_from: record.validFrom,
    valid_to: record.validTo,
    ended_by: record.endedBy,
    superseded_by: record.supersededBy,
    is_pinned: record.isPinned ? 1 : 0,
    mentions: record.mentions,
    last_said_at: record.lastSaidAt,
    created_at: record.createdAt,
    version,
  };
}
