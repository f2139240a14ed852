/**
 * What is kept about a person: counts folded from turns and ratings. Every fold only adds whole numbers or keeps the
 * newest of something, so the order in which conversations are learned does not matter, and folding everything anew
 * gives the same state.
 */
import { STYLES, type Style } from "./asks-catalog.ts";
import { type MarkedTurn, SIGNALS, type Signal, type TurnFacts } from "./turn-facts.ts";

export const KEPT_DAYS = 90;
const KEPT_WEEKS = 26;
const KEPT_OPEN = 64;
const KEPT_OUTCOMES = 96;
const DAYS_A_WEEK = 7;

export interface PersonaCounts {
  readonly turns: number;
  /** How many answers are rated, and the sum of 1..5. */
  readonly ratings: number;
  readonly ratingSum: number;
  readonly thanked: number;
  readonly rephrased: number;
  /** Open turns that nothing followed within a day, those of the last day among them. */
  readonly left: number;
}

/** Ratings of answers that were like this, and of those that were the opposite. */
export interface StyleRatings {
  readonly ratings: number;
  readonly sum: number;
  readonly oppositeRatings: number;
  readonly oppositeSum: number;
}

/** One day of the person's calendar. */
export interface DayCounts {
  readonly turns: number;
  /** Conversations that began. */
  readonly conversations: number;
  /** Turns by hour, only hours that have some. */
  readonly hours: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  /** Sum of ln(1 + characters) of the messages, in thousandths. */
  readonly lengthSum: number;
}

export interface OpenTurn extends MarkedTurn {
  readonly isFollowed: boolean;
}

/** A turn that was rated at some time, or whose next message says how its answer was taken. */
export interface Outcome extends MarkedTurn {
  /** What counts, 1..5; null: not rated, or taken back. */
  readonly rating: number | null;
  readonly isThanked: boolean;
  readonly isRephrased: boolean;
}

type Counts = Readonly<Record<string, number>>;

export interface ProfileState {
  readonly format: 1;
  readonly turns: number;
  readonly conversations: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly personas: Readonly<Record<string, PersonaCounts>>;
  readonly tones: Counts;
  readonly paces: Counts;
  readonly intents: Counts;
  readonly languages: Counts;
  /** By the person's clock: "0".."23", "0" Monday .. "6". */
  readonly hours: Counts;
  readonly weekdays: Counts;
  /** Turns by the time zone that was told; `server`: none was. */
  readonly zones: Counts;
  /** The latest one that was told; null: none was. */
  readonly latestZone: { readonly zone: string; readonly saidAt: number } | null;
  readonly signals: Readonly<Record<Signal, number>>;
  /** `+short`, `-code` …: how often it was asked for. */
  readonly asks: Counts;
  readonly styles: Readonly<Record<Style, StyleRatings>>;
  readonly rated: number;
  /** The newest open turns, to tell those of the last day apart. */
  readonly open: readonly OpenTurn[];
  /** The newest turns with an outcome, newest first; one whose rating was taken back keeps its place. */
  readonly outcomes: readonly Outcome[];
  /** Turns and strained turns of the newest weeks, by their first day. */
  readonly weeks: Readonly<Record<string, { readonly turns: number; readonly strained: number }>>;
  readonly days: Readonly<Record<string, DayCounts>>;
}

const NO_STYLE: StyleRatings = { ratings: 0, sum: 0, oppositeRatings: 0, oppositeSum: 0 };
const NO_PERSONA: PersonaCounts = {
  turns: 0,
  ratings: 0,
  ratingSum: 0,
  thanked: 0,
  rephrased: 0,
  left: 0,
};
const NO_DAY: DayCounts = { turns: 0, conversations: 0, hours: {}, languages: {}, lengthSum: 0 };

export const EMPTY_PROFILE: ProfileState = {
  format: 1,
  turns: 0,
  conversations: 0,
  firstAt: null,
  lastAt: null,
  personas: {},
  tones: {},
  paces: {},
  intents: {},
  languages: {},
  hours: {},
  weekdays: {},
  zones: {},
  latestZone: null,
  signals: Object.fromEntries(SIGNALS.map((signal) => [signal, 0])) as Record<Signal, number>,
  asks: {},
  styles: Object.fromEntries(STYLES.map((style) => [style, NO_STYLE])) as Record<Style, StyleRatings>,
  rated: 0,
  open: [],
  outcomes: [],
  weeks: {},
  days: {},
};

/** The state with one more turn in it. A turn must be folded once, and after those before it in its conversation. */
export function foldTurn(state: ProfileState, turn: TurnFacts): ProfileState {
  const { saidAt } = turn;
  return {
    ...state,
    turns: state.turns + 1,
    conversations: state.conversations + (turn.number === 1 ? 1 : 0),
    firstAt: state.firstAt === null ? saidAt : Math.min(state.firstAt, saidAt),
    lastAt: state.lastAt === null ? saidAt : Math.max(state.lastAt, saidAt),
    personas: foldPersonas(state.personas, turn),
    tones: plusOne(state.tones, turn.tone),
    paces: plusOne(state.paces, turn.pace),
    intents: plusOne(state.intents, turn.intent),
    languages: plusOne(state.languages, turn.language),
    hours: plusOne(state.hours, String(turn.hour)),
    weekdays: plusOne(state.weekdays, String(turn.weekday)),
    zones: plusOne(state.zones, turn.zone ?? "server"),
    latestZone: foldZone(state.latestZone, turn),
    signals: turn.signals.reduce<Counts>(plusOne, state.signals) as ProfileState["signals"],
    asks: turn.asks.reduce<Counts>(plusOne, state.asks),
    open: foldOpen(state.open, turn),
    outcomes: foldSignals(state.outcomes, turn),
    weeks: foldWeek(state.weeks, turn),
    days: foldDay(state.days, turn),
  };
}

/**
 * The state after what counts as a turn's rating has changed.
 *
 * @param before what counted until now, 1..5; null: nothing
 * @param after what counts from now on
 */
export function foldRating(
  state: ProfileState,
  turn: TurnFacts,
  { before, after }: { readonly before: number | null; readonly after: number | null },
): ProfileState {
  const count = (after === null ? 0 : 1) - (before === null ? 0 : 1);
  const sum = (after ?? 0) - (before ?? 0);
  const persona = state.personas[turn.personaId] ?? NO_PERSONA;
  const rated = { ...persona, ratings: persona.ratings + count, ratingSum: persona.ratingSum + sum };
  const styles = Object.fromEntries(
    STYLES.map((style) => [style, foldStyle(state.styles[style], turn.answer, { style, count, sum })]),
  ) as Record<Style, StyleRatings>;
  return {
    ...state,
    rated: state.rated + count,
    personas: { ...state.personas, [turn.personaId]: rated },
    outcomes: foldOutcome(state.outcomes, turn, { rating: after }),
    styles,
  };
}

/** Open turns that were left: those that nothing followed within a day, up to `now`. */
export function leftTurns(
  state: ProfileState,
  { personaId, since }: { personaId?: string; since: number },
): number {
  const personas = personaId === undefined ? Object.keys(state.personas) : [personaId];
  const left = personas.reduce((sum, id) => sum + (state.personas[id]?.left ?? 0), 0);
  const fresh = state.open.filter(
    (turn) => !turn.isFollowed && turn.saidAt > since && personas.includes(turn.personaId),
  );
  // of a conversation that lost its first turns, only the follower may be left
  return Math.max(0, left - fresh.length);
}

function foldPersonas(personas: ProfileState["personas"], turn: TurnFacts): ProfileState["personas"] {
  const add = (known: ProfileState["personas"], id: string, more: Partial<PersonaCounts>) => {
    const counts = { ...(known[id] ?? NO_PERSONA) } as { -readonly [Key in keyof PersonaCounts]: number };
    for (const [key, value] of Object.entries(more)) counts[key as keyof PersonaCounts] += value;
    return { ...known, [id]: counts };
  };
  const folded = add(personas, turn.personaId, { turns: 1, left: turn.isOpen ? 1 : 0 });
  if (turn.about === null) return folded;
  return add(folded, turn.about.personaId, {
    left: turn.continues ? -1 : 0,
    thanked: turn.signals.includes("thanked") ? 1 : 0,
    rephrased: turn.signals.includes("rephrased") ? 1 : 0,
  });
}

function foldZone(
  latest: ProfileState["latestZone"],
  { zone, saidAt }: TurnFacts,
): ProfileState["latestZone"] {
  if (zone === null || (latest !== null && isNewer(latest, { zone, saidAt }))) return latest;
  return { zone, saidAt };
}

/** Two turns of one moment: the order of learning must not decide. */
function isNewer(a: { zone: string; saidAt: number }, b: { zone: string; saidAt: number }): boolean {
  return a.saidAt > b.saidAt || (a.saidAt === b.saidAt && a.zone > b.zone);
}

/** One that was followed stays with its mark: what gives way depends on its age alone. */
function foldOpen(open: ProfileState["open"], turn: TurnFacts): ProfileState["open"] {
  const followed = turn.continues ? turn.about?.id : undefined;
  const marked =
    followed === undefined
      ? open
      : open.map((entry) => (entry.id === followed ? { ...entry, isFollowed: true } : entry));
  return turn.isOpen
    ? [...marked, { ...markOf(turn), isFollowed: false }].sort(newestFirst).slice(0, KEPT_OPEN)
    : marked;
}

function foldSignals(
  outcomes: ProfileState["outcomes"],
  { about, signals }: TurnFacts,
): ProfileState["outcomes"] {
  if (about === null) return outcomes;
  const isThanked = signals.includes("thanked");
  const isRephrased = signals.includes("rephrased");
  return isThanked || isRephrased ? foldOutcome(outcomes, about, { isThanked, isRephrased }) : outcomes;
}

function foldOutcome(
  outcomes: ProfileState["outcomes"],
  turn: MarkedTurn,
  change: Partial<Pick<Outcome, "rating" | "isThanked" | "isRephrased">>,
): ProfileState["outcomes"] {
  const known = outcomes.find(({ id }) => id === turn.id);
  const outcome = {
    rating: null,
    isThanked: false,
    isRephrased: false,
    ...known,
    ...markOf(turn),
    ...change,
  };
  return [...outcomes.filter(({ id }) => id !== turn.id), outcome].sort(newestFirst).slice(0, KEPT_OUTCOMES);
}

function markOf({ id, personaId, waveKey, saidAt, hour, propensity }: MarkedTurn): MarkedTurn {
  return { id, personaId, waveKey, saidAt, hour, propensity };
}

function newestFirst(a: MarkedTurn, b: MarkedTurn): number {
  return b.saidAt - a.saidAt || (a.id < b.id ? 1 : -1);
}

function foldWeek(weeks: ProfileState["weeks"], turn: TurnFacts): ProfileState["weeks"] {
  const monday = turn.day - turn.weekday;
  const known = weeks[monday] ?? { turns: 0, strained: 0 };
  const folded = { turns: known.turns + 1, strained: known.strained + (turn.isStrained ? 1 : 0) };
  const all = { ...weeks, [monday]: folded };
  return monday in weeks ? all : newest(all, KEPT_WEEKS * DAYS_A_WEEK);
}

function foldDay(days: ProfileState["days"], turn: TurnFacts): ProfileState["days"] {
  const known = days[turn.day] ?? NO_DAY;
  const folded: DayCounts = {
    turns: known.turns + 1,
    conversations: known.conversations + (turn.number === 1 ? 1 : 0),
    hours: plusOne(known.hours, String(turn.hour)),
    languages: plusOne(known.languages, turn.language),
    lengthSum: known.lengthSum + Math.round(1000 * Math.log1p(turn.characters)),
  };
  const all = { ...days, [turn.day]: folded };
  return turn.day in days ? all : newest(all, KEPT_DAYS);
}

/** The entries, by day, of no more than the last `span` days before the newest. */
function newest<Entry>(entries: Readonly<Record<string, Entry>>, span: number): Record<string, Entry> {
  const last = Math.max(...Object.keys(entries).map(Number));
  const kept = Object.entries(entries).filter(([day]) => Number(day) > last - span);
  return Object.fromEntries(kept);
}

function foldStyle(
  known: StyleRatings,
  answer: TurnFacts["answer"],
  { style, count, sum }: { style: Style; count: number; sum: number },
): StyleRatings {
  if (answer.includes(`+${style}`)) return { ...known, ratings: known.ratings + count, sum: known.sum + sum };
  if (!answer.includes(`-${style}`)) return known;
  return {
    ...known,
    oppositeRatings: known.oppositeRatings + count,
    oppositeSum: known.oppositeSum + sum,
  };
}

function plusOne(counts: Counts, name: string): Counts {
  return { ...counts, [name]: (counts[name] ?? 0) + 1 };
}
