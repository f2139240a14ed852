import { type Distribution, FREQUENCIES, INTENTS, PACES, TONES, type WaveKey } from "#contract/wave-key.ts";
import { clarifyingQuestion } from "./clarify.ts";
import { findWinners, type Scored, scoreEnsemble, type Winners } from "./ensemble.ts";
import { type Explanation, explain } from "./explain.ts";
import { type Choice, choose } from "./exploration.ts";
import { inherit } from "./follow-up.ts";
import type {
  Candidate,
  Classifier,
  GivenWave,
  Hearing,
  PersonalScore,
  RankedPersona,
  Ranking,
  Situation,
} from "./hearing.ts";
import { detectLanguage } from "./language.ts";
import { type HearingCorrection, withCorrection } from "./learning/hearing-correction.ts";
import { satisfactionOf, UNRATED } from "./learning/history.ts";
import { chances, draw } from "./learning/informed-choice.ts";
import {
  engagementBonus,
  type PersonalParts,
  personalScore,
  timeOfDayMatch,
} from "./learning/personal-score.ts";
import { createTastes, type KnownExpectation } from "./learning/tastes.ts";
import { reasonFor } from "./reason.ts";
import { confidenceOf, resonanceOf } from "./router.ts";
import { likeliest, parseGiven, parseWaveKey, partsOf } from "./wave-key.ts";

export interface ResonanceNeeds {
  readonly classifier: Classifier;
  /** resonance: by affinity; frequency: by Lumen's moon, square, earth, pen (R6). */
  readonly strategy: "resonance" | "frequency";
  /** Share of turns that explore, 0..0.5. */
  readonly explorationShare: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Hears how a message sounds and ranks the personas for it. Pure but for the dice of exploration. */
export interface Resonance {
  readonly modelVersion: string;
  parseWaveKey(text: string): WaveKey;
  parseGiven: typeof parseGiven;
  /** @param correction what the workspace learned about how its people sound */
  understand(text: string, given?: GivenWave, correction?: HearingCorrection): Hearing;
  /** How a message sounds in its conversation: a follow-up of a few words inherits from the turn before. */
  inherit: typeof inherit;
  /** The one question to ask when nothing is clear; null when something is. */
  clarify(hearing: Hearing): string | null;
  /** The words that weighed most on each axis. */
  explain(text: string): Explanation;
  /** The ensemble's ranking; in frequency strategy the frequency's. */
  rank(hearing: Hearing, candidates: readonly Candidate[], situation?: Situation): Ranking;
  /** The static router of v1: the affinities of the likeliest key alone. */
  rankStatic(hearing: Hearing, candidates: readonly Candidate[]): Ranking;
}

/** Makes the room. Lists of candidates are remembered by identity: pass the same array while it is the same list. */
export function createResonance(needs: ResonanceNeeds): Resonance {
  const { expect, score, chooseFrom } = createScoring(needs);

  return {
    modelVersion: needs.classifier.modelVersion,
    parseWaveKey,
    parseGiven,
    understand: (text, given = {}, correction) =>
      understand(
        correction === undefined ? needs.classifier : withCorrection(needs.classifier, correction),
        text,
        given,
      ),
    inherit,
    clarify: (hearing) => clarifyingQuestion(hearing, needs.classifier.clarity),
    explain: (text) => explain(needs.classifier, text),
    rank(hearing, candidates, situation = {}) {
      const expectation = expect(hearing, candidates, situation);
      const around = { candidates, situation, expectation };
      const scored = score(hearing, candidates, around);
      const pinnedIndex = scored.findIndex((entry) => entry.candidate.id === situation.pinnedPersonaId);
      const pinned = pinnedIndex >= 0;
      const leader = leaderOf(scored, situation);
      const share = situation.mayExplore && hearing.source !== "given" ? needs.explorationShare : 0;
      const choice: Choice = pinned
        ? { index: pinnedIndex, propensity: 1, explored: false }
        : chooseFrom(scored, leader, { ...around, share });
      const algorithm =
        needs.strategy === "frequency" ? "frequency-1" : expectation === null ? "ensemble-2" : "ensemble-3";
      return toRanking(scored, hearing, {
        strategy: needs.strategy,
        algorithm,
        choice,
        pinned,
        stayed: !pinned && !choice.explored && leader !== 0,
        situation,
      });
    },
    rankStatic,
  };
}

/** How candidates get their scores, and how one of them is chosen. */
function createScoring(needs: ResonanceNeeds) {
  const winnersOf = new WeakMap<readonly Candidate[], Winners>();
  const tastes = createTastes();

  /** What the person is expected to think of the candidates; null where nothing is known of them. */
  const expect = (hearing: Hearing, candidates: readonly Candidate[], situation: Situation) =>
    needs.strategy === "frequency" ? null : tastes.expect(hearing, candidates, situation);

  function winnersFor(candidates: readonly Candidate[]): Winners {
    const known = winnersOf.get(candidates);
    if (known !== undefined) return known;
    const winners = findWinners(candidates);
    winnersOf.set(candidates, winners);
    return winners;
  }

  function score(hearing: Hearing, candidates: readonly Candidate[], around: Around): Scored[] {
    if (needs.strategy === "frequency") return scoreFrequencies(candidates, hearing);
    const learned = { acceptance: needs.classifier.acceptance, winners: winnersFor(candidates) };
    const { expectation } = around;
    const remembered =
      expectation === null ? null : { stars: expectation.means, evidence: expectation.evidence };
    return scoreEnsemble(candidates, learned, { hearing, situation: around.situation, remembered });
  }

  /** The dice choose among the leader and the best beside it; where the person's taste is known, by what it says. */
  function chooseFrom(scored: readonly Scored[], leader: number, around: Around & { share: number }): Choice {
    const { expectation, share, candidates } = around;
    if (expectation === null) {
      const choice = choose(scored.length, share, needs.random);
      if (choice.index === 0) return { ...choice, index: leader };
      return { ...choice, index: choice.index <= leader ? choice.index - 1 : choice.index };
    }
    const places = new Map(candidates.map((candidate, place) => [candidate, place]));
    const leading = scored[leader]?.candidate;
    const leaderPlace = leading === undefined ? 0 : (places.get(leading) ?? 0);
    const probabilities = chances(expectation, leaderPlace, share);
    const place = share > 0 ? draw(probabilities, needs.random()) : leaderPlace;
    const index = scored.findIndex(({ candidate }) => candidate === candidates[place]);
    return { index, propensity: probabilities[place] ?? 1, explored: place !== leaderPlace };
  }

  return { expect, score, chooseFrom };
}

/** The affinities of the likeliest key, and nothing else. */
function rankStatic(hearing: Hearing, candidates: readonly Candidate[]): Ranking {
  const key = partsOf(hearing.waveKey);
  const certain = { ...hearing, ...oneHotOf(key) };
  const scored = candidates.map((candidate): Scored => {
    const resonance = resonanceOf(candidate, certain);
    const contributions = { resonance: resonance.score, classifier: 0, history: 0, context: 0 };
    return { candidate, score: resonance.score, resonance, contributions };
  });
  scored.sort((a, b) => b.score - a.score);
  const choice = { index: 0, propensity: 1, explored: false };
  const how = {
    strategy: "resonance",
    algorithm: "resonance-router-1",
    choice,
    pinned: false,
    stayed: false,
    situation: {},
  } as const;
  return toRanking(scored, hearing, how);
}

/** Hysteresis: the conversation's persona leads unless the best one wins by the margin. Its place among the scored. */
function leaderOf(scored: readonly Scored[], { currentPersonaId, isFollowUp }: Situation): number {
  const at = scored.findIndex((entry) => entry.candidate.id === currentPersonaId);
  const [best] = scored;
  const current = scored[at];
  if (best === undefined || current === undefined) return 0;
  const margin = isFollowUp === true ? FOLLOW_UP_MARGIN : HAND_OFF_MARGIN;
  return best.score - current.score < margin ? at : 0;
}

function understand(classifier: Classifier, text: string, given: GivenWave): Hearing {
  const heard = classifier.classify(text);
  const tone = given.tone === undefined ? heard.tone : oneHot(TONES, given.tone);
  const pace = given.pace === undefined ? heard.pace : oneHot(PACES, given.pace);
  const intent = given.intent === undefined ? heard.intent : oneHot(INTENTS, given.intent);
  const [t, p, i] = [likeliest(TONES, tone), likeliest(PACES, pace), likeliest(INTENTS, intent)];
  const said = Object.keys(given).length;
  return {
    tone,
    pace,
    intent,
    frequency: heard.frequency,
    waveKey: `${t}-${p}-${i}`,
    waveKeyProbability: tone[t] * pace[p] * intent[i],
    source: said === 0 ? "classifier" : said === 3 ? "given" : "mixed",
    language: detectLanguage(text),
    modelVersion: classifier.modelVersion,
  };
}

/** R6: a persona's score is the probability of the frequency it answers to; one without a frequency has none. */
function scoreFrequencies(candidates: readonly Candidate[], hearing: Hearing): Scored[] {
  const total = FREQUENCIES.reduce((sum, name) => sum + hearing.frequency[name], 0) || 1;
  const scored = candidates.map((candidate): Scored => {
    const score = candidate.frequency === null ? 0 : hearing.frequency[candidate.frequency] / total;
    const contributions = { resonance: 0, classifier: score, history: 0, context: 0 };
    return { candidate, score, resonance: resonanceOf(candidate, hearing), contributions };
  });
  return scored.sort((a, b) => b.score - a.score);
}

/** What a ranking goes by beside the hearing. */
interface Around {
  readonly candidates: readonly Candidate[];
  readonly situation: Situation;
  /** What the person is expected to think; null without ratings. */
  readonly expectation: KnownExpectation | null;
}

interface HowRanked {
  readonly strategy: Ranking["strategy"];
  readonly algorithm: string;
  readonly choice: Choice;
  readonly pinned: boolean;
  readonly stayed: boolean;
  readonly situation: Situation;
}

const EXPLAINED = 6;
/** How much better another persona's score must be before a conversation changes its voice. */
const HAND_OFF_MARGIN = 0.05;
/** The same after a follow-up of a few words, which says too little to change it. */
const FOLLOW_UP_MARGIN = 0.5;

function toRanking(scored: readonly Scored[], hearing: Hearing, how: HowRanked): Ranking {
  const best = scored[0];
  const chosen = scored[how.choice.index];
  if (best === undefined || chosen === undefined) throw new RangeError("there is no persona to choose from");
  const { pinned, choice } = how;
  const context = {
    hearing,
    best,
    chosenId: chosen.candidate.id,
    pinned,
    explored: choice.explored,
    stayed: how.stayed,
    currentPersonaId: how.situation.currentPersonaId,
    isByRatings: isByRatings(scored),
  };
  const personal = personalScorer(how.situation);
  const ranked = scored.map((entry, index): RankedPersona => {
    const isExplained = index < EXPLAINED || entry === chosen;
    return {
      personaId: entry.candidate.id,
      score: entry.score,
      resonance: entry.resonance,
      contributions: entry.contributions,
      personal: personal(entry),
      reason: isExplained ? reasonFor(entry, context) : "",
    };
  });
  const compared =
    how.strategy === "frequency"
      ? scored.map((entry) => entry.score)
      : scored.map((entry) => entry.resonance.score);
  return {
    waveKey: hearing.waveKey,
    strategy: how.strategy,
    algorithm: how.algorithm,
    ...confidenceOf(compared),
    propensity: choice.propensity,
    chosenId: chosen.candidate.id,
    explored: choice.explored,
    pinned,
    stayed: how.stayed,
    ranked,
    allScores: Object.fromEntries(scored.map((entry) => [entry.candidate.id, entry.resonance.score])),
  };
}

/** Whether another one would lead without what the person rated. */
function isByRatings([best, ...others]: readonly Scored[]): boolean {
  if (best === undefined || best.contributions.history === 0) return false;
  const without = (entry: Scored) => entry.score - entry.contributions.history;
  return others.some((other) => without(other) > without(best));
}

/** The personal score of a candidate; null where nothing may be known of the person. */
function personalScorer(situation: Situation): (entry: Scored) => PersonalScore | null {
  const { history, hour, engagement = 0 } = situation;
  if (history === undefined) return () => null;
  const known = satisfactionOf(history);
  return ({ candidate, resonance }) => {
    const { satisfaction, ratings } = known[candidate.id] ?? UNRATED;
    const parts: PersonalParts = {
      satisfaction,
      fit: resonance.score,
      timeOfDay: timeOfDayMatch(history.answers, candidate.id, hour),
      engagementBonus: engagementBonus(engagement),
    };
    return { ...parts, score: personalScore(parts), ratings };
  };
}

function oneHot<T extends string>(values: readonly T[], only: T): Distribution<T> {
  return Object.fromEntries(values.map((value) => [value, value === only ? 1 : 0])) as Distribution<T>;
}

function oneHotOf(key: ReturnType<typeof partsOf>) {
  return {
    tone: oneHot(TONES, key.tone),
    pace: oneHot(PACES, key.pace),
    intent: oneHot(INTENTS, key.intent),
  };
}
