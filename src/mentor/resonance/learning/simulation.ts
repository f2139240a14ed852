/**
 * Routing that learns, replayed on people whose taste is known: how soon it knows a person, what learning costs, what a
 * change of taste costs. Ratings are all it is told; agreement is measured on further messages that are not rated.
 */
import type { WaveKey } from "#contract/wave-key.ts";
import { repeatableRandom } from "#lib/repeatable-random.ts";
import type { Candidate, Hearing, Ranking, Situation } from "../hearing.ts";
import { ALL_WAVE_KEYS } from "../wave-key.ts";
import { type CommonTaste, UNTAUGHT } from "./common-taste.ts";
import { EMPTY_HISTORY, type History, learnRating } from "./history.ts";
import { learnCommonTaste } from "./learn-common-taste.ts";
import { createPopulation, type Population, type SimulatedPerson } from "./simulated-people.ts";
import { finish } from "./stepwise.ts";

/** What is replayed: the routing of the product, over a hearing that the simulation makes. */
export interface SimulatedRouting {
  readonly candidates: readonly Candidate[];
  hear(key: WaveKey): Hearing;
  rank(hearing: Hearing, situation: Situation): Ranking;
  rankStatic(hearing: Hearing): Ranking;
}

export interface SimulationSettings {
  readonly population: Population;
  readonly people: number;
  readonly seed: number;
  /** Standard deviation of a rating in stars, before it is rounded to whole stars. */
  readonly noise: number;
  /** Share of messages whose wave key is heard as another one, 0..1. */
  readonly misheard: number;
}

/** Ratings of one person; taste changes after half of them. */
export const RATINGS = 100;
export const CHANGE_AFTER = RATINGS / 2;
/** People of one workspace come one after the other; what earlier ones have in common helps the later ones. */
const WORKSPACE_PEOPLE = 30;
/** Messages that are not rated, to measure agreement with. */
const PROBES = 10;
/** After every so many ratings agreement is measured. */
export const PROBE_EVERY = 5;
const TURN_MS = 3_600_000;

/** One person's walk, rating by rating; regrets in stars. */
export interface Walk {
  /** True satisfaction lost against the best persona, with exploration; by rating. */
  readonly regret: Float64Array;
  /** True satisfaction in stars with who answered; by rating. */
  readonly satisfaction: Float64Array;
  /** The regret of the static router on the same messages. */
  readonly staticRegret: Float64Array;
  /** After 0, 5, 10 … ratings the share of probes whose first, or first three, hold the person's true favourite. */
  readonly firstRight: Float64Array;
  readonly threeRight: Float64Array;
  /** The same counting a favourite that is less than a quarter of a star ahead as right to miss. */
  readonly nearlyRight: Float64Array;
  readonly explored: number;
}

/** A difference in stars that a person would hardly notice. */
const UNNOTICED = 0.25;

/** Replays people of one population. Repeatable: the same settings give the same walks. */
export function simulate(
  createRouting: (random: () => number) => SimulatedRouting,
  settings: SimulationSettings,
): Walk[] {
  const random = repeatableRandom(settings.seed);
  const routing = createRouting(random);
  const walks: Walk[] = [];
  while (walks.length < settings.people) {
    const createPerson = createPopulation(settings.population, routing.candidates, random);
    const histories: History[] = [];
    let commonTaste = UNTAUGHT;
    const size = Math.min(WORKSPACE_PEOPLE, settings.people - walks.length);
    for (let place = 0; place < size; place += 1) {
      const { walk, history } = follow(routing, { person: createPerson(), commonTaste, settings, random });
      walks.push(walk);
      histories.push(history);
      commonTaste = finish(learnCommonTaste(histories, routing.candidates, commonTaste));
    }
  }
  return walks;
}

interface Following {
  readonly person: SimulatedPerson;
  readonly commonTaste: CommonTaste;
  readonly settings: SimulationSettings;
  readonly random: () => number;
}

/** One person from the first message to the last. The history is that before the change of taste. */
function follow(routing: SimulatedRouting, following: Following): { walk: Walk; history: History } {
  const { person, commonTaste, settings, random } = following;
  const probed = Math.ceil(RATINGS / PROBE_EVERY);
  const walk = {
    regret: new Float64Array(RATINGS),
    satisfaction: new Float64Array(RATINGS),
    staticRegret: new Float64Array(RATINGS),
    firstRight: new Float64Array(probed),
    threeRight: new Float64Array(probed),
    nearlyRight: new Float64Array(probed),
    explored: 0,
  };
  let history = EMPTY_HISTORY;
  let beforeChange = EMPTY_HISTORY;
  for (let turn = 0; turn < RATINGS; turn += 1) {
    if (turn === CHANGE_AFTER) {
      beforeChange = history;
      person.change();
    }
    const situation = { history, commonTaste };
    if (turn % PROBE_EVERY === 0)
      probe(routing, following, { situation, into: walk, at: turn / PROBE_EVERY });
    const key = person.speak();
    const hearing = routing.hear(misheard(key, settings.misheard, random));
    const ranking = routing.rank(hearing, { ...situation, mayExplore: true });
    const truth = person.truth(key);
    const best = Math.max(...truth);
    const placeOf = (id: string) => routing.candidates.findIndex((candidate) => candidate.id === id);
    const chosen = placeOf(ranking.chosenId);
    walk.regret[turn] = best - (truth[chosen] ?? 0);
    walk.satisfaction[turn] = truth[chosen] ?? 0;
    walk.staticRegret[turn] = best - (truth[placeOf(routing.rankStatic(hearing).chosenId)] ?? 0);
    if (ranking.explored) walk.explored += 1 / RATINGS;
    history = learnRating(history, {
      turnId: String(turn).padStart(4, "0"),
      personaId: ranking.chosenId,
      waveKey: hearing.waveKey,
      rating: person.rate(key, chosen, settings.noise),
      weight: 1,
      at: turn * TURN_MS,
      hour: null,
      propensity: ranking.propensity,
    });
    person.drift();
  }
  return { walk, history: beforeChange };
}

/** Measures agreement on messages that are answered and not rated. */
function probe(
  routing: SimulatedRouting,
  { person, settings, random }: Following,
  { situation, into, at }: { situation: Situation; into: Walk; at: number },
): void {
  for (let message = 0; message < PROBES; message += 1) {
    const key = person.speak();
    const truth = person.truth(key);
    const best = Math.max(...truth);
    const { ranked } = routing.rank(routing.hear(misheard(key, settings.misheard, random)), situation);
    const behind = ranked.map(({ personaId }) => {
      const place = routing.candidates.findIndex(({ id }) => id === personaId);
      return best - (truth[place] ?? 0);
    });
    if (behind[0] === 0) into.firstRight[at] = (into.firstRight[at] ?? 0) + 1 / PROBES;
    if (behind.slice(0, 3).includes(0)) into.threeRight[at] = (into.threeRight[at] ?? 0) + 1 / PROBES;
    if ((behind[0] ?? best) < UNNOTICED) into.nearlyRight[at] = (into.nearlyRight[at] ?? 0) + 1 / PROBES;
  }
}

function misheard(key: WaveKey, share: number, random: () => number): WaveKey {
  if (share <= 0 || random() >= share) return key;
  return ALL_WAVE_KEYS[Math.floor(random() * ALL_WAVE_KEYS.length)] ?? key;
}
