/** Long conversations with questions about them, as passages and queries: our own (JSON lines) and LoCoMo's (one JSON file). */
import { readFileSync } from "node:fs";
import type { Passage } from "../src/mentor/memory/memory.ts";

export interface MemoryQuestion {
  readonly text: string;
  readonly category: string;
  /** Passages that hold the answer. */
  readonly evidence: readonly string[];
}

export interface MemoryDialogue {
  readonly id: string;
  readonly passages: readonly Passage[];
  readonly questions: readonly MemoryQuestion[];
  /** Who asks. */
  readonly speaker: string;
  /** When it is asked: after all was said. */
  readonly now: number;
}

interface OwnDialogue {
  readonly id: string;
  readonly speakers: readonly string[];
  readonly sessions: readonly {
    readonly id: string;
    readonly startedAt: string;
    readonly turns: readonly { readonly id: string; readonly speaker: string; readonly text: string }[];
  }[];
  readonly questions: readonly MemoryQuestion[];
}

interface LocomoTurn {
  readonly speaker: string;
  readonly dia_id: string;
  readonly text: string;
  readonly blip_caption?: string;
}

interface LocomoDialogue {
  readonly sample_id: string;
  readonly conversation: Readonly<Record<string, string | readonly LocomoTurn[]>>;
  readonly qa: readonly {
    readonly question: string;
    readonly category: number;
    readonly evidence?: readonly string[];
  }[];
}

const MINUTE = 60_000;
/** LoCoMo's numbers, in the order of its paper. */
const CATEGORIES = ["", "multi-hop", "temporal", "open-domain", "single-hop", "adversarial"];

export function loadMemoryDialogues(file: string): readonly MemoryDialogue[] {
  const content = readFileSync(file, "utf8");
  if (file.endsWith(".jsonl"))
    return content
      .trim()
      .split("\n")
      .map((line) => ownDialogue(JSON.parse(line) as OwnDialogue));
  return (JSON.parse(content) as LocomoDialogue[]).map(locomoDialogue);
}

function ownDialogue({ id, speakers, sessions, questions }: OwnDialogue): MemoryDialogue {
  const passages = sessions.flatMap((session) =>
    session.turns.map((turn, position) => ({
      ...turn,
      conversationId: session.id,
      position,
      saidAt: Date.parse(session.startedAt) + position * MINUTE,
      importance: 0.5,
    })),
  );
  return {
    id,
    passages,
    questions,
    speaker: speakers.includes("self") ? "self" : "reader",
    now: afterAll(passages),
  };
}

function locomoDialogue({ sample_id, conversation, qa }: LocomoDialogue): MemoryDialogue {
  const passages: Passage[] = [];
  for (let session = 1; Array.isArray(conversation[`session_${session}`]); session += 1) {
    const startedAt = locomoTime(String(conversation[`session_${session}_date_time`]));
    const turns = conversation[`session_${session}`] as readonly LocomoTurn[];
    for (const [position, turn] of turns.entries())
      passages.push({
        id: turn.dia_id,
        text: turn.blip_caption === undefined ? turn.text : `${turn.text} [photo: ${turn.blip_caption}]`,
        speaker: turn.speaker,
        conversationId: `session_${session}`,
        position,
        saidAt: startedAt + position * MINUTE,
        importance: 0.5,
      });
  }
  const known = new Set(passages.map(({ id }) => id));
  const questions = qa.map(({ question, category, evidence = [] }) => ({
    text: question,
    category: CATEGORIES[category] ?? "other",
    evidence: [...new Set(evidence.flatMap((entry) => entry.match(/D\d+:\d+/g) ?? []))].filter((id) =>
      known.has(id),
    ),
  }));
  return {
    id: sample_id,
    passages,
    questions: questions.filter(({ evidence }) => evidence.length > 0),
    speaker: "reader",
    now: afterAll(passages),
  };
}

/** "1:56 pm on 8 May, 2023" in UTC. */
function locomoTime(text: string): number {
  const [, hour = "0", minute = "0", half = "am", date = ""] =
    text.match(/(\d+):(\d+) (am|pm) on (.+)/i) ?? [];
  return (
    Date.parse(`${date.replace(",", "")} UTC`) +
    (((Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0)) * 60 + Number(minute)) * MINUTE
  );
}

function afterAll(passages: readonly Passage[]): number {
  return Math.max(...passages.map(({ saidAt }) => saidAt)) + 60 * MINUTE;
}
