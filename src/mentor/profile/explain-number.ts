/** Walks a person's turns for those that a number comes from. */
import type { Actor } from "#contract/actor.ts";
import type { ExplainQuery, ExplanationView } from "#contract/profile.ts";
import type { Clock } from "#platform/clock/index.ts";
import { BadCursorError, UnknownNumberError } from "./errors.ts";
import { explained } from "./explain.ts";
import { EMPTY_PROFILE } from "./profile-state.ts";
import type { FactsPlace, LearnedFacts, Owner, ProfileStore } from "./profile-store.ts";
import { standingOf, viewProfile } from "./profile-view.ts";

const PAGE = 500;
/** Turns looked through for one answer; the cursor goes on behind them. */
const MAX_TURNS = 5000;

interface ExplainNeeds {
  readonly store: ProfileStore;
  readonly clock: Clock;
  readonly serverZone: string;
  readonly isPersonalised: (owner: Owner) => Promise<boolean>;
}

/** @throws UnknownNumberError, BadCursorError */
export async function explainNumber(
  needs: ExplainNeeds,
  { workspaceId, personId }: Actor,
  { number, cursor, limit }: Omit<ExplainQuery, "user_id">,
): Promise<ExplanationView> {
  const owner = { workspaceId, personId };
  const isOn = await needs.isPersonalised(owner);
  const before = cursor === undefined ? undefined : decodePlace(cursor);
  const { state } = isOn ? await needs.store.load(owner) : { state: null };
  const newest = isOn ? await needs.store.newest(owner, PAGE) : [];
  const seen = {
    personId,
    state: state ?? EMPTY_PROFILE,
    newest,
    now: needs.clock.now(),
    serverZone: needs.serverZone,
  };
  const meaning = explained(number, standingOf(seen));
  if (meaning === null) throw new UnknownNumberError();
  const { turns, next } = isOn
    ? await findTurns(needs.store, { owner, before, limit, adds: meaning.adds })
    : { turns: [], next: null };
  return {
    number,
    meaning: meaning.meaning,
    value: meaning.value(viewProfile(seen)),
    turns,
    next_cursor: next === null ? null : encodePlace(next),
  };
}

interface Search {
  readonly owner: Owner;
  readonly before: FactsPlace | undefined;
  readonly limit: number;
  readonly adds: (turn: LearnedFacts) => string | null;
}

async function findTurns(
  store: ProfileStore,
  { owner, before, limit, adds }: Search,
): Promise<{ turns: ExplanationView["turns"]; next: FactsPlace | null }> {
  const turns: ExplanationView["turns"] = [];
  let place = before;
  for (let looked = 0; looked < MAX_TURNS; looked += PAGE) {
    const page = await store.newest(owner, PAGE, place);
    for (const turn of page) {
      const added = adds(turn);
      if (added === null) continue;
      if (turns.length === limit) return { turns, next: place ?? null };
      turns.push(explainedTurn(turn, added));
      place = [turn.facts.saidAt, turn.facts.id];
    }
    const last = page.at(-1);
    if (page.length < PAGE || last === undefined) return { turns, next: null };
    place = [last.facts.saidAt, last.facts.id];
  }
  return { turns, next: place ?? null };
}

function explainedTurn({ facts }: LearnedFacts, adds: string): ExplanationView["turns"][number] {
  return {
    turn_id: facts.id,
    session_id: facts.conversationId,
    turn_number: facts.number,
    said_at: new Date(facts.saidAt).toISOString(),
    adds,
  };
}

function encodePlace(place: FactsPlace): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function decodePlace(cursor: string): FactsPlace {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(place) && Number.isSafeInteger(place[0]) && typeof place[1] === "string")
      return [place[0], place[1]];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new BadCursorError();
}
