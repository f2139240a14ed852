/** What providers say in headers about what is left of their limits. */

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** Of OpenAI and those who speak like it, of Anthropic, and of the IETF's draft (draft-ietf-httpapi-ratelimit-headers). */
const PAIRS = [
  ["x-ratelimit-remaining-requests", "x-ratelimit-reset-requests"],
  ["x-ratelimit-remaining-tokens", "x-ratelimit-reset-tokens"],
  ["anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-requests-reset"],
  ["anthropic-ratelimit-input-tokens-remaining", "anthropic-ratelimit-input-tokens-reset"],
  ["anthropic-ratelimit-output-tokens-remaining", "anthropic-ratelimit-output-tokens-reset"],
  ["ratelimit-remaining", "ratelimit-reset"],
] as const;

/** In how many milliseconds there is something left again, where nothing is left now; null otherwise. */
export function readExhausted(headers: Headers, now = Date.now()): number | null {
  let longest: number | null = null;
  for (const [remaining, reset] of PAIRS) {
    const left = headers[remaining];
    const until = headers[reset];
    if (left === undefined || Number(left) !== 0 || typeof until !== "string") continue;
    const resetMs = readReset(until, now);
    if (resetMs !== null) longest = Math.max(longest ?? 0, resetMs);
  }
  return longest;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Seconds (`20`), durations (`6m0s`, `120ms`) or a time (`2026-11-21T08:00:00Z`). */
function readReset(text: string, now: number): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) {
    return [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ""] ?? 0),
      0,
    );
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}
