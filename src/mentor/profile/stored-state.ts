/** A profile's state as text: lists that repeat the same names become lists of values, which halves what is written. */
import type { DayCounts, OpenTurn, Outcome, ProfileState } from "./profile-state.ts";
import type { MarkedTurn } from "./turn-facts.ts";

type Mark = readonly [
  id: string,
  personaId: string,
  waveKey: string,
  saidAt: number,
  hour: number,
  propensity: number,
];
type StoredOpen = readonly [...Mark, isFollowed: number];
type StoredOutcome = readonly [...Mark, rating: number | null, isThanked: number, isRephrased: number];
type StoredDay = readonly [
  turns: number,
  conversations: number,
  lengthSum: number,
  hours: DayCounts["hours"],
  languages: DayCounts["languages"],
];

interface StoredState extends Omit<ProfileState, "open" | "outcomes" | "days"> {
  readonly open: readonly StoredOpen[];
  readonly outcomes: readonly StoredOutcome[];
  readonly days: Readonly<Record<string, StoredDay>>;
}

export function serialiseState(state: ProfileState): string {
  const stored: StoredState = {
    ...state,
    open: state.open.map((turn) => [...markOf(turn), Number(turn.isFollowed)]),
    outcomes: state.outcomes.map((turn) => [
      ...markOf(turn),
      turn.rating,
      Number(turn.isThanked),
      Number(turn.isRephrased),
    ]),
    days: mapped(
      state.days,
      ({ turns, conversations, lengthSum, hours, languages }): StoredDay => [
        turns,
        conversations,
        lengthSum,
        hours,
        languages,
      ],
    ),
  };
  return JSON.stringify(stored);
}

/** Reads what `serialiseState` wrote; nothing else writes that column. */
export function parseState(text: string): ProfileState {
  const stored = JSON.parse(text) as StoredState;
  return {
    ...stored,
    open: stored.open.map(([...turn]): OpenTurn => ({ ...readMark(turn), isFollowed: turn[6] === 1 })),
    outcomes: stored.outcomes.map(
      ([...turn]): Outcome => ({
        ...readMark(turn),
        rating: turn[6],
        isThanked: turn[7] === 1,
        isRephrased: turn[8] === 1,
      }),
    ),
    days: mapped(
      stored.days,
      ([turns, conversations, lengthSum, hours, languages]): DayCounts => ({
        turns,
        conversations,
        hours,
        languages,
        lengthSum,
      }),
    ),
  };
}

function markOf({ id, personaId, waveKey, saidAt, hour, propensity }: MarkedTurn): Mark {
  return [id, personaId, waveKey, saidAt, hour, propensity];
}

function readMark([id, personaId, waveKey, saidAt, hour, propensity]: readonly [
  ...Mark,
  ...unknown[],
]): MarkedTurn {
  return { id, personaId, waveKey, saidAt, hour, propensity };
}

function mapped<From, To>(
  entries: Readonly<Record<string, From>>,
  change: (entry: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, change(entry)]));
}
