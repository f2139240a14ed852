/** One conversation as Markdown or JSON, a page of turns at a time. */
import type { ConversationFormat } from "#contract/upkeep.ts";

export interface SaidTurn {
  readonly number: number;
  readonly user_message: string;
  readonly response_text: string;
  readonly persona_id: string;
  readonly wave_key: string;
  readonly model: string;
  readonly created_at: number;
}

export interface ConversationHead {
  readonly id: string;
  readonly title: string | null;
  readonly createdAt: number;
}

const WORDS = {
  en: { you: "You", conversation: "Conversation" },
  ko: { you: "나", conversation: "대화" },
} as const;

/** In pieces, so that a long conversation is never in memory as a whole. */
export async function* conversationText(
  head: ConversationHead,
  pages: AsyncIterable<readonly SaidTurn[]>,
  { format, language }: { readonly format: ConversationFormat; readonly language: keyof typeof WORDS },
): AsyncGenerator<string> {
  if (format === "json") yield* asJson(head, pages);
  else yield* asMarkdown(head, pages, WORDS[language]);
}

async function* asJson(
  { id, title, createdAt }: ConversationHead,
  pages: AsyncIterable<readonly SaidTurn[]>,
): AsyncGenerator<string> {
  const head = { format: "ion-conversation/1", session_id: id, title, created_at: isoTime(createdAt) };
  yield `${JSON.stringify(head).slice(0, -1)},"turns":[`;
  let separator = "\n";
  for await (const turns of pages) {
    for (const { created_at, persona_id, ...turn } of turns) {
      yield `${separator}${JSON.stringify({ ...turn, persona: persona_id, timestamp: isoTime(created_at) })}`;
      separator = ",\n";
    }
  }
  yield "\n]}\n";
}

async function* asMarkdown(
  { id, title, createdAt }: ConversationHead,
  pages: AsyncIterable<readonly SaidTurn[]>,
  words: (typeof WORDS)[keyof typeof WORDS],
): AsyncGenerator<string> {
  yield `# ${title ?? `${words.conversation} ${id}`}\n\n${readableTime(createdAt)}\n`;
  for await (const turns of pages) {
    for (const turn of turns) {
      const said = turn.user_message.replaceAll("\n", "\n> ");
      yield `\n## ${turn.number} · ${readableTime(turn.created_at)}\n\n**${words.you}:**\n\n> ${said}\n\n**${turn.persona_id}:**\n\n${turn.response_text}\n`;
    }
  }
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function readableTime(ms: number): string {
  return `${isoTime(ms).slice(0, 16).replace("T", " ")} UTC`;
}
