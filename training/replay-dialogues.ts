/** Long conversations run through the built-in extractor and the write gate, turn by turn, as if they were held with ION. */
import { readFileSync } from "node:fs";
import { createBuiltInExtractor } from "../src/mentor/memory/extraction/built-in.ts";
import type { LearnedTurn, MemoryRecord } from "../src/mentor/memory/memory.ts";
import { reconcile } from "../src/mentor/memory/truth/reconcile.ts";
import { loadMemoryDialogues, type MemoryDialogue } from "./memory-dialogues.ts";
import { loadTruthCases, turnsOf as turnsOfCase } from "./truth-cases.ts";

export interface Replayed {
  /** What the people in the place of the person said, in messages. */
  readonly messages: number;
  /** Everything that was stored, also what was ended or superseded later, as it was when it was stored. */
  readonly stored: readonly MemoryRecord[];
}

/** Who is the person: the one who speaks first, the other, or everybody in turn. A mentor never is. */
export const PERSONS = ["first", "second", "each"] as const;
export type Person = (typeof PERSONS)[number];

/** @param file as `loadMemoryDialogues` or `loadTruthCases` reads it, or messages of one person a line; in the last two one person speaks */
export async function replayDialogues(file: string, person: Person): Promise<Replayed> {
  let messages = 0;
  const stored: MemoryRecord[] = [];
  for (const turns of conversationsIn(file, person)) {
    messages += turns.length;
    stored.push(...(await storedFrom(turns)));
  }
  return { messages, stored };
}

function conversationsIn(file: string, person: Person): readonly (readonly LearnedTurn[])[] {
  const text = file.endsWith(".jsonl") ? readFileSync(file, "utf8") : "";
  if (text.includes('"messages":')) return text.trim().split("\n").map(turnsOfMessages);
  if (text.includes('"says"')) return loadTruthCases(file).map(turnsOfCase);
  return loadMemoryDialogues(file).flatMap((dialogue) =>
    peopleIn(dialogue, person).map((speaker) => turnsOf(dialogue, speaker)),
  );
}

const DAY_MS = 86_400_000;

/** One person's messages to a mentor, each a day or two after the one before: `extraction-conversations.jsonl`. */
function turnsOfMessages(line: string): readonly LearnedTurn[] {
  const { id, language, day, messages } = JSON.parse(line) as MentorConversation;
  return messages.map((userMessage, place) => ({
    id: `${id}-${place + 1}`,
    number: place + 1,
    userMessage,
    responseText: "",
    language,
    saidAt: Date.parse(`${day}T09:00:00Z`) + Math.floor(place * 1.5) * DAY_MS,
    personaId: "nana",
    waveKey: "calm-slow-advice",
    recalled: [],
  }));
}

interface MentorConversation {
  readonly id: string;
  readonly language: "en" | "ko";
  /** Of the first message, `2026-03-14`. */
  readonly day: string;
  readonly messages: readonly string[];
}

function peopleIn({ passages }: MemoryDialogue, person: Person): readonly string[] {
  const speakers = [...new Set(passages.map(({ speaker }) => speaker ?? ""))];
  const people = speakers.filter((name) => name !== "mentor" && name !== "ION");
  if (person === "first") return people.slice(0, 1);
  return person === "second" ? people.slice(1, 2) : people;
}

function turnsOf({ id, passages }: MemoryDialogue, person: string): readonly LearnedTurn[] {
  return passages.flatMap((passage, place) => {
    if (passage.speaker !== person) return [];
    // What a picture shows is nobody's words.
    const userMessage = passage.text.replace(/\s*\[photo:[^\]]*\]/g, "");
    const next = passages[place + 1];
    const isReply = next?.conversationId === passage.conversationId && next?.speaker !== person;
    const turn: LearnedTurn = {
      id: `${id}-${passage.id}`,
      number: place + 1,
      userMessage,
      responseText: isReply ? next.text : "",
      language: /\p{Script=Hangul}/u.test(userMessage) ? "ko" : "en",
      saidAt: passage.saidAt,
      personaId: "nana",
      waveKey: "calm-slow-advice",
      recalled: [],
    };
    return [turn];
  });
}

async function storedFrom(turns: readonly LearnedTurn[]): Promise<readonly MemoryRecord[]> {
  const extractor = createBuiltInExtractor();
  const records = new Map<string, MemoryRecord>();
  const stored: MemoryRecord[] = [];
  let made = 0;
  for (const turn of turns) {
    const candidates = await extractor.extract(turn, []);
    if (candidates.length === 0) continue;
    const { added, changed } = reconcile([...records.values()], candidates, {
      now: turn.saidAt,
      newId: () => {
        made += 1;
        return `${turn.id}#${made}`;
      },
      recalled: [],
      forgottenSlots: new Map(),
    });
    for (const record of [...added, ...changed]) records.set(record.id, record);
    stored.push(...added);
  }
  return stored;
}
