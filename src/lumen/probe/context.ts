/** How long a prompt may be: what is told about the model, and by request what it takes. */
import type { Asking } from "./dialects.ts";
import { measured, type NumberFact, told, unknown } from "./probe-result.ts";
import type { ProbeSession, Reply } from "./probe-session.ts";
import { readRefusal, type TokenLimits } from "./token-limits.ts";

const FIRST_TOKENS = 4096;
const MOST_TOKENS = 4_000_000;
/** The search ends when it knows the window to within this share. */
const CLOSE_ENOUGH = 1.05;
/** A word that nearly every tokeniser has as one token. */
const WORD = " data";
/** A server that counts less than this share of a prompt has cut it. */
const CUT_SHARE = 0.7;
/** Prompts of unknown tokenisers may have so many more tokens than words. */
const MARGIN = 1.3;
/** Some 30 tokens are the question around the words. */
const AROUND = 64;

type Tried =
  | { readonly kind: "taken"; readonly tokens: number }
  | { readonly kind: "refused"; readonly limit: number | null }
  | { readonly kind: "cut"; readonly tokens: number }
  | { readonly kind: "over" };

/** Without requests: what is told about the model. */
export function toldContext({ context }: TokenLimits): NumberFact {
  if (context === null) return unknown("the provider does not tell; --context measures it, for money");
  return told(context, "told about the model");
}

/**
 * Doubles the prompt until it is refused, then halves the gap. A refusal that names the window ends the search; a
 * window that is told is tried once.
 */
export async function probeContext(
  session: ProbeSession,
  short: Asking,
  known: TokenLimits,
): Promise<NumberFact> {
  let taken = 0;
  let refused = Number.POSITIVE_INFINITY;
  for (let tokens = known.context === null ? FIRST_TOKENS : known.context - AROUND; ; ) {
    const tried = await tryPrompt(session, short, tokens);
    if (tried.kind === "over") break;
    if (tried.kind === "cut")
      return measured(tried.tokens, "longer prompts are cut by the server without a word", false);
    if (tried.kind === "refused" && tried.limit !== null)
      return told(tried.limit, "named in refusing a prompt");
    if (tried.kind === "taken") taken = Math.max(taken, tried.tokens);
    else refused = tokens;
    if (known.context !== null && tried.kind === "taken")
      return told(known.context, `told about the model; a prompt of ${tried.tokens} tokens was taken`);
    if (refused / Math.max(taken, 1) <= CLOSE_ENOUGH || taken >= MOST_TOKENS) break;
    tokens = Math.floor(Number.isFinite(refused) ? (taken + refused) / 2 : tokens * 2);
    if (tokens < 2 * AROUND) break;
  }
  return whatIsKnown(session, known, { taken, refused });
}

function whatIsKnown(
  session: ProbeSession,
  known: TokenLimits,
  { taken, refused }: { readonly taken: number; readonly refused: number },
): NumberFact {
  const why = session.state.lacksMoney ? "; more would pass --max-usd" : "";
  if (known.context !== null && refused === Number.POSITIVE_INFINITY)
    return told(known.context, `told about the model; not tried${why}`);
  if (taken === 0) return unknown(`no long prompt was taken${why}`);
  const isClose = refused / taken <= CLOSE_ENOUGH;
  return measured(
    taken,
    isClose ? `taken; ${refused} were refused` : `the longest prompt that was taken${why}`,
    !isClose,
  );
}

async function tryPrompt(session: ProbeSession, short: Asking, tokens: number): Promise<Tried> {
  const text = `${WORD.repeat(Math.max(1, tokens - AROUND))}\n\n${short.text}`;
  const reply = await session.ask({ ...short, text }, Math.ceil(tokens * MARGIN));
  if (reply === null || isNoAnswer(reply)) return { kind: "over" };
  if (reply.status !== 200) return { kind: "refused", limit: readRefusal(reply.body).context };
  const counted = reply.answer?.promptTokens ?? null;
  if (counted !== null && counted < CUT_SHARE * tokens) return { kind: "cut", tokens: counted };
  return { kind: "taken", tokens: counted ?? tokens };
}

function isNoAnswer({ status }: Reply): boolean {
  return status === null || status === 429 || status >= 500 || status === 401 || status === 403;
}
