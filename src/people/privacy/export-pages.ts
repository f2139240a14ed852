/** A person's rows as text to be read: Markdown, a page of rows at a time. Pure. */
import type { ExportTexts } from "./export-texts-catalog.ts";
import type { Row } from "./people-store.ts";

/** `2026-11-21 09:30`, in UTC. */
export function readableTime(ms: unknown): string {
  return new Date(Number(ms)).toISOString().slice(0, 16).replace("T", " ");
}

/** A turn: what was said and what was answered. */
export function turnMarkdown(row: Row, texts: ExportTexts): string {
  const head = `## ${row.number} · ${readableTime(row.created_at)}\n\n`;
  const said = `**${texts.you}:**\n\n${quoted(String(row.user_message))}\n\n`;
  return `${head}${said}**${row.persona_id}:**\n\n${row.response_text}\n\n`;
}

export function memoryMarkdown(row: Row, texts: ExportTexts): string {
  const marks = [
    `${row.kind}, ${row.tier}`,
    `${texts.said} ${readableTime(row.said_at)}`,
    ...(row.is_pinned === 1 ? [texts.pinned] : []),
    ...(row.ended_by === null ? [] : [`${texts.ended} (${row.ended_by})`]),
  ];
  return `- ${row.text} (${marks.join("; ")})\n`;
}

export function feedbackMarkdown(row: Row, texts: ExportTexts): string {
  const parts = [
    row.rating === null ? null : `${texts.rated} ${row.rating}`,
    row.thumbs === null ? null : row.thumbs === "up" ? "👍" : "👎",
    row.comment === null ? null : `“${row.comment}”`,
    ...["tone", "pace", "intent", "persona"].map((part) => {
      const corrected = row[`correct_${part}`];
      return corrected === null || corrected === undefined ? null : `${part} → ${corrected}`;
    }),
  ].filter((part) => part !== null);
  return `- ${readableTime(row.created_at)}, ${row.conversation_id} #${row.turn_number}: ${parts.join(", ")}\n`;
}

export function decisionMarkdown(row: Row): string {
  const share = Math.round(Number(row.propensity) * 100);
  return `- ${readableTime(row.created_at)}: **${row.persona_id}** (${row.wave_key}, ${share} %, ${row.purpose})\n`;
}

export function settingsMarkdown(row: Row | undefined, texts: ExportTexts): string {
  const days = row?.retention_days ?? null;
  const kept = days === null ? texts.workspaceDecides : days === 0 ? texts.forever : String(days);
  const isOn = row?.is_personalised !== 0;
  return `- ${texts.personalised}: ${isOn ? texts.on : texts.off}\n- ${texts.retention}: ${kept}\n`;
}

/** What a program counted, as an outline. */
export function outline(value: unknown, depth = 0): string {
  if (typeof value !== "object" || value === null) return `${value}\n`;
  const inner = Object.entries(value).map(([name, part]) => {
    const isLeaf = typeof part !== "object" || part === null;
    return `${"  ".repeat(depth)}- ${name}:${isLeaf ? ` ${part}\n` : `\n${outline(part, depth + 1)}`}`;
  });
  return inner.join("");
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}
