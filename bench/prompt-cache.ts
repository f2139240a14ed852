/**
 * How much of the prompts of a multi-turn load a provider's prompt cache can serve: conversations of our own messages are
 * replayed against a model server that keeps prompts (a beginning that came before is cached) and reports it as OpenAI
 * does; what is printed is what `GET /api/metrics/costs` says of it.
 *
 *   node run.mjs bench/prompt-cache.ts [--conversations 24] [--turns 20]
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { CostReportView } from "#contract/cost.ts";
import { estimateTokens } from "#lib/token-estimate.ts";
import { createTestIon } from "../test/support/create-test-ion.ts";
import { type ModelRequest, startModelServer } from "../test/support/model-server.ts";

const { values: options } = parseArgs({
  options: {
    conversations: { type: "string", default: "24" },
    turns: { type: "string", default: "20" },
    quick: { type: "boolean", default: false },
  },
});
const conversations = options.quick ? 4 : Number(options.conversations);
const turns = Number(options.turns);

interface Keeping {
  readonly name: string;
  /** Tokens. */
  readonly smallest: number;
  readonly step: number;
}

/** Everything a cache could keep, and what OpenAI's keeps. */
const KEEPING: readonly Keeping[] = [
  { name: "any prefix", smallest: 0, step: 1 },
  { name: "1,024 and more, by 128", smallest: 1024, step: 128 },
];
/** 192 words, in the middle of what a persona is asked for. */
const ANSWER =
  "Start with the smallest thing you can check. Write down what you saw, what you expected, and when it last worked; then halve the distance between the two until one change is left. ".repeat(
    6,
  );

const messages = (await readFile("training/data/messages.tsv", "utf8"))
  .split("\n")
  .slice(1)
  .flatMap((line) => line.split("\t")[4]?.replaceAll("\\n", "\n") ?? []);

console.log(`${conversations} conversations of ${turns} turns, ION_CONTEXT_TOKENS as it comes\n`);
console.log(
  "persona           what is kept              tokens in   of it cached   goal      cost   without the cache",
);
for (const persona of ["Elro", null] as const) for (const keeping of KEEPING) await measure(persona, keeping);

async function measure(persona: string | null, keeping: Keeping): Promise<void> {
  await using server = await startModelServer();
  const cache = createPrefixCache(keeping);
  server.answer = (request) => ({ status: 200, body: answerTo(request, cache) });
  await using ion = await createTestIon({
    settings: {
      ION_OPENAI_KEY: "bench",
      ION_OPENAI_URL: server.url,
      ION_MODELS: "openai/gpt-5-mini",
      ION_CACHE_SECONDS: "0",
    },
  });
  const { localActor: actor } = ion;
  for (let index = 0; index < conversations; index += 1) {
    const { session_id } = await ion.conversations.start(
      actor,
      persona === null ? {} : { persona_id: persona },
    );
    for (let turn = 0; turn < turns; turn += 1) {
      const user_message = messages[(index * turns + turn) % messages.length] ?? "";
      await ion.conversations.turn(actor, session_id, { user_message });
    }
  }
  const report: CostReportView = await ion.costs.report(actor.workspaceId, {
    window_minutes: 60,
    by: "model",
  });
  const { prompt_tokens, prompt_cache_hit_rate, cost_usd, saved_usd } = report.total;
  console.log(
    `${(persona ?? "as it is routed").padEnd(18)}${keeping.name.padEnd(23)}${String(prompt_tokens).padStart(12)}${percent(prompt_cache_hit_rate ?? 0).padStart(15)}   80 %   $${cost_usd.toFixed(4)}   $${(cost_usd + saved_usd).toFixed(4)} (−${percent(saved_usd / (cost_usd + saved_usd))})`,
  );
}

/** Tokens of the longest beginning of a prompt that came before, in whole steps; 0 below the smallest that is kept. */
function createPrefixCache({ smallest, step }: Keeping): (prompt: string) => number {
  const known: string[] = [];
  return (prompt) => {
    const longest = known.reduce((most, before) => Math.max(most, commonLength(before, prompt, most)), 0);
    known.push(prompt);
    const tokens = Math.floor(estimateTokens(prompt.slice(0, longest)) / step) * step;
    return tokens < smallest ? 0 : tokens;
  };
}

/** How many characters two texts begin with in common, where that is more than `least`. */
function commonLength(one: string, other: string, least: number): number {
  if (one.slice(0, least) !== other.slice(0, least)) return 0;
  let length = least;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}

function answerTo(request: ModelRequest, cached: (prompt: string) => number): unknown {
  const prompt = request.messages.map(({ role, content }) => `${role}\n${content}\n`).join("");
  const prompt_tokens = estimateTokens(prompt);
  return {
    model: "gpt-5-mini",
    choices: [{ index: 0, message: { role: "assistant", content: ANSWER }, finish_reason: "stop" }],
    usage: {
      prompt_tokens,
      completion_tokens: estimateTokens(ANSWER),
      prompt_tokens_details: { cached_tokens: Math.min(prompt_tokens, cached(prompt)) },
    },
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
