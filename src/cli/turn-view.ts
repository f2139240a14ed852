import type { Ion } from "#app/index.ts";
import type { TurnResponse } from "#contract/conversation.ts";
import type { Terminal } from "./terminal.ts";

const BAR_WIDTH = 16;

/** The line over an answer: who speaks. */
export async function personaHeading(terminal: Terminal, ion: Ion, personaId: string): Promise<string> {
  const persona = await ion.personas.get(ion.localActor, personaId);
  return `${persona.emoji} ${terminal.style("bold", persona.name)} ${terminal.style("dim", `· ${persona.role}`)}`;
}

/** Why this persona, the top three, what answered: the quiet lines under an answer. */
export function explainTurn(terminal: Terminal, turn: TurnResponse): string[] {
  const { metadata } = turn;
  const lines = metadata.reasons.map((entry) => {
    const bar = shareBar(entry.score);
    const head = `  ${bar} ${entry.score.toFixed(2)}  `;
    return terminal.style(
      "dim",
      `${head}${wrap(terminal, `${entry.persona}: ${entry.reason}`, head.length)}`,
    );
  });
  const playbook = metadata.playbook === null ? "no playbook" : `playbook ${metadata.playbook.id}`;
  const cost = metadata.cost_usd === null ? "price unknown" : `${metadata.cost_usd.toFixed(4)} USD`;
  const heard = `${metadata.wave_key} (${metadata.hearing.source}), confidence ${metadata.confidence.toFixed(2)}`;
  const answered = `${modelOf(metadata)} · ${playbook} · ${metadata.processing_time_ms.toFixed(1)} ms · ${cost}`;
  const remembered = metadata.memories.map((memory) =>
    terminal.style("dim", rememberedLine(terminal, memory)),
  );
  return [terminal.style("dim", `heard ${heard}`), ...lines, ...remembered, terminal.style("dim", answered)];
}

/** A memory that the answer was given, and the turn it comes from. */
function rememberedLine(terminal: Terminal, memory: TurnResponse["metadata"]["memories"][number]): string {
  const { conversation_id, turn_number, said_at } = memory.source;
  const from = conversation_id === null ? "your own words" : `${conversation_id} #${turn_number}`;
  const head = "remembered ";
  return `${head}${wrap(terminal, `“${memory.text}” (${from}, ${said_at.slice(0, 10)})`, head.length)}`;
}

/** Which model answered, why that one, which ones did not, and what it used. */
function modelOf({ model, answered_by }: TurnResponse["metadata"]): string {
  if (answered_by === null) return model;
  const { id, reason, failed_before, prompt_tokens, cached_prompt_tokens, completion_tokens } = answered_by;
  const failed = failed_before.map((one) => `${one.id} ${one.failure}`).join(", ");
  const cached = cached_prompt_tokens ? ` (${cached_prompt_tokens} cached)` : "";
  const used =
    prompt_tokens === null || completion_tokens === null
      ? ""
      : ` · ${prompt_tokens}${cached} + ${completion_tokens} tokens`;
  return `${id} (${reason}${failed === "" ? "" : `; before it ${failed}`})${used}`;
}

/** That the model did not answer and the offline mentor did; null when nothing of the kind happened. */
export function explainFallback({ metadata: { fallback } }: TurnResponse): string | null {
  if (fallback === null) return null;
  return `${fallback.from} did not answer: ${fallback.reason}.`;
}

/** A share of 0..1 as a bar of fixed width. */
export function shareBar(share: number): string {
  const filled = Math.max(0, Math.min(BAR_WIDTH, Math.round(share * BAR_WIDTH)));
  return "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
}

/** Text whose further lines stand under its first, `indent` columns in; in a pipe it stays one line. */
export function wrap(terminal: Terminal, text: string, indent: number): string {
  if (!terminal.isRich) return text;
  const width = Math.max(20, terminal.columns - indent);
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines[lines.length - 1] ?? "";
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines.join(`\n${" ".repeat(indent)}`);
}

/** A found passage on one line; the words found stand out. */
export function showSnippet(terminal: Terminal, snippet: string): string {
  const line = snippet.replace(/\s+/g, " ");
  return terminal.isRich ? line.replace(/\*\*(.+?)\*\*/g, (_, found) => terminal.style("bold", found)) : line;
}
