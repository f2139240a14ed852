/** A profile as it is told: the state and the newest turns in, figures with where they come from out. Pure. */
import type { ProfileView } from "#contract/profile.ts";
import { INTENTS, PACES, TONES } from "#contract/wave-key.ts";
import { activeHours } from "./active-hours.ts";
import { findAnomalies, observedDays } from "./anomaly.ts";
import { engagementOf } from "./engagement.ts";
import { explained, type LearnedView, type Standing } from "./explain.ts";
import { localTime } from "./local-time.ts";
import { leftTurns, type ProfileState } from "./profile-state.ts";
import type { LearnedFacts } from "./profile-store.ts";
import type { GrowthStanding } from "./profiles.ts";
import { responseStyle } from "./response-style.ts";
import { satisfactionByPersona } from "./satisfaction.ts";
import { toneTrend } from "./tone-trend.ts";
import { ABANDONED_AFTER_MS, SIGNALS } from "./turn-facts.ts";

const DAY_MS = 86_400_000;
const READY_TURNS = 5;
const MAX_FROM = 3;
const MAX_TOPICS = 12;
/** Anomalies are told for so long. */
const TOLD_DAYS = 30;
/** A pace is the person's when it is that of half of their turns. */
const USUAL_SHARE = 0.5;

export interface Seen {
  readonly personId: string;
  readonly state: ProfileState;
  /** Newest first. */
  readonly newest: readonly LearnedFacts[];
  readonly now: number;
  readonly serverZone: string;
}

type Shares = ProfileView["tones"];

export function viewProfile(seen: Seen): LearnedView {
  const { state, now } = seen;
  const standing = standingOf(seen);
  const from = originsOf(seen.newest, standing);
  const personas = personasOf(state, now, from);
  return {
    user_id: seen.personId,
    state: state.turns === 0 ? "empty" : state.turns < READY_TURNS ? "growing" : "ready",
    learned: {
      turns: state.turns,
      conversations: state.conversations,
      ratings: state.rated,
      first_at: timeOf(state.firstAt),
      last_at: timeOf(state.lastAt),
    },
    preferred_persona: preferredOf(personas),
    personas,
    response_style: responseStyle(state).map(({ ratingDifference, ...style }) => ({
      ...style,
      belief: rounded(style.belief),
      rating_difference: ratingDifference === null ? null : rounded(ratingDifference),
      from: from(`style.${style.style}`),
    })),
    pace: paceOf(state, from),
    intents: sharesOf(INTENTS, state.intents, { state, family: "intent", from }),
    tones: sharesOf(TONES, state.tones, { state, family: "tone", from }),
    tone_trend: trendOf(state, standing.today),
    active_hours: hoursOf(seen),
    languages: sharesOf(["en", "ko", "other"], state.languages, { state, family: "language", from }),
    topics: topicsOf(seen.newest, from),
    signals: signalsOf(state, now, from),
    engagement: engagementView(state, standing.today),
    anomalies: anomaliesOf(seen, standing.today),
  };
}

/** What explaining a number needs beside the turns. */
export function standingOf({ state, now, serverZone }: Pick<Seen, "state" | "now" | "serverZone">): Standing {
  const left = state.open.filter(
    ({ isFollowed, saidAt }) => !isFollowed && saidAt <= now - ABANDONED_AFTER_MS,
  );
  const zone = state.latestZone?.zone ?? serverZone;
  return { left: new Set(left.map(({ id }) => id)), today: localTime(now, zone).day };
}

type Origins = (number: string) => string[];

function originsOf(newest: readonly LearnedFacts[], standing: Standing): Origins {
  return (number) => {
    const meaning = explained(number, standing);
    const ids: string[] = [];
    for (const turn of newest) {
      if (ids.length === MAX_FROM) break;
      if (meaning !== null && meaning.adds(turn) !== null) ids.push(turn.facts.id);
    }
    return ids;
  };
}

function personasOf(state: ProfileState, now: number, from: Origins): ProfileView["personas"] {
  const satisfaction = satisfactionByPersona(state, now);
  return Object.entries(state.personas)
    .map(([persona, counts]) => ({
      persona,
      share: rounded(counts.turns / Math.max(1, state.turns)),
      turns: counts.turns,
      satisfaction: rounded(satisfaction[persona]?.satisfaction ?? 0),
      ratings: counts.ratings,
      mean_rating: counts.ratings === 0 ? null : rounded(counts.ratingSum / counts.ratings),
      thanked: counts.thanked,
      rephrased: counts.rephrased,
      left: leftTurns(state, { personaId: persona, since: now - ABANDONED_AFTER_MS }),
      from: from(`persona.${persona}`),
    }))
    .sort((a, b) => b.turns - a.turns || (a.persona < b.persona ? -1 : 1));
}

/** The best liked of those that were rated; before any was, the one that answers most. */
function preferredOf(personas: ProfileView["personas"]): ProfileView["preferred_persona"] {
  const rated = personas.filter(({ ratings }) => ratings > 0);
  const best = rated.toSorted((a, b) => b.satisfaction - a.satisfaction)[0];
  if (best !== undefined) return { persona: best.persona, basis: "satisfaction" };
  const first = personas[0];
  return first === undefined ? null : { persona: first.persona, basis: "share" };
}

interface Listed {
  readonly state: ProfileState;
  readonly family: string;
  readonly from: Origins;
}

function sharesOf(
  values: readonly string[],
  counts: Readonly<Record<string, number>>,
  { state, family, from }: Listed,
): Shares {
  return values
    .map((value) => ({ value, turns: counts[value] ?? 0 }))
    .filter(({ turns }) => turns > 0)
    .sort((a, b) => b.turns - a.turns)
    .map(({ value, turns }) => ({
      value,
      share: rounded(turns / state.turns),
      turns,
      from: from(`${family}.${value}`),
    }));
}

function paceOf(state: ProfileState, from: Origins): ProfileView["pace"] {
  const shares = sharesOf(PACES, state.paces, { state, family: "pace", from });
  const first = shares[0];
  const isUsual = first !== undefined && first.share >= USUAL_SHARE && state.turns >= READY_TURNS;
  return { preference: isUsual ? first.value : null, shares };
}

function trendOf(state: ProfileState, today: number): ProfileView["tone_trend"] {
  const { direction, difference, interval, weeks } = toneTrend(state, today);
  return {
    direction,
    difference: difference === null ? null : rounded(difference),
    interval: interval === null ? null : interval.map(rounded),
    weeks: weeks.map(({ firstDay, turns, strained }) => ({ first_day: dateOf(firstDay), turns, strained })),
  };
}

function hoursOf({ state, serverZone }: Seen): ProfileView["active_hours"] {
  const { hours, usual, peak } = activeHours(state.hours);
  const told = state.turns - (state.zones.server ?? 0);
  return {
    time_zone: state.latestZone?.zone ?? serverZone,
    told_share: state.turns === 0 ? 0 : rounded(told / state.turns),
    hours: [...hours],
    weekdays: Array.from({ length: 7 }, (_, day) => state.weekdays[day] ?? 0),
    peak_hour: peak,
    usual: usual === null ? null : { ...usual, share: rounded(usual.share) },
  };
}

function topicsOf(newest: readonly LearnedFacts[], from: Origins): ProfileView["topics"] {
  const counts = new Map<string, number>();
  for (const { facts } of newest)
    for (const topic of new Set(facts.topics)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_TOPICS)
    .map(([topic, turns]) => ({ topic, turns, from: from(`topic.${topic}`) }));
}

function signalsOf(state: ProfileState, now: number, from: Origins): ProfileView["signals"] {
  const left = leftTurns(state, { since: now - ABANDONED_AFTER_MS });
  const counts = [
    ...SIGNALS.map((signal) => ({ signal, turns: state.signals[signal] })),
    { signal: "left" as const, turns: left },
  ];
  return counts.map(({ signal, turns }) => ({
    signal,
    share: state.turns === 0 ? 0 : rounded(turns / state.turns),
    turns,
    from: from(`signal.${signal}`),
  }));
}

function engagementView(state: ProfileState, today: number): ProfileView["engagement"] {
  const { score, parts, activeDays } = engagementOf(state, today);
  const { frequency, recency, depth, feedback } = parts;
  return {
    score,
    parts: {
      frequency: rounded(frequency),
      recency: rounded(recency),
      depth: rounded(depth),
      feedback: rounded(feedback),
    },
    active_days: activeDays,
  };
}

export function viewGrowth(growth: GrowthStanding): ProfileView["growth"] {
  const { plans, gapsOpen, gapsClosed, checkpointsDone, checkpointsOpen } = growth;
  return {
    plans,
    gaps_open: gapsOpen,
    gaps_closed: gapsClosed,
    checkpoints_done: checkpointsDone,
    checkpoints_open: checkpointsOpen,
  };
}

function anomaliesOf({ state, newest }: Seen, today: number): ProfileView["anomalies"] {
  const days = observedDays(
    state.days,
    newest.map(({ facts }) => facts),
  );
  return findAnomalies(days)
    .filter(({ day }) => day > today - TOLD_DAYS)
    .map(({ day, turns, probability, kinds }) => ({
      day: dateOf(day),
      turns,
      probability,
      kinds: kinds.map((part) => ({ ...part })),
    }));
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
