import type { Command } from "commander";
import type { RecommendResponse } from "#contract/recommendation.ts";
import { parseMessage } from "../message.ts";
import { type Action, withIon } from "../session.ts";
import type { Terminal } from "../terminal.ts";
import { shareBar, wrap } from "../turn-view.ts";

interface RouteOptions {
  readonly tone?: string;
  readonly pace?: string;
  readonly intent?: string;
  readonly key?: string;
}

export function addRouteCommand(program: Command, action: Action): void {
  program
    .command("route")
    .description("show how a message is heard and which persona it leads to")
    .argument("[text...]", "the message; may be left out with --key")
    .option("--tone <tone>", "say the tone instead of hearing it")
    .option("--pace <pace>", "say the pace")
    .option("--intent <intent>", "say the intent")
    .option("--key <wave-key>", "say the whole wave key, e.g. frustrated-burst-seek_advice")
    .addHelpText(
      "after",
      '\nExamples:\n  ion route "prod is down, what do I do?!"\n  ion route --key frustrated-burst-seek_advice',
    )
    .action((words: string[], options: RouteOptions, command: Command) =>
      action(command, (context) =>
        withIon(context, async (ion) => {
          const { key, ...parts } = options;
          const [tone, pace, intent] = key === undefined ? [] : ion.resonance.parseWaveKey(key).split("-");
          const given = key === undefined ? parts : { tone, pace, intent };
          const response = await ion.conversations.recommend(ion.localActor, {
            query: parseMessage(words.join(" ") || (key?.replace(/[-_]/g, " ") ?? "")),
            context: given,
            options: { top_k: 10, use_ml_model: true, include_explanation: true },
          });
          if (context.terminal.isJson) context.terminal.json(response);
          else showRoute(context.terminal, response);
          return undefined;
        }),
      ),
    );
}

function showRoute(terminal: Terminal, { recommendation, metadata }: RecommendResponse): void {
  terminal.line(
    `${terminal.style("bold", recommendation.wave_key)}  confidence ${recommendation.confidence.toFixed(3)}`,
  );
  for (const [axis, shares] of Object.entries(metadata.probabilities ?? {})) {
    terminal.line(`\n${terminal.style("bold", axis)}`);
    for (const [name, share] of Object.entries(shares).sort((a, b) => b[1] - a[1])) {
      terminal.line(`  ${shareBar(share)} ${share.toFixed(3)}  ${name}`);
    }
    const words = metadata.words?.[axis as keyof typeof metadata.words] ?? [];
    if (words.length > 0) terminal.line(terminal.style("dim", `  words that weighed: ${tellWords(words)}`));
  }
  if (recommendation.clarifying_question !== undefined) {
    terminal.line(`\n${terminal.style("bold", "unclear, so ION would ask")}`);
    terminal.line(`  ${wrap(terminal, recommendation.clarifying_question, 2)}`);
  }
  terminal.line(`\n${terminal.style("bold", "personas")}`);
  for (const entry of recommendation.ranked_recommendations) {
    const parts = Object.entries(entry.contributions).map(([name, value]) => `${name} ${value.toFixed(3)}`);
    const head = `  ${shareBar(entry.score)} ${entry.score.toFixed(3)}  `;
    const sentence = wrap(terminal, `${entry.persona}: ${entry.reason}`, head.length);
    terminal.line(head + sentence.replace(entry.persona, (name) => terminal.style("bold", name)));
    terminal.line(
      terminal.style(
        "dim",
        `      ${parts.join(" + ")}; resonance alone ${entry.resonance.score.toFixed(3)}`,
      ),
    );
  }
  terminal.line(
    terminal.style(
      "dim",
      `\n${metadata.algorithm} · ${metadata.model_version} · propensity ${metadata.propensity.toFixed(3)}`,
    ),
  );
}

/** “again” +1.20, “thanks” −0.31: what each word adds to the log-odds of the likeliest value. */
function tellWords(words: readonly { readonly word: string; readonly weight: number }[]): string {
  return words
    .map(({ word, weight }) => `“${word}” ${weight < 0 ? "−" : "+"}${Math.abs(weight).toFixed(2)}`)
    .join(", ");
}
