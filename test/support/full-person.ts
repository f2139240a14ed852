import type { Database } from "#platform/database/index.ts";
import { conversationRow, decisionRow, insert, turnRow } from "./database.ts";

const DAY_MS = 86_400_000;
/** A moment in September 2024, with a time of day that no rounding leaves as it is. */
export const SEEDED_AT = 20_000 * DAY_MS + 12_345_678;

/** A person with something in most tables, each text with a word of their own. */
export async function fillPerson(
  database: Database,
  owner: { workspace_id: string; person_id: string },
  word: string,
  at = SEEDED_AT - 5 * DAY_MS,
): Promise<void> {
  const id = `conv_${word}`;
  await database.commit([
    insert(
      database,
      "conversation",
      conversationRow(id, {
        ...owner,
        turn_count: 2,
        memory: JSON.stringify({ said: word }),
        created_at: at,
        last_activity_at: at,
      }),
    ),
    ...[1, 2].map((number) =>
      insert(
        database,
        "turn",
        turnRow(id, number, {
          ...owner,
          id: `turn_${word}_${number}`,
          user_message: `${word} asks ${number}`,
          response_text: `about ${word}`,
          answer: JSON.stringify({ text: word }),
          created_at: at + number * 1111,
        }),
      ),
    ),
    ...[1, 2].map((number) =>
      insert(
        database,
        "decision",
        decisionRow(`dec_${word}_${number}`, {
          ...owner,
          conversation_id: id,
          turn_number: number,
          scores: JSON.stringify({ Lua: 0.769366031, parts: [0.1, word] }),
          reason: word,
          created_at: at + 777,
        }),
      ),
    ),
    insert(
      database,
      "decision",
      decisionRow(`dec_${word}_apart`, {
        ...owner,
        purpose: "recommendation",
        scores: JSON.stringify({ Lua: 0.769366031, parts: [0.1, word] }),
        created_at: at + 777,
      }),
    ),
    insert(database, "feedback", {
      id: `fb_${word}`,
      ...owner,
      conversation_id: id,
      turn_number: 1,
      rating: 4,
      thumbs: null,
      comment: `${word} says so`,
      created_at: at + 888,
      correct_tone: null,
      correct_pace: null,
      correct_intent: null,
      correct_persona: null,
    }),
  ]);
  await database.kysely
    .insertInto("conversation_title")
    .values({ ...owner, conversation_id: id, title: `${word} title`, updated_at: at })
    .execute();
  await database.kysely
    .insertInto("model_call")
    .values({
      id: `call_${word}`,
      ...owner,
      access_key_id: null,
      task: "chat",
      model_id: "m",
      outcome: "answered",
      cost_nano: 12,
      saved_nano: 0,
      prompt_tokens: 1,
      cached_prompt_tokens: 0,
      completion_tokens: 1,
      estimated: 0,
      first_piece_ms: 1,
      took_ms: 2,
      created_at: at + 999,
    })
    .execute();
  await database.kysely
    .insertInto("budget")
    .values({
      id: `bud_${word}`,
      workspace_id: owner.workspace_id,
      scope: "person",
      subject_id: owner.person_id,
      period: "month",
      limit_nano: 5,
      warn_share: 0.8,
      when_spent: "stop",
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await database.kysely
    .insertInto("budget_window")
    .values({
      budget_id: `bud_${word}`,
      subject_id: owner.person_id,
      starts_at: 0,
      spent_nano: 1,
      leased_nano: 0,
      warned_at: null,
    })
    .execute();
}
