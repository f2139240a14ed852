/**
 * Copies of a person's conversations under a random name: who was chosen, how sure by a tenth, how it was rated, on which
 * day. No words, no ids of before, no time of day. The copy is made first; then the person's data goes like anybody's who leaves.
 */
import type { Kysely, Transaction } from "kysely";
import { createId, randomText } from "#lib/id.ts";
import type { Database, Schema } from "#platform/database/index.ts";
import type { Owner } from "./people-store.ts";

type Conversation = Schema["conversation"];
type Turn = Schema["turn"];
type Decision = Schema["decision"];
type Feedback = Schema["feedback"];

const TURNS_A_BATCH = 100;
const CONVERSATIONS_A_PAGE = 50;
const DAY_MS = 86_400_000;
/** Characters over 32 letters: 80 random bits, of nothing that is known. */
const PSEUDONYM_CHARACTERS = 16;

/** A name that is made of nothing but chance. */
export function createPseudonym(): string {
  return `anonymous-${randomText(PSEUDONYM_CHARACTERS)}`;
}

/** How many rows of each table were copied. */
export type Copied = Readonly<Record<"conversation" | "turn" | "decision" | "feedback", number>>;

export function createAnonymousStore(database: Database) {
  const { kysely } = database;
  return {
    /** Copies what numbers there are; a copy that was begun before is to be removed first. */
    async copy(owner: Owner, pseudonym: string): Promise<Copied> {
      const copied = { conversation: 0, turn: 0, decision: 0, feedback: 0 };
      await addPseudonym(kysely, owner.workspaceId, pseudonym);
      let after = "";
      for (;;) {
        const page = await conversationsAfter(kysely, owner, after);
        for (const conversation of page) {
          const id = createId("conv", dayOf(conversation.created_at));
          await kysely
            .insertInto("conversation")
            .values({ ...anonymousConversation(conversation), id, person_id: pseudonym })
            .execute();
          copied.conversation += 1;
          await copyTurns(kysely, { from: conversation.id, owner, to: id, pseudonym, copied });
        }
        const last = page.at(-1);
        if (last === undefined || page.length < CONVERSATIONS_A_PAGE) break;
        after = last.id;
      }
      copied.decision += await copyDecisionsApart(kysely, owner, pseudonym);
      return copied;
    },
  };
}

async function addPseudonym(kysely: Kysely<Schema>, workspaceId: string, pseudonym: string): Promise<void> {
  await kysely
    .insertInto("person")
    .values({ workspace_id: workspaceId, id: pseudonym, created_at: 0 })
    .onConflict((conflict) => conflict.columns(["workspace_id", "id"]).doNothing())
    .execute();
}

function conversationsAfter(kysely: Kysely<Schema>, owner: Owner, after: string): Promise<Conversation[]> {
  return kysely
    .selectFrom("conversation")
    .selectAll()
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId)
    .where("id", ">", after)
    .orderBy("id")
    .limit(CONVERSATIONS_A_PAGE)
    .execute();
}

interface TurnsToCopy {
  readonly from: string;
  readonly owner: Owner;
  readonly to: string;
  readonly pseudonym: string;
  readonly copied: { turn: number; decision: number; feedback: number };
}

async function copyTurns(kysely: Kysely<Schema>, job: TurnsToCopy): Promise<void> {
  for (let after = 0; ; ) {
    const through = await kysely.transaction().execute((transaction) => copyBatch(transaction, job, after));
    if (through === null) return;
    after = through;
  }
}

/** @returns the last number copied; null when there was none */
async function copyBatch(
  kysely: Transaction<Schema>,
  { from, owner, to, pseudonym, copied }: TurnsToCopy,
  after: number,
): Promise<number | null> {
  const turns = await kysely
    .selectFrom("turn")
    .select(TURN_COLUMNS)
    .where("conversation_id", "=", from)
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId)
    .where("number", ">", after)
    .orderBy("number")
    .limit(TURNS_A_BATCH)
    .execute();
  const last = turns.at(-1)?.number;
  if (last === undefined) return null;
  const under = { conversation_id: to, person_id: pseudonym };
  const ofTurns = { from, owner, after, last };
  const decisions = await decisionsOf(kysely, ofTurns);
  const feedback = await feedbackOf(kysely, ofTurns);
  await kysely
    .insertInto("turn")
    .values(turns.map((row) => ({ ...anonymousTurn(row), ...under })))
    .execute();
  if (decisions.length > 0)
    await kysely
      .insertInto("decision")
      .values(decisions.map((row) => ({ ...anonymousDecision(row), ...under })))
      .execute();
  if (feedback.length > 0)
    await kysely
      .insertInto("feedback")
      .values(feedback.map((row) => ({ ...anonymousFeedback(row), ...under })))
      .execute();
  copied.turn += turns.length;
  copied.decision += decisions.length;
  copied.feedback += feedback.length;
  return last;
}

interface OfTurns {
  readonly from: string;
  readonly owner: Owner;
  readonly after: number;
  readonly last: number;
}

function decisionsOf(kysely: Kysely<Schema>, { from, owner, after, last }: OfTurns): Promise<Decision[]> {
  return kysely
    .selectFrom("decision")
    .selectAll()
    .where("conversation_id", "=", from)
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId)
    .where("turn_number", ">", after)
    .where("turn_number", "<=", last)
    .execute();
}

function feedbackOf(kysely: Kysely<Schema>, { from, owner, after, last }: OfTurns): Promise<Feedback[]> {
  return kysely
    .selectFrom("feedback")
    .selectAll()
    .where("conversation_id", "=", from)
    .where("workspace_id", "=", owner.workspaceId)
    .where("person_id", "=", owner.personId)
    .where("turn_number", ">", after)
    .where("turn_number", "<=", last)
    .execute();
}

/** Recommendations and answers without a conversation. */
async function copyDecisionsApart(kysely: Kysely<Schema>, owner: Owner, pseudonym: string): Promise<number> {
  let copied = 0;
  for (let after = ""; ; ) {
    const rows = await kysely
      .selectFrom("decision")
      .selectAll()
      .where("workspace_id", "=", owner.workspaceId)
      .where("person_id", "=", owner.personId)
      .where("conversation_id", "is", null)
      .where("id", ">", after)
      .orderBy("id")
      .limit(TURNS_A_BATCH)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return copied;
    const values = rows.map((row) => ({ ...anonymousDecision(row), person_id: pseudonym }));
    await kysely.insertInto("decision").values(values).execute();
    copied += rows.length;
    after = last.id;
  }
}

const TURN_COLUMNS = [
  "number",
  "workspace_id",
  "persona_id",
  "persona_version",
  "wave_key",
  "model",
  "created_at",
] as const;

function anonymousConversation(row: Conversation): Conversation {
  const created = dayOf(row.created_at);
  const active = dayOf(row.last_activity_at);
  return {
    ...row,
    state: "closed",
    uses_context_memory: 0,
    privacy: "never-leaves-this-machine",
    ttl_ms: 0,
    created_at: created,
    last_activity_at: active,
    expires_at: active,
    closed_at: active,
    memory: "{}",
    summary: null,
  };
}

function anonymousTurn(
  row: Pick<Turn, (typeof TURN_COLUMNS)[number]>,
): Omit<Turn, "conversation_id" | "person_id"> {
  const created_at = dayOf(row.created_at);
  return {
    ...row,
    id: createId("turn", created_at),
    user_message: "",
    response_text: "",
    answer: "{}",
    tone: "{}",
    idempotency_key: null,
    request_hash: null,
    created_at,
  };
}

/** Figures are made of what was said: with all their digits, whoever guesses a message could check that it was said. */
function anonymousDecision(row: Decision): Decision {
  const created_at = dayOf(row.created_at);
  return {
    ...row,
    id: createId("dec", created_at),
    propensity: Number(row.propensity.toPrecision(3)),
    confidence: roundScore(row.confidence),
    scores: JSON.stringify(roundScores(JSON.parse(row.scores))),
    reason: null,
    created_at,
  };
}

/** Numbers at whatever depth. */
function roundScores(scores: unknown): unknown {
  if (typeof scores === "number") return roundScore(scores);
  if (Array.isArray(scores)) return scores.map(roundScores);
  if (typeof scores !== "object" || scores === null) return null;
  return Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, roundScores(score)]));
}

function roundScore(score: number): number {
  return Math.round(score * 10) / 10;
}

function anonymousFeedback(row: Feedback): Feedback {
  const created_at = dayOf(row.created_at);
  return { ...row, id: createId("fb", created_at), comment: null, created_at };
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}
