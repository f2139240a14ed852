/** Every number of a profile by its name: what it means, and what a turn adds to it. Pure. */
import type { ProfileView } from "#contract/profile.ts";
import type { Style } from "./asks-catalog.ts";
import type { LearnedFacts } from "./profile-store.ts";
import type { Signal } from "./turn-facts.ts";

/** What turns taught; how growth plans stand is told beside it. */
export type LearnedView = Omit<ProfileView, "growth">;

export interface Explained {
  readonly meaning: string;
  value(view: LearnedView): number | null;
  /** What a turn adds; null: nothing. */
  adds(turn: LearnedFacts): string | null;
}

/** What is known beside the turns. */
export interface Standing {
  /** Ids of calls for help that were left. */
  readonly left: ReadonlySet<string>;
  /** Days since 1970 on the person's calendar. */
  readonly today: number;
}

type Family = (part: string, standing: Standing) => Explained;

const ENGAGEMENT_DAYS = 28;
const TREND_DAYS = 84;

/** A number by its name, e.g. `persona.Lua` or `engagement`; null: there is no such number. */
export function explained(name: string, standing: Standing): Explained | null {
  const dot = name.indexOf(".");
  const family = dot === -1 ? name : name.slice(0, dot);
  const part = dot === -1 ? "" : name.slice(dot + 1);
  const isWhole = WHOLE.includes(family);
  if (!Object.hasOwn(FAMILIES, family) || isWhole !== (part === "")) return null;
  return FAMILIES[family]?.(part, standing) ?? null;
}

const WHOLE = ["turns", "engagement", "tone_trend"];

const FAMILIES: Readonly<Record<string, Family>> = {
  turns: () => ({
    meaning: "Turns that the profile was learned from.",
    value: (view) => view.learned.turns,
    adds: () => "one turn",
  }),
  persona: (part) => ({
    meaning: `How many answers ${part} gave.`,
    value: (view) => view.personas.find(({ persona }) => persona === part)?.turns ?? 0,
    adds: ({ facts }) => (facts.personaId === part ? "one answer" : null),
  }),
  satisfaction: (part, { left }) => ({
    meaning: `Satisfaction with ${part}, 1 to 5: (5 × 3.5 + sum of ratings + signals at a quarter of their weight) ÷ (5 + their weight).`,
    value: (view) => view.personas.find(({ persona }) => persona === part)?.satisfaction ?? null,
    adds: (turn) => satisfactionOf(turn, { part, left }),
  }),
  tone: counted("Turns that sounded like this.", "tones", ({ facts }) => facts.tone),
  intent: counted("Turns that wanted this.", "intents", ({ facts }) => facts.intent),
  language: counted("Turns in this language.", "languages", ({ facts }) => facts.language),
  pace: (part) => ({
    meaning: "Turns at this pace.",
    value: (view) => view.pace.shares.find(({ value }) => value === part)?.turns ?? 0,
    adds: ({ facts }) => (facts.pace === part ? "one turn" : null),
  }),
  hour: (part) => ({
    meaning: "Turns in this hour of the person's day.",
    value: (view) => view.active_hours.hours[Number(part)] ?? null,
    adds: ({ facts }) => (String(facts.hour) === part ? clockOf(facts.zone) : null),
  }),
  weekday: (part) => ({
    meaning: "Turns on this day of the week, 0 being Monday.",
    value: (view) => view.active_hours.weekdays[Number(part)] ?? null,
    adds: ({ facts }) => (String(facts.weekday) === part ? clockOf(facts.zone) : null),
  }),
  topic: (part) => ({
    meaning: "Of the newest 500 turns, those about this.",
    value: (view) => view.topics.find(({ topic }) => topic === part)?.turns ?? null,
    adds: ({ facts }) => (facts.topics.includes(part) ? "one turn" : null),
  }),
  style: (part) => ({
    meaning: "How answers like this are asked for, and how they are rated against their opposite.",
    value: (view) => view.response_style.find(({ style }) => style === part)?.belief ?? null,
    adds: (turn) => styleOf(turn, part as Style),
  }),
  signal: (part, { left }) => ({
    meaning: "How often what the person did says how an answer was taken.",
    value: (view) => view.signals.find(({ signal }) => signal === part)?.turns ?? null,
    adds: ({ facts }) => {
      const has = part === "left" ? left.has(facts.id) : facts.signals.includes(part as Signal);
      return has ? "once" : null;
    },
  }),
  engagement: (_, { today }) => ({
    meaning:
      "100 × (0.35 × frequency + 0.25 × recency + 0.25 × depth + 0.15 × feedback), over the last 28 days.",
    value: (view) => view.engagement.score,
    adds: ({ facts }) => (facts.day > today - ENGAGEMENT_DAYS ? "an active day" : null),
  }),
  tone_trend: (_, { today }) => ({
    meaning: "Share of strained turns of the last four weeks minus that of the eight before.",
    value: (view) => view.tone_trend.difference,
    adds: ({ facts }) =>
      facts.day > today - TREND_DAYS ? (facts.isStrained ? "a strained turn" : "an easy turn") : null,
  }),
};

function counted(
  meaning: string,
  list: "tones" | "intents" | "languages",
  partOf: (turn: LearnedFacts) => string,
): Family {
  return (part) => ({
    meaning,
    value: (view) => view[list].find(({ value }) => value === part)?.turns ?? 0,
    adds: (turn) => (partOf(turn) === part ? "one turn" : null),
  });
}

function satisfactionOf(
  { facts, rating }: LearnedFacts,
  { part, left }: { part: string; left: ReadonlySet<string> },
): string | null {
  const said = [
    ...(facts.personaId === part && rating !== null ? [`rated ${rating}`] : []),
    ...(facts.personaId === part && left.has(facts.id)
      ? ["left without an end: 2, a quarter of a rating"]
      : []),
    ...(facts.about?.personaId === part && facts.signals.includes("thanked")
      ? ["thanks for the answer before: 4, a quarter of a rating"]
      : []),
    ...(facts.about?.personaId === part && facts.signals.includes("rephrased")
      ? ["asks again: 2 for the answer before, a quarter of a rating"]
      : []),
  ];
  return said.length === 0 ? null : said.join("; ");
}

function styleOf({ facts, rating }: LearnedFacts, style: Style): string | null {
  if (facts.asks.includes(`+${style}`)) return "asked for";
  if (facts.asks.includes(`-${style}`)) return "asked against";
  if (rating === null) return null;
  if (facts.answer.includes(`+${style}`)) return `an answer like this, rated ${rating}`;
  return facts.answer.includes(`-${style}`) ? `an answer of the opposite kind, rated ${rating}` : null;
}

function clockOf(zone: string | null): string {
  return zone === null ? "by the server's clock" : `by the clock of ${zone}`;
}
