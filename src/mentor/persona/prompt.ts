/**
 * The prompt of a turn (R3): one template for every persona, in the order in which its parts change, so that providers
 * can cache its beginning: what is the same for every turn of a persona's version, what was said long ago, what was said
 * lately, and last the notes with the message.
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

export interface PastTurn {
  /** Its place in the conversation, from 1. */
  readonly number: number;
  readonly userMessage: string;
  readonly responseText: string;
}

export interface PromptRequest {
  readonly persona: Persona;
  readonly language: Language;
  readonly wave: { readonly waveKey: WaveKey; readonly tone: Distribution<Tone> };
  /** Earlier turns, oldest first. */
  readonly history: readonly PastTurn[];
  readonly context: {
    readonly summary: string | null;
    /** What else of long ago has to do with the message. */
    readonly recalled?: string | null;
    readonly topics: readonly string[];
    readonly entities: readonly string[];
    readonly tried: readonly string[];
    /** What is remembered of the person from other conversations, fenced as data; null: nothing. */
    readonly remembered?: string | null;
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
  /** Whether the notes, and with them what is remembered, fitted in. */
  readonly hasNotes: boolean;
}

/** Old turns leave in steps of so many, so that the prompts between begin the same. */
const STEP_TURNS = 3;

/** Builds the messages for a model; where the budget is short, notes go first, then the oldest turns. */
export function buildPrompt(request: PromptRequest): Prompt {
  const { text: system, tokens: systemTokens } = stablePart(request.persona);
  const { summary } = request.context;
  const before = [request.instructions ?? "", summary === null ? "" : summaryPart(summary)].filter(
    (text) => text !== "",
  );
  const fixed = before.reduce((sum, text) => sum + estimateTokens(text), systemTokens);
  const withNotes = `${notesOf(request)}\n\n${request.message}`;
  const fits = fixed + estimateTokens(withNotes) <= request.tokenBudget;
  const message = fits ? withNotes : request.message;
  const { history, tokens } = lately(request.history, request.tokenBudget - fixed - estimateTokens(message));
  const messages: PromptMessage[] = [
    { role: "system", content: system },
    ...before.map((content) => ({ role: "system", content }) as const),
    ...history.flatMap(({ userMessage, responseText }) => [
      { role: "user", content: userMessage } as const,
      { role: "assistant", content: responseText } as const,
    ]),
    { role: "user", content: message },
  ];
  return {
    messages,
    tokens: fixed + estimateTokens(message) + tokens,
    historyUsed: history.length,
    hasNotes: fits,
  };
}

/** The newest turns that fit, beginning at a place that stays the same for some turns. */
function lately(
  history: readonly PastTurn[],
  room: number,
): { readonly history: readonly PastTurn[]; readonly tokens: number } {
  const costs = history.map((turn) => estimateTokens(turn.userMessage) + estimateTokens(turn.responseText));
  let tokens = costs.reduce((sum, cost) => sum + cost, 0);
  let start = 0;
  const isStep = (index: number) => ((history[index]?.number ?? 0) - 1) % STEP_TURNS === 0;
  while (start < history.length && (tokens > room || (start > 0 && !isStep(start)))) {
    // The newest turn stays where it fits, wherever a step would begin.
    if (tokens <= room && start === history.length - 1) break;
    tokens -= costs[start] ?? 0;
    start += 1;
  }
  return { history: history.slice(start), tokens };
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
    // What is said word for word above need not be told again.
    context.summary === null ? "" : list("Topics", context.topics),
    context.summary === null ? "" : list("Mentioned", context.entities),
    list("Already tried", context.tried),
    context.recalled == null ? "" : `Said earlier, too:\n${fenced(context.recalled)}`,
    context.remembered == null
      ? ""
      : `What you remember of this person, for use where it helps; do not recite it.\n${fenced(context.remembered)}`,
    playbook === null ? "" : playbookNote(playbook),
    clarifyingQuestion == null
      ? ""
      : `It is unclear what the person wants. Answer briefly and let your one question be: ${clarifyingQuestion}`,
  ];
  return `<notes>\n${lines.filter((line) => line !== "").join("\n")}\n</notes>`;
}

function summaryPart(summary: string): string {
  return `<notes>\nEarlier in this conversation:\n${fenced(summary)}\n</notes>`;
}

function playbookNote(playbook: NonNullable<PromptRequest["playbook"]>): string {
  const steps = playbook.steps.map((step, index) => `${index + 1}. ${gistOf(step)}`).join("\n");
  return `A playbook that may fit, “${playbook.title}”: ${playbook.inShort}\n${steps}`;
}

/** A step's first sentence: notes change with every message, so what they cost is paid each time. */
function gistOf(step: string): string {
  return /^.*?[.!?。](?=\s)/su.exec(step)?.[0] ?? step;
}

function list(name: string, values: readonly string[]): string {
  return values.length === 0 ? "" : `${name}: ${fenced(values.join("; "))}`;
}

/** What a person wrote must not close the notes. */
function fenced(text: string): string {
  return text.replace(/<\/?notes>/gi, "");
}
