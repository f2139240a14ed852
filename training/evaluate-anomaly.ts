/**
 * False alarms and recall of anomaly detection: `npm run eval:anomaly [-- --data DIR] [--people N] [--seed N] [--json]`.
 * Real messages are replayed as people made up (anomaly-people.ts); strange days are put in (anomaly-injections.ts) one
 * at a time. A plain z-score on the same five quantities stands beside it.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgeDay, type ObservedDay, observeDays } from "#mentor/profile/index.ts";
import { INJECTIONS, type Injection, injectInto } from "./anomaly-injections.ts";
import { loadVoices, type MadePerson, makePerson, type SaidMessage } from "./anomaly-people.ts";
import { createRandom } from "./random.ts";

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: join(import.meta.dirname, "../../shared/data") },
    people: { type: "string", default: "400" },
    seed: { type: "string", default: "1" },
    json: { type: "boolean", default: false },
  },
});

const CALENDAR_DAYS = 120;
/** Days of history from which on days are counted: below it neither detector judges. */
const LEAST_HISTORY = 10;
/** The usual one, and stricter ones: a detector that alarms less finds less. */
const Z_LIMITS = [3, 6, 12];

type Detector = (before: readonly ObservedDay[], day: ObservedDay) => boolean;

const detectors: Readonly<Record<string, Detector>> = {
  "posterior predictive": (before, day) => judgeDay(before, day) !== null,
  ...Object.fromEntries(Z_LIMITS.map((limit) => [`z-score above ${limit}`, zScore(limit)])),
};

/** Some quantity lies more than `limit` standard deviations from the mean of the days before. */
function zScore(limit: number): Detector {
  return (before, day) =>
    quantitiesOf(day).some((value, index) => {
      const seen = before.map((earlier) => quantitiesOf(earlier)[index] ?? 0);
      const mean = seen.reduce((sum, one) => sum + one, 0) / seen.length;
      const deviation = Math.sqrt(seen.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seen.length - 1));
      return Math.abs(value - mean) > limit * deviation;
    });
}

interface Tally {
  alarms: number;
  days: number;
  readonly found: Record<Injection, number>;
  readonly injected: Record<Injection, number>;
}

const random = createRandom(Number(options.seed));
const voices = loadVoices(options.data);
const foreign = voices.flat();
const tallies = Object.fromEntries(Object.keys(detectors).map((name) => [name, emptyTally()]));
for (let number = 1; number <= Number(options.people); number += 1) {
  const person = makePerson(random, voices, { name: `p${number}`, count: CALENDAR_DAYS });
  measure(person);
}
report();

function measure(person: MadePerson): void {
  const observed = observe(person.days.flat());
  for (const [name, detect] of Object.entries(detectors)) {
    const tally = tallies[name] as Tally;
    for (let index = LEAST_HISTORY; index < observed.length; index += 1) {
      tally.days += 1;
      if (detect(observed.slice(0, index), observed[index] as ObservedDay)) tally.alarms += 1;
    }
  }
  injectIntoOne(person);
}

/** Each kind once a person, on a day of the second half. */
function injectIntoOne(person: MadePerson): void {
  if (person.days.length < 2 * LEAST_HISTORY) return;
  const main = person.voice[0]?.language;
  const others = foreign.filter(({ language }) => language !== main);
  for (const kind of INJECTIONS) {
    const index = Math.floor(person.days.length / 2 + random() * (person.days.length / 2));
    const day = person.days[index] ?? [];
    const strange = injectInto(random, kind, { person, day, foreign: others });
    const before = observe(person.days.slice(0, index).flat());
    const seen = observe(strange);
    for (const [name, detect] of Object.entries(detectors)) {
      const tally = tallies[name] as Tally;
      tally.injected[kind] += 1;
      if (seen.some((one) => detect(before, one))) tally.found[kind] += 1;
    }
  }
}

function observe(said: readonly SaidMessage[]): readonly ObservedDay[] {
  return observeDays(
    said.map(({ text, language, at }) => ({ userMessage: text, language, saidAt: at })),
    "UTC",
  );
}

/** Turns, characters a turn, mean hour, share of the second language, most repeated. */
function quantitiesOf({ turns, lengthSum, hours, languages, mostRepeated }: ObservedDay): readonly number[] {
  const hourSum = Object.entries(hours).reduce((sum, [hour, count]) => sum + Number(hour) * count, 0);
  const korean = languages.ko ?? 0;
  return [turns, Math.expm1(lengthSum / 1000 / turns), hourSum / turns, korean / turns, mostRepeated];
}

function emptyTally(): Tally {
  const none = () => Object.fromEntries(INJECTIONS.map((kind) => [kind, 0])) as Record<Injection, number>;
  return { alarms: 0, days: 0, found: none(), injected: none() };
}

function report(): void {
  const rows = Object.entries(tallies).map(([name, { alarms, days, found, injected }]) => {
    const share = (kind: Injection) => Math.round((1000 * found[kind]) / Math.max(1, injected[kind])) / 1000;
    const recall = Object.fromEntries(INJECTIONS.map((kind) => [kind, share(kind)]));
    const sum = (counts: Record<Injection, number>) =>
      Object.values(counts).reduce((all, one) => all + one, 0);
    return {
      detector: name,
      "person-days": days,
      "false alarms per 1,000": Math.round((10_000 * alarms) / days) / 10,
      "recall, all": Math.round((1000 * sum(found)) / sum(injected)) / 1000,
      ...recall,
    };
  });
  if (options.json)
    console.log(JSON.stringify({ people: Number(options.people), seed: Number(options.seed), rows }));
  else console.table(rows);
}
