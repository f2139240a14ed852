/** Routing that learns, as an operator sees it: a replay, the judging of policies from the log, the weekly retraining. */
import type { Actor } from "#contract/actor.ts";
import { INTENTS, PACES, TONES, type WaveKey } from "#contract/wave-key.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import type { RatedDecision } from "#mentor/conversation/index.ts";
import {
  alwaysPolicy,
  type Candidate,
  type Classifier,
  changeMatrix,
  createResonance,
  type Evaluation,
  evaluatePolicy,
  fitRewardModel,
  greedyPolicy,
  type LearnedKind,
  type LearnedVersion,
  type LearningReport,
  POPULATIONS,
  type Policy,
  type Population,
  parseMatrixChange,
  reportOf,
  type SimulatedRouting,
  simulate,
  staticPolicy,
} from "#mentor/resonance/index.ts";
import { createRetraining, type Retrained, type RetrainingNeeds } from "./retraining.ts";

export interface ReplaySettings {
  readonly people: number;
  readonly seed: number;
  /** Standard deviation of a rating in stars. */
  readonly noise: number;
  /** Share of messages that are heard as another wave key, 0..1. */
  readonly misheard: number;
  /** Share of turns that explore, 0..0.5. */
  readonly explorationShare: number;
  /** One population alone; all of them when left out. */
  readonly population?: string;
}

export interface PopulationReport extends LearningReport {
  readonly population: string;
  readonly description: string;
}

export interface RoutingLearning {
  /** Replays routing on simulated people of each population; takes seconds. @throws InvalidInputError */
  report(actor: Actor, settings: ReplaySettings): AsyncIterable<PopulationReport>;
  /**
   * Judges a policy by the rated decisions of the workspace.
   *
   * @param policy `static`, `greedy`, `always:PERSONA`, or the text of a file with affinities
   * @throws InvalidInputError for a policy that cannot be read, or when nothing was rated yet
   */
  evaluate(actor: Actor, policy: { readonly name: string } | { readonly text: string }): Promise<Evaluation>;
  /** Learns from the workspace's feedback; what is better than what is in use by more than noise is used. */
  retrain(workspaceId: string): Promise<Retrained[]>;
  /** Retrains every workspace that no process has retrained this week; how many. */
  retrainWeekly(): Promise<number>;
  list(actor: Actor): Promise<LearnedVersion[]>;
  /** The version that went. @throws NothingLearnedError */
  rollBack(actor: Actor, kind: LearnedKind): Promise<string>;
}

/** With fewer people, decisions are alike by conversation. */
const LEAST_PEOPLE = 10;

export function createRoutingLearning(needs: RetrainingNeeds): RoutingLearning {
  const { models, conversations, personas } = needs;
  const retraining = createRetraining(needs);
  return {
    async *report(actor, { explorationShare, population: only, ...settings }) {
      const candidates = await personas.enabled(actor);
      for (const population of populationsNamed(only)) {
        const walks = simulate(
          (random) => simulatedRouting(needs.classifier, candidates, { random, explorationShare }),
          { ...settings, population },
        );
        yield { population: population.name, description: population.description, ...reportOf(walks) };
      }
    },
    async evaluate(actor, asked) {
      const policy = policyOf(await personas.enabled(actor), asked);
      const decisions = await conversations.ratedDecisions(actor);
      if (decisions.length === 0) {
        throw new InvalidInputError("policy", "no answer was rated yet", "rate some: ion rate, or the page");
      }
      return evaluatePolicy(logOf(decisions), policy, fitRewardModel);
    },
    retrain: retraining.retrain,
    async retrainWeekly() {
      let retrained = 0;
      for (const workspaceId of await models.workspaces()) {
        if (!(await models.takeWeek(workspaceId))) continue;
        await retraining.retrain(workspaceId);
        retrained += 1;
      }
      return retrained;
    },
    list: ({ workspaceId }) => models.list(workspaceId),
    rollBack: ({ workspaceId }, kind) => models.rollBack(workspaceId, kind),
  };
}

/** The product's routing over messages whose wave key is heard for certain. */
function simulatedRouting(
  classifier: Classifier,
  candidates: readonly Candidate[],
  { random, explorationShare }: { random: () => number; explorationShare: number },
): SimulatedRouting {
  const resonance = createResonance({ classifier, strategy: "resonance", explorationShare, random });
  const silence = resonance.understand("");
  const certain = <T extends string>(values: readonly T[], only: string) =>
    Object.fromEntries(values.map((value) => [value, value === only ? 1 : 0])) as Record<T, number>;
  return {
    candidates,
    hear(waveKey: WaveKey) {
      const [tone = "", pace = "", intent = ""] = waveKey.split("-");
      const parts = {
        tone: certain(TONES, tone),
        pace: certain(PACES, pace),
        intent: certain(INTENTS, intent),
      };
      return { ...silence, ...parts, waveKey, waveKeyProbability: 1 };
    },
    rank: (hearing, situation) => resonance.rank(hearing, candidates, situation),
    rankStatic: (hearing) => resonance.rankStatic(hearing, candidates),
  };
}

function populationsNamed(name: string | undefined): readonly Population[] {
  const found = POPULATIONS.filter((population) => name === undefined || population.name === name);
  if (found.length > 0) return found;
  const names = POPULATIONS.map((population) => population.name).join(", ");
  throw new InvalidInputError("population", `${JSON.stringify(name)} is none`, `use one of ${names}`);
}

function policyOf(candidates: readonly Candidate[], asked: { name: string } | { text: string }): Policy {
  if ("text" in asked) return staticPolicy(changeMatrix(candidates, parseMatrixChange(asked.text)));
  if (asked.name === "static") return staticPolicy(candidates);
  if (asked.name === "greedy") return greedyPolicy;
  const persona = asked.name.startsWith("always:") ? asked.name.slice("always:".length) : undefined;
  const found = candidates.find(({ id }) => id.toLowerCase() === persona?.toLowerCase());
  if (found !== undefined) return alwaysPolicy(found.id);
  throw new InvalidInputError(
    "policy",
    `${JSON.stringify(asked.name)} is no policy`,
    `use static, greedy, a file of affinities, or ${candidates.map(({ id }) => `always:${id}`).join(", ")}`,
  );
}

function logOf(decisions: readonly RatedDecision[]) {
  const people = new Set(decisions.map(({ personId }) => personId)).size;
  return decisions.map(({ personId, conversationId, ...decision }) => ({
    ...decision,
    cluster: people >= LEAST_PEOPLE ? personId : conversationId,
  }));
}
