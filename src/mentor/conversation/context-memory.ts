/**
 * What a conversation carries from turn to turn beside its last turns: topics, entities, what was tried, what the
 * person prefers, a running summary of turns that have left the window. Pure: old memory and a turn in, new memory out.
 */
import type { Language } from "#contract/language.ts";
import { findEntities } from "./entities.ts";
import { firstSentence, shorten } from "./text.ts";
import { findTopics } from "./topics.ts";
import { findTried } from "./tried.ts";

/** Turns given to a model word for word, at least (capability C3). */
export const WINDOW_TURNS = 5;
/** So many leave at once: in between the next prompts begin the same, and providers can cache them. */
const LEAVING_TURNS = 10;
export const MAX_WINDOW_TURNS = WINDOW_TURNS + LEAVING_TURNS - 1;

/** The number of the first turn that is given word for word once there are `turnCount`. */
export function windowStart(turnCount: number): number {
  return LEAVING_TURNS * Math.floor(Math.max(0, turnCount - WINDOW_TURNS) / LEAVING_TURNS) + 1;
}

const MAX_TOPICS = 8;
const MAX_ENTITIES = 16;
const MAX_TRIED = 12;
const MAX_SUMMARY_LINES = 12;
/** How much a topic's weight fades with each turn that does not touch it. */
const TOPIC_DECAY = 0.8;

export interface ContextMemory {
  readonly topics: readonly { readonly text: string; readonly weight: number }[];
  readonly entities: readonly string[];
  readonly tried: readonly string[];
  readonly preferences: Readonly<Record<string, string>>;
  /** A line for each turn that left the window. */
  readonly summary: readonly string[];
  readonly playbook: { readonly playbookId: string; readonly stepsTold: number } | null;
  readonly suggestion: string | null;
}

export const EMPTY_MEMORY: ContextMemory = {
  topics: [],
  entities: [],
  tried: [],
  preferences: {},
  summary: [],
  playbook: null,
  suggestion: null,
};

/** Reads what `serialiseMemory` wrote; nothing else writes that column. */
export function parseMemory(text: string): ContextMemory {
  return JSON.parse(text) as ContextMemory;
}

export function serialiseMemory(memory: ContextMemory): string {
  return JSON.stringify(memory);
}

/** What a message tells before it is answered: new topics, entities and what was tried. */
export function hearMessage(memory: ContextMemory, message: string, language: Language): ContextMemory {
  const tried = findTried(message, memory.suggestion);
  return {
    ...memory,
    topics: mergeTopics(memory.topics, findTopics(message)),
    entities: mergeNewest(memory.entities, findEntities(message), MAX_ENTITIES),
    tried: mergeNewest(memory.tried, tried, MAX_TRIED),
    preferences: { ...memory.preferences, language: language === "ko" ? "ko" : "en" },
  };
}

/** What stays of a turn that leaves the window, added to the running summary; the oldest lines give way. */
export function summariseLeaving(
  memory: ContextMemory,
  leaving: { readonly number: number; readonly message: string; readonly answer: string },
): ContextMemory {
  const asked = shorten(firstSentence(leaving.message), 140);
  const answered = shorten(firstSentence(leaving.answer), 140);
  const line = `Turn ${leaving.number}: “${asked}” → ${answered}`;
  return { ...memory, summary: [...memory.summary, line].slice(-MAX_SUMMARY_LINES) };
}

/** The names of the topics, the strongest first. */
export function topicNames(memory: ContextMemory): string[] {
  return memory.topics.map((topic) => topic.text);
}

function mergeTopics(
  known: ContextMemory["topics"],
  heard: readonly { text: string; weight: number }[],
): ContextMemory["topics"] {
  const weights = new Map(known.map((topic) => [topic.text, topic.weight * TOPIC_DECAY]));
  for (const topic of heard) weights.set(topic.text, (weights.get(topic.text) ?? 0) + topic.weight);
  return [...weights]
    .map(([text, weight]) => ({ text, weight: Math.round(weight * 1000) / 1000 }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_TOPICS);
}

function mergeNewest(known: readonly string[], heard: readonly string[], limit: number): string[] {
  if (heard.length === 0) return [...known];
  const lowered = new Set(heard.map((text) => text.toLowerCase()));
  return [...known.filter((text) => !lowered.has(text.toLowerCase())), ...heard].slice(-limit);
}
