import type { Command } from "commander";
import type { Ion } from "#app/index.ts";
import type { FeedbackRequest } from "#contract/conversation.ts";
import { InvalidInputError } from "#lib/ion-error.ts";
import { wholeNumber } from "../number-option.ts";
import { type Action, withIon } from "../session.ts";
import { profileWordsFor } from "./profile-words-catalog.ts";

interface RateOptions {
  readonly session?: string;
  readonly turn?: string;
  readonly comment?: string;
}

const MOST_STARS = 5;
const MOST_TURNS = 1_000_000;

export function addRateCommand(program: Command, action: Action): void {
  program
    .command("rate")
    .description("say how good an answer was, change it, or take it back")
    .argument("<rating>", "up, down, 1 to 5, or back")
    .option("--session <id>", "the conversation; your last one otherwise")
    .option("--turn <number>", "the turn; the last one otherwise")
    .option("--comment <text>", "what was good or missing")
    .addHelpText(
      "after",
      '\nExamples:\n  ion rate up\n  ion rate 2 --comment "too long"\n  ion rate back\n  ion rate 5 --session conv_01k9… --turn 3',
    )
    .action((rating: string, options: RateOptions, command: Command) =>
      action(command, (context) => {
        const said = parseRating(rating);
        const turn = options.turn === undefined ? null : wholeNumber("--turn", options.turn, MOST_TURNS);
        return withIon(context, async (ion) => {
          const place = await placeOf(ion, { session: options.session, turn });
          const { terminal } = context;
          const words = profileWordsFor(Intl.DateTimeFormat().resolvedOptions().locale);
          const { sessionId, turn_number } = place;
          if (said === "back") {
            await ion.conversations.takeBackFeedback(ion.localActor, sessionId, turn_number);
            if (terminal.isJson) terminal.json({ session_id: sessionId, turn_number, rating: null });
            else terminal.line(words.takenBack(turn_number));
            return undefined;
          }
          const comment = options.comment === undefined ? {} : { comment: options.comment };
          const request = { turn_number, ...said, ...comment };
          const stored = await ion.conversations.giveFeedback(ion.localActor, sessionId, request);
          if (terminal.isJson) terminal.json(stored);
          else terminal.line(words.rated(turn_number));
          return undefined;
        });
      }),
    );
}

/** `up`, `down`, 1 to 5, or `back` to take it back. @throws InvalidInputError */
export function parseRating(text: string): Pick<FeedbackRequest, "rating" | "thumbs"> | "back" {
  const word = text.trim().toLowerCase();
  if (word === "back") return "back";
  if (word === "up" || word === "down") return { thumbs: word };
  const stars = Number(word);
  if (Number.isInteger(stars) && stars >= 1 && stars <= MOST_STARS) return { rating: stars };
  throw new InvalidInputError(
    "rating",
    `${JSON.stringify(text.slice(0, 20))} is no rating`,
    "use up, down, 1 to 5, or back",
  );
}

async function placeOf(
  ion: Ion,
  { session, turn }: { session: string | undefined; turn: number | null },
): Promise<{ sessionId: string; turn_number: number }> {
  const sessionId = session ?? (await lastSession(ion));
  if (turn !== null) return { sessionId, turn_number: turn };
  const { turn_count } = await ion.conversations.read(ion.localActor, sessionId, { limit: 1 });
  if (turn_count > 0) return { sessionId, turn_number: turn_count };
  throw new InvalidInputError("--turn", "nothing was answered yet", "ask something first");
}

async function lastSession(ion: Ion): Promise<string> {
  const { sessions } = await ion.conversations.list(ion.localActor, { limit: 1 });
  const last = sessions[0];
  if (last === undefined)
    throw new InvalidInputError(
      "--session",
      "there is no conversation yet",
      "start with ion ask or ion chat",
    );
  return last.session_id;
}
