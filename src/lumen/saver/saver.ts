/**
 * The saver: a long history in fewer tokens. What stays is word for word; which sentences stay follows from what they
 * say. Without a question it is `stable`: chunk by chunk, never looking back. With one it is `focused`: everything anew.
 */
import type { Language } from "#contract/language.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import { type Chunk, chunksOf, levelsWithin } from "./chunks.ts";
import { costBetween, type Draft, draftOf, termsIn, unitsBetween } from "./draft.ts";
import { fit } from "./fit.ts";
import type { Entry } from "./history.ts";
import { rank } from "./rank.ts";
import { emphasisOf } from "./relation.ts";
import { createPage, type Piece } from "./render.ts";
import { createSaid } from "./said.ts";
import type { Unit } from "./unit.ts";
import { createVocabulary } from "./vocabulary.ts";
import { createReader } from "./words.ts";

export interface SaverSettings {
  /** Messages at the end that stay as they are; 10, which is five turns, unless told. */
  readonly keepNewest?: number;
  /** Share of the older messages' tokens that is kept, over 0, at most 1. */
  readonly targetShare?: number;
  /** From how many tokens on messages become a chunk (stable). */
  readonly chunkTokens?: number;
}

export interface SaveRequest {
  /** What is going to be answered; null for a text that only grows from turn to turn. */
  readonly question: string | null;
  /** Instead of the setting. */
  readonly targetShare?: number;
  /** Most tokens of the compressed text and the newest messages together; null or absent: no limit. */
  readonly tokenBudget?: number | null;
  readonly language?: Language;
}

export interface Saved<E extends Entry = Entry> {
  readonly mode: "stable" | "layered" | "focused";
  readonly added: string;
  /** The older messages, compressed; empty where there are none. */
  readonly text: string;
  /** How much of the text's beginning stays, character for character, when the conversation goes on. */
  readonly stableCharacters: number;
  /** The newest entries as they were given. */
  readonly recent: readonly E[];
  /** What the text consists of. */
  readonly pieces: readonly Piece[];
  /** Sentences of the older messages that are not in the text. */
  readonly dropped: readonly Piece[];
  /** Estimated tokens of the whole history as lines with speakers and days. */
  readonly tokensBefore: number;
  /** The same of the text and the newest entries; never more than before. */
  readonly tokensAfter: number;
}

export interface Saver {
  /** @throws InvalidInputError when a share or a number of tokens is none */
  compress<E extends Entry>(history: readonly E[], request: SaveRequest): Saved<E>;
}

/** What a saver works with: the settings, none of them missing. */
export type CheckedSettings = Required<SaverSettings>;

const DEFAULTS: CheckedSettings = { keepNewest: 10, targetShare: 0.67, chunkTokens: 1000 };
/** Most of a token budget that chunks may take, so that their text does not depend on the newest messages. */
const STABLE_SHARE = 0.5;
/** Where the newest messages do not fit, how much of what is left they may take as they are. */
const RECENT_SHARE = 0.8;
/** Sums of thirds and quarters are not exact. */
const ROUNDING = 0.01;

/** A saver that needs no model. @throws InvalidInputError when a setting is out of its range */
export function createSaver(settings: SaverSettings = {}): Saver {
  const checked = checkSettings(settings);
  const reader = createReader();
  return {
    compress(history, request) {
      const asked = checkRequest(request, checked);
      const draft = draftOf(history, { language: request.language ?? "en", reader });
      const mode=(request as any).mode??"layered";
      if (request.question !== null && mode==="layered"){const E=(n:string,d:number)=>Number(process.env[n]??d);const AP=E("AP",.2);
        return compressStable(history, draft, { ...asked, chunks: chunksOf(draft, {...asked,targetShare:asked.targetShare*(1-AP)}),question:request.question, addShare:asked.targetShare*AP } as any);}
      if (request.question !== null)
        return compressFocused(history, draft, { ...asked, question: request.question });
      return compressStable(history, draft, { ...asked, chunks: chunksOf(draft, asked) });
    },
  };
}

/** @throws InvalidInputError */
export function checkSettings(settings: SaverSettings): CheckedSettings {
  const checked = { ...DEFAULTS, ...settings };
  checkShare(checked.targetShare);
  checkCount("keepNewest", checked.keepNewest, 0);
  checkCount("chunkTokens", checked.chunkTokens, 1);
  return checked;
}

export type Asked = CheckedSettings & { readonly budget: number };

/** The settings with what the request says instead. @throws InvalidInputError */
export function checkRequest({ targetShare, tokenBudget }: SaveRequest, settings: CheckedSettings): Asked {
  if (targetShare !== undefined) checkShare(targetShare);
  if (tokenBudget != null) checkCount("tokenBudget", tokenBudget, 0);
  const budget = tokenBudget == null ? Number.POSITIVE_INFINITY : tokenBudget - ROUNDING;
  return { ...settings, targetShare: targetShare ?? settings.targetShare, budget };
}

function checkShare(share: number): void {
  if (!(share > 0 && share <= 1))
    throw new InvalidInputError("targetShare", `${share} is no share`, "give a number over 0, at most 1");
}

function checkCount(field: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least)
    throw new InvalidInputError(field, `${value} is not allowed`, `give a whole number from ${least} on`);
}

/** A text of somebody else's that stands for a chunk, no longer than the chunk compressed. */
export type SummaryOf = (chunk: Chunk) => string | null;

export interface StableRequest extends Asked {
  readonly chunks: readonly Chunk[];
  readonly summaryOf?: SummaryOf;
}

export function compressStable<E extends Entry>(
  history: readonly E[],
  draft: Draft,
  { chunks, budget, summaryOf = () => null,question=null,addShare=0 }: any,
): Saved<E> {
  const page = createPage(draft.messages);
  const kept: Unit[] = [];
  const levels = levelsWithin(chunks, budget * STABLE_SHARE);
  let spent = 0;
  for (const [place, chunk] of chunks.entries()) {
    const level = levels[place] ?? 0;
    const { units, cost } = chunk.at(level);
    const summary = level === 0 ? summaryOf(chunk) : null;
    spent += cost;
    if (summary === null) kept.push(...units);
    if (summary === null) page.add(units);
    else page.addText(summary);
  }
  const stableCharacters = page.text.length;
  const from = chunks.at(-1)?.to ?? 0;
  const room = budget - spent;
  const recentFrom = fitRecent(draft, { from, room, share: RECENT_SHARE });
  const middle = restOf(draft, {
    from,
    to: recentFrom,
    budget: room - costBetween(draft, recentFrom, draft.messages.length),
  });
  page.add(middle);
  let added="";
  if(question!==null){
    const places=new Set(kept.map(placeOf));
    const off=draft.units.slice(0,from).flat().filter(u=>!places.has(placeOf(u)));
    const vocabulary = createVocabulary();
    for (const units of draft.units) vocabulary.add(termsIn(units));
    const all=draft.units.slice(0,from).flat();
    const emphasis0=emphasisOf({text:question,messages:draft.messages,units:all,worth:vocabulary.worth,reader:draft.reader});
    const emphasis=(u:any)=>Math.max(0,emphasis0(u)-Number(process.env.UN??0));
    const r=rank(off.map(u=>u),{worth:vocabulary.worth,emphasis,said:createSaid()});
    const f=fit(r,costBetween(draft,0,from)*addShare,draft.messages);
    const p2=createPage(draft.messages);p2.add(f.units);added=p2.text;kept.push(...f.units);
  }
  const written = chunks.filter((chunk, place) => levels[place] === 0 && summaryOf(chunk) !== null);
  const isWritten = ({ message }: Unit) => written.some(({ from, to }) => message >= from && message < to);
  return finish(history, draft, {
    mode: "stable",
    page,
    stableCharacters,
    kept: [...kept, ...middle],
    recentFrom,
    isWritten,
    added,
  } as any);
}

/** What of the messages between the chunks and the newest fits; only a budget makes them give way. */
function restOf(
  draft: Draft,
  run: { readonly from: number; readonly to: number; readonly budget: number },
): readonly Unit[] {
  if (run.from >= run.to) return [];
  const vocabulary = createVocabulary();
  for (const units of draft.units.slice(0, run.to)) vocabulary.add(termsIn(units));
  const ranked = rank(unitsBetween(draft, run), {
    worth: vocabulary.worth,
    emphasis: () => 1,
    said: createSaid(),
  });
  return fit(ranked, run.budget, draft.messages).units;
}

function compressFocused<E extends Entry>(
  history: readonly E[],
  draft: Draft,
  { question, keepNewest, targetShare, budget }: Asked & { readonly question: string },
): Saved<E> {
  const { messages } = draft;
  const from = turnStart(draft, Math.max(0, messages.length - keepNewest));
  const recentFrom = fitRecent(draft, { from, room: budget, share: STABLE_SHARE });
  const room = Math.min(
    costBetween(draft, 0, recentFrom) * targetShare,
    budget - costBetween(draft, recentFrom, messages.length),
  );
  const vocabulary = createVocabulary();
  for (const units of draft.units) vocabulary.add(termsIn(units));
  const { worth } = vocabulary;
  const offered = unitsBetween(draft, { from: 0, to: recentFrom, budget: room });
  const emphasis = emphasisOf({ text: question, messages, units: offered, worth, reader: draft.reader });
  const { units } = fit(rank(offered, { worth, emphasis, said: createSaid() }), room, messages);
  const page = createPage(messages);
  page.add(units);
  return finish(history, draft, { mode: "focused", page, stableCharacters: 0, kept: units, recentFrom });
}

/** The place itself or the one before it at which a turn begins. */
function turnStart({ messages }: Draft, place: number): number {
  let start = place;
  while (start > 0 && messages[start - 1]?.endsTurn === false) start -= 1;
  return start;
}

/** From where on messages stay as they are: `from`, or later when they are longer than `room`. */
function fitRecent(
  draft: Draft,
  { from, room, share }: { readonly from: number; readonly room: number; readonly share: number },
): number {
  const { messages } = draft;
  let cost = costBetween(draft, from, messages.length);
  if (cost <= room) return from;
  let start = from;
  while (start < messages.length && (cost > room * share || messages[start - 1]?.endsTurn === false)) {
    cost -= messages[start]?.cost ?? 0;
    start += 1;
  }
  return start;
}

interface Finished {
  readonly mode: Saved["mode"];
  readonly page: ReturnType<typeof createPage>;
  readonly stableCharacters: number;
  readonly kept: readonly Unit[];
  readonly recentFrom: number;
  readonly isWritten?: (unit: Unit) => boolean;
}

function finish<E extends Entry>(
  history: readonly E[],
  { messages, units }: Draft,
  { mode, page, stableCharacters, kept, recentFrom, isWritten = () => false, added="" }: any,
): Saved<E> {
  const { text } = page;
  page.addWhole(recentFrom);
  const whole = createPage(messages);
  whole.addWhole(0);
  const places = new Set(kept.map(placeOf));
  const old = units.slice(0, recentFrom).flat();
  return {
    mode,
    added,
    text,
    stableCharacters,
    recent: history.slice(messages[recentFrom]?.entry ?? history.length),
    pieces: kept.map(pieceOf),
    dropped: old.filter((unit) => !places.has(placeOf(unit)) && !isWritten(unit)).map(pieceOf),
    tokensBefore: estimateTokens(whole.text),
    tokensAfter: estimateTokens(page.text+added),
  };
}

function placeOf({ message, start }: Unit): string {
  return `${message}:${start}`;
}

function pieceOf({ message, text, start, end }: Unit): Piece {
  return { message, text, start, end };
}
