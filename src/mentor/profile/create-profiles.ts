import { setImmediate as turnOfOthers } from "node:timers/promises";
import { WriteConflictError } from "#platform/database/index.ts";
import { explainNumber } from "./explain-number.ts";
import { heardOf, LEARNER_NAME, type LearnerNeeds, learnBatch } from "./learner.ts";
import { EMPTY_PROFILE, foldRating, foldTurn, type ProfileState } from "./profile-state.ts";
import {
  createProfileStore,
  type LearnedFacts,
  type Owner,
  type ProfileStore,
  type TurnPlace,
} from "./profile-store.ts";
import { viewGrowth, viewProfile } from "./profile-view.ts";
import type { ProfileNeeds, Profiles } from "./profiles.ts";
import { createSituations } from "./situations.ts";

/** Turns that topics, origins and repetitions are looked for in. */
const NEWEST_TURNS = 500;
const MAX_ATTEMPTS = 20;
/** So many attempts at making a profile anew let others in between. */
const UNHURRIED_ATTEMPTS = 3;
const SLICE_MS = 4;

interface Context extends ProfileNeeds {
  readonly store: ProfileStore;
  readonly forget: (owner: Owner) => void;
}

/** Wires the room: its store over the database, its verbs over what it is given. */
export function createProfiles(given: ProfileNeeds): Profiles {
  const { clock, log, isPersonalised, serverZone, findTopics } = given;
  const store = createProfileStore(given.database);
  const situations = createSituations({ ...given, store });
  const { forget } = situations;
  const context: Context = { ...given, store, forget };
  const needs: LearnerNeeds = {
    store,
    now: () => clock.now(),
    read: { serverZone, findTopics },
    isPersonalised,
    onChange: forget,
  };
  const hearing = new Set<Promise<void>>();
  return {
    learner: { name: LEARNER_NAME, learn: (owner, batch) => learnBatch(needs, owner, batch) },
    read: (actor) => readProfile(context, actor),
    explain: (actor, query) => explainNumber(context, actor, query),
    situationOf: situations.of,
    noticeFeedback(owner, place) {
      const heard: Promise<void> = hear(context, owner, place)
        .catch((error: unknown) =>
          log.warn("profile-feedback-put-off", { error: error instanceof Error ? error.name : "unknown" }),
        )
        .finally(() => hearing.delete(heard));
      hearing.add(heard);
    },
    catchUp: (owner) => catchUp(context, owner),
    rebuild: (owner) => rebuild(context, owner),
    forgetPerson: forget,
    async settled() {
      while (hearing.size > 0) await Promise.all(hearing);
    },
  };
}

async function readProfile(context: Context, { workspaceId, personId }: Owner) {
  const owner = { workspaceId, personId };
  const { store, clock, serverZone } = context;
  const growth = viewGrowth(await context.growthOf(owner));
  const seen = { personId, now: clock.now(), serverZone };
  if (!(await context.isPersonalised(owner)))
    return { ...viewProfile({ ...seen, state: EMPTY_PROFILE, newest: [] }), state: "off" as const, growth };
  await catchUp(context, owner);
  const [{ state }, newest] = await Promise.all([store.load(owner), store.newest(owner, NEWEST_TURNS)]);
  return { ...viewProfile({ ...seen, state: state ?? EMPTY_PROFILE, newest }), growth };
}

/** Puts what a turn's feedback comes to in the place of what counted before. A turn that is not learned yet brings it. */
async function hear(context: Context, { workspaceId, personId }: Owner, place: TurnPlace): Promise<void> {
  const owner = { workspaceId, personId };
  const { store } = context;
  if (!(await context.isPersonalised(owner))) return;
  await untilStored(async () => {
    const { state, version } = await store.load(owner);
    const turn = await store.turn(owner, place);
    if (turn === null || state === null) return;
    const { conversationId, number } = place;
    const heard = heardOf(await store.feedback(owner, { conversationId, first: number, last: number }));
    if (heard.feedbackId === turn.feedbackId) return;
    const folded = foldRating(state, turn.facts, { before: turn.rating, after: heard.rating });
    await store.commit([
      store.save(owner, folded, { version, now: context.clock.now() }),
      store.setRating(owner, place, heard),
    ]);
  });
  context.forget(owner);
}

async function catchUp(context: Context, owner?: Owner): Promise<number> {
  let total = 0;
  for (let after = ""; ; ) {
    const found = await context.store.unheardFeedback(after, owner);
    for (const { workspaceId, personId, conversationId, number } of found)
      await hear(context, { workspaceId, personId }, { conversationId, number });
    total += found.length;
    const last = found.at(-1);
    if (last === undefined) return total;
    after = last.feedbackId;
  }
}

async function rebuild(context: Context, { workspaceId, personId }: Owner): Promise<void> {
  const owner = { workspaceId, personId };
  const { store } = context;
  await untilStored(async (attempt) => {
    const { version, turns } = await store.replay(owner);
    if (version === 0) return;
    // Whoever goes on talking meanwhile is not waited for again and again.
    const sliceMs = attempt <= UNHURRIED_ATTEMPTS ? SLICE_MS : Number.POSITIVE_INFINITY;
    const state = await foldAll(turns, sliceMs);
    await store.commit([store.save(owner, state, { version, now: context.clock.now() })]);
  });
  context.forget(owner);
}

/** In slices, between which everybody else has their turn: ten thousand turns take a fifth of a second. */
async function foldAll(turns: readonly LearnedFacts[], sliceMs: number): Promise<ProfileState> {
  let state = EMPTY_PROFILE;
  let until = performance.now() + sliceMs;
  for (const { facts, rating, feedbackId } of turns) {
    state = foldTurn(state, facts);
    if (feedbackId !== null) state = foldRating(state, facts, { before: null, after: rating });
    if (performance.now() < until) continue;
    await turnOfOthers();
    until = performance.now() + sliceMs;
  }
  return state;
}

/** Again, from what is stored by then, while somebody else was first. */
async function untilStored(work: (attempt: number) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!(error instanceof WriteConflictError) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
