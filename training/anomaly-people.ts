/**
 * People made up to measure anomaly detection: what they say are real messages, when they say it is drawn from habits
 * with the irregularities that ordinary people have. Nothing of the detector is known here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTable } from "./load-data.ts";
import { OWN_FOLDER } from "./own-messages.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Monday, 2026-01-05, 00:00 UTC. */
const FIRST_DAY_AT = 1_767_571_200_000;
const MESSAGES_OF_A_PERSON = 400;

export interface Message {
  readonly text: string;
  readonly language: "en" | "ko";
}

/** One thing that was said. */
export interface SaidMessage extends Message {
  readonly at: number;
}

export interface MadePerson {
  readonly name: string;
  /** What was said, day by day, oldest first; no empty days. */
  readonly days: readonly (readonly SaidMessage[])[];
  /** Usual messages of this person, for days made anew. */
  readonly voice: readonly Message[];
}

type Random = () => number;

/** The real messages by where they come from. @throws Error a set is not in `folder` */
export function loadVoices(folder: string): readonly (readonly Message[])[] {
  const read = (file: string, language: Message["language"]): Message[] =>
    parseTable(readFileSync(file, "utf8")).flatMap(({ text = "" }) =>
      text.trim() === "" ? [] : [{ text, language }],
    );
  return [
    read(join(folder, "dev-premo/train.tsv"), "en"),
    read(join(folder, "goemotions/dev.tsv"), "en"),
    read(join(folder, "clinc150/val.tsv"), "en"),
    read(join(folder, "kote/val.tsv"), "ko"),
    ...ownVoices(),
  ];
}

/** The project's own messages, English and Korean apart. */
export function ownVoices(): readonly (readonly Message[])[] {
  const own = parseTable(readFileSync(join(OWN_FOLDER, "messages.tsv"), "utf8"));
  return (["en", "ko"] as const).map((language) =>
    own.flatMap((row) => (row.language === language ? [{ text: row.text ?? "", language }] : [])),
  );
}

interface Habits {
  readonly wakesAt: number;
  readonly peaks: readonly number[];
  readonly spread: number;
  readonly onWeekday: number;
  readonly onWeekend: number;
  readonly turnsADay: number;
  readonly burstiness: number;
  readonly otherLanguage: number;
  /** A stretch of days abroad without telling the time zone: from, to, hours. */
  readonly travel: readonly [number, number, number];
  readonly holiday: readonly [number, number];
}

/** @param count of days on the calendar; on many of them nothing is said */
export function makePerson(
  random: Random,
  voices: readonly (readonly Message[])[],
  { name, count }: { readonly name: string; readonly count: number },
): MadePerson {
  const voice = pickVoice(random, voices);
  const main = voice[0]?.language ?? "en";
  const other = voices.flat().filter(({ language }) => language !== main);
  const habits = drawHabits(random, count);
  const days: SaidMessage[][] = [];
  for (let day = 0; day < count; day += 1) {
    const said = sayDay(random, habits, { day, voice, other });
    if (said.length > 0) days.push(said);
  }
  return { name, days, voice };
}

/** A person sounds like one source: a stretch of it, in its order (a project's thread, an author). */
function pickVoice(random: Random, voices: readonly (readonly Message[])[]): readonly Message[] {
  const source = pick(random, voices);
  const from = Math.floor(random() * Math.max(1, source.length - MESSAGES_OF_A_PERSON));
  return source.slice(from, from + MESSAGES_OF_A_PERSON);
}

function drawHabits(random: Random, count: number): Habits {
  const morning = 7 + random() * 6;
  const start = Math.floor(random() * count);
  return {
    wakesAt: morning - 1,
    peaks:
      random() < 0.5
        ? [morning + 2, morning + 7]
        : random() < 0.5
          ? [morning + 11]
          : [morning + 3, morning + 12],
    spread: 0.8 + random() * 1.8,
    onWeekday: 0.35 + random() * 0.6,
    onWeekend: random() < 0.5 ? 0.1 : 0.5,
    turnsADay: Math.exp(1 + random() * 1.8),
    burstiness: 0.25 + random() * 0.6,
    otherLanguage: random() < 0.12 ? 0.05 + random() * 0.3 : 0,
    travel: random() < 0.08 ? [start, start + 8, 5 + Math.floor(random() * 6)] : [-1, -1, 0],
    holiday: random() < 0.4 ? [start, start + 4 + Math.floor(random() * 14)] : [-1, -1],
  };
}

function sayDay(
  random: Random,
  habits: Habits,
  { day, voice, other }: { day: number; voice: readonly Message[]; other: readonly Message[] },
): SaidMessage[] {
  const isWeekend = day % 7 >= 5;
  if (day >= habits.holiday[0] && day <= habits.holiday[1]) return [];
  if (random() > (isWeekend ? habits.onWeekend : habits.onWeekday)) return [];
  // an incident, an exam, a deadline: three times the usual
  const busy = random() < 0.03 ? 3 : 1;
  const turns = Math.max(
    1,
    Math.round(habits.turnsADay * busy * Math.exp(habits.burstiness * normal(random))),
  );
  const isNight = random() < 0.02;
  const abroad = day >= habits.travel[0] && day <= habits.travel[1] ? habits.travel[2] : 0;
  const speaksOther = random() < habits.otherLanguage;
  const peak = isNight ? 25 + random() * 3 : pick(random, habits.peaks);
  const said: SaidMessage[] = [];
  while (said.length < turns) {
    const hour = peak + habits.spread * normal(random) + abroad;
    const at = FIRST_DAY_AT + day * DAY_MS + Math.round(hour * HOUR_MS);
    const usual = pick(random, speaksOther && random() < 0.8 ? other : voice);
    const message = random() < 0.02 ? withPaste(random, usual, voice) : usual;
    said.push({ ...message, at });
    // sent once more because nothing seemed to happen
    if (random() < 0.015) said.push({ ...message, at: at + 20_000 });
  }
  return said.sort((a, b) => a.at - b.at);
}

/** A log or a document in between. */
function withPaste(random: Random, message: Message, voice: readonly Message[]): Message {
  const pasted = Array.from({ length: 10 + Math.floor(random() * 30) }, () => pick(random, voice).text);
  return { ...message, text: [message.text, ...pasted].join("\n") };
}

export function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
