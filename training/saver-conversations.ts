/** Reads conversations of several sessions with questions about them, in the format of LoCoMo (Maharana et al. 2024). */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

export interface Question {
  readonly conversation: string;
  readonly text: string;
  readonly answer: string;
  readonly category: string;
  /** Places of the messages that hold the answer. */
  readonly evidence: readonly number[];
}

export interface Conversation {
  readonly id: string;
  readonly speakers: readonly string[];
  readonly messages: readonly { readonly speaker: string; readonly content: string; readonly date: string }[];
  readonly questions: readonly Question[];
}

/** LoCoMo's numbers of the categories; adversarial questions have no answer. */
const CATEGORIES = ["", "multi-hop", "temporal", "open-domain", "single-hop"];

const turnSchema = z.object({ speaker: z.string(), dia_id: z.string(), text: z.string() });
const conversationSchema = z.object({
  sample_id: z.string(),
  conversation: z.record(z.string(), z.unknown()),
  qa: z.array(
    z.object({
      question: z.string(),
      answer: z.union([z.string(), z.number()]).optional(),
      evidence: z.array(z.string()).default([]),
      category: z.number(),
    }),
  ),
});

/** Every conversation of the JSON files of a folder, in the order of the files' names. */
export function loadConversations(folder: string): Conversation[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) =>
      z.array(conversationSchema).parse(JSON.parse(readFileSync(join(folder, name), "utf8"))),
    )
    .map(conversationOf);
}

function conversationOf({
  sample_id: id,
  conversation,
  qa,
}: z.infer<typeof conversationSchema>): Conversation {
  const messages: { speaker: string; content: string; date: string }[] = [];
  const places = new Map<string, number>();
  for (let session = 1; conversation[`session_${session}_date_time`] !== undefined; session += 1) {
    const date = z.string().parse(conversation[`session_${session}_date_time`]);
    for (const turn of z.array(turnSchema).parse(conversation[`session_${session}`] ?? [])) {
      places.set(turn.dia_id, messages.length);
      messages.push({ speaker: turn.speaker, content: turn.text.trim(), date });
    }
  }
  const questions = qa.flatMap(({ question, answer, evidence, category }) => {
    const name = CATEGORIES[category];
    if (answer === undefined || name === undefined || name === "") return [];
    const named = evidence.flatMap((text) => text.match(/D\d+:\d+/g) ?? []).map((key) => places.get(key));
    const known = [...new Set(named.filter((place) => place !== undefined))];
    return [{ conversation: id, text: question, answer: String(answer), category: name, evidence: known }];
  });
  const speakers = [...new Set(messages.map(({ speaker }) => speaker))];
  return { id, speakers, messages, questions };
}
