/**
 * The limits that providers tell in headers: OpenAI's and those who speak like it, Anthropic's, and the IETF's
 * (draft-ietf-httpapi-ratelimit-headers: `RateLimit-Policy` as of draft 10 and as of draft 7, `RateLimit-Limit`).
 */

export type ProbeHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface ToldLimit {
  readonly what: "requests" | "tokens" | "concurrency";
  /** A minute; of concurrency, at once. */
  readonly value: number;
  /** The header it stands in, and its window where that is not a minute. */
  readonly detail: string;
}

const MINUTE_S = 60;
/** Windows that limits are made for, in seconds. */
const WINDOWS_S = [1, MINUTE_S, 3600, 86_400];

/** The limits that are told, one of each kind: the most specific header goes first, others are named beside it. */
export function readLimits(headers: ProbeHeaders, now: number): ToldLimit[] {
  const all = [
    ...anthropicLimits(headers),
    ...openAiLimits(headers, now),
    ...policyLimits(headers),
    ...plainLimit(headers),
  ];
  return (["requests", "tokens", "concurrency"] as const).flatMap((kind) => {
    const [first, ...others] = all.filter(({ what }) => what === kind);
    if (first === undefined) return [];
    return [{ ...first, detail: [first, ...others].map(({ detail }) => detail).join("; ") }];
  });
}

/** Anthropic's limits are those of a minute (its documentation, "Rate limits"). */
function anthropicLimits(headers: ProbeHeaders): ToldLimit[] {
  const read = (name: string, what: ToldLimit["what"]): ToldLimit[] => {
    const header = `anthropic-ratelimit-${name}-limit`;
    const value = count(headers[header]);
    return value === null ? [] : [{ what, value, detail: header }];
  };
  const tokens = read("tokens", "tokens");
  return [...read("requests", "requests"), ...(tokens.length > 0 ? tokens : read("input-tokens", "tokens"))];
}

function openAiLimits(headers: ProbeHeaders, now: number): ToldLimit[] {
  return (["requests", "tokens"] as const).flatMap((what): ToldLimit[] => {
    const header = `x-ratelimit-limit-${what}`;
    const limit = count(headers[header]);
    if (limit === null) return [];
    const left = count(headers[`x-ratelimit-remaining-${what}`]);
    const resetMs = readDuration(one(headers[`x-ratelimit-reset-${what}`]), now);
    return [perMinute(what, limit, { header, windowS: windowOf(limit, left, resetMs) })];
  });
}

/**
 * The window of a limit that fills up evenly: what is missing comes back within the reset, the whole within the
 * window. Null where nothing is missing, or no usual window is near.
 */
function windowOf(limit: number, left: number | null, resetMs: number | null): number | null {
  if (left === null || resetMs === null || left >= limit || resetMs <= 0) return null;
  const seconds = ((resetMs / 1000) * limit) / (limit - left);
  const nearest = WINDOWS_S.toSorted((a, b) => distance(a, seconds) - distance(b, seconds))[0] ?? MINUTE_S;
  return distance(nearest, seconds) < Math.log(4) ? nearest : null;
}

function distance(one: number, other: number): number {
  return Math.abs(Math.log(one / other));
}

/** `"burst";q=100;w=60, "all";q=1000;w=86400;qu="requests"`, or `100;w=60` as it was before; minutes first. */
function policyLimits(headers: ProbeHeaders): ToldLimit[] {
  const policies = splitOutside(joined(headers["ratelimit-policy"]), ",").map((item) => {
    const [name = "", ...rest] = splitOutside(item, ";");
    const parameters = new Map(
      rest.map((part) => part.split("=", 2).map((side) => side.trim()) as [string, string]),
    );
    return {
      name,
      quota: count(parameters.get("q") ?? name),
      windowS: count(parameters.get("w")),
      parameters,
    };
  });
  policies.sort((one, other) => fromMinute(one.windowS) - fromMinute(other.windowS));
  return policies.flatMap(({ name, quota, windowS, parameters }): ToldLimit[] => {
    if (quota === null) return [];
    const unit = unquoted(parameters.get("qu") ?? "requests");
    const header = `ratelimit-policy ${unquoted(name)}`;
    if (unit === "concurrent-requests") return [{ what: "concurrency", value: quota, detail: header }];
    return unit === "requests" || unit === "tokens" ? [perMinute(unit, quota, { header, windowS })] : [];
  });
}

function fromMinute(windowS: number | null): number {
  return windowS === null || windowS === 0 ? 0 : distance(windowS, MINUTE_S);
}

/** Only the limit is told, so its window is a guess; the policy says it where there is one. */
function plainLimit(headers: ProbeHeaders): ToldLimit[] {
  if (headers["ratelimit-policy"] !== undefined) return [];
  const header = ["ratelimit-limit", "x-ratelimit-limit"].find((name) => count(headers[name]) !== null);
  const limit = count(header === undefined ? undefined : headers[header]);
  return header === undefined || limit === null
    ? []
    : [perMinute("requests", limit, { header, windowS: null })];
}

function perMinute(
  what: "requests" | "tokens",
  limit: number,
  { header, windowS }: { readonly header: string; readonly windowS: number | null },
): ToldLimit {
  if (windowS === null || windowS === 0)
    return { what, value: limit, detail: `${header}; its window is taken for a minute` };
  const detail = windowS === MINUTE_S ? header : `${header}: ${limit} in ${windowS} s`;
  return { what, value: (limit * MINUTE_S) / windowS, detail };
}

const UNITS_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `6m0s`, `120ms`, `20` (seconds) or a time as ISO 8601. */
export function readDuration(text: string | undefined, now: number): number | null {
  if (text === undefined || text === "") return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) {
    const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
    return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS_MS[unit ?? ""] ?? 0), 0);
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : Math.max(0, time - now);
}

/** Parts between separators that are not within quotes (RFC 9651, lists and parameters). */
function splitOutside(text: string, separator: string): string[] {
  const parts = [""];
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, "").slice(0, 40);
}

function count(value: string | string[] | undefined): number | null {
  const text = one(value)?.trim() ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function joined(value: string | string[] | undefined): string {
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}
