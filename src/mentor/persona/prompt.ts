/**
 * The prompt of a turn (R3): one template for every persona. The stable part comes first and is the same for every turn
 * of a persona's version, so that providers can cache it; what changes comes last.
 */
import type { Language } from "#contract/language.ts";
import type { Distribution, Tone, WaveKey } from "#contract/wave-key.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import type { Persona } from "./persona.ts";
import { PART_INSTRUCTIONS, SHARED_RULES } from "./prompt-catalog.ts";

export interface PromptMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface PromptRequest {
  readonly persona: Persona;
  readonly language: Language;
  readonly wave: { readonly waveKey: WaveKey; readonly tone: Distribution<Tone> };
  /** Earlier turns, oldest first. */
  readonly history: readonly { readonly userMessage: string; readonly responseText: string }[];
  readonly context: {
    readonly summary: string | null;
    readonly topics: readonly string[];
    readonly entities: readonly string[];
    readonly tried: readonly string[];
  };
  readonly message: string;
  readonly playbook: {
    readonly title: string;
    readonly inShort: string;
    readonly steps: readonly string[];
  } | null;
  /** What to ask because it is unclear what the person wants; null when it is clear. */
  readonly clarifyingQuestion?: string | null;
  /** What a calling program adds; after the stable part, so that this stays the same. */
  readonly instructions?: string | null;
  /** Most estimated tokens of all messages together; the system prompt and the message always stay. */
  readonly tokenBudget: number;
}

export interface Prompt {
  readonly messages: readonly PromptMessage[];
  readonly tokens: number;
  /** How many earlier turns fitted in. */
  readonly historyUsed: number;
}

/** Builds the messages for a model; where the budget is short, notes go first, then the oldest turns. */
export function buildPrompt(request: PromptRequest): Prompt {
  const { text: system, tokens: systemTokens } = stablePart(request.persona);
  const notes = notesOf(request);
  const withNotes = `${notes}\n\n${request.message}`;
  const base = systemTokens + estimateTokens(withNotes);
  const message = base <= request.tokenBudget ? withNotes : request.message;
  const added = request.instructions ?? "";
  let tokens = systemTokens + estimateTokens(message) + estimateTokens(added);
  const history: PromptMessage[] = [];
  for (const turn of request.history.toReversed()) {
    const cost = estimateTokens(turn.userMessage) + estimateTokens(turn.responseText);
    if (tokens + cost > request.tokenBudget) break;
    tokens += cost;
    history.unshift(
      { role: "user", content: turn.userMessage },
      { role: "assistant", content: turn.responseText },
    );
  }
  const messages: PromptMessage[] = [
    { role: "system", content: system },
    ...(added === "" ? [] : [{ role: "system", content: added } as const]),
    ...history,
    { role: "user", content: message },
  ];
  return { messages, tokens, historyUsed: history.length / 2 };
}

/** Kept per persona object, which lives as long as its version is the newest. */
const stableParts = new WeakMap<Persona, { readonly text: string; readonly tokens: number }>();

function stablePart(persona: Persona): { readonly text: string; readonly tokens: number } {
  const known = stableParts.get(persona);
  if (known !== undefined) return known;
  const structure = persona.structure
    .map((part, index) => `${index + 1}. ${PART_INSTRUCTIONS[part]}`)
    .join("\n");
  const style = persona.style.map((rule) => `- ${rule}`).join("\n");
  const text = `${persona.prompt.trim()}\n\nBuild every answer in this order:\n${structure}\n\nStyle:\n${style}\n\n${SHARED_RULES}`;
  const made = { text, tokens: estimateTokens(text) };
  stableParts.set(persona, made);
  return made;
}

function notesOf({ wave, context, playbook, language, clarifyingQuestion }: PromptRequest): string {
  const lines = [
    `The message sounds ${wave.waveKey.replaceAll("-", ", ").replaceAll("_", " ")}.`,
    language === "ko" ? "The person writes Korean." : "",
    list("Topics", context.topics),
    list("Mentioned", context.entities),
    list("Already tried", context.tried),
    context.summary === null ? "" : `Earlier in this conversation:\n${fenced(context.summary)}`,
    playbook === null ? "" : playbookNote(playbook),
    clarifyingQuestion == null
      ? ""
      : `It is unclear what the person wants. Answer briefly and let your one question be: ${clarifyingQuestion}`,
  ];
  return `<notes>\n${lines.filter((line) => line !== "").join("\n")}\n</notes>`;
}

function playbookNote(playbook: NonNullable<PromptRequest["playbook"]>): string {
  const steps = playbook.steps.map((step, index) => `${index + 1}. ${step}`).join("\n");
  return `A playbook that may fit, “${playbook.title}”: ${playbook.inShort}\n${steps}`;
}

function list(name: string, values: readonly string[]): string {
  return values.length === 0 ? "" : `${name}: ${fenced(values.join("; "))}`;
}

/** What a person wrote must not close the notes. */
function fenced(text: string): string {
  return text.replace(/<\/?notes>/gi, "");
}
